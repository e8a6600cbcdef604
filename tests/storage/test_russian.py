"""Russian letters mean the same in both databases."""

from __future__ import annotations

import pytest

from pobratim.storage.models import Entry
from pobratim.storage.russian import in_russian_order

pytestmark = pytest.mark.usefixtures("database")


def _add(*titles: str) -> None:
    for n, title in enumerate(titles):
        Entry.objects.create(id=str(n), kind="person", block="b", title=title, content={}, fingerprint="f")


def _found(**wanted: str) -> list[str]:
    return sorted(Entry.objects.filter(**wanted).values_list("title", flat=True))


def test_case_does_not_count_in_a_search() -> None:
    _add("Соглашение О ДРУЖБЕ", "план")
    assert _found(title__icontains="о дружбе") == ["Соглашение О ДРУЖБЕ"]
    assert _found(title__iexact="ПЛАН") == ["план"]


def test_signs_of_patterns_are_plain_signs() -> None:
    _add("рост на 5%", "рост на 50", "а_б", "авб", "a\\b")
    assert _found(title__icontains="5%") == ["рост на 5%"]
    assert _found(title__icontains="а_б") == ["а_б"]
    assert _found(title__icontains="a\\b") == ["a\\b"]


def test_a_search_crosses_lines() -> None:
    _add("первая\nвторая строка")
    assert _found(title__icontains="ВТОРАЯ") == ["первая\nвторая строка"]


def test_names_stand_in_the_order_of_the_russian_alphabet() -> None:
    names = ["Абрамов", "елкин", "Ёлкин", "Ельцов", "Жуков", "яшин"]
    _add(*reversed(names))
    ordered = Entry.objects.order_by(in_russian_order("title"), "id").values_list("title", flat=True)
    assert list(ordered) == names


def test_json_keeps_russian_letters() -> None:
    Entry.objects.create(id="x", kind="person", block="b", content={"name": "Ёлкин «Ё»"}, fingerprint="f")
    assert Entry.objects.get(content__name="Ёлкин «Ё»").content == {"name": "Ёлкин «Ё»"}
