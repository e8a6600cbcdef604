"""The map: a tile for every region of Russia and every neighbour, shaded by how much is known of it.

In: counts by party. Out: tiles with their places in one drawing. Not here: where each tile stands
(`pobratim.lexicon.tiles`), SVG (templates).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from pobratim.lexicon.tiles import tiles
from pobratim.resolve.parties import region_of
from pobratim.wording import counted
from pobratim.wording.parties import name_of

from .addresses import partner_address

SIDE = 45
STEP = 48
LEVELS = 5


@dataclass(frozen=True, slots=True)
class DrawnTile:
    """A tile in the drawing; without an address nothing is known of its party."""

    code: str
    short: str
    name: str
    title: str
    count: int
    level: int
    abroad: bool
    address: str
    x: int
    y: int

    @property
    def middle(self) -> float:
        """Where the label is centred."""
        return self.x + SIDE / 2

    @property
    def baseline(self) -> float:
        """Where the label stands."""
        return self.y + SIDE / 2 + 4


@dataclass(frozen=True, slots=True)
class Step:
    """A shade of the scale."""

    level: int
    x: int


@dataclass(frozen=True, slots=True)
class TileMap:
    """The drawing; `known` are the tiles of which something is known, most first, for the table beside it."""

    width: int
    height: int
    side: int
    tiles: tuple[DrawnTile, ...]
    known: tuple[DrawnTile, ...]
    steps: tuple[Step, ...]


def tile_map(counts: Mapping[str, int], lang: str) -> TileMap:
    """The map for counts by party; what is known of a town or a foreign region shades its region or country."""
    known = _by_tile(counts)
    most = max(known.values(), default=0)
    drawn = []
    for tile in tiles():
        count = known.get(tile.code, 0)
        name = name_of(tile.code, lang)
        drawn.append(
            DrawnTile(
                code=tile.code,
                short=tile.label if lang == "ru" else tile.code.rpartition("-")[2],
                name=name,
                title=f"{name}: {counted(count, 'entry', lang)}",
                count=count,
                level=level(count, most),
                abroad=not tile.code.startswith("RU"),
                address=partner_address(tile.code) if count else "",
                x=tile.column * STEP,
                y=tile.row * STEP,
            )
        )
    return TileMap(
        width=max(tile.x for tile in drawn) + SIDE,
        height=max(tile.y for tile in drawn) + SIDE,
        side=SIDE,
        tiles=tuple(drawn),
        known=tuple(sorted((tile for tile in drawn if tile.count), key=lambda tile: (-tile.count, tile.name))),
        steps=tuple(Step(step, (step - 1) * 20) for step in range(1, LEVELS + 1)),
    )


def level(count: int, most: int) -> int:
    """The shade, 0 to 5: by the logarithm, because a few parties have far more than all others."""
    if count <= 0:
        return 0
    return min(LEVELS, 1 + int(LEVELS * log(count) / log(most + 1))) if most > 1 else LEVELS


def tile_code(code: str) -> str:
    """The tile on which a party lies: a Russian region's own, else its country's."""
    region = region_of(code)
    return region if region.startswith("RU-") else region.partition("-")[0]


def _by_tile(counts: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for code, count in counts.items():
        tile = tile_code(code)
        found[tile] = found.get(tile, 0) + count
    return found
