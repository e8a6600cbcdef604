"""The brief on a partner as a download."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.usefixtures("register")


def body(address: str) -> bytes:
    response = Client().get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("form", "beginning"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")])
def test_a_partner_has_a_brief_in_each_form(form: str, beginning: bytes) -> None:
    assert body(reverse("brief", args=["BY-HR", form])).startswith(beginning)


def test_a_download_bears_the_partners_name() -> None:
    response = Client().get(reverse("brief", args=["BY-HR", "docx"]))
    assert response["Content-Disposition"].startswith("attachment")
    assert "%D0%93%D1%80%D0%BE%D0%B4%D0%BD%D0%B5%D0%BD%D1%81%D0%BA%D0%B0%D1%8F" in response["Content-Disposition"]


def test_the_other_side_is_taken_from_the_page() -> None:
    assert body(f"{reverse('brief', args=['BY-HR', 'html'])}?with=СНГ")
    told = body(f"{reverse('brief', args=['BY-HR', 'html'])}?with=RU-TUL").decode()
    assert "Тульская область — Гродненская область" in told


def test_sources_lead_to_the_registers_pages() -> None:
    told = body(reverse("brief", args=["BY-HR", "html"])).decode()
    assert re.search(r'href="http://testserver/documents/plan/#fact-', told)


def test_the_page_of_a_partner_offers_the_brief() -> None:
    page = Client().get("/partners/BY-HR/").content.decode()
    assert "/partners/BY-HR/brief.docx" in page


@pytest.mark.parametrize("code", ["RU-XXX", "%20"])
def test_an_unknown_party_has_none(code: str) -> None:
    assert Client().get(f"/partners/{code}/brief.docx").status_code == 404
    assert Client().get(f"/partners/{code}/").status_code == 404


@pytest.mark.parametrize("asked", ["as_of=2023-02-30", "as_of=вчера", "with=%D0%AF", "length=seven"])
def test_what_is_not_understood_gives_no_other_paper_instead(asked: str) -> None:
    response = Client().get(f"/partners/BY-HR/brief.html?{asked}")
    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/plain")


def test_a_brief_is_only_read() -> None:
    assert Client().post("/partners/BY-HR/brief.docx").status_code == 405


def test_the_word_file_can_be_read_again() -> None:
    document = docx.Document(BytesIO(body(reverse("brief", args=["BY-HR", "docx"]))))
    assert any("план мероприятий" in paragraph.text.lower() for paragraph in document.paragraphs)
