"""The README's small table, taken from docs/quality.md.

In: the page. Out: Markdown between the README's two marks. Not here: measuring.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

OPEN, CLOSE = "<!-- quality -->", "<!-- /quality -->"
Rows = list[dict[str, str]]


def with_digest(readme: str, page: str) -> str:
    """The README with the table that the page gives."""
    return re.sub(f"{OPEN}.*?{CLOSE}", lambda _: f"{OPEN}\n{digest(page)}\n{CLOSE}", readme, flags=re.DOTALL)


def digest(page: str) -> str:
    """The table."""
    lines = ["| measured on | what | Pobratim | beside it |", "| --- | --- | --- | --- |"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in _rows(tables_of(page)))])


def tables_of(page: str) -> dict[str, list[Rows]]:
    """Every table under its heading, a row as column → cell."""
    found: dict[str, list[Rows]] = {}
    heading, columns = "", []
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("#"):
            heading, columns = line.lstrip("# "), []
        elif not line.startswith("|"):
            columns = []
        elif not columns:
            columns = cells
            found.setdefault(heading, []).append([])
        elif cells[0] != "---":
            found[heading][-1].append(dict(zip(columns, cells, strict=True)))
    return found


def _rows(tables: dict[str, list[Rows]]) -> Iterator[tuple[str, str, str, str]]:
    for name, said in (("dev", "releases the rules were written with"), ("unseen", "releases kept from rule writers")):
        for row in (row for rows in tables.get(name, ()) for row in rows if row["kind"] == "all"):
            yield said, "facts, slots: F1", f"{row['F1']}, {row['slots F1']}", "–"
    for row in (row for rows in tables.get("factRuEval-2016 testset", ()) for row in rows):
        beside = f"best of 2016 {row['best of 2016, F1']}"
        if row["natasha F1"] != "–":
            beside += f", natasha {row['natasha F1']}"
        yield "factRuEval-2016, test", f"{row['factRuEval-2016']}: F1", row["F1"], beside
    part = "test" if any(tables.get("NEREL test", ())) else "dev"
    for row in (row for rows in tables.get(f"NEREL {part}", ()) for row in rows if "natasha F1" in row):
        ours, theirs = row["ours overlap F1"], row["natasha overlap F1"]
        yield f"NEREL, {part}", f"{row['kind']}: F1 of overlapping spans", ours, f"natasha {theirs}"
