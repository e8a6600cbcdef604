"""Counts beside the entries always say what counting all entries would."""

from __future__ import annotations

from datetime import UTC, datetime

from pobratim.facts import KINDS
from pobratim.register import Decision, Verb
from pobratim.storage import models, read, tallies, write
from pobratim.storage.read import EntryFilter
from tests.register.making import meeting, paper, reading

NEWS = [
    reading("a", "2021-05-13", paper("2021", stage="signed"), meeting("2021-05-12", stage="held")),
    reading("b", "2021-05-14", meeting("2021-05-12")),
    reading("c", "2022-02-01", paper("2022-02-01"), meeting("2022-01-31")),
]


def _kept() -> set[tuple[str, str, str, int, int, int]]:
    rows = models.Tally.objects.exclude(n=0, direct=0).exclude(aspect__in=[tallies.DOCUMENTS, tallies.FACTS])
    return set(rows.values_list("party", "partner", "aspect", "n", "direct", "named"))


def _counted() -> set[tuple[str, str, str, int, int, int]]:
    found = tallies.of_rows(list(models.Entry.objects.values_list("id", flat=True)))
    return {(*place, *found.at(place)) for place in found.n}


def test_counts_follow_documents_that_come_change_and_go(database: str) -> None:
    for step in (NEWS, [reading("c", "2022-02-01", meeting("2022-01-31"))]):
        write.keep_readings(step)
        write.rebuild_dirty_blocks()
        assert _kept() == _counted() != set()
    write.forget_document("a")
    write.rebuild_dirty_blocks()
    assert _kept() == _counted() != set()


def test_documents_and_facts_are_counted_once_each(database: str) -> None:
    for step in (NEWS, NEWS, [reading("c", "2022-02-01", meeting("2022-01-31"))]):
        write.keep_readings(step)
        kept = tallies.numbers("", "", "")
        assert (kept["documents"], kept["facts"]) == (models.Document.objects.count(), models.Fact.objects.count())
    write.forget_document("a")
    kept = tallies.numbers("", "", "")
    assert (kept["documents"], kept["facts"]) == (2, models.Fact.objects.count())


def test_a_rejected_entry_is_not_counted_and_a_confirmed_one_is_counted_as_such(database: str) -> None:
    write.keep_readings(NEWS)
    write.rebuild_dirty_blocks()
    before = tallies.total("", "", "event")
    facts = {
        kind: models.Fact.objects.filter(kind=kind).order_by("document").first() for kind in ("event", "agreement")
    }
    for kind, verb in (("event", Verb.REJECT), ("agreement", Verb.ACCEPT)):
        word = Decision(id=kind, verb=verb, facts=(facts[kind].id,), who="Ольга", at=datetime(2024, 2, 3, tzinfo=UTC))
        write.decide(word)
    write.rebuild_dirty_blocks()
    assert tallies.total("", "", "event") == before - 1
    assert tallies.numbers("", "", tallies.CONFIRMED) == {"": 1}
    assert _kept() == _counted()


def test_making_everything_anew_changes_no_count(database: str) -> None:
    write.keep_readings(NEWS)
    write.rebuild_dirty_blocks()
    before = _kept()
    write.rebuild_everything()
    assert _kept() == before


def test_a_party_is_counted_beside_those_outside_it_only(database: str) -> None:
    write.keep_readings(NEWS)
    write.rebuild_dirty_blocks()
    pairs = {(party, partner) for party, partner, *_ in _kept() if party and partner}
    assert pairs
    assert not [pair for pair in pairs if pair[0].startswith(pair[1]) or pair[1].startswith(pair[0])]


def test_few_sentences_of_a_much_told_entry_lead_it(database: str) -> None:
    write.keep_readings([reading(f"n{n:02}", f"2021-05-{n:02}", meeting("2021-05-01")) for n in range(2, 22)])
    write.rebuild_dirty_blocks()
    leading = models.EntryFact.objects.filter(entry__kind="event", lead=True)
    assert sorted(leading.values_list("fact__document", flat=True)) == [f"n{n}" for n in range(16, 22)]
    write.keep_readings([reading("n22", "2021-05-22", meeting("2021-05-01"))])
    write.rebuild_dirty_blocks()
    assert sorted(leading.values_list("fact__document", flat=True)) == [f"n{n}" for n in range(17, 23)]


def test_what_a_list_would_count_is_known_before(database: str) -> None:
    write.keep_readings(NEWS)
    write.rebuild_dirty_blocks()
    parties = set(models.EntryParty.objects.values_list("party", flat=True))
    asked = [
        EntryFilter(kinds=[kind], party=a, partner=b) for kind in KINDS for a in ("", *parties) for b in ("", *parties)
    ]
    known = [(wanted, read.counted(wanted)) for wanted in asked]
    assert [wanted for wanted, count in known if count is not None and count != read.entries(wanted).count()] == []
    assert {count is None for _, count in known} == {True, False}
    assert read.counted(EntryFilter(kinds=["event"], words="встреча")) is None
