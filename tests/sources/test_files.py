"""Files, pages and bytes become documents."""

from pathlib import Path

import pytest

from pobratim.errors import UnreadableDocument
from pobratim.sources import find_files, name_files, read_bytes, read_file
from pobratim.sources.encoding import decode

SENTENCE = "Делегация Тульской области побывала в Гомеле."


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def test_a_folder_is_read_in_a_fixed_order_and_only_its_documents(tmp_path: Path) -> None:
    for name in ("б.txt", "а.html", "фото.jpg", "в.TXT"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in find_files(tmp_path)] == ["а.html", "б.txt", "в.TXT"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    assert len(name_files([tmp_path / "a.txt", tmp_path / "a.txt"])) == 1


def test_a_text_and_a_page_of_one_name_keep_different_ids(tmp_path: Path) -> None:
    names = [tmp_path / "a.txt", tmp_path / "a.html", tmp_path / "b.txt"]
    assert [found.id for found in name_files(names)] == ["a.txt", "a.html", "b"]


def test_the_text_of_a_file_is_kept_to_the_letter(tmp_path: Path) -> None:
    raw = "\ufeffСтрока\r\n\u00a0вто\u00adрая\n"
    (tmp_path / "a.txt").write_bytes(raw.encode())
    assert read_file(name_files([tmp_path / "a.txt"])[0]).text == raw[1:]


def test_a_page_gives_its_article_title_and_day_without_the_menu() -> None:
    paragraphs = "".join(
        f"<p>{SENTENCE} Это абзац номер {n}, и он достаточно длинный для статьи.</p>" for n in range(4)
    )
    head = "<title>Туляки в Гомеле</title><meta property='article:published_time' content='2024-05-06'>"
    menu = "<nav><a href='/'>Главная</a><a href='/login'>Войти</a></nav>"
    body = f"{menu}<article><h1>Туляки в Гомеле</h1>{paragraphs}</article>"
    document = read_bytes(page(body, head), address="page.html")
    assert document.title == "Туляки в Гомеле"
    assert document.published == "2024-05-06"
    assert SENTENCE in document.text
    assert "Войти" not in document.text


def test_a_page_without_words_is_unreadable() -> None:
    with pytest.raises(UnreadableDocument, match="нет текста"):
        read_bytes(page("<img src=x>"), address="empty.html")


def test_a_page_in_windows_1251_is_read_by_its_charset() -> None:
    html = f"<html><head><meta charset=windows-1251></head><body><p>{SENTENCE}</p></body></html>"
    assert SENTENCE in read_bytes(html.encode("cp1251"), address="old.html", html=True).text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5"])
@pytest.mark.parametrize("text", [SENTENCE, SENTENCE.upper(), "Тула", f"№ 5-р. {SENTENCE} © 2024"])
def test_a_legacy_encoding_is_told_from_the_others(encoding: str, text: str) -> None:
    if encoding in ("koi8-r", "cp866", "iso8859-5"):
        text = text.replace("№", "N").replace("©", "(c)")
    assert decode(text.encode(encoding), place="x") == text


def test_the_same_bytes_get_the_same_id() -> None:
    first, second = (read_bytes(SENTENCE.encode(), address=where) for where in ("a", "b"))
    assert first.id == second.id
