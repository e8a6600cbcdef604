"""Counts of pictures: the same on both databases as counted by hand; large registers are cut with a word."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations

import pytest

from pobratim.resolve.parties import ancestors
from pobratim.storage import agenda, picturing, windows, write
from pobratim.storage.models import Entry
from pobratim.storage.picturing import Scope
from tests.web.picture_sample import pictured_readings

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def filled(database: str) -> None:
    write.keep_readings(pictured_readings())
    write.rebuild_dirty_blocks()


def test_pairs_are_those_that_entries_name_together() -> None:
    told: Counter[tuple[str, ...]] = Counter()
    for entry in Entry.objects.filter(kind__in=picturing.TIED):
        named = sorted(entry.parties.filter(direct=True).values_list("party", flat=True))
        told.update(pair for pair in combinations(named, 2) if pair[0] not in ancestors(pair[1]))
    found = picturing.ties(Scope(), "named", TODAY)
    assert {row[:2]: row[2] for row in found.rows} == told
    assert found.complete


def test_around_a_party_its_own_towns_count_as_itself() -> None:
    rows = {row[:2]: row[2] for row in picturing.ties(Scope(party="RU-TUL"), "named", TODAY).rows}
    assert rows["BY-HR/Лида", "RU-TUL"] == 1
    assert not any("RU-TUL/Алексин" in pair for pair in rows)


def test_papers_in_force_are_those_of_that_day() -> None:
    def live(day: date | None) -> int:
        scope = Scope(kinds=("agreement",), party="RU-TUL", live=True, day=day)
        return {row.party: row.count for row in picturing.by_tile(scope, TODAY)[0]}.get("KZ", 0)

    assert [live(date(2018, 1, 1)), live(date(2020, 1, 1)), live(date(2024, 1, 1)), live(None)] == [0, 1, 2, 1]


@pytest.mark.parametrize("level", picturing.LEVELS)
@pytest.mark.parametrize("kind", ["event", "agreement"])
def test_pairs_from_kept_counts_are_those_that_entries_show(level: str, kind: str) -> None:
    kept = picturing.ties(Scope(kinds=(kind,)), level, TODAY)
    looked_at = picturing.ties(Scope(kinds=(kind,), since=date(1900, 1, 1)), level, TODAY)
    assert kept.rows == looked_at.rows != ()


def test_what_is_too_much_is_cut_to_the_newest_unless_counts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = picturing.ties(Scope(party="RU-TUL"), "named", TODAY)
    monkeypatch.setattr(windows, "MOST_ENTRIES", 5)
    cut = picturing.ties(Scope(kinds=("event",), since=date(2000, 1, 1)), "named", TODAY)
    assert not cut.complete
    assert 0 < sum(row[2] for row in cut.rows) <= 6
    assert picturing.ties(Scope(), "named", TODAY).complete
    star = picturing.ties(Scope(party="RU-TUL"), "named", TODAY)
    assert star.star
    assert star.rows == tuple(row for row in whole.rows if "RU-TUL" in row[:2])
    assert not picturing.ties(Scope(party="RS"), "named", TODAY).star


def test_months_and_meetings_and_terms() -> None:
    months = picturing.by_month(Scope(kinds=("event",)), TODAY).rows
    assert ("event", "2019-06/2019-06", 1) in months
    assert ("event", "2026-01/2026-12", 1) in months
    assert sum(row[2] for row in months) == 8
    held = {row.party: row.last for row in picturing.contacts(Scope(kinds=("event",)), TODAY)[0]}
    assert held["BY"] == date(2025, 10, 4)
    assert "RS" not in held
    assert picturing.overdue(Scope(), TODAY)[0] == []
    assert {row.party for row in picturing.overdue(Scope(), date(2027, 1, 5))[0]} == {"RU-TUL", "KZ"}


def test_a_tie_in_time_has_its_links() -> None:
    found = picturing.tie_in_time("RU-TUL", "KZ-27")
    assert len(found.papers) == 3
    assert [link.relation for link in found.links].count("succeeds") == 1
    assert found.complete


def test_the_agenda_of_a_month_is_what_meets_it() -> None:
    november = agenda.agenda(date(2026, 11, 1), date(2026, 11, 30))
    assert [entry.subtype for entry in november.events] == ["festival", "session", "visit"]
    december = agenda.agenda(date(2026, 12, 1), date(2026, 12, 31), party="KZ")
    assert [entry.content["what"] for entry in december.commitments] == ["открыть склад льна", "построить дорогу"]
    assert agenda.agenda(date(2028, 3, 1), date(2028, 3, 31), kinds=("agreement",)).papers[0].subtype == "agreement"
    assert agenda.agenda(date(2026, 11, 1), date(2026, 11, 30), party="UZ").events == []
