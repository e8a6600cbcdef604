"""What waits in the queue is read by the real reader, whatever it is and whatever happens to the worker."""

from __future__ import annotations

import gzip
import io
import threading
import zipfile
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from pobratim.desk import documents, intake
from pobratim.desk.intake import Text, Upload
from pobratim.desk.jobs import Clerk
from pobratim.sources.fetch import fetch
from pobratim.storage import runs, runs_read
from pobratim.storage.models import Decision, DirtyBlock, Document, Entry, Fact
from pobratim.storage.models_runs import Run, RunDocument, RunInput, State
from pobratim.storage.runs import Origin
from tests.databases import one_database, postgres_server

__all__ = ["one_database", "postgres_server"]
pytestmark = pytest.mark.usefixtures("emptied")
ANNA = Origin("anna", "desk")
TULA = (
    "Губернатор Тульской области Иван Рогожин и губернатор Калужской области Пётр Лугов подписали соглашение о "
    "сотрудничестве в сфере туризма. Встреча прошла в Туле 3 марта 2024 года."
)
GOMEL = "Делегация Гомельской области посетила Брянскую область 5 апреля 2024 года."
URALSK = "Товарооборот Оренбургской области с Казахстаном в 2023 году составил 1,2 млрд долларов."


@pytest.fixture
def emptied(one_database: None) -> None:
    for model in (Run, Document, Entry, DirtyBlock, Decision):
        model._default_manager.all().delete()


def upload(*files: tuple[str, str | bytes]) -> Run:
    given = [(name, data.encode() if isinstance(data, str) else data) for name, data in files]
    return intake.upload([Upload(name, len(data), data) for name, data in given], ANNA)


def worked(run: Run | None, **options: Any) -> Run:
    """The run after a worker has emptied the queue."""
    Clerk(**options).work(until_empty=True)
    assert run is not None
    run.refresh_from_db()
    assert run.finished_at is not None
    return run


def counts(run: Run) -> dict[str, int]:
    names = ("documents", "left", "new", "changed", "unchanged", "failed", "skipped")
    return {name: getattr(run, name) for name in names if getattr(run, name)}


def errors(run: Run) -> dict[str, str]:
    return {row.name: row.error for row in runs_read.rows_of(run, State.FAILED)}


def register() -> list[Any]:
    """All that the register says."""
    return [
        list(Document.objects.order_by("id").values_list("id", "text", "digest")),
        list(Fact.objects.order_by("id").values_list("id", "kind", "content", "block")),
        list(Entry.objects.order_by("id").values_list("id", "content", "document_count")),
        list(DirtyBlock.objects.values_list("block")),
    ]


def test_files_become_documents_with_facts_and_entries() -> None:
    run = worked(upload(("tula.txt", TULA), ("gomel.txt", GOMEL.encode("cp1251"))))
    assert counts(run) == {"documents": 2, "new": 2}
    assert run.facts == Fact.objects.count() > 3
    assert Document.objects.get(id="gomel").text == GOMEL
    assert Entry.objects.filter(kind="agreement").exists()
    assert not DirtyBlock.objects.exists()
    assert not RunInput.objects.exists()
    row = runs_read.rows_of(run).get(name="tula.txt")
    assert (row.state, row.document, row.outcome) == (State.DONE, "tula", "new")
    assert Entry.objects.get(kind="agreement") in runs_read.new_entries(["tula"])["tula"]


def test_the_same_text_is_recognised_under_any_name() -> None:
    worked(upload(("tula.txt", TULA)))
    before = register()
    run = worked(upload(("копия.txt", TULA), ("tula.txt", f"{TULA} ")))
    assert counts(run) == {"documents": 2, "unchanged": 1, "new": 1}
    again = worked(intake.paste(Text(TULA), ANNA))
    assert counts(again) == {"documents": 1, "unchanged": 1}
    assert runs_read.rows_of(again).get().document == "tula"
    assert before[0][0] in register()[0]


def test_another_text_of_the_same_name_is_kept_beside_the_first() -> None:
    worked(upload(("a/tula.txt", TULA), ("b/tula.txt", GOMEL)))
    ids = sorted(Document.objects.values_list("id", flat=True))
    assert ids[0] == "tula"
    assert ids[1].startswith("tula~")


def test_a_pasted_text_keeps_what_was_said_of_it_and_a_reprint_is_a_document_of_its_own() -> None:
    told = Text(GOMEL, "Визит из Гомеля", "2024-04-06", "Газета", "https://example.org/1")
    worked(intake.paste(told, ANNA))
    found = Document.objects.get()
    assert (found.title, found.published, found.source, found.address) == (
        "Визит из Гомеля", "2024-04-06", "Газета", "https://example.org/1",
    )  # fmt: skip
    assert found.text == f"Визит из Гомеля\n\n{GOMEL}"
    run = worked(intake.paste(Text(found.text + "\n", "", "", "Другая газета"), ANNA))
    assert counts(run) == {"documents": 1, "new": 1}
    again = worked(intake.paste(Text(found.text, "", "", "Другая газета"), ANNA))
    assert counts(again) == {"documents": 1, "unchanged": 1}
    assert Document.objects.values("digest").distinct().count() == 1


