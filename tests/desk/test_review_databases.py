"""The same words on SQLite and on PostgreSQL, and two people who press at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from pobratim.desk import review
from pobratim.desk.models import Account
from pobratim.desk.queue import QueueFilter, length, next_after, queue
from pobratim.desk.roles import Role
from pobratim.desk.words import seen_token
from pobratim.errors import Conflict
from pobratim.register import Verb
from pobratim.storage import models, write
from pobratim.storage.connect import disconnect
from tests.register.making import BREST, SAMPLES, paper, reading


def reviewer(name: str) -> Account:
    return Account.objects.create(username=name, role=Role.REVIEWER.value)


def test_a_day_of_checking_ends_alike_on_every_database(database: str) -> None:
    olga = reviewer("Ольга")
    write.keep_readings([reading(f"n{n}", f"2021-05-{n + 1:02}", one) for n, one in enumerate(SAMPLES)])
    write.rebuild_dirty_blocks()
    everything = length()
    first = queue(QueueFilter(kinds=("agreement",), partner=BREST, rule="rule", doubt="one_source")).first()
    assert first is not None
    assert next_after(first) is not None
    review.correct(olga, first.id, "title", "Соглашение о льне", seen_token(first))
    review.later(olga, queue()[0].id)
    review.accept_many(olga, QueueFilter(kinds=("event",)), 10)
    shown = models.Entry.objects.get(entry_facts__fact=first.entry_facts.values("fact")[:1])
    assert (shown.title, shown.state) == ("Соглашение о льне", "corrected")
    merged = models.Entry.objects.filter(document_count__gt=1).first()
    assert merged is not None
    fact = merged.entry_facts.values_list("fact_id", flat=True)[0]
    said = review.reject_fact(olga, merged.id, fact, seen_token(merged))
    review.undo(olga, said.decision.id)
    entered = review.enter(olga, "agreement", {"instrument": "treaty", "parties": ["BY", "KZ"]}, "Из папки договоров")
    assert models.Entry.objects.get(id=entered.entry).state == "entered"
    stored = {row.pk: row.fingerprint for row in models.Entry.objects.all()}
    write.rebuild_everything()
    assert {row.pk: row.fingerprint for row in models.Entry.objects.all()} == stored
    assert length() < everything


def test_of_two_people_who_press_at_once_one_is_told_what_the_other_said(database: str) -> None:
    people = [reviewer("Ольга"), reviewer("Егор")]
    write.keep_readings([reading("a", "2021-05-13", paper("2021"))])
    write.rebuild_dirty_blocks()
    entry = models.Entry.objects.get()
    seen, together = seen_token(entry), Barrier(2)

    def press(account: Account, verb: Verb) -> object:
        together.wait()
        try:
            return {Verb.ACCEPT: review.accept, Verb.REJECT: review.reject}[verb](account, entry.id, seen)
        except Conflict as met:
            return met
        finally:
            disconnect()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(press, people, (Verb.ACCEPT, Verb.REJECT)))
    (met,) = [one for one in done if isinstance(one, Conflict)]
    (said,) = [one for one in done if isinstance(one, review.Said)]
    assert met.decision == said.decision
    assert models.Decision.objects.count() == 1
