"""Documents are given to the register: who may, what is let in, what is said of the rest."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from pobratim.desk import intake
from pobratim.desk.models import AuditRecord
from pobratim.desk.roles import Role
from pobratim.errors import BadInput
from pobratim.sources.files import LARGEST
from pobratim.storage import runs, runs_read
from pobratim.storage.models_runs import Kind, Run, RunDocument, RunInput, Stage, State, Task
from pobratim.storage.runs import Item, Origin
from pobratim.web.environment import fetching
from tests.desk.people import signed_in

pytestmark = pytest.mark.django_db
TEXT = "Делегация Тульской области побывала в Гомеле.".encode()
PAGES = ("/upload/", "/runs/", "/runs/{run}/", "/runs/{run}/progress/")
POSTS = ("/upload/", "/runs/again/", "/runs/{run}/cancel/")


@pytest.fixture
def editor(client: Client) -> Client:
    signed_in(client, Role.EDITOR, "vera")
    return client


@pytest.fixture
def reviewer(client: Client) -> Client:
    signed_in(client, Role.REVIEWER, "oleg")
    return client


def a_run(who: str = "vera", *names: str) -> Run:
    items = [Item(Kind.FILE, name, data=TEXT) for name in names or ("a.txt", "b.txt")]
    return runs.open_run(Task.UPLOAD, items, Origin(who, "desk"))


def sent(client: Client, *files: tuple[str, bytes]) -> Run:
    """The run that uploading these files makes."""
    upload = [SimpleUploadedFile(name, data) for name, data in files]
    response = client.post("/upload/", {"what": "files", "files": upload})
    assert response.status_code == 302, response.content.decode()
    return Run.objects.latest("id")


def rows(run: Run) -> dict[str, str]:
    """What the run says of each document: nothing, or why it is refused."""
    return {row.name: row.error for row in runs_read.rows_of(run)}


# --- who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_visitors_are_led_to_the_sign_in_page_and_readers_refused(client: Client, page: str) -> None:
    address = page.format(run=a_run().pk)
    assert client.get(address).status_code == 302
    signed_in(client, Role.READER)
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_editors_see_the_pages(editor: Client, page: str) -> None:
    assert editor.get(page.format(run=a_run().pk)).status_code == 200


@pytest.mark.parametrize("page", POSTS)
def test_readers_change_nothing(client: Client, page: str) -> None:
    run = a_run()
    signed_in(client, Role.READER)
    assert client.post(page.format(run=run.pk), {"what": "outdated"}).status_code == 403
    assert Run.objects.count() == 1


@pytest.mark.parametrize("page", POSTS)
def test_a_form_from_elsewhere_is_refused(page: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    signed_in(strict, Role.ADMINISTRATOR)
    assert strict.post(page.format(run=a_run().pk)).status_code == 403


def test_editors_ask_for_nothing_to_be_read_again(editor: Client) -> None:
    assert editor.post("/runs/again/", {"what": "rebuild"}).status_code == 403
    assert "Пересобрать" not in editor.get("/runs/").content.decode()


def test_asking_twice_by_address_is_no_post(reviewer: Client) -> None:
    assert reviewer.get("/runs/again/").status_code == 405
    assert reviewer.get(f"/runs/{a_run().pk}/cancel/").status_code == 405


def test_a_run_that_is_not_there_is_said_so(editor: Client) -> None:
    for address in ("/runs/99/", "/runs/99/progress/"):
        response = editor.get(address)
        assert response.status_code == 404
        assert "Такого чтения в журнале нет" in response.content.decode()


# --- files ------------------------------------------------------------------------------------------------------------


def test_files_wait_in_the_queue_with_their_bytes(editor: Client) -> None:
    run = sent(editor, ("отчёт.txt", TEXT), ("стр.html", b"<p>" + TEXT))
    assert (run.task, run.who, run.documents, run.left) == (Task.UPLOAD, "vera", 2, 2)
    assert [bytes(row.data) for row in RunInput.objects.order_by("row")] == [TEXT, b"<p>" + TEXT]
    trail = AuditRecord.objects.get(what="run.add")
    assert (trail.who, trail.about) == ("vera", f"run:{run.pk}")


def test_each_file_that_is_not_let_in_has_its_sentence_and_the_rest_is_read(editor: Client) -> None:
    run = sent(
        editor,
        ("a.docx", b"PK"),
        ("пусто.txt", b""),
        ("a.txt", TEXT),
        ("тот же.txt", TEXT),
        ("большой.txt", b"x" * (LARGEST + 1)),
    )
    said = rows(run)
    assert said.pop("a.txt") == ""
    reasons = {"a.docx": "сохраните", "пусто.txt": "пуст", "тот же.txt": "дважды", "большой.txt": "МБ"}
    assert {name: reasons[name] in said[name] for name in said} == dict.fromkeys(reasons, True)
    assert (run.left, run.failed) == (1, 4)
    page = editor.get(f"/runs/{run.pk}/").content.decode()
    assert "файл пуст" in page


def test_no_file_at_all_is_asked_for_again(editor: Client) -> None:
    response = editor.post("/upload/", {"what": "files"})
    assert response.status_code == 400
    assert "выберите хотя бы один" in response.content.decode()
    assert not Run.objects.exists()


def test_more_than_the_site_takes_at_once_is_refused_in_a_sentence(editor: Client) -> None:
    many = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(intake.MOST_FILES + 1)]
    long = {"what": "text", "text": "ы" * 1_500_000}
    for sending in ({"what": "files", "files": many}, long):
        response = editor.post("/upload/", sending)
        assert response.status_code == 400
        assert "слишком много" in response.content.decode()
    assert not Run.objects.exists()


def test_an_archive_waits_as_it_is(editor: Client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", TEXT)
    run = sent(editor, ("выпуски.zip", packed.getvalue()))
    assert runs_read.rows_of(run).get().kind == Kind.ARCHIVE


def test_together_files_are_limited_too() -> None:
    assert intake.refusal("a.txt", 10, left=9)
    assert not intake.refusal("a.txt", 9, left=9)


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_can_be_shown_and_asked_for(said: str) -> None:
    name = intake.file_name(said)
    assert 0 < len(name) <= intake.LONGEST_NAME
    assert not set(name) & set("/\\\n\r\t\x00\u202e\u200b")
    assert not name.startswith((".", "~", " "))
    assert intake.file_name(name) == name


@pytest.mark.parametrize(
    ("said", "shown"),
    [("../../etc/passwd.txt", "passwd.txt"), ("C:\\тексты\\отчёт.txt", "отчёт.txt"), ("..", "файл"),
     ("a\u202etxt.exe", "atxt.exe"), ("x" * 300 + ".html", "x" * 112 + ".html")],
)  # fmt: skip
def test_folders_and_tricks_go_out_of_names(said: str, shown: str) -> None:
    assert intake.file_name(said) == shown


# --- a text, an address -----------------------------------------------------------------------------------------------


def test_a_text_waits_with_what_is_said_of_it(editor: Client) -> None:
    told = {"text": "Первая строка.\r\nВторая.", "title": " Визит  в Гомель ", "published": "2024-05-16",
            "source": "Газета", "address": "https://example.org/1"}  # fmt: skip
    assert editor.post("/upload/", {"what": "text", **told}).status_code == 302
    row = RunDocument.objects.get()
    assert row.name == "Визит в Гомель"
    assert row.given == {"title": "Визит в Гомель", "published": "2024-05-16", "source": "Газета",
                         "address": "https://example.org/1"}  # fmt: skip
    assert bytes(row.input.data).decode() == "Первая строка.\nВторая."


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"text": " \n"}, "текста нет"),
        ({"text": "Слова.", "published": "вчера"}, "не понят"),
        ({"text": "Слова.", "published": "2024-02-30"}, "не понят"),
        ({"text": "Слова.", "published": "2022/2024"}, "не понят"),
        ({"text": "Слова.", "address": "javascript:alert(1)"}, "https://"),
        ({"text": "ы" * (intake.LONGEST_TEXT + 1)}, "миллиона"),
    ],
)
def test_a_text_that_cannot_be_taken_stays_in_the_form_with_the_reason(
    editor: Client, told: dict[str, str], words: str
) -> None:
    response = editor.post("/upload/", {"what": "text", "title": "Мой заголовок", **told})
    assert response.status_code == 400
    page = response.content.decode()
    assert words in page
    assert "Мой заголовок" in page
    assert not Run.objects.exists()


def test_where_nothing_is_fetched_the_page_says_so_and_refuses(editor: Client, settings) -> None:
    settings.POBRATIM_FETCH = False
    assert "не ходит по адресам" in editor.get("/upload/").content.decode()
    response = editor.post("/upload/", {"what": "page", "page": "https://example.org/"})
    assert response.status_code == 400
    assert not Run.objects.exists()


def test_an_address_waits_and_nothing_is_fetched_by_the_page(editor: Client, settings) -> None:
    settings.POBRATIM_FETCH = True
    assert editor.post("/upload/", {"what": "page", "page": "https://example.invalid/a"}).status_code == 302
    assert editor.post("/upload/", {"what": "page", "page": "file:///etc/passwd"}).status_code == 400
    row = RunDocument.objects.get()
    assert (row.kind, row.given) == (Kind.ADDRESS, {"address": "https://example.invalid/a"})


def test_whether_addresses_are_fetched_is_read_strictly() -> None:
    assert [fetching({}), fetching({"POBRATIM_FETCH": "no"}), fetching({"POBRATIM_FETCH": "yes"})] == [
        False,
        False,
        True,
    ]
    with pytest.raises(BadInput, match="POBRATIM_FETCH"):
        fetching({"POBRATIM_FETCH": "1"})


# --- again, and taken back --------------------------------------------------------------------------------------------


def test_only_what_failed_is_put_into_the_queue_again(reviewer: Client) -> None:
    run = a_run("vera", "a.txt", "b.txt")
    for outcome in ("failed", "done"):
        row = runs.claim("w", "v")
        runs.fail(row, Stage.READ, "ошибка", 0) if outcome == "failed" else runs.settle(row, 0)
    assert "только неудавшиеся" in reviewer.get(f"/runs/{run.pk}/").content.decode()
    assert reviewer.post("/runs/again/", {"what": "failed", "run": str(run.pk)}).status_code == 302
    again = Run.objects.latest("id")
    assert (again.task, again.of_id, rows(again)) == (Task.FAILED, run.pk, {"a.txt": ""})
    assert AuditRecord.objects.filter(what="run.again", who="oleg").count() == 1
    answer = reviewer.post("/runs/again/", {"what": "failed", "run": str(run.pk)}, follow=True)
    assert "Повторять нечего" in answer.content.decode()
    assert reviewer.post("/runs/again/", {"what": "failed", "run": "не число"}).status_code == 302


def test_documents_of_an_earlier_version_are_offered_and_asked_for(reviewer: Client, register: None) -> None:
    worker = runs.Worker(id="w", version="2", started_at="2030-01-01T00:00Z", seen_at="2030-01-01T00:00Z")
    runs.beat(worker)
    page = reviewer.get("/runs/").content.decode()
    assert "3\u00a0документа" in page
    assert "прежней версией" in page
    assert reviewer.post("/runs/again/", {"what": "outdated"}).status_code == 302
    assert RunDocument.objects.get().kind == Kind.OUTDATED
    runs.Worker.objects.update(version="1")
    assert "прежней версией" not in reviewer.get("/runs/").content.decode()


def test_ones_own_waiting_documents_are_taken_back_and_others_are_not(client: Client) -> None:
    own, others = a_run("vera"), a_run("oleg")
    signed_in(client, Role.EDITOR, "vera")
    assert client.post(f"/runs/{others.pk}/cancel/").status_code == 403
    assert "Снять с очереди" not in client.get(f"/runs/{others.pk}/").content.decode()
    answer = client.post(f"/runs/{own.pk}/cancel/", follow=True)
    assert "Снято с очереди документов: 2" in answer.content.decode()
    assert set(runs_read.rows_of(own).values_list("state", flat=True)) == {State.SKIPPED}
    assert set(runs_read.rows_of(others).values_list("state", flat=True)) == {State.WAITING}
    signed_in(client, Role.REVIEWER, "anna")
    assert client.post(f"/runs/{others.pk}/cancel/").status_code == 302
    assert not runs.waits()


# --- the pages --------------------------------------------------------------------------------------------------------


def test_the_page_asks_again_while_it_works_and_stops_when_done(editor: Client) -> None:
    run = a_run("vera", "a.txt")
    assert "every 2s" in editor.get(f"/runs/{run.pk}/").content.decode()
    row = runs.claim("w", "v")
    part = editor.get(f"/runs/{run.pk}/progress/").content.decode()
    assert "every 2s" in part
    assert "<html" not in part
    runs.kept(row, "unchanged", "plan", 0)
    runs.settle(row, 0)
    part = editor.get(f"/runs/{run.pk}/progress/").content.decode()
    assert "every 2s" not in part
    assert "/documents/plan/" in part
    assert "уже был в реестре" in part


def test_what_a_document_brought_into_the_register_is_named(editor: Client, register: None) -> None:
    run = a_run("vera", "plan.txt")
    row = runs.claim("w", "v")
    runs.kept(row, "new", "plan", 8)
    runs.settle(row, 0)
    page = editor.get(f"/runs/{run.pk}/").content.decode()
    assert "План мероприятий" in page
    assert "и ещё" in page


def test_the_page_says_when_nobody_works(editor: Client) -> None:
    run = a_run()
    assert "pobratim work" in editor.get(f"/runs/{run.pk}/").content.decode()
    runs.beat(runs.Worker(id="w", version="2", started_at="2030-01-01T00:00Z"))
    assert "pobratim work" not in editor.get(f"/runs/{run.pk}/").content.decode()


def test_long_runs_have_pages_and_can_be_narrowed(editor: Client) -> None:
    run = a_run("vera", *(f"{n}.txt" for n in range(60)))
    runs.fail(runs.claim("w", "v"), Stage.DECODE, "не текст", 0)
    assert "59.txt" in editor.get(f"/runs/{run.pk}/?page=2").content.decode()
    assert "Страница 2 из 2" in editor.get(f"/runs/{run.pk}/?page=99").content.decode()
    failed = editor.get(f"/runs/{run.pk}/?state=failed").content.decode()
    assert "0.txt" in failed
    assert "1.txt" not in failed
    assert editor.get(f"/runs/{run.pk}/?state=lost").status_code == 400


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_the_database_little(
    reviewer: Client, register: None, page: str, django_assert_max_num_queries
) -> None:
    run = a_run("vera", *(f"{n}.txt" for n in range(60)))
    for n in range(55):
        row = runs.claim("w", "v")
        if n % 2:
            runs.kept(row, "new", "plan", 8)
            runs.settle(row, 0)
        else:
            runs.fail(row, Stage.READ, "ошибка", 0)
    address = page.format(run=run.pk)
    reviewer.get(address)
    with django_assert_max_num_queries(12):
        assert reviewer.get(address).status_code == 200
