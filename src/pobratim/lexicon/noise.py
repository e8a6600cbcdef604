"""Words of a page that are not its text: menus, logins, share buttons, captions, copyright lines, comment forms.

In: `data/noise.csv` (kind, scope, pattern, an example). Out: whether a line or a sentence is such. Captions that tell
who is in the picture («На фото: …») are text. Not here: cutting lines and sentences (`pobratim.text`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .tables import rows_of

LINE, SENTENCE = "line", "sentence"
_MENU_GAP = re.compile(r" {2,}| [/|»>•·] ")
_FEWEST_ITEMS = 4
_LONGEST_ITEM = 30


def noise_rows() -> Iterator[dict[str, str]]:
    """The rows of the table."""
    yield from rows_of("noise")


@cache
def _pattern(scope: str) -> re.Pattern[str]:
    patterns = [row["pattern"] for row in noise_rows() if row["scope"] == scope]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def is_noise_line(line: str) -> bool:
    """Whether a whole line is no text: a known phrase or a row of menu items."""
    return bool(_pattern(LINE).search(line.strip())) or _is_menu(line.strip())


def is_noise_sentence(sentence: str) -> bool:
    """Whether one sentence of a line is no text: «Фото пресс-службы»."""
    return bool(_pattern(SENTENCE).search(sentence.strip()))


def _is_menu(line: str) -> bool:
    items = _MENU_GAP.split(line)
    if len(items) < _FEWEST_ITEMS or line[-1:] in ".!?;" or items[0] == "№":
        return False
    return all(len(item) <= _LONGEST_ITEM and not any(sign.isdigit() for sign in item) for item in items)
