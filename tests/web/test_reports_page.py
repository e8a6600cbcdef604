"""The page of reports: a form, and the report as a file."""

from __future__ import annotations

import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

pytestmark = pytest.mark.usefixtures("register")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_form_names_every_report_and_form_of_file(prefix: str) -> None:
    page = Client().get(f"{prefix}/reports/").content.decode()
    for choice in ("in-force", "journal", "yearly", "meetings", "plans"):
        assert f'value="{choice}"' in page
    for form in ("docx", "xlsx", "csv", "html", "pdf"):
        assert f'value="{form}"' in page


def test_a_report_comes_as_a_file_in_few_questions() -> None:
    with CaptureQueriesContext(connection) as asked:
        answer = Client().get("/reports/?report=yearly&year=2024&file=xlsx")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert book["Документы, подписанные за год"].cell(2, 2).value == "План мероприятий"
    assert len(asked) <= 16


def test_sources_of_a_report_lead_to_the_registers_pages() -> None:
    answer = Client().get("/reports/?report=in-force&file=csv&as_of=2025-01-01")
    assert "http://testserver/documents/plan/#fact-" in b"".join(answer.streaming_content).decode()


@pytest.mark.parametrize(
    "asked", ["report=none&file=csv", "report=yearly&file=exe", "report=yearly&file=csv&year=20x4",
              "report=meetings&file=csv&from=2024-05-01&to=2024-01-01", "report=plans&file=csv&as_of=2024-02-31"],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_on_the_page(asked: str) -> None:
    answer = Client().get(f"/reports/?{asked}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