def test_hostile_files_each_get_a_sentence_and_the_rest_is_read() -> None:
    run = worked(
        upload(
            ("двоичный.txt", bytes(range(256)) * 20),
            ("поздний ноль.txt", GOMEL + " " * 30_000 + "\x00"),
            ("чужой.txt", Random(1).randbytes(4000).replace(b"\0", b"?")),
            ("битый.zip", b"PK\x03\x04" + b"?" * 90),
            ("пустая.html", "<html><script>alert(1)</script></html>"),
            ("одна строка.txt", "слово " * 2_000 + GOMEL),
            ("tula.txt", TULA),
        )
    )
    said = errors(run)
    assert set(said) == {"двоичный.txt", "поздний ноль.txt", "чужой.txt", "битый.zip", "пустая.html"}
    assert all("ошибка программы" not in sentence for sentence in said.values())
    assert counts(run) == {"documents": 7, "new": 2, "failed": 5}
    assert run.errors == {"decode": 5}


def test_an_archive_is_read_file_by_file() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {"2024/tula.txt": TULA, "2024/gomel.txt": GOMEL, "фото.jpg": "x", "пусто.txt": ""}.items():
            archive.writestr(name, data)
    run = worked(upload(("выпуски.zip", packed.getvalue())))
    assert counts(run) == {"documents": 4, "new": 2, "failed": 2}
    assert set(errors(run)) == {"выпуски.zip/фото.jpg", "выпуски.zip/пусто.txt"}
    assert set(Document.objects.values_list("id", flat=True)) == {"tula", "gomel"}


def test_what_an_earlier_version_read_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (runs, documents):
        monkeypatch.setattr(room, "EXPANDED_AT_ONCE", 1)
    worked(upload(("tula.txt", TULA), ("gomel.txt", GOMEL)))
    right = register()
    Document.objects.filter(id="tula").update(reading_version="0")
    Fact.objects.filter(document="tula").update(quote="прежнее чтение")
    run = worked(intake.again_outdated(ANNA))
    assert counts(run) == {"documents": 1, "changed": 1}
    assert not Fact.objects.filter(quote="прежнее чтение").exists()
    assert register() == right
    assert counts(worked(intake.again_outdated(ANNA))) == {}


def test_entries_can_be_made_anew_without_reading() -> None:
    worked(upload(("tula.txt", TULA)))
    right = register()
    Entry.objects.all().delete()
    worked(intake.rebuild(ANNA))
    assert register() == right


def test_what_failed_is_read_once_its_reason_is_gone() -> None:
    run = worked(intake.fetch("https://example.org/a", ANNA))
    assert "не ходит по адресам" in errors(run)["https://example.org/a"]
    assert run.errors == {"fetch": 1}
    again = worked(intake.again_failed(run, ANNA), fetch=fetch_nothing)
    assert "ошибка программы" in errors(again)["https://example.org/a"]


def fetch_nothing(address: str) -> Any:
    raise ValueError("the network broke in an unforeseen way")


class OnePage(BaseHTTPRequestHandler):
    """A page whose text changes between visits."""

    visits = 0

    def do_GET(self) -> None:
        OnePage.visits += 1
        page = f"<html><head><title>Визит</title></head><body><article><p>{GOMEL}</p>"
        page += f"<p>{URALSK}</p>" if OnePage.visits > 1 else ""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(gzip.compress(f"{page}</article></body></html>".encode()))

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


def test_a_page_is_fetched_by_the_worker_and_a_changed_one_replaces_it() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), OnePage) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/news/1"
        anywhere = partial(fetch, may_reach=lambda _: True)
        OnePage.visits = 0
        assert counts(worked(intake.fetch(address, ANNA), fetch=anywhere)) == {"documents": 1, "new": 1}
        assert counts(worked(intake.fetch(address, ANNA), fetch=anywhere)) == {"documents": 1, "changed": 1}
        server.shutdown()
    found = Document.objects.get()
    assert found.address == address
    assert URALSK in found.text


class Cut(BaseException):
    """The power went."""


def cut_at(statement: int) -> Callable[..., Any]:
    count = 0

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        if count > statement:
            raise Cut
        return run(sql, params, many, context)

    return execute


def test_cut_off_at_any_statement_nothing_is_lost_and_nothing_counted_twice() -> None:
    files = (("tula.txt", TULA), ("gomel.txt", GOMEL))
    whole = worked(upload(*files))
    right, numbers = register(), (counts(whole), whole.facts)
    for statement in (4, 12, 20, 32, 44, 60, 80):
        for model in (Run, Document, Entry, DirtyBlock):
            model._default_manager.all().delete()
        run = upload(*files)
        with connection.execute_wrapper(cut_at(statement)), pytest.raises(Cut):
            Clerk().work(until_empty=True)
        RunDocument.objects.filter(state=State.READING).update(lease_until=timezone.now() - timedelta(seconds=1))
        worked(run)
        assert register() == right, statement
        assert (counts(run), run.facts) == numbers, statement
