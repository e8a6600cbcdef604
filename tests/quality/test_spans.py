"""Counting marked spans and relations."""

from pathlib import Path

from benchmarks.quality.brat import Marked, Tie, annotated
from benchmarks.quality.nerel import folded, ours, trimmed
from benchmarks.quality.spans import Score, compare, exact, overlap, ties_overlap

WANTED = Marked("DATE", 10, 20)


def test_an_equal_span_is_right_both_ways() -> None:
    assert exact([WANTED], [WANTED]) == compare([WANTED], [WANTED], overlap) == Score(1, 1, 1, 1)


def test_a_shared_character_counts_as_overlap_only() -> None:
    shorter = Marked("DATE", 12, 20)
    assert exact([WANTED], [shorter]).f1 == 0.0
    assert compare([WANTED], [shorter], overlap).f1 == 1.0


def test_another_kind_is_wrong() -> None:
    assert compare([WANTED], [Marked("MONEY", 10, 20)], overlap).f1 == 0.0


def test_a_relation_needs_both_its_arguments() -> None:
    person, role, other = Marked("PERSON", 0, 5), Marked("PROFESSION", 6, 9), Marked("PROFESSION", 30, 33)
    assert ties_overlap(Tie("WORKS_AS", person, role), Tie("WORKS_AS", Marked("PERSON", 2, 5), role))
    assert not ties_overlap(Tie("WORKS_AS", person, role), Tie("WORKS_AS", person, other))


def test_nothing_found_and_nothing_wanted_is_no_division_by_zero() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (0.0, 0.0, 0.0)


def test_brat_files_are_read_with_spans_in_pieces(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Анна Обская пела", encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tPERSON 0 11\tАнна Обская\nT2\tEVENT 12 14;15 16\tпе а\nR1\tPARTICIPANT_IN Arg1:T1 Arg2:T2\t\n",
        encoding="utf-8",
    )
    (text,) = annotated(tmp_path)
    assert text.ties == {Tie("PARTICIPANT_IN", Marked("PERSON", 0, 11), Marked("EVENT", 12, 16))}


def test_quotation_marks_around_a_name_do_not_count() -> None:
    assert trimmed("газета «Заря»", Marked("ORGANIZATION", 7, 13)) == Marked("ORGANIZATION", 8, 12)


def test_places_of_all_kinds_are_one_kind_beside_natasha() -> None:
    assert folded([Marked("CITY", 0, 4), Marked("EVENT", 5, 9)]) == [Marked("LOC", 0, 4)]


def test_our_marks_are_in_characters_of_the_text_as_it_was_read() -> None:
    text = "Певица\u00ad Анна\u00a0Обская родилась в Туле."
    read = ours("x", text)
    assert {text[s.start : s.stop] for s in read.spans if s.kind == "PERSON"} == {"Анна\u00a0Обская"}
