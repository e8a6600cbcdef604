"""A picture as a file: SVG that carries its own styles, PNG made of it.

In: the SVG of a page, titles. Out: bytes. Colours come from the light scheme of `base.css`, forms from the part of
`pictures.css` that is marked as drawn; typst sets the PNG without a network. Not here: CSV (`sheet.py`).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import typst

from pobratim.errors import BrokenAssumption

STYLES = Path(__file__).parents[1] / "static" / "pobratim"
LETTERS = '"Liberation Sans", Arial, "PT Sans", "Noto Sans", "DejaVu Sans", sans-serif'
DOTS_PER_INCH = 192.0
SET = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.picture), format: "svg", width: int(sys.inputs.width) * 1pt)
"""


@cache
def styles() -> str:
    """The rules of drawn things, with colours instead of the names of colours."""
    colours = _colours()
    rules = (STYLES / "pictures.css").read_text("utf-8")
    found = re.search(r"/\* drawn \*/(.*)/\* end of drawn \*/", rules, re.S)
    if found is None:
        raise BrokenAssumption("pictures.css has no part between «drawn» and «end of drawn»")
    return re.sub(r"var\((--[\w-]+)\)", lambda name: colours[name[1]], found[1]).strip()


def _colours() -> dict[str, str]:
    """Custom properties of the light scheme: those that stand before any media query."""
    named: dict[str, str] = {}
    for name in ("base.css", "pictures.css"):
        light = (STYLES / name).read_text("utf-8").partition("@media")[0]
        named |= dict(re.findall(r"(--[\w-]+):\s*([^;]+);", light))
    return {**named, "--letters": LETTERS}


def as_png(svg: str, width: int) -> bytes:
    """The file as a picture of dots, twice as fine as the screen's."""
    made = typst.compile(SET, sys_inputs={"picture": svg, "width": str(width)}, format="png", ppi=DOTS_PER_INCH)
    return bytes(made)
