"""Archives give their documents, hostile ones a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from pobratim.errors import UnreadableDocument
from pobratim.sources.archive import MOST_FILES, unpack
from pobratim.sources.files import LARGEST

TEXT = "Делегация Тульской области побывала в Гомеле.".encode()


def packed(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return made.getvalue()


def test_documents_come_in_order_and_litter_is_passed_over() -> None:
    data = packed(б_txt=TEXT, folder__а_html=b"<p>", _DS_Store=b"x", folder__=b"")
    assert [file.name for file in unpack(data, place="a.zip")] == ["б.txt", "folder/а.html"]


def test_names_written_by_windows_are_read() -> None:
    data = packed(xxxxx_txt=TEXT).replace(b"xxxxx", "отчёт".encode("cp866"))
    assert [file.name for file in unpack(data, place="a.zip")] == ["отчёт.txt"]


def test_what_is_no_document_is_refused_beside_those_that_are() -> None:
    files = list(unpack(packed(a_txt=TEXT, b_exe=b"MZ", c_zip=packed(d_txt=TEXT)), place="a.zip"))
    assert [file.name for file in files if file.refused] == ["b.exe", "c.zip"]
    assert files[0].data == TEXT


def test_a_bomb_gives_a_sentence_and_no_flood() -> None:
    bomb, text = unpack(packed(a_txt=b" " * (LARGEST + 1), b_txt=TEXT), place="a.zip")
    assert not bomb.data
    assert "МБ" in bomb.refused
    assert text.data == TEXT


def test_a_file_that_lies_about_its_size_is_cut_off() -> None:
    data = packed(a_txt=b" " * (LARGEST + 1)).replace((LARGEST + 1).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    (liar,) = unpack(data, place="a.zip")
    assert not liar.data or len(liar.data) <= LARGEST
    assert liar.refused


def test_a_torn_file_is_refused_alone() -> None:
    whole = packed(a_txt=TEXT * 50, b_txt=TEXT)
    torn = bytearray(whole)
    torn[45:50] = b"\xff" * 5
    first, second = unpack(bytes(torn), place="a.zip")
    assert "повреждён" in first.refused
    assert second.data == TEXT


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 nothing", "повреждён"),
        (b"", "повреждён"),
        (packed(), "нет файлов"),
        (packed(**{f"{n}_txt": b"" for n in range(MOST_FILES + 1)}), "разделите"),
    ],
)
def test_what_is_no_usable_archive_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocument, match=words):
        list(unpack(data, place="a.zip"))
