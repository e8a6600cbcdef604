"""What people say at the desk, and what the register shows afterwards."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from pobratim.desk import review
from pobratim.desk.models import Account, AuditRecord, Grant, Postponed
from pobratim.desk.roles import Role
from pobratim.desk.words import seen_token, words_about
from pobratim.errors import BadInput, Conflict
from pobratim.facts.wire import content_to_json
from pobratim.storage import models, read, write
from pobratim.storage.runs_read import outdated
from tests.register.making import BREST, PSKOV, SAMPLES, TVER, meeting, paper, post, reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def olga() -> Account:
    return Account.objects.create(username="Ольга", role=Role.REVIEWER.value)


@pytest.fixture
def egor() -> Account:
    return Account.objects.create(username="Егор", role=Role.EDITOR.value)


def told(*readings: object) -> models.Entry:
    write.keep_readings(readings)  # type: ignore[arg-type]
    write.rebuild_dirty_blocks()
    return models.Entry.objects.order_by("id")[0]


@pytest.fixture
def bond() -> models.Entry:
    return told(reading("a", "2021-05-13", paper("2021", signers=("Егор Ладыгин",))))


@pytest.fixture
def thrice() -> models.Entry:
    """One paper of which three documents tell."""
    days = ("2021-05-12", "2021-05-12", "2021")
    return told(
        *(reading(name, f"2021-05-1{n + 3}", paper(day)) for n, (name, day) in enumerate(zip("abc", days, strict=True)))
    )


def again(entry: models.Entry) -> models.Entry:
    found = read.entry(entry.id)
    assert found is not None
    return found


def fact_of(document: str) -> str:
    return models.Fact.objects.get(document=document).id


def test_a_right_with_one_partner_does_not_take_an_entry_to_others(bond: models.Entry) -> None:
    anna = Account.objects.create(username="Анна", role=Role.READER.value)
    Grant.objects.create(account=anna, party=TVER, role=Role.EDITOR.value)
    with pytest.raises(PermissionDenied):
        review.correct(anna, bond.id, "parties", [PSKOV, BREST], seen_token(bond))
    assert again(bond).state == "machine"
    assert not AuditRecord.objects.exists()
    review.correct(anna, bond.id, "parties", [TVER, PSKOV], seen_token(bond))
    assert again(bond).state == "corrected"


# --- one entry --------------------------------------------------------------------------------------------------------


def test_an_accepted_entry_is_accepted_at_once(olga: Account, bond: models.Entry) -> None:
    said = review.accept(olga, bond.id, seen_token(bond), "сверено с бумагой")
    assert again(bond).state == "accepted"
    assert (said.entry, said.decision.who, said.decision.why) == (bond.id, "Ольга", "сверено с бумагой")


def test_a_rejected_entry_leaves_the_lists_and_stays_at_its_address(olga: Account, bond: models.Entry) -> None:
    review.reject(olga, bond.id, seen_token(bond))
    assert not read.entries().exists()
    assert again(bond).state == "rejected"


def test_slots_corrected_one_after_another_are_all_kept(egor: Account, bond: models.Entry) -> None:
    review.correct(egor, bond.id, "signed", "12.05.2021", seen_token(bond))
    review.correct(egor, bond.id, "title", "Соглашение о льне", seen_token(again(bond)))
    shown = again(bond)
    assert shown.content["signed"] == "2021-05-12"
    assert shown.content["title"] == "Соглашение о льне"
    assert shown.state == "corrected"
    assert {one["slot"]: one["machine"] for one in shown.corrected} == {"signed": "2021", "title": None}
    assert models.Decision.objects.get(id=shown.corrected[0]["decision"]).who == "Егор"


def test_a_slot_put_back_to_the_machines_value_differs_from_nothing(egor: Account, bond: models.Entry) -> None:
    review.correct(egor, bond.id, "signed", "2020", seen_token(bond))
    review.correct(egor, bond.id, "signed", "2021", seen_token(again(bond)))
    assert again(bond).content["signed"] == "2021"
    assert again(bond).variants == {}


def test_a_corrected_date_tears_nothing_off_the_entry(olga: Account, thrice: models.Entry) -> None:
    review.correct(olga, thrice.id, "signed", "2019-01-01", seen_token(thrice))
    shown = again(thrice)
    assert shown.id == thrice.id
    assert shown.entry_facts.count() == 3
    assert str(shown.first) == "2019-01-01"


def test_corrected_parties_are_found_at_once(olga: Account, bond: models.Entry) -> None:
    review.correct(olga, bond.id, "parties", [TVER, "Казахстан"], seen_token(bond))
    assert [one.id for one in read.entries_of_party("KZ")] == [bond.id]
    assert not read.entries_of_party(BREST)


def test_a_post_and_a_name_of_a_person_are_put_right(olga: Account) -> None:
    person = told(reading("a", "2021", post("Егор Ладыгн", TVER, "министр")))
    fact = fact_of("a")
    review.correct(olga, person.id, "name", "Егор Ладыгин", seen_token(person))
    review.correct(olga, person.id, f"titles:{fact}", ["министр торговли"], seen_token(again(person)))
    shown = again(person)
    assert shown.title == "Егор Ладыгин"
    assert shown.content["posts"][0]["titles"] == ["министр торговли"]
    assert read.person_named("Егор Ладыгин") == shown


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("signed", "вчера"),
        ("signed", "2021/2022"),
        ("instrument", "ukase"),
        ("instrument", None),
        ("parties", []),
        ("parties", ["Тридевятое царство"]),
        ("jobs", 5),
        ("areas", ["любовь"]),
        ("signed", "2021"),
    ],
)
def test_a_value_that_the_contract_does_not_know_is_refused_in_a_sentence_that_names_the_slot(
    olga: Account, bond: models.Entry, slot: str, value: object
) -> None:
    with pytest.raises(BadInput) as refused:
        review.correct(olga, bond.id, slot, value, seen_token(bond))
    assert refused.value.place == slot
    assert again(bond).state == "machine"


# --- several entries --------------------------------------------------------------------------------------------------


def test_facts_split_off_are_an_entry_of_their_own_and_words_stay_with_the_rest(
    olga: Account, thrice: models.Entry
) -> None:
    review.correct(olga, thrice.id, "title", "Соглашение о льне", seen_token(thrice))
    said = review.split(olga, thrice.id, [fact_of("c")], seen_token(again(thrice)))
    kept, off = (models.Entry.objects.get(id=one) for one in said.entries)
    assert kept.id == thrice.id
    assert (kept.title, off.state) == ("Соглашение о льне", "machine")
    assert off.entry_facts.get().fact_id == fact_of("c")


def test_one_rejected_fact_leaves_the_entry_and_is_kept_rejected(olga: Account, thrice: models.Entry) -> None:
    said = review.reject_fact(olga, thrice.id, fact_of("a"), seen_token(thrice), "там другой документ")
    assert said.entry == thrice.id, "the entry keeps its address although that fact had founded it"
    assert sorted(again(thrice).entry_facts.values_list("fact__document", flat=True)) == ["b", "c"]
    (alone,) = models.Entry.objects.exclude(id=thrice.id)
    assert (alone.state, alone.entry_facts.get().fact.document_id) == ("rejected", "a")
    review.undo(olga, said.decision.id)
    assert models.Entry.objects.get().entry_facts.count() == 3


def test_the_only_fact_rejected_is_the_entry_rejected(olga: Account, bond: models.Entry) -> None:
    review.reject_fact(olga, bond.id, fact_of("a"), seen_token(bond))
    assert models.Entry.objects.get().state == "rejected"


def test_entries_merged_by_a_person_are_one_and_undone_are_two(olga: Account) -> None:
    told(reading("a", "2021", paper("2020-01-01")), reading("b", "2021", paper("2020-01-01", parties=(TVER, "BY"))))
    one, two = models.Entry.objects.order_by("id")
    before = [(row.id, row.content) for row in (one, two)]
    said = review.merge(olga, one.id, two.id, seen_token(one))
    assert models.Entry.objects.get().document_count == 2
    review.undo(olga, said.decision.id)
    assert [(row.id, row.content) for row in models.Entry.objects.order_by("id")] == before


def test_entries_of_two_kinds_are_never_merged(olga: Account) -> None:
    told(reading("a", "2021", paper("2020-01-01"), meeting("2020-01-01")))
    one, two = models.Entry.objects.order_by("id")
    with pytest.raises(BadInput, match="разного вида"):
        review.merge(olga, one.id, two.id, seen_token(one))


# --- undo -------------------------------------------------------------------------------------------------------------


def test_an_undone_correction_leaves_the_other_and_comes_back_when_the_undo_is_undone(
    olga: Account, bond: models.Entry
) -> None:
    date = review.correct(olga, bond.id, "signed", "2020", seen_token(bond)).decision
    review.correct(olga, bond.id, "title", "Соглашение о льне", seen_token(again(bond)))
    undone = review.undo(olga, date.id).decision
    assert (again(bond).content["signed"], again(bond).title) == ("2021", "Соглашение о льне")
    assert again(bond).state == "corrected"
    with pytest.raises(BadInput, match="уже отменено"):
        review.undo(olga, date.id)
    review.undo(olga, undone.id)
    assert again(bond).content["signed"] == "2020"
    assert models.Decision.objects.count() == 4, "nothing is ever removed"
    standing = {word.decision.id for word in words_about(again(bond)) if word.stands}
    assert date.id in standing
    assert undone.id not in standing


def test_an_editor_takes_back_only_what_an_editor_said(olga: Account, egor: Account, bond: models.Entry) -> None:
    own = review.correct(egor, bond.id, "signed", "2020", seen_token(bond)).decision
    others = review.accept(olga, bond.id, seen_token(again(bond))).decision
    with pytest.raises(PermissionDenied):
        review.undo(egor, others.id)
    review.undo(egor, own.id)
    review.undo(olga, others.id)


# --- rights, conflicts, the trail -------------------------------------------------------------------------------------


def test_a_grant_for_one_partner_opens_the_entries_of_that_partner_only(bond: models.Entry) -> None:
    ivan = Account.objects.create(username="Иван", role=Role.READER.value)
    with pytest.raises(PermissionDenied):
        review.accept(ivan, bond.id, seen_token(bond))
    Grant.objects.create(account=ivan, party=PSKOV, role=Role.REVIEWER.value)
    ivan = Account.objects.get(pk=ivan.pk)
    with pytest.raises(PermissionDenied):
        review.accept(ivan, bond.id, seen_token(bond))
    Grant.objects.create(account=ivan, party="BY", role=Role.REVIEWER.value)
    review.accept(Account.objects.get(pk=ivan.pk), bond.id, seen_token(bond))
    assert again(bond).state == "accepted"


def test_two_people_on_one_entry_do_not_overwrite_each_other(olga: Account, egor: Account, bond: models.Entry) -> None:
    seen = seen_token(bond)
    review.correct(egor, bond.id, "signed", "2020", seen)
    with pytest.raises(Conflict) as met:
        review.accept(olga, bond.id, seen)
    assert met.value.decision.who == "Егор"  # type: ignore[attr-defined]
    assert again(bond).state == "corrected"


def test_a_document_read_in_between_is_a_conflict_too(olga: Account, bond: models.Entry) -> None:
    seen = seen_token(bond)
    told(reading("b", "2021-05-14", paper("2021-05-12")))
    with pytest.raises(Conflict) as met:
        review.accept(olga, bond.id, seen)
    assert met.value.decision is None


def test_an_entry_that_is_gone_is_told_of_in_words(olga: Account) -> None:
    with pytest.raises(BadInput, match="больше нет"):
        review.accept(olga, "0" * 20, "")


def test_every_word_is_in_the_trail_with_what_was_before(olga: Account, bond: models.Entry) -> None:
    review.correct(olga, bond.id, "signed", "2020", seen_token(bond), "по бумаге")
    row = AuditRecord.objects.get()
    assert (row.what, row.about, row.why) == ("review.correct", f"entry:{bond.id}", "по бумаге")
    assert row.before["content"]["signed"] == "2021"
    assert row.after[0]["content"]["signed"] == "2020"


def test_only_the_touched_blocks_are_made_anew(olga: Account, bond: models.Entry) -> None:
    write.keep_readings([reading("z", "2021", meeting("2022-03-04", parties=(PSKOV, BREST)))])
    waiting = models.DirtyBlock.objects.count()
    review.accept(olga, bond.id, seen_token(bond))
    assert models.DirtyBlock.objects.count() == waiting == 1


# --- putting off, entering, many at once ------------------------------------------------------------------------------


def test_what_is_put_off_comes_back_and_a_word_on_it_ends_that(olga: Account, bond: models.Entry) -> None:
    review.later(olga, bond.id)
    assert Postponed.objects.get().account == olga
    review.accept(olga, bond.id, seen_token(bond))
    assert not Postponed.objects.exists()


def test_a_colleague_with_the_same_entry_open_is_seen(olga: Account, egor: Account, bond: models.Entry) -> None:
    review.looking(egor, bond.id)
    review.looking(olga, bond.id)
    assert review.who_else_looks(olga, bond.id) == ["Егор"]


def test_an_entry_put_in_by_hand_stands_on_the_words_given_for_it(egor: Account) -> None:
    values = {"instrument": "memorandum", "parties": ["Тверская область", "BY"], "signed": "03.02.2020"}
    said = review.enter(egor, "agreement", values, " Из папки договоров, лист 5. ", title="Папка договоров")
    entry = models.Entry.objects.get(id=said.entry)
    fact = entry.entry_facts.get().fact
    assert entry.state == "entered"
    assert entry.content["parties"] == ["RU-TVE", "BY"]
    assert (fact.quote, fact.rule) == ("Из папки договоров, лист 5.", "entered")
    assert fact.document.source == "внесено вручную"
    assert not outdated("2").exists(), "reading leaves that text alone"
    review.undo(egor, said.decision.id)
    assert not read.entries().exists()


def test_a_missed_fact_outlives_another_reading_of_its_document(egor: Account, bond: models.Entry) -> None:
    text = models.Document.objects.get(id="a").text
    start = text.index("Фраза")
    said = review.add_missed(egor, "a", "event", content_to_json(meeting("2021-05-12")), [(start, start + 8)])
    assert models.Entry.objects.get(id=said.entry).state == "entered"
    told(reading("a", "2021-05-13", paper("2021"), version="2"))
    assert models.Entry.objects.get(kind="event").id == said.entry
    assert models.Fact.objects.get(kind="event").quote == "Фраза 0"


def test_words_that_are_not_in_the_document_are_refused(egor: Account, bond: models.Entry) -> None:
    for spans in ([(5, 9000)], [(4, 4)], []):
        with pytest.raises(BadInput) as refused:
            review.add_missed(egor, "a", "event", content_to_json(meeting()), spans)
        assert refused.value.place == "evidence"


def test_many_are_confirmed_at_once_by_rule_and_confidence_and_taken_back_together(olga: Account) -> None:
    told(*(reading(f"n{n}", f"2021-05-{n + 1:02}", one) for n, one in enumerate(SAMPLES[:12])))
    count = models.Entry.objects.count()
    assert not review.accept_many(olga, review.QueueFilter(rule="rule", above=101), 5).decisions
    said = review.accept_many(olga, review.QueueFilter(rule="rule", above=10), 3)
    assert len(said.decisions) == 3
    assert models.Entry.objects.filter(state="accepted").count() == 3
    review.undo_many(olga, said.decision.id)
    assert models.Entry.objects.filter(state="machine").count() == count
