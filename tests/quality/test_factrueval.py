"""factRuEval-2016: the forms of answers, the table, the search that stands in for the comparator's. No text of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.factrueval import Row, table
from benchmarks.quality.factrueval_answers import texts_of, write_facts, write_names
from benchmarks.quality.factrueval_comparator import MISSING, Quality, bounded, comparator
from pobratim.extract.news import Deal, Meeting, News, Occupation
from pobratim.facts import Span

TEXT = "Мэр Риги Янис Озолс: встреча с Ветровым"


def test_a_name_is_answered_by_kind_start_and_length(tmp_path: Path) -> None:
    write_names(tmp_path, "book_1", [("PER", 9, 19), ("LOC", 4, 8)])
    assert (tmp_path / "book_1.task1").read_text() == "per 9 10\nloc 4 4\n"


def test_a_fact_is_answered_by_its_words_without_colons(tmp_path: Path) -> None:
    person, other = Span(9, 20), Span(31, 39)
    news = News(
        TEXT,
        (),
        (Occupation(person, Span(0, 3), Span(4, 8)), Occupation(person, None, None, "Латвия")),
        (Meeting((person, other)),),
        (Deal("аренда", (person, other)),),
    )
    write_facts(tmp_path, "book_1", news)
    assert (tmp_path / "book_1.task3").read_text(encoding="utf-8") == (
        "Occupation\nwho:Янис Озолс\nwhere:Риги\nposition:Мэр\n\n"
        "Occupation\nwho:Янис Озолс\nwhere:Латвия\n\n"
        "Meeting\nparticipant:Янис Озолс\nparticipant:Ветровым\n\n"
        "Deal\nparticipant:Янис Озолс\nparticipant:Ветровым\ntype:аренда\n"
    )


def test_texts_are_read_with_their_line_ends_counted_once(tmp_path: Path) -> None:
    (tmp_path / "book_2.txt").write_bytes("\ufeffда\r\nнет".encode())
    assert list(texts_of(tmp_path)) == [("book_2", "да\nнет")]


def test_the_scripts_are_mended_in_a_copy_only(tmp_path: Path) -> None:
    package = tmp_path / "dialent"
    package.mkdir()
    config = package / "config.py"
    config.write_text("TYPES = {\n        'Project' : 'project'\n}\n", encoding="utf-8")
    with comparator(tmp_path):
        from dialent.config import TYPES  # type: ignore[import-not-found]

        assert TYPES == {"Project": "project", "Facility": "project"}
    assert MISSING not in config.read_text(encoding="utf-8")


@dataclass
class Metrics:
    f1: float


class Search:
    """Stands for the comparator's optimizer: the best matching gives each answer its own gold fact."""

    def __init__(self, answers: int, gold: int) -> None:
        self.std = list(range(gold))
        self.possible_matches = [list(self.std) for _ in range(answers)]
        self.metrics: Metrics | None = None
        self.clusters: list[int] = []

    def buildClusters(self, indices: list[int]) -> list[int]:  # the comparator's own name
        return indices

    def evaluate(self, indices: list[int]) -> Metrics:
        return Metrics(len(set(indices) - {-1}) / len(self.std))


def test_a_search_that_would_explode_is_bounded_and_finds_the_best_matching() -> None:
    asked: list[Any] = []
    search = Search(answers=12, gold=12)
    bounded(asked.append)(search)
    assert asked == []
    assert search.metrics == Metrics(1.0)
    assert sorted(search.clusters) == search.std


def test_a_small_search_is_left_to_the_comparator() -> None:
    asked: list[Any] = []
    search = Search(answers=2, gold=2)
    bounded(asked.append)(search)
    assert asked == [search]


def test_the_table_says_what_natasha_has_not() -> None:
    rows = [
        Row("people", Quality(0.9, 0.8, 0.85, 10), 0.84, 0.93),
        Row("deals", Quality(0.5, 0.4, 0.444, 7), None, 0.301),
    ]
    lines = table(rows).splitlines()
    assert lines[1].split() == ["people", "10", "0.900", "0.800", "0.850", "0.840", "0.930"]
    assert lines[2].split() == ["deals", "7", "0.500", "0.400", "0.444", "–", "0.301"]
