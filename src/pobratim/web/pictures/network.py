"""The network of ties: parties as circles, what they have together as lines.

In: counts by pair of parties. Out: a `Network` with every place computed; equal counts give an equal drawing. Not here:
counting (`pobratim.storage.picturing`), SVG (`pictures/svg/network.svg`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

import networkx as nx
import numpy as np
import numpy.typing as npt
from django.utils.http import urlencode

from ..addresses import partner_address
from .shapes import Box, shortened, text_width

WIDTH = 960
HEIGHTS = ((12, 480), (25, 600), (45, 760), (70, 960), (10_000, 1200))
"""Height of the drawing for up to so many parties: labels of 12 letters then lie apart without crowding."""
LEAST_RADIUS, MOST_RADIUS = 5.0, 20.0
LEAST_LINE, MOST_LINE = 1.0, 7.0
CROWDED = 80
"""From so many lines on the thickest is half as thick."""
LETTERS, LINE_HEIGHT = 12.0, 15.0
LONGEST_LABEL = 176.0
EDGE = 10.0
"""Room that stays free along the drawing's sides."""
LINES_PER_NODE = 3
PASSES = 300
TALLER, TRIES = 1.2, 9
"""A drawing in which not all names find room is made higher by so much, again and again."""
GAP = 6.0
"""Room between a circle with its name and the next one."""
Places = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties, the first before the second in order, and how much they have together."""

    one: str
    other: str
    count: int


@dataclass(frozen=True, slots=True)
class Node:
    """A party: where its circle and its name stand; `at` is its number, `count` the entries of all its ties."""

    at: int
    code: str
    name: str
    label: str
    side: str
    count: int
    home: bool
    x: float
    y: float
    radius: float

    @property
    def address(self) -> str:
        """The party's page."""
        return partner_address(self.code)

    @property
    def baseline(self) -> float:
        """Where the name stands, below the circle."""
        return round(self.y + self.radius + LETTERS + 1, 1)

    @property
    def box(self) -> Box:
        """The room of circle and name."""
        width = max(2 * self.radius, text_width(self.label, LETTERS))
        return Box(self.x - width / 2, self.y - self.radius, width, 2 * self.radius + LINE_HEIGHT)


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie: a line from circle to circle."""

    one: Node
    other: Node
    count: int
    width: float

    @property
    def address(self) -> str:
        """The page of what the two have together, without a day."""
        first, second = (self.other, self.one) if self.other.home else (self.one, self.other)
        return f"{partner_address(first.code)}?{urlencode({'with': second.code})}"


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing. `parties` and `ties` count what there is, shown or not."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    parties: int
    ties: int


def network(
    ties: Iterable[Tie], names: Mapping[str, str], *, home: str = "", most: int = 40, width: int = WIDTH
) -> Network:
    """The drawing of the `most` parties with most ties; `home` is always among them and stands in the middle."""
    found = sorted(ties, key=lambda tie: (-tie.count, tie.one, tie.other))
    weights: Counter[str] = Counter()
    for tie in found:
        weights[tie.one] += tie.count
        weights[tie.other] += tie.count
    ranked = sorted(weights, key=lambda code: (code != home, -weights[code], code))
    kept = set(ranked[:most])
    shown = [tie for tie in found if tie.one in kept and tie.other in kept][: LINES_PER_NODE * most]
    kept = {code for tie in shown for code in (tie.one, tie.other)}
    nodes = _nodes(kept, weights, names, home)
    nodes, height = _placed(nodes, shown, home, width)
    return Network(width, height, tuple(nodes.values()), _edges(nodes, shown), len(weights), len(found))


def _height(count: int) -> int:
    return next(height for most, height in HEIGHTS if count <= most)


def _nodes(kept: set[str], weights: Mapping[str, int], names: Mapping[str, str], home: str) -> dict[str, Node]:
    top = max((weights[code] for code in kept), default=1)
    made = {}
    for at, code in enumerate(sorted(kept, key=lambda one: (-weights[one], one))):
        radius = LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * sqrt(weights[code] / top)
        name = names.get(code, code)
        label = shortened(name, LONGEST_LABEL, LETTERS)
        made[code] = Node(at, code, name, label, side_of(code), weights[code], code == home, 0, 0, round(radius, 1))
    return made


def side_of(code: str) -> str:
    """`own` for Russia and what lies in it, `abroad` for others, `union` for unions of states."""
    if code[:2] == "RU" and code[2:3] in ("", "-"):
        return "own"
    return "abroad" if code[:2].isascii() and code[:2].isupper() and code[2:3] in ("", "-") else "union"


def _placed(nodes: dict[str, Node], ties: Sequence[Tie], home: str, width: int) -> tuple[dict[str, Node], int]:
    """The same parties, laid out by springs and then moved apart until no two meet; and the height that this takes."""
    height = _height(len(nodes))
    if not nodes:
        return nodes, height
    places = _springs(nodes, ties, home)
    for attempt in range(1, TRIES + 1):
        spread = _spread(places, width, height)
        loose = {code: replace(nodes[code], x=x, y=y) for code, (x, y) in spread.items()}
        apart, done = _apart(loose, home, width, height)
        if done or attempt == TRIES:
            break
        height = round(height * TALLER)
    return {code: replace(apart[code], x=round(apart[code].x, 1), y=round(apart[code].y, 1)) for code in nodes}, height


def _springs(nodes: Mapping[str, Node], ties: Sequence[Tie], home: str) -> dict[str, tuple[float, float]]:
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    for tie in ties:
        graph.add_edge(tie.one, tie.other, pull=sqrt(tie.count))
    fixed = [home] if home in nodes else None
    start = nx.circular_layout(graph) if fixed else None
    if start is not None:
        start[home] = (0.0, 0.0)
    reach = 2.2 / sqrt(len(nodes))
    found = nx.spring_layout(graph, pos=start, fixed=fixed, seed=7, weight="pull", iterations=150, k=reach)
    return {code: (float(x), float(y)) for code, (x, y) in found.items()}


def _spread(places: Mapping[str, tuple[float, float]], width: int, height: int) -> dict[str, tuple[float, float]]:
    """Places in the drawing: half by measure, half by rank, so that few far ones do not crowd the others."""
    found: dict[str, list[float]] = {code: [] for code in places}
    for axis, room in ((0, width), (1, height)):
        ordered = sorted(places, key=lambda code: (places[code][axis], code))
        low, high = places[ordered[0]][axis], places[ordered[-1]][axis]
        for rank, code in enumerate(ordered):
            by_rank = (rank + 0.5) / len(ordered)
            by_measure = (places[code][axis] - low) / (high - low) if high > low else 0.5
            share = (by_rank + by_measure) / 2
            found[code].append(room * (0.08 + 0.84 * share))
    return {code: (x, y) for code, (x, y) in found.items()}


def _apart(nodes: dict[str, Node], home: str, width: int, height: int) -> tuple[dict[str, Node], bool]:
    """Moved from each other, a little at a time, until none lies on another, and whether that came about.

    The home stays in its place.
    """
    if home in nodes:
        nodes[home] = replace(nodes[home], x=width / 2, y=height / 2)
    codes = sorted(nodes)
    boxes = [nodes[code].box for code in codes]
    sizes = np.array([(box.width, box.height) for box in boxes])
    middles = np.array([(box.x + box.width / 2, box.y + box.height / 2) for box in boxes])
    loose = np.array([[code != home] for code in codes], dtype=float)
    push = _pushes(middles, sizes)
    for _ in range(PASSES):
        middles = _within(middles + push * loose, sizes, (width, height), loose)
        push = _pushes(middles, sizes)
        if not push.any():
            break
    moved = {
        code: replace(nodes[code], x=float(x), y=float(y - size / 2 + nodes[code].radius))
        for code, (x, y), (_, size) in zip(codes, middles, sizes, strict=True)
    }
    return moved, not push.any()


def _pushes(middles: Places, sizes: Places) -> Places:
    """How far each box is to go so that those that meet part along the shorter way."""
    apart = middles[:, None, :] - middles[None, :, :]
    over = (sizes[:, None, :] + sizes[None, :, :]) / 2 + GAP - np.abs(apart)
    meet = (over > 0).all(axis=2)
    meet = meet & ~np.eye(len(middles), dtype=bool)
    across = over[:, :, 0] < over[:, :, 1] * 1.6
    order = np.subtract.outer(np.arange(len(middles)), np.arange(len(middles)))
    push = np.zeros_like(middles)
    for axis, chosen in ((0, meet & across), (1, meet & ~across)):
        sign = np.where(apart[:, :, axis] == 0, np.sign(order), np.sign(apart[:, :, axis]))
        push[:, axis] = (np.where(chosen, over[:, :, axis] + 0.2, 0) * sign).sum(axis=1) * 0.5
    return push


def _within(middles: Places, sizes: Places, room: tuple[int, int], loose: Places) -> Places:
    low, high = sizes / 2 + EDGE, np.array(room) - sizes / 2 - EDGE
    return np.where(loose > 0, np.clip(middles, low, high), middles)


def _edges(nodes: Mapping[str, Node], ties: Sequence[Tie]) -> tuple[Edge, ...]:
    """Lines, the thinnest first: they lie below."""
    top = max((tie.count for tie in ties), default=1)
    most = MOST_LINE if len(ties) < CROWDED else MOST_LINE / 2
    return tuple(
        Edge(
            nodes[tie.one],
            nodes[tie.other],
            tie.count,
            round(LEAST_LINE + (most - LEAST_LINE) * (tie.count / top if top > 1 else 0), 1),
        )
        for tie in reversed(ties)
    )
