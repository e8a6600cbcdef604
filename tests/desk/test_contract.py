"""What people type is held to the contract of facts."""

import pytest

from pobratim.desk.contract import checked
from pobratim.errors import BadInput


@pytest.mark.parametrize(
    ("kind", "slot", "typed", "kept"),
    [
        ("event", "date", "2024-05-16/2024-05-18", "2024-05-16/2024-05-18"),
        ("commitment", "due", "../2027-09-01", "../2027-09-01"),
        ("agreement", "signed", "12.05.2021", "2021-05-12"),
    ],
)
def test_days_and_stretches_of_days_are_kept(kind: str, slot: str, typed: str, kept: str) -> None:
    assert checked(kind, slot, typed) == kept


def test_a_paper_is_signed_on_one_day() -> None:
    with pytest.raises(BadInput, match="одна дата"):
        checked("agreement", "signed", "2021/2022")
