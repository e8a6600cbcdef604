"""How sure an entry is, why not surer, and how soon somebody should look at it.

In: an entry, its facts, how often each rule of reading was right (measured on gold, and by this office's people).
Out: `Doubt`. No clock and no register's home in it: it is stored with the entry. Not here: the queue
(`pobratim.desk.queue`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pobratim.lexicon.parties import country_of
from pobratim.resolve.judgement import Answer

from .entered import ENTERED
from .entry import Entry, Person, State
from .filed import Filed
from .kinds import RULES
from .kinds.rule import WEAK
from .review import read_slot

SMOOTHING = 4.0
"""A rule begins with so many judged facts of its kind's average: one error among two facts is no rate yet."""
AGREEING = 0.5
"""What another release that says the same leaves of the doubt; half, because releases copy from each other."""
LEAST_DOUBT = 0.05
"""What is surely right is still looked at in the order of importance."""
FACES = 5
"""So many different tellings of an entry are compared with each other: more would cost more than they tell."""


class Reason(StrEnum):
    """Why an entry is not surer, the heaviest first; each is a code of the wording."""

    REOPENED = "reopened"
    RULE = "rule"
    VARIANTS = "variants"
    LOOSE = "loose"
    MISSING = "missing"
    ONE_SOURCE = "one_source"


# How much of the confidence is left. Nothing has measured these yet: `pobratim score` of an office will
LEFT = {Reason.REOPENED: 0.5, Reason.VARIANTS: 0.85, Reason.LOOSE: 0.85, Reason.MISSING: 0.9}
UNRELIABLE = 0.9
"""Below this precision a rule is named as a reason: about the worst tenth of them."""

MAIN_SLOTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "agreement": (("signed", "period"),),
    "event": (("date",),),
    "figure": (("period",),),
    "commitment": (("by",),),
    "project": (("stage", "place"),),
    "flow": (("goods",),),
}
"""One slot of each group is missed where it is not there."""

# How much an office loses by an error in it: papers bind, sayings do not
KINDS = {
    "agreement": 0.9,
    "partnership": 0.8,
    "project": 0.7,
    "event": 0.6,
    "commitment": 0.6,
    "figure": 0.5,
    "person": 0.5,
    "flow": 0.3,
    "statement": 0.1,
}
SUBTYPES = {
    ("agreement", "agreement"): 1.0,
    ("agreement", "treaty"): 1.0,
    ("agreement", "contract"): 0.6,
    ("agreement", "decree"): 0.6,
    ("event", "visit"): 0.7,
    ("event", "signing"): 0.7,
    ("event", "other"): 0.4,
    ("event", "festival"): 0.4,
    ("event", "exhibition"): 0.4,
}
AHEAD = 1.2
"""A term that ended after the last document on it is still to be kept."""
ONE_COUNTRY = 0.7
"""Ties inside one country are less of an external-relations office's business."""


@dataclass(frozen=True, slots=True)
class Precisions:
    """How often each rule was right and wrong: what the shipped table says, and what this office's people said."""

    counts: Mapping[str, tuple[int, int]]
    kinds: Mapping[str, float] = field(default_factory=dict)

    def of(self, rule: str) -> float:
        """How likely a fact of that rule is right: its own rate, drawn towards that of its kind."""
        if rule == ENTERED:
            return 1.0
        right, wrong = self.counts.get(rule, (0, 0))
        average = self.kinds.get(rule.partition(".")[0], 0.9)
        return (right + SMOOTHING * average) / (right + wrong + SMOOTHING)


@cache
def _shipped() -> dict[str, tuple[int, int]]:
    text = files("pobratim.register").joinpath("data/rule_precision.csv").read_text(encoding="utf-8")
    return {row["rule"]: (int(row["right"]), int(row["wrong"])) for row in csv.DictReader(text.splitlines())}


def precisions(own: Mapping[str, tuple[int, int]] | None = None) -> Precisions:
    """The shipped counts with this office's own added."""
    counts = dict(_shipped())
    for rule, (right, wrong) in (own or {}).items():
        known = counts.get(rule, (0, 0))
        counts[rule] = (known[0] + right, known[1] + wrong)
    sums: dict[str, tuple[int, int]] = {}
    for rule, (right, wrong) in counts.items():
        kind = rule.partition(".")[0]
        sums[kind] = (sums.get(kind, (0, 0))[0] + right, sums.get(kind, (0, 0))[1] + wrong)
    # One of each is added: no kind is always right
    kinds = {kind: (right + 1) / (right + wrong + 2) for kind, (right, wrong) in sums.items()}
    return Precisions(counts, kinds)


@dataclass(frozen=True, slots=True)
class Doubt:
    """How likely the entry is right (0–100), why not surer, and its place in the queue: the higher, the sooner."""

    confidence: int
    reasons: tuple[Reason, ...]
    priority: int


def doubt_of(entry: Entry, facts: Iterable[Filed], known: Precisions) -> Doubt:
    """The doubt about an entry with those facts."""
    facts = list(facts)
    releases: dict[str, float] = {}
    for filed in facts:
        releases[filed.digest] = max(releases.get(filed.digest, 0.0), known.of(filed.fact.rule))
    best = max(releases.values(), default=0.0)
    sure = 1 - (1 - best) * AGREEING ** (len(releases) - 1)
    found = set(_reasons(entry, facts))
    if best < UNRELIABLE:
        found.add(Reason.RULE)
    if len(releases) < 2:
        found.add(Reason.ONE_SOURCE)
    for reason in found:
        sure *= LEFT.get(reason, 1.0)
    priority = round(1000 * importance(entry) * (1 - sure + LEAST_DOUBT))
    return Doubt(round(100 * sure), tuple(reason for reason in Reason if reason in found), priority)


def _reasons(entry: Entry, facts: list[Filed]) -> Iterable[Reason]:
    if entry.state is State.REOPENED:
        yield Reason.REOPENED
    if entry.variants:
        yield Reason.VARIANTS
    if _loosely_joined(facts):
        yield Reason.LOOSE
    if any(all(read_slot(entry.content, slot) in (None, "", ()) for slot in group) for group in _main_slots(entry)):
        yield Reason.MISSING


def _main_slots(entry: Entry) -> tuple[tuple[str, ...], ...]:
    # A paper that is only being written has no day yet
    if isinstance(entry.content, Person) or entry.stage in ("proposed", "drafting"):
        return ()
    return MAIN_SLOTS.get(entry.kind, ())


def _loosely_joined(facts: list[Filed]) -> bool:
    """Whether one of the tellings is like none of the others beyond doubt."""
    if len(facts) < 2 or facts[0].fact.kind == "post":
        return False
    judge = RULES[facts[0].fact.kind].judge
    faces: list[Filed] = []
    for filed in facts:
        if len(faces) < FACES and all(filed.content != face.content for face in faces):
            faces.append(filed)
    return any(not any(_surely_one(judge(face, other)) for other in faces if other is not face) for face in faces[1:])


def _surely_one(judgement: object) -> bool:
    return getattr(judgement, "answer", None) is Answer.SAME and getattr(judgement, "score", 0.0) >= WEAK


def importance(entry: Entry) -> float:
    """How much an error in the entry would cost, from 0 to 1."""
    weight = SUBTYPES.get((entry.kind, entry.subtype), KINDS.get(entry.kind, 0.5))
    countries = {country_of(link.party) or link.party for link in entry.parties if link.direct}
    if len(countries) < 2:
        weight *= ONE_COUNTRY
    if entry.until and entry.seen_last and entry.until > entry.seen_last:
        weight *= AHEAD
    return min(weight, 1.0)
