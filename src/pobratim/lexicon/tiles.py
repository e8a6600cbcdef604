"""Where each region of Russia and each neighbour stands on a map of equal tiles.

In: `data/tiles.csv`. Out: tiles with row (from the north), column (from the west) and a short label. Not here: drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .tables import rows_of


@dataclass(frozen=True, slots=True)
class Tile:
    """One party's tile."""

    code: str
    row: int
    column: int
    label: str


@cache
def tiles() -> tuple[Tile, ...]:
    """Every tile, row by row."""
    return tuple(Tile(r["code"], int(r["row"]), int(r["column"]), r["label"]) for r in rows_of("tiles"))
