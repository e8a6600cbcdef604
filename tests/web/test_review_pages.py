"""The pages of checking without a browser: what each shows, what it does, whom it refuses, how often it asks the
database."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pobratim.desk.roles import Role
from pobratim.storage import write
from pobratim.storage.models import Decision, Document, Entry, Fact, WholeDocument
from pobratim.web.marked import span_of
from tests.desk.people import signed_in
from tests.web.review_sample import readings

MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def told(db: None) -> None:
    write.keep_readings(readings())
    write.rebuild_dirty_blocks()


@pytest.fixture
def olga() -> Client:
    client = Client()
    signed_in(client, Role.REVIEWER, "olga")
    return client


def other(role: Role, username: str, **grants: Role) -> Client:
    client = Client()
    signed_in(client, role, username, **grants)
    return client


def paper() -> Entry:
    """The agreement that three documents tell of."""
    return Entry.objects.filter(kind="agreement").order_by("-document_count")[0]


def lone_paper() -> Entry:
    return Entry.objects.filter(kind="agreement").order_by("document_count")[0]


def visit() -> Entry:
    return Entry.objects.get(kind="event", subtype="visit")


def page_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content.decode()[:300]
    return html.unescape(response.content.decode())


def seen_of(client: Client, entry: Entry) -> str:
    found = re.search(r'name="seen" value="([^"]+)"', page_of(client, f"/review/{entry.id}/"))
    assert found
    return found[1]


def send(client: Client, entry: Entry, deed: str, **said: Any) -> Any:
    said.setdefault("seen", seen_of(client, entry))
    return client.post(f"/review/{entry.id}/{deed}/", said)


def state(entry: Entry) -> str:
    return Entry.objects.get(pk=entry.pk).state


# --- pages ------------------------------------------------------------------------------------------------------------


def addresses() -> list[str]:
    one, document = paper().id, "ours"
    return [
        "/review/",
        "/review/?kind=agreement&sure=middle&partner=Беларусь&rule=agreement.signed&since=2024-01-01",
        "/review/many/",
        "/review/many/?kind=event",
        "/review/many/?rule=event.visit&partner=BY-HR&sure=high",
        *(f"/review/{entry.id}/" for entry in Entry.objects.all()),
        f"/review/{one}/?kind=agreement&partner=BY&rule=agreement.signed&doc=paper&correct=period",
        f"/review/{one}/split/",
        f"/review/{one}/merge/",
        f"/review/{one}/merge/?with={lone_paper().id}",
        f"/review/{Entry.objects.get(kind='person').id}/merge/?q=Лукошин",
        "/review/new/",
        "/review/new/figure/",
        f"/review/documents/{document}/",
        f"/review/documents/{document}/missed/?kind=commitment&words=пообещал гостям",
    ]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_works_in_both_languages_with_few_questions(olga: Client, prefix: str) -> None:
    for address in addresses():
        with CaptureQueriesContext(connection) as asked:
            page = page_of(olga, prefix + address)
        assert f'<html lang="{"en" if prefix else "ru"}">' in page
        assert len(asked) <= MOST_QUERIES, (address, len(asked))


def test_after_decisions_a_page_asks_no_more(olga: Client) -> None:
    send(olga, paper(), "correct", slot="period", value="2024–2029")
    send(olga, paper(), "accept")
    with CaptureQueriesContext(connection) as asked:
        page_of(olga, f"/review/{paper().id}/")
    assert len(asked) <= MOST_QUERIES


def test_the_queue_says_what_is_doubtful_in_words(olga: Client) -> None:
    page = page_of(olga, "/review/")
    assert "две разные даты: период" in page
    assert "одно упоминание" in page
    assert "один источник, остальное — перепечатки" in page
    assert "8 записей" in page.replace("\xa0", " ")


def test_filters_narrow_the_queue_and_stay_on_the_way(olga: Client) -> None:
    page = page_of(olga, "/review/?kind=event&partner=Тульская область (RU-TUL)")
    assert "Визит: Тульская область — Гродненская область" in page
    assert "О торгово-экономическом" not in page
    assert f"/review/{visit().id}/?kind=event&partner=" in page


def test_a_filter_that_is_not_understood_is_named(olga: Client) -> None:
    assert "Партнёр «Тридевятое» не найден." in page_of(olga, "/review/?partner=Тридевятое", 400)


def test_the_queue_of_one_document_holds_its_entries_only(olga: Client) -> None:
    page = page_of(olga, "/review/?document=forum")
    assert "Молодёжь двух областей соберётся в Алексине" in page
    assert "1 запись" in page.replace("\xa0", " ")


def test_an_empty_queue_says_that_all_is_done(olga: Client) -> None:
    for entry in list(Entry.objects.all()):
        send(olga, entry, "accept")
    assert "Всё проверено" in page_of(olga, "/review/")
    assert "Здесь всё проверено" in page_of(olga, "/review/?kind=flow")


def test_the_page_of_an_entry_shows_the_words_and_who_says_what(olga: Client) -> None:
    page = page_of(olga, f"/review/{paper().id}/")
    assert re.search(r'<mark class="piece[^>]+>подписали 16 мая 2024 года соглашение</mark>', page)
    assert "1 перепечатка" in page.replace("\xa0", " ")
    assert page.index("2024–2027") < page.index("Взять это")
    assert "Делегация Гродно в Туле" in page


def test_another_source_opens_by_its_tab(olga: Client) -> None:
    page = page_of(olga, f"/review/{paper().id}/?doc=paper")
    assert re.search(r'<mark class="piece[^>]+>подписанное 16 мая 2024 года</mark>', page)


def test_an_old_id_leads_to_the_entry_of_today(olga: Client) -> None:
    entry = paper()
    founder = Fact.objects.filter(entry_fact__entry=entry).exclude(founds=entry.id)[0]
    response = olga.get(f"/review/{founder.founds}/?kind=agreement")
    assert response.headers["Location"] == f"/review/{entry.id}/?kind=agreement"
    assert olga.get("/review/nothing/").status_code == 404


# --- deeds ------------------------------------------------------------------------------------------------------------


def test_accepting_leads_to_the_next_entry_with_a_way_back(olga: Client) -> None:
    first = paper()
    response = send(olga, first, "accept")
    assert state(first) == "accepted"
    page = page_of(olga, response.headers["Location"])
    assert "Принято" in page
    assert "отменить" in page
    assert response.headers["Location"] != f"/review/{first.id}/"


def test_undoing_brings_the_entry_back_as_it_was(olga: Client) -> None:
    first = paper()
    send(olga, first, "accept")
    response = olga.post("/review/undo/", {"decision": Decision.objects.get().id})
    assert response.headers["Location"] == f"/review/{first.id}/"
    assert state(first) == "machine"
    page = page_of(olga, f"/review/{first.id}/")
    assert "отменено: olga" in page


def test_rejecting_keeps_the_reason(olga: Client) -> None:
    entry = visit()
    send(olga, entry, "reject", reason="trifle", why="только проездом")
    assert state(entry) == "rejected"
    assert Decision.objects.get().why == "упомянуто мимоходом: только проездом"


def test_a_corrected_value_stands_beside_the_machines(olga: Client) -> None:
    response = send(olga, paper(), "correct", slot="signed", value="15 мая 2024")
    assert Entry.objects.get(pk=paper().pk).content["signed"] == "2024-05-15"
    page = page_of(olga, response.headers["Location"])
    assert re.search(r"машина прочитала:\s*<s>16\xa0мая 2024\xa0года</s>", page)
    assert "Исправлено: подписано — 15\xa0мая 2024\xa0года" in page


def test_one_of_the_documents_values_can_be_taken(olga: Client) -> None:
    entry = paper()
    voices = entry.variants["period"]
    other_one = next(n for n, voice in enumerate(voices) if voice["value"] != entry.content["period"])
    send(olga, entry, "correct", slot="period", voice=str(other_one))
    assert Entry.objects.get(pk=entry.pk).content["period"] == voices[other_one]["value"]


def test_what_is_not_understood_comes_back_with_a_sentence(olga: Client) -> None:
    response = send(olga, paper(), "correct", slot="signed", value="недавно")
    assert response.status_code == 422
    page = html.unescape(response.content.decode())
    assert "Дата «недавно» не понята" in page
    assert 'value="недавно"' in page
    assert not Decision.objects.exists()


def test_a_slot_that_is_none_is_not_found(olga: Client) -> None:
    assert olga.get(f"/review/{paper().id}/?correct=colour").status_code == 404


def test_a_persons_name_and_post_can_be_put_right(olga: Client) -> None:
    person = Entry.objects.get(kind="person")
    fact = person.content["posts"][0]["facts"][0]
    send(olga, person, "correct", slot="titles", part=fact, value=["глава региона"])
    person = Entry.objects.get(pk=person.pk)
    assert person.content["posts"][0]["titles"] == ["глава региона"]
    send(olga, person, "correct", slot="name", value="Степан Ильич Лукошин")
    assert Entry.objects.get(pk=person.pk).title == "Степан Ильич Лукошин"
    assert "машина прочитала:" in page_of(olga, f"/review/{person.pk}/")


def test_one_fact_can_be_taken_out(olga: Client) -> None:
    entry = paper()
    fact = Fact.objects.get(document="paper", kind="agreement").id
    send(olga, entry, "reject-fact", fact=fact)
    assert Fact.objects.get(pk=fact).entry_fact.entry.state == "rejected"
    assert Entry.objects.get(pk=entry.pk).facts.count() == 2


def test_an_entry_is_split_by_its_facts_and_merged_again(olga: Client) -> None:
    entry = paper()
    fact = Fact.objects.get(document="paper", kind="agreement").id
    send(olga, entry, "split", fact=[fact])
    torn = Fact.objects.get(pk=fact).entry_fact.entry
    assert torn.pk != entry.pk
    page = page_of(olga, f"/review/{entry.id}/merge/?with={torn.pk}")
    assert "различается" in page
    send(olga, entry, "merge", **{"with": torn.pk, "say": "same"})
    assert Fact.objects.get(pk=fact).entry_fact.entry_id == entry.pk


def test_splitting_nothing_says_what_to_do(olga: Client) -> None:
    response = send(olga, paper(), "split")
    assert "Отметьте сведения" in page_of(olga, response.headers["Location"])


def test_the_other_entry_is_offered_and_can_be_told_apart(olga: Client) -> None:
    entry, alike = paper(), lone_paper()
    assert f"/review/{entry.id}/merge/?with={alike.id}" in page_of(olga, f"/review/{entry.id}/merge/")
    send(olga, entry, "merge", **{"with": alike.pk, "say": "apart"})
    assert Decision.objects.get().verb == "different"


def test_putting_off_leaves_the_queue_until_tomorrow(olga: Client) -> None:
    entry = paper()
    send(olga, entry, "later")
    assert f"/review/{entry.id}/" not in page_of(olga, "/review/")
    assert f"/review/{entry.id}/" in page_of(olga, "/review/?state=postponed")
    assert state(entry) == "machine"


def test_who_looks_at_the_same_entry_is_named(olga: Client) -> None:
    igor = other(Role.REVIEWER, "igor")
    address = f"/review/{paper().id}/looking/"
    assert olga.post(address).json() == {"words": ""}
    assert "olga" in igor.post(address).json()["words"]


# --- two people -------------------------------------------------------------------------------------------------------


def test_two_people_do_not_overwrite_each_other(olga: Client) -> None:
    entry, igor = paper(), other(Role.REVIEWER, "igor")
    seen = seen_of(olga, entry)
    send(igor, entry, "correct", slot="signed", value="14.05.2024")
    response = send(olga, entry, "correct", slot="signed", value="15.05.2024", seen=seen)
    assert response.status_code == 409
    page = html.unescape(response.content.decode()).replace("\xa0", " ")
    assert "решение принял другой человек: igor" in page
    assert "Исправлено: подписано — 14 мая 2024 года" in page
    assert "Исправить: подписано — 15 мая 2024 года" in page
    assert Entry.objects.get(pk=entry.pk).content["signed"] == "2024-05-14"
    found = re.findall(r'name="(slot|value|seen)" value="([^"]*)"', page.split('class="choice-card sheet clash"')[1])
    olga.post(f"/review/{entry.id}/correct/", dict(found))
    assert Entry.objects.get(pk=entry.pk).content["signed"] == "2024-05-15"
    assert Decision.objects.count() == 2


def test_a_document_that_came_meanwhile_is_told(olga: Client) -> None:
    entry = lone_paper()
    seen = seen_of(olga, entry)
    write.forget_document("theirs")
    told = readings()[2]
    facts = tuple(fact for fact in told.facts)
    write.keep_readings([type(told)(told.document, facts, "2")])
    write.rebuild_dirty_blocks()
    assert send(olga, entry, "accept", seen=seen).status_code == 302
    assert send(olga, entry, "accept", seen="другое.").status_code == 409


# --- many at once -----------------------------------------------------------------------------------------------------


def test_many_are_accepted_after_a_look_and_undone_as_one(olga: Client) -> None:
    page = page_of(olga, "/review/many/?kind=event")
    assert "Принять: 3 записи" in page.replace("\xa0", " ")
    response = olga.post("/review/many/?kind=event", {"count": "3"})
    assert Entry.objects.filter(kind="event", state="accepted").count() == 3
    page = page_of(olga, response.headers["Location"])
    assert "Принято: 3 записи" in page.replace("\xa0", " ")
    decision = re.search(r'name="decision" value="([^"]+)"', page)
    assert decision
    assert 'action="/review/many/undo/"' in page
    olga.post("/review/many/undo/", {"decision": decision[1]})
    assert not Entry.objects.exclude(state="machine").exists()


def test_the_whole_queue_is_not_accepted_at_once(olga: Client) -> None:
    assert "Сначала сузьте" in page_of(olga, "/review/many/")
    olga.post("/review/many/", {"count": "500"})
    assert not Decision.objects.exists()


# --- by hand ----------------------------------------------------------------------------------------------------------


def test_an_entry_is_put_in_by_hand_with_its_ground(olga: Client) -> None:
    values = {
        "instrument": "memorandum",
        "parties": ["Тульская область (RU-TUL)", "Минская область"],
        "signed": "3 марта 2021",
        "basis": "Письмо управления делами от 5 марта 2021 года",
        "published": "05.03.2021",
    }
    response = olga.post("/review/new/agreement/", values)
    entry = Entry.objects.get(state="entered")
    assert entry.content["signed"] == "2021-03-03"
    assert entry.content["parties"] == ["RU-TUL", "BY-MI"]
    assert response.headers["Location"] == f"/review/{entry.id}/"
    page = page_of(olga, f"/review/{entry.id}/")
    assert "внесено вручную" in page
    assert "Письмо управления делами" in page


def test_what_is_missing_by_hand_is_asked_for(olga: Client) -> None:
    response = olga.post("/review/new/agreement/", {"instrument": "agreement", "parties": ["Киров"], "basis": ""})
    assert response.status_code == 422
    page = html.unescape(response.content.decode())
    assert "это может быть" in page
    assert page.count('class="errorlist"') == 2
    assert olga.get("/review/new/poem/").status_code == 404


def test_a_missed_fact_is_added_to_its_words(olga: Client) -> None:
    address = "/review/documents/paper/missed/"
    words = "гостям показали самовары"
    page = page_of(olga, f"{address}?kind=event&words={words}")
    assert re.search(rf'<mark class="piece[^>]+>{words}</mark>', page)
    sent = {"kind": "event", "words": words, "type": "exhibition", "parties": ["RU-TUL", "BY-HR"], "date": "2024-05"}
    olga.post(address, sent)
    fact = Fact.objects.get(document="paper", content__type="exhibition")
    assert fact.quote == words
    assert fact.entry_fact.entry.state == "entered"
    assert "внесено" in page_of(olga, "/review/documents/paper/")


def test_a_document_whose_name_holds_a_folder_can_be_checked(olga: Client) -> None:
    ours = Document.objects.get(pk="ours")
    ours.pk = "2024/наш"
    ours.save(force_insert=True)
    page = page_of(olga, "/review/documents/2024/наш/")
    assert "Проверен целиком" in page or "/whole/" in page
    assert olga.post("/review/documents/2024/наш/whole/").status_code == 302
    assert WholeDocument.objects.get().document == "2024/наш"
    assert page_of(olga, "/documents/2024/наш/")


def test_a_letter_that_stands_everywhere_is_found_where_it_was_marked() -> None:
    text = "а б " * 50_000
    assert span_of(text, "б", text[:41]) == (42, 43)


def test_words_that_are_not_in_the_text_are_refused(olga: Client) -> None:
    response = olga.get("/review/documents/paper/missed/?kind=event&words=чего тут нет")
    assert "Таких слов в документе нет" in page_of(olga, response.headers["Location"])


def test_a_document_is_gone_through_and_marked_whole(olga: Client) -> None:
    page = page_of(olga, "/review/documents/paper/")
    forms = re.findall(
        r'action="([^"]+accept/)">.+?name="entry" value="(.+?)">.+?name="fact" value="(.+?)">'
        r'<input type="hidden" name="seen" value="(.+?)">',
        page,
    )
    assert len(forms) == 2
    for address, entry, fact, seen in forms:
        response = olga.post(address, {"entry": entry, "fact": fact, "seen": seen})
        assert response.headers["Location"].startswith("/review/documents/paper/?after=")
    assert Entry.objects.filter(state="accepted").count() == 2
    olga.post("/review/documents/paper/whole/", {"say": "yes"})
    assert WholeDocument.objects.get().who == "olga"
    assert "Проверен целиком: olga" in page_of(olga, "/review/documents/paper/")
    olga.post("/review/documents/paper/whole/", {"say": "no"})
    assert not WholeDocument.objects.exists()


# --- rights -----------------------------------------------------------------------------------------------------------


def test_readers_and_visitors_do_not_come_in() -> None:
    reader = other(Role.READER, "reader")
    for address in addresses():
        assert reader.get(address).status_code == 403, address
    assert Client().get("/review/").status_code == 302


def test_an_editor_corrects_but_does_not_confirm() -> None:
    editor, entry = other(Role.EDITOR, "anna"), paper()
    page = page_of(editor, f"/review/{entry.id}/")
    assert "Исправить" in page
    assert f"/review/{entry.id}/accept/" not in page
    assert f"/review/{entry.id}/merge/" not in page
    for deed in ("accept", "reject", "reject-fact", "split", "merge"):
        assert send(editor, entry, deed).status_code == 403, deed
    assert send(editor, entry, "correct", slot="signed", value="2024-05-15").status_code == 302
    assert editor.get("/review/many/").status_code == 403


def test_rights_with_a_partner_reach_as_far_as_its_entries() -> None:
    tula = other(Role.READER, "tula", RU_TUL=Role.REVIEWER)
    assert send(tula, paper(), "accept").status_code == 302
    minsk = other(Role.READER, "minsk", BY_MI=Role.REVIEWER)
    assert minsk.get("/review/").status_code == 200
    assert minsk.get(f"/review/{paper().id}/").status_code == 403
    assert minsk.post(f"/review/{visit().id}/accept/", {"seen": ""}).status_code == 403
    assert state(visit()) == "machine"


def test_deeds_are_sent_not_followed(olga: Client) -> None:
    for name in ("accept", "reject", "reject_fact", "correct", "later", "looking"):
        assert olga.get(reverse(f"review_{name}", args=[paper().id])).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    signed_in(strict, Role.REVIEWER, "strict")
    assert strict.post(f"/review/{paper().id}/accept/").status_code == 403


def test_help_for_forms_answers_in_words(olga: Client) -> None:
    assert olga.get("/review/help/date/?q=16.05.2024").json() == {
        "read": "2024-05-16",
        "words": "16\xa0мая 2024\xa0года",
    }
    assert olga.get("/review/help/date/?q=потом").json()["read"] == ""
    found = olga.get("/review/help/parties/?q=гродн").json()["parties"]
    assert {"text": "Гродненская область (BY-HR)", "where": "регион, Беларусь"} in found
