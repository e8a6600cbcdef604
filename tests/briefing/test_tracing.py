"""Every statement of a brief can be traced to facts whose words hold its values."""

from __future__ import annotations

import re

import pytest

from pobratim.briefing.outline import SECTIONS
from pobratim.briefing.paper import Bullets, Paper, Sentence, Sentences, Source, Table, sentences_of
from pobratim.resolve.letters import fold
from tests.briefing import sample

NUMBER = re.compile(r"\d+(?:,\d+)?")
NAME = re.compile(r"(?<![.!?»] )(?<!^)\b[А-ЯЁ][а-яё]+|«[^»]+»")
LETTERS = 4
"""So many first letters of a name are equal in all cases: Брестская, Брестской, Брест."""
MONTHS = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр".split()


def statements(paper: Paper) -> list[Sentence]:
    """Sentences as they stand, the rows of tables as one statement each."""
    found: list[Sentence] = []
    for block in (block for section in paper.sections for block in section.blocks):
        if isinstance(block, Table):
            found += [Sentence("; ".join(cell.text for cell in row), row[0].sources) for row in block.rows]
        else:
            found += sentences_of(block)
    return found


def words_behind(sources: tuple[Source, ...], facts: dict[str, str]) -> str:
    return fold(" ".join(f"{facts[source.fact]} {source.date.replace('-', ' ')}" for source in sources))


def values_in(text: str) -> list[str]:
    """Numbers without leading zeros, and the beginnings of names."""
    names = [word for name in NAME.findall(text) for word in re.findall(r"\w+", name) if len(word) > 2]
    return [*NUMBER.findall(text), *(fold(word)[:LETTERS] for word in names)]


@pytest.mark.parametrize("length", ["page", "five", "full"])
@pytest.mark.parametrize("home", [sample.HOME, ""])
def test_each_statement_stands_in_the_words_of_its_sources(length: str, home: str) -> None:
    facts = {key: filed.quote for key, filed in sample.dossier(sample.readings()).facts.items()}
    told = statements(sample.paper(home=home, length=length))
    assert len(told) >= 8
    for statement in told:
        assert statement.sources, statement.text
        behind = words_behind(statement.sources, facts)
        missing = [value for value in values_in(statement.text) if value.lstrip("0") not in behind]
        assert not missing, (statement.text, behind)


def test_a_source_shows_the_facts_own_words() -> None:
    facts = sample.dossier(sample.readings()).facts
    for statement in statements(sample.paper(length="page")):
        for source in statement.sources:
            assert facts[source.fact].fact.document == source.document
            assert " ".join(facts[source.fact].quote.split()).startswith(source.quote.removesuffix(" …"))


def test_the_sample_fills_every_section() -> None:
    assert [section.key for section in sample.paper().sections] == list(SECTIONS)


def test_only_the_papers_own_words_have_no_source() -> None:
    empty = sample.paper(sample.reading("nothing", "2023-01-01"))
    (block,) = empty.sections[0].blocks
    assert isinstance(block, Sentences)
    assert block.sentences[0].sources == ()


def test_a_value_in_a_second_document_brings_that_document_too() -> None:
    paper = sample.paper()
    lists = [block for section in paper.sections if section.key == "trade" for block in section.blocks]
    cells = [cell for block in lists if isinstance(block, Table) for row in block.rows for cell in row]
    cell = next(cell for cell in cells if "4,1" in cell.text)
    assert {source.document for source in cell.sources} == {"trade", "other-number"}
    assert "4,4" in cell.text
    assert not any(isinstance(block, Bullets) and "4,4" in str(block) for block in lists)
