"""The search page: what a reader types, and what comes back."""

from __future__ import annotations

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pobratim.storage.models import Entry
from pobratim.storage.search import index

pytestmark = pytest.mark.usefixtures("register")
MOST_QUERIES = 12
ODD = (
    *'" « - -- "" * NEAR( a:b \' \\ {head} %s ! &| 🙂 <script> а-б-в-г -" „ ^план план:* AND 0kdocument'.split(),
    "ё" * 200,
    ") OR (",
    "и с на",
    "план AND -план",
)


def text_of(address: str, status: int = 200) -> str:
    response = Client().get(address)
    assert response.status_code == status
    return html.unescape(response.content.decode())


def test_words_are_marked_in_headings_and_sentences() -> None:
    page = text_of("/search/?q=планы тульской области")
    assert "<mark>План</mark> мероприятий: <mark>Тульская</mark> <mark>область</mark>" in page
    assert "<mark>план</mark> на три года" in page
    assert 'href="/documents/plan/"' in page
    assert "машина" in page  # whether a person has checked it


def test_tabs_count_kinds_and_keep_the_words() -> None:
    page = text_of("/search/?q=лида")
    assert re.search(r'href="\?q=[^"]*&kind=event">события <span class="numbers">1</span>', page)
    only = text_of("/search/?q=лида&kind=event")
    assert "Визит: Алексин — <mark>Лида</mark>" in only
    assert "Побывала" not in only
    assert '<input type="hidden" name="kind" value="event">' in only


def test_a_partner_that_is_meant_is_one_step_away() -> None:
    page = text_of("/search/?q=белорусский")
    assert re.search(r'<a class="chip" href="/partners/BY/">Беларусь <b>\d+</b></a>', page)


def test_a_slip_is_put_right_said_and_can_be_undone() -> None:
    page = text_of("/search/?q=тавароборот")
    assert "<s>тавароборот</s> → <b>товарооборот</b>" in page
    assert "<mark>Товарооборот</mark>" in page
    literal = re.search(r'<a href="(\?q=[^"]*exact=1)">', page)
    assert literal
    assert "Ничего не нашлось" in text_of(f"/search/{literal[1]}")


def test_filters_narrow_and_what_is_not_understood_is_said() -> None:
    assert "Открыть общий учебный" in text_of("/search/?q=центр&partner=Гродненская область&area=education")
    assert "Ничего не нашлось" in text_of("/search/?q=центр&partner=Лида")
    assert "Партнёра «Атлантида» в реестре нет" in text_of("/search/?q=центр&partner=Атлантида", 400)
    assert "Год «давно» не понят" in text_of("/search/?q=центр&since=давно", 400)
    assert "Нет такого значения" in text_of("/search/?kind=lost", 400)
    assert "Страницы «7» нет" in text_of("/search/?q=центр&page=7", 400)
    assert "Визит" in text_of("/search/?since=2024&until=2023&kind=event")  # years the wrong way round


def test_where_nothing_holds_all_words_it_says_which_to_leave_out() -> None:
    page = text_of("/search/?q=завод лида")
    assert "Ничего не нашлось" in page
    assert re.search(r'href="\?q=[^"]+">без слова «завод»: \d', page)
    assert "Таких слов в реестре нет: фрегат" in text_of("/search/?q=фрегат")


def test_rejected_entries_are_hidden_until_asked_for() -> None:
    project = Entry.objects.get(kind="project")
    project.state = "rejected"
    project.save()
    index.keep_entries([project.id])
    assert f"/projects/{project.id}/" not in text_of("/search/?q=завод")
    assert f"/projects/{project.id}/" in text_of("/search/?q=завод&checked=rejected")


def test_text_is_escaped_and_odd_queries_are_harmless() -> None:
    page = Client().get("/search/?q=сыр масло").content.decode()
    assert "&lt;<mark>сыр</mark>&gt; &amp; <mark>масло</mark>" in page
    for words in ODD:
        assert Client().get("/search/", {"q": words}).status_code == 200, words
        assert Client().get("/search/suggest/", {"q": words}).status_code == 200, words


def test_the_page_asks_little() -> None:
    Client().get("/search/?q=план")
    for address in (
        "/search/?q=планы с белорусскими областями",
        "/search/?q=саглашение тавароборот волгаградский",
        "/search/?q=план&partner=Беларусь&area=education&since=2020&until=2025&checked=no&stage=signed",
        "/search/?life=signed&q=план",
        "/search/?q=завод лида",
        "/search/suggest/?q=план туль",
    ):
        with CaptureQueriesContext(connection) as asked:
            Client().get(address)
        assert len(asked) <= MOST_QUERIES, (address, len(asked))


def test_suggestions_name_the_kind_and_lead_somewhere() -> None:
    page = text_of("/search/suggest/?q=тул")
    assert re.search(r'role="option"[^>]*data-address="/partners/RU-TUL/"><span>Тульская область</span>', page)
    assert "Степан Лукошин</span> <small>человек" in text_of("/search/suggest/?q=лук")
    assert "Tula" in text_of("/en/search/suggest/?q=tul") or "Tul" in text_of("/en/search/suggest/?q=tul")
    assert text_of("/search/suggest/?q=т") == ""
    assert '<option value="Тульская область">' in text_of("/search/partners/?partner=туль")


def test_lists_find_words_in_every_form() -> None:
    assert "Делегация Алексина" in text_of("/documents/?q=делегацией")
    assert "Общий завод кормов" in text_of("/projects/?q=корм")
    assert "Степан Лукошин" in text_of("/people/?q=лук")


def test_the_english_page_speaks_english() -> None:
    page = text_of("/en/search/?q=plan Belarus")
    assert "Shown 1–" in page
    assert "Plan of measures" in page or "plan of measures" in page.lower()
