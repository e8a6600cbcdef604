"""Every case is read as it says, evidence and all."""

import pytest

from tests.cases.form import Case, all_cases, parse, render


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_case_is_read_as_it_says(case: Case) -> None:
    assert case.found() == case.facts


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_case_is_written_as_it_would_be_accepted(case: Case) -> None:
    assert render(case, case.facts) == case.path.read_text(encoding="utf-8")


def test_marks_may_cross_and_repeat(tmp_path) -> None:
    path = tmp_path / "post" / "crossing.txt"
    path.parent.mkdir()
    path.write_text('[1|аб[2|в|1]г|2] [1|д|1]\n----\n1 {"kind": "post"}\n2 {"kind": "post"}\n', encoding="utf-8")
    case = parse(path)
    assert case.text == "абвг д"
    assert [[(s["start"], s["end"]) for s in fact["evidence"]] for fact in case.facts] == [[(0, 3), (5, 6)], [(2, 4)]]
