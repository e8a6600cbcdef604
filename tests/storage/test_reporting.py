"""What reports are made of, asked in few questions over both databases."""

from __future__ import annotations

from datetime import date

import pytest

from tests.briefing.reported import AS_OF, READINGS
from tests.register.making import ATYRAU, BREST, TVER


@pytest.fixture
def filled(database: str) -> None:
    from pobratim.storage import write

    write.keep_readings(READINGS)
    write.rebuild_dirty_blocks()


@pytest.mark.usefixtures("filled")
class TestReporting:
    def test_papers_of_a_partner_come_with_their_facts_and_documents(self) -> None:
        from pobratim.storage.reporting import Scope, papers

        found = papers(Scope(TVER, BREST), AS_OF)
        assert {entry.kind for entry in found.entries} == {"agreement"}
        assert {fact for entry in found.entries for fact in entry.facts} == set(found.facts)
        assert {filed.fact.document for filed in found.facts.values()} == set(found.documents)

    def test_papers_of_a_later_day_are_left_out(self) -> None:
        from pobratim.storage.reporting import Scope, papers

        early, late = (papers(Scope(TVER), day) for day in (date(2020, 1, 1), AS_OF))
        assert len(early.entries) < len(late.entries)

    def test_a_year_holds_what_happened_and_what_was_due_in_it(self) -> None:
        from pobratim.storage.reporting import Scope, yearly

        kinds = [entry.kind for entry in yearly(Scope(TVER, ATYRAU), 2024).entries]
        assert sorted(kinds) == ["agreement", "event", "project"]
        assert "commitment" in {entry.kind for entry in yearly(Scope(), 2025).entries}

    def test_the_number_of_questions_does_not_grow_with_the_register(self) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        from pobratim.storage.reporting import Scope, yearly

        with CaptureQueriesContext(connection) as asked:
            yearly(Scope(), 2024)
        assert len(asked) <= 8
