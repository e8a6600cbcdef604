"""Codes of parties are spelled in one way."""

import pytest

from pobratim.resolve.parties import canonical


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("BY-MA/Могилев", "BY-MA/Могилёв"),
        ("RU-KLU/Березовский район", "RU-KLU/Берёзовский район"),
        ("RU-KLU/Берёзовский район", "RU-KLU/Берёзовский район"),
        ("RU-TUL/Алексинский район", "RU-TUL/Алексинский район"),
        ("KZ-39/г. Костанай", "KZ-39/Костанай"),
    ],
)
def test_both_spellings_of_a_municipality_are_one_code(written: str, code: str) -> None:
    assert canonical(written) == code
    assert canonical(canonical(written)) == code
