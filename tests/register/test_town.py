"""Merging keeps its quality in a small generated town (`make town` measures a large one)."""

from __future__ import annotations

import pytest

from benchmarks.register.__main__ import scores
from benchmarks.register.town import town
from pobratim.register import file_readings

FLOORS = {"agreement": 0.97, "event": 0.97, "person": 0.98}


def test_facts_of_a_small_town_become_the_things_that_they_tell_of() -> None:
    found, mixed = scores(town(1000))
    assert {kind: one.f1 for kind, one in found.items() if one.f1 < FLOORS[kind]} == {}
    assert mixed == 0


@pytest.mark.parametrize("seed", [1, 2])
def test_reprints_of_a_town_are_found_and_nothing_else(seed: int) -> None:
    made = town(300, seed)
    found = {filed.fact.document: filed.digest for filed in file_readings(made.readings)}
    true = {(a, b) for a in found for b in found if a < b and made.releases[a] == made.releases[b]}
    same = {(a, b) for a in found for b in found if a < b and found[a] == found[b]}
    assert same <= true
    assert len(same) >= 0.98 * len(true)


def test_a_town_is_the_same_for_the_same_seed() -> None:
    assert town(50).readings == town(50).readings
