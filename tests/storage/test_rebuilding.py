"""What a rebuild writes: no more than it must, and all of it when it is asked for everything."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pobratim.register import Decision, Verb
from pobratim.storage import write
from pobratim.storage.models import Entry, EntryFact, Fact
from pobratim.storage.store import DatabaseStore
from tests.register.making import meeting, paper, reading

pytestmark = pytest.mark.usefixtures("database")
OLD, NEW = paper("2019-05-12"), paper("2021-05-12")
KEPT = [reading("a", "2019-05-13", OLD), reading("b", "2021-05-13", NEW, meeting("2021-05-12"))]


def filled(*more: object) -> DatabaseStore:
    store = DatabaseStore()
    store.keep([*KEPT, *more])  # type: ignore[list-item]
    store.rebuild()
    return store


def test_an_entry_whose_facts_did_not_change_is_not_written_again() -> None:
    store = filled()
    old = Entry.objects.get(content__signed="2019-05-12")
    new = Entry.objects.get(content__signed="2021-05-12")
    Entry.objects.filter(id__in=[old.id, new.id]).update(title="рукой")
    store.keep([reading("c", "2021-05-14", paper("2021", "Соглашение о сотрудничестве"))])
    store.rebuild()
    assert old.block == new.block
    assert Entry.objects.get(id=old.id).title == "рукой"
    assert Entry.objects.get(id=new.id).title == "Соглашение о сотрудничестве"
    store.rebuild(everything=True)
    assert Entry.objects.get(id=old.id).title != "рукой"


@pytest.mark.parametrize("verb", [Verb.ACCEPT, Verb.REJECT])
def test_a_decision_alone_makes_an_entry_anew(verb: Verb) -> None:
    store = filled()
    (fact,) = KEPT[0].facts
    store.decide(Decision(id="d", verb=verb, facts=(fact.id,), who="Ольга", at=datetime(2024, 5, 1, tzinfo=UTC)))
    store.rebuild()
    assert Entry.objects.get(content__signed="2019-05-12").state == f"{verb}ed"


def test_facts_filed_by_earlier_rules_find_their_blocks_when_everything_is_rebuilt() -> None:
    store = filled(reading("c", "2021-05-14", meeting("2021-05-12")))
    wanted = store.entries()
    Fact.objects.filter(document="c").update(block="event:of-earlier-rules")
    write.mark_all_dirty()
    store.rebuild()
    assert len(store.entries()) == len(wanted) + 1
    store.rebuild(everything=True)
    assert store.entries() == wanted
    assert EntryFact.objects.count() == Fact.objects.count()
