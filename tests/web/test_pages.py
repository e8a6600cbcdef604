"""Every page: it works, it says what is missing, it refuses in words, it asks the database seldom."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pobratim.desk import review
from pobratim.desk.roles import Role
from pobratim.desk.words import seen_token
from pobratim.storage.models import Entry
from pobratim.web.addresses import SECTIONS, entry_address
from tests.desk.people import account
from tests.web.sample import fact_of

pytestmark = pytest.mark.usefixtures("register")
MOST_QUERIES = 12
LISTS = ["/partners/", "/people/", "/documents/", *(f"/{section}/" for section in SECTIONS.values())]
PAGES = [
    "/",
    *LISTS,
    "/partners/RU-TUL/",
    "/partners/BY/",
    "/partners/RU-TUL/Алексин/",
    "/documents/plan/",
    "/search/",
    "/search/?q=тул",
]


def text_of(address: str, status: int = 200) -> str:
    response = Client().get(address)
    assert response.status_code == status
    return html.unescape(response.content.decode())


def only(kind: str) -> Entry:
    return Entry.objects.filter(kind=kind).order_by("id")[0]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_page_works_in_both_languages_with_few_questions(address: str, prefix: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        page = text_of(prefix + address)
    assert f'<html lang="{"en" if prefix else "ru"}">' in page
    assert len(asked) <= MOST_QUERIES


@pytest.mark.parametrize("kind", SECTIONS)
def test_an_entry_page_shows_its_sentence_and_links_to_it(kind: str) -> None:
    entry = only(kind)
    fact = entry.facts.all()[0]
    with CaptureQueriesContext(connection) as asked:
        page = text_of(f"/{SECTIONS[kind]}/{entry.id}/")
    assert f"/documents/{fact.document_id}/#fact-{fact.id}" in page
    assert fact.quote in page
    assert len(asked) <= MOST_QUERIES


def test_an_entry_asked_in_a_wrong_section_is_found() -> None:
    entry = only("agreement")
    assert Client().get(f"/events/{entry.id}/").headers["Location"] == f"/agreements/{entry.id}/"


def test_a_person_page_shows_the_post_and_what_the_person_signed() -> None:
    person = Entry.objects.get(kind="person", title="Степан Лукошин")
    page = text_of(f"/people/{person.id}/")
    assert "губернатор" in page.casefold()
    assert "Тульская область" in page
    assert "план мероприятий" in page


@pytest.mark.parametrize(
    "address",
    ["/nothing/", "/agreements/none/", "/people/none/", "/documents/none/", "/partners/ZZ-9/", "/partners/RU/../"],
)
def test_what_is_not_there_says_so_on_a_page(address: str) -> None:
    page = text_of(address, 404)
    assert "Такой страницы нет" in page
    assert 'href="/"' in page


def test_a_known_party_without_ties_says_so() -> None:
    assert "О связях ничего не прочитано" in text_of("/partners/RU-KGN/")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/agreements/?year=abc", "Год «abc» не понят"),
        ("/agreements/?stage=lost", "Нет такого значения: «lost»"),
        ("/agreements/?partner=XX", "Нет такого значения: «XX»"),
        ("/agreements/?page=99", "Страницы «99» нет"),
        ("/agreements/?page=-1", "Страницы «-1» нет"),
        ("/people/?page=x", "Страницы «x» нет"),
        ("/documents/?year=20244", "Год «20244» не понят"),
        ("/partners/?kind=planet", "Нет такого значения: «planet»"),
        ("/documents/?q=" + "о" * 300, "Слишком длинный запрос"),
    ],
)
def test_a_parameter_that_is_not_understood_is_named(address: str, said: str) -> None:
    page = text_of(address, 400)
    assert said in page
    assert 'role="alert"' in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("type=plan", True),
        ("type=treaty", False),
        ("stage=signed", True),
        ("stage=ended", False),
        ("partner=BY", True),
        ("partner=RU-TUL", True),
        ("area=education", True),
        ("area=sport", False),
        ("year=2024", True),
        ("year=2019", False),
        ("q=ПЛАН", True),
        ("q=ничего подобного", False),
        ("type=plan&partner=BY-HR&year=2024&area=education", True),
    ],
)
def test_filters_narrow_the_list_of_agreements(query: str, found: bool) -> None:
    page = text_of(f"/agreements/?{query}")
    assert ("1 соглашение" in page.replace("\xa0", " ")) is found
    assert ("Ничего не нашлось" in page) is not found


def test_a_long_list_is_cut_into_pages_that_keep_the_filters() -> None:
    entry = only("agreement")
    for number in range(60):
        copy = Entry.objects.get(pk=entry.pk)
        copy.pk = f"copy{number}"
        copy.save(force_insert=True)
    page = text_of("/agreements/?type=plan")
    assert "Страница 1 из 2" in page
    assert 'href="?type=plan&page=2"' in page
    assert "Страница 2 из 2" in text_of("/agreements/?type=plan&page=2")


def test_partners_are_found_by_any_spelling_and_lie_in_their_regions() -> None:
    assert "Алексин" in text_of("/partners/?q=алексин")
    assert "Гродненская область" not in text_of("/partners/?q=алексин")
    assert "Таких партнёров нет" in text_of("/partners/?q=атлантида")
    assert re.search(r'Тульская область.*<tr class="inner">.*Алексин', text_of("/partners/"), re.S)


def test_two_partners_together_show_only_what_concerns_both() -> None:
    page = text_of("/partners/RU-TUL/?with=BY-HR/Лида")
    assert "Визит: Алексин — Лида" in page
    assert "План мероприятий" not in page
    assert "/events/?partner=" not in page  # all of it is shown already
    assert 'href="/partners/RU-TUL/?with=BY-HR"' in text_of("/partners/RU-TUL/")
    assert "Нет такого значения" in text_of("/partners/RU-TUL/?with=KZ", 400)


def test_a_name_leads_to_the_person_or_to_what_names_somebody_without_a_post() -> None:
    person = Entry.objects.get(kind="person", title="Янина Верас")
    assert Client().get("/people/named/Янина Верас/").headers["Location"] == f"/people/{person.id}/"
    Entry.objects.filter(kind="person").delete()
    assert "План мероприятий" in text_of("/people/named/Янина Верас/")
    assert "Такого человека в реестре нет" in text_of("/people/named/Никто Никакой/", 404)


def test_terms_that_have_passed_and_that_lie_ahead_are_told_apart() -> None:
    Entry.objects.filter(kind="agreement").update(until=date(2020, 1, 1))
    assert "Открыть общий учебный центр" in text_of("/commitments/?due=ahead")
    assert "Открыть общий учебный центр" not in text_of("/commitments/?due=past")
    assert "срок истёк" in text_of("/agreements/?due=past")


def test_search_finds_partners_people_entries_and_documents() -> None:
    page = text_of("/search/?q=ЛУКОШИН")
    assert "Степан <mark>Лукошин</mark>" in page
    assert 'href="/documents/plan/"' in page
    assert 'href="/partners/RU-TUL/"' in text_of("/search/?q=тульская")
    assert "Общий <mark>завод</mark> <mark>кормов</mark>" in text_of("/search/?q=завод кормов")
    assert "Ничего не нашлось" in text_of("/search/?q=атлантида")


def test_a_rejected_entry_is_shown_nowhere() -> None:
    found = Entry.objects.filter(kind__in=("project", "event", "agreement", "person")).order_by("kind", "id")
    olga, ids = account(Role.REVIEWER, "olga"), [entry.id for entry in found]
    for entry in found:
        review.reject(olga, entry.id, seen_token(entry))
    links = re.compile("|".join(ids))
    pages = (
        "/ /search/?q=завод /calendar/?view=list&year=2024 /organisations/ /people/ /pictures/timeline/?party=RU-TUL"
    )
    lists = [f"/{section}/" for section in SECTIONS.values()]
    partners = [f"/partners/{code}/{more}" for code in ("RU-TUL", "BY") for more in ("", "?as_of=2030-01-01")]
    others = [entry_address(row.kind, row.id) for row in Entry.objects.exclude(id__in=ids)]
    for address in (*pages.split(), *lists, *partners, *others):
        assert not links.search(Client().get(address, follow=True).content.decode()), address


def test_the_document_page_escapes_the_text_and_keeps_every_word() -> None:
    page = Client().get("/documents/plan/").content.decode()
    assert "&lt;сыр&gt; &amp; масло" in page
    assert "Читайте также: погода на выходные" in page


def test_a_document_without_facts_is_readable() -> None:
    page = text_of("/documents/noise/")
    assert "Вход для пользователей" in page
    assert "фактов о сотрудничестве не нашлось" in page


def test_only_an_address_of_the_web_becomes_a_link_to_the_source() -> None:
    assert 'href="https://example.org/1"' in text_of("/documents/visit/")
    assert "страница источника" not in text_of("/documents/plan/")


def test_the_map_leads_to_a_partner_and_shades_by_count() -> None:
    page = text_of("/")
    assert re.search(r'<a class="tile level-[1-5]" href="/partners/RU-TUL/" aria-label="Тульская область: \d', page)
    assert re.search(r'<g class="tile level-0" aria-hidden="true"><title>Курганская область', page)


def test_what_falls_due_next_stands_on_the_front_page() -> None:
    page = text_of("/")
    assert "Открыть общий учебный центр" in page
    assert "декабрь 2031" in page.replace("\xa0", " ")


def test_the_page_of_a_fact_shows_where_each_fact_begins_once() -> None:
    page = text_of("/documents/plan/")
    for kind in ("agreement", "post", "statement", "project", "figure", "flow", "commitment"):
        assert page.count(f'id="fact-{fact_of(kind)}"') == 1
        assert page.count(f'id="card-{fact_of(kind)}"') == 1


def test_a_register_with_a_home_counts_ties_with_it(settings: Any) -> None:
    settings.POBRATIM_HOME = "RU-TUL"
    page = text_of("/")
    assert "Реестр сотрудничества: " in page
    assert "tile level-0 home" in page
    assert re.search(r'<a class="tile level-5 abroad" href="/partners/BY/"', page)
    listed = text_of("/partners/")
    assert "Гродненская область" in listed
    assert 'href="/partners/RU-TUL/">' not in listed


def test_a_home_without_ties_is_no_error(settings: Any) -> None:
    settings.POBRATIM_HOME = "RU-KGN"
    assert "О связях ничего не прочитано" in text_of("/")
