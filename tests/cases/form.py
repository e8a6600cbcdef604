"""The form of a case file.

    published: 2024-03-14

    [1|Губернатор Калужской области Иван Петров|1] посетил Тулу.
    ----
    1 {"kind": "post", "person": "Иван Петров", "of": "RU-KLU", "titles": ["губернатор"]}

Header lines are optional. `[n|…|n]` marks evidence of fact n, as often as it has spans; marks may cross. A case counts
only facts of its folder's kind; no line below the rule means that nothing of this kind must be found.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pobratim.extract import read
from pobratim.facts import Document
from pobratim.facts.wire import fact_to_json

MARK = re.compile(r"\[(\d+)\||\|(\d+)\]")
HEADER = re.compile(r"\A(?:(?:published|title): .*\n)+\n")
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """A text, its header, and the facts expected of it, with evidence."""

    path: Path
    header: dict[str, str]
    text: str
    facts: list[dict[str, Any]]

    @property
    def kind(self) -> str:
        return self.path.parent.name

    @property
    def name(self) -> str:
        return f"{self.kind}/{self.path.stem}"

    def document(self) -> Document:
        return Document(
            self.path.stem, self.text, title=self.header.get("title"), published=self.header.get("published")
        )

    def found(self) -> list[dict[str, Any]]:
        """The facts of the case's kind that are read from its text now."""
        facts = [fact_to_json(fact) for fact in read(self.document()).facts if fact.kind == self.kind]
        return [{slot: value for slot, value in fact.items() if slot != "id"} for fact in facts]


def all_cases() -> list[Case]:
    return [parse(path) for path in sorted(FOLDER.glob("*/*.txt"))]


def parse(path: Path) -> Case:
    written = path.read_text(encoding="utf-8")
    head = HEADER.match(written)
    header = dict(line.split(": ", 1) for line in head.group().strip().split("\n")) if head else {}
    marked, _, below = written[head.end() if head else 0 :].partition("\n----\n")
    text, spans = unmark(marked)
    facts = []
    for line in below.strip().split("\n") if below.strip() else []:
        number, values = line.split(" ", 1)
        facts.append({**json.loads(values), "evidence": spans[number]})
    return Case(path, header, text, facts)


def unmark(marked: str) -> tuple[str, dict[str, list[dict[str, int]]]]:
    """The text without marks, and the spans of each number."""
    text, done, spans, opened = "", 0, {}, {}
    for mark in MARK.finditer(marked):
        text += marked[done : mark.start()]
        done = mark.end()
        if mark.group(1):
            opened[mark.group(1)] = len(text)
        else:
            number = mark.group(2)
            spans.setdefault(number, []).append({"start": opened.pop(number), "end": len(text)})
    return text + marked[done:], spans


def render(case: Case, facts: list[dict[str, Any]]) -> str:
    """The case file as it would be written with these facts."""
    points = []
    for number, fact in enumerate(facts, 1):
        for span in fact["evidence"]:
            points.append((span["start"], 1, f"[{number}|"))
            points.append((span["end"], 0, f"|{number}]"))
    marked, done = "", 0
    for at, _, mark in sorted(points, key=lambda point: point[:2]):
        marked += case.text[done:at] + mark
        done = at
    header = "".join(f"{name}: {value}\n" for name, value in case.header.items())
    lines = [
        f"{number} {json.dumps({k: v for k, v in fact.items() if k != 'evidence'}, ensure_ascii=False)}\n"
        for number, fact in enumerate(facts, 1)
    ]
    return (header and header + "\n") + marked + case.text[done:] + "\n----\n" + "".join(lines)
