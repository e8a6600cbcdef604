"""Bars as a drawing in SVG: it needs no script, prints, and goes into pages and papers alike.

In: a `Chart`. Out: SVG as text. Not here: what is counted.
"""

from __future__ import annotations

from html import escape

from ..paper import Chart, Point
from .shape import signs_of

WIDTH, HEIGHT = 560, 210
LEFT, BOTTOM, TOP = 10, 28, 30
WIDEST = 64
INK, BAR, LINE = "#18222b", "#0b5560", "#b9c1bd"


def chart_svg(chart: Chart, font: str = "Liberation Serif, Times New Roman, serif") -> str:
    """The chart: a bar for each point with its words above and its label below."""
    points = chart.points
    most = max((abs(point.value) for point in points), default=0) or 1
    step = (WIDTH - 2 * LEFT) / max(len(points), 1)
    width, floor = min(WIDEST, step * 0.6), HEIGHT - BOTTOM
    said = "; ".join(f"{point.label}: {worded(point)}" for point in points)
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" font-family="{escape(font)}" font-size="12">',
        f"<title>{escape(chart.title)}: {escape(said)}</title>",
        f'<line x1="{LEFT}" y1="{floor}" x2="{WIDTH - LEFT}" y2="{floor}" stroke="{LINE}"/>',
    ]
    for number, point in enumerate(points):
        middle = LEFT + step * (number + 0.5)
        height = max(1.0, (floor - TOP) * abs(point.value) / most)
        top = floor - height
        drawn.append(
            f'<rect x="{middle - width / 2:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{BAR}"/>'
            f'<text x="{middle:.1f}" y="{top - 6:.1f}" text-anchor="middle" fill="{INK}">{escape(worded(point))}</text>'
            f'<text x="{middle:.1f}" y="{floor + 18}" text-anchor="middle" fill="{INK}">{escape(point.label)}</text>'
        )
    return "".join([*drawn, "</svg>"])


def worded(point: Point) -> str:
    """A bar's height in words, with the signs of its marks."""
    signs = signs_of(point.marks)
    return f"{point.words} {signs}" if signs else point.words
