"""A generated town of releases: what each tells, as reading would give it, and which thing it truly is.

In: a number of documents, a seed. Out: readings in a shuffled order, the truth of every fact that is scored, and which
documents are reprints of one. A story (a meeting, a visit, a festival, the signing of a paper) is told by one to five
versions of either side, each in its own words; each version is reprinted now and then with a word or a line changed.
Some versions are corrected afterwards. Not here: people and papers (`world.py`), what reading misses (`noise.py`).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from pobratim.facts import Agreement, Content, Document, Event, Fact, Partnership, Post, Span, fact_id
from pobratim.register import Reading

from . import noise
from .truth import PaperTold, clear, name_of
from .world import BEGIN, END, SUBJECTS, Paper, Term, World, world

WORDS = (
    "стороны участники гости регион область делегация представители договорились обсудили отметили подчеркнули проекты "
    "предприятия торговля оборот поставки школы музеи театры дороги рынок заводы фермеры студенты врачи спортсмены "
    "программа развитие связи совместный новый важный ежегодный крупный весной осенью летом вместе также более впервые"
).split()
FESTIVALS = ("Дни дружбы", "Форум соседей", "Фестиваль ремёсел", "Ярмарка мастеров", "Кубок двух столиц")
TELLINGS = ((1, 2, 3, 4, 5), (40, 28, 16, 10, 6))
REPRINTS = ((0, 1, 2, 3, 6), (62, 20, 10, 6, 2))
CORRECTED = 0.01
PAPER_FORMS = ((40, "full"), (14, "month"), (18, "year"), (28, "none"))
"""How releases give the day of a paper that they recall, of a hundred (69 papers of gold/dev: 25, 9, 12 and 23)."""


@dataclass(frozen=True)
class Told:
    """A content as read, and the true thing that it tells of."""

    content: Content
    truth: str
    sides: tuple[str, ...] = ()
    paper: Paper | None = None
    fits: frozenset[Paper] = frozenset()
    """All papers that what was read could mean."""


@dataclass
class Town:
    """Readings and the truth about their facts."""

    readings: list[Reading] = field(default_factory=list)
    truth: dict[str, str] = field(default_factory=dict)
    """Of every fact that is scored."""
    papers: dict[str, PaperTold] = field(default_factory=dict)
    """Facts of papers, with all papers that each could mean."""
    told: dict[str, str] = field(default_factory=dict)
    """What every fact truly tells of, also where no reader could know it."""
    unclear: Counter[str] = field(default_factory=Counter)
    """Facts of papers that are not scored: why no reader could know their truth, and how many."""
    sides: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """True parties of a paper or event."""
    releases: dict[str, str] = field(default_factory=dict)
    """Document → the version that it reprints, itself for an original."""


@dataclass
class Teller:
    """Makes stories one after the other; `misread` also mistakes parties at the rates of the reader."""

    country: World
    chance: random.Random
    misread: bool
    stories: int = 0
    signings: dict[Paper, tuple[Term, Term, Told]] = field(default_factory=dict)

    def story(self) -> Iterator[tuple[date, list[Told]]]:
        """The versions of one story: the day of publication and what is told."""
        self.stories += 1
        pair = self.country.pair()
        day = BEGIN + timedelta(days=self.chance.randint(365, (END - BEGIN).days))
        host, guest = (self._speaker(party, day) for party in pair)
        kind = self.chance.choices(("meeting", "visit", "signing", "festival"), (50, 20, 20, 10))[0]
        paper = self.chance.choice(self.country.papers_of(pair)) if kind == "signing" else None
        if paper:
            day, host, guest, event = self._signing(paper)
        else:
            event = self._event(kind, pair, day)
        for _ in range(self.chance.choices(*TELLINGS)[0]):
            told_on = day + timedelta(days=self.chance.choice((0, 0, 0, 1, 1, 2, 4)))
            yield told_on, self._version(event, paper, (host, guest), told_on)

    def _signing(self, paper: Paper) -> tuple[date, Term, Term, Told]:
        """The one signing of a paper, however many stories tell of it."""
        if paper not in self.signings:
            host, guest = (self._speaker(party, paper.signed) for party in paper.sides)
            self.signings[paper] = (host, guest, self._event("signing", paper.sides, paper.signed))
        return (paper.signed, *self.signings[paper])

    def _speaker(self, party: str, day: date) -> Term:
        holders = self.country.holders(party, day)
        return holders[0] if self.chance.random() < 0.6 else self.chance.choice(holders)

    def _event(self, kind: str, pair: tuple[str, str], day: date) -> Told:
        title = None
        if kind == "festival":
            title = f"{self.chance.choice(FESTIVALS)} «{self.chance.choice(WORDS).capitalize()}»"
        place = pair[self.chance.random() < 0.4]
        key = f"event {self.stories}"
        area = self.chance.choice(sorted(SUBJECTS))
        content = Event(type=kind, parties=pair, date=day.isoformat(), place=place, areas=(area,), title=title)
        return Told(content, key)

    def _version(self, event: Told, paper: Paper | None, people: tuple[Term, Term], day: date) -> list[Told]:
        """What one press office makes of a story, as read."""
        chance, names = self.chance, [noise.spelled(self.chance, term.who) for term in people]
        told: list[Told] = []
        for term, name in zip(people, names, strict=True):
            stranger = self.country.pair()[0]
            post = noise.read_post(chance, Post(person=name, of=term.of, titles=(self._title(term),)), stranger)
            told.append(Told(post, f"person {term.who.number}"))
        content = event.content
        assert isinstance(content, Event)
        present = tuple(names) if chance.random() < 0.7 else (names[chance.random() < 0.5],)
        shown = replace(content, people=present, date=self._as_told(content.date or ""))
        told.append(Told(self._parties(noise.read_event(chance, shown)), event.truth, content.parties))
        if paper:
            told.append(self._paper(paper, "full", tuple(names), day))
        elif chance.random() < 0.45 and (earlier := self._in_force(content.parties, day)):
            recalled, form = chance.choice(earlier), chance.choices(*self._forms())[0]
            told.append(self._paper(recalled, form, (), day))
        if chance.random() < 0.2:
            told.append(Told(Partnership(parties=content.parties, state="active"), ""))
        return told

    @staticmethod
    def _forms() -> tuple[list[str], list[int]]:
        return [form for _, form in PAPER_FORMS], [share for share, _ in PAPER_FORMS]

    def _title(self, term: Term) -> str:
        if term.title == "губернатор" and self.chance.random() < 0.25:
            return "глава региона"
        return term.title

    def _as_told(self, day: str) -> str:
        """Most releases give the day; the rest the month (events of gold/dev: 35 days, 32 months)."""
        return day if self.chance.random() < 0.8 else day[:7]

    def _in_force(self, pair: tuple[str, ...], day: date) -> list[Paper]:
        home, partner = pair
        told = [paper for paper in self.country.papers_of((home, partner)) if paper.signed < day]
        newest = {paper.title: paper for paper in told}
        return sorted(newest.values(), key=name_of) if self.chance.random() < 0.8 else told

    def _paper(self, paper: Paper, form: str, signers: tuple[str, ...], day: date) -> Told:
        signed = {"full": paper.signed.isoformat(), "month": f"{paper.signed:%Y-%m}", "year": str(paper.signed.year)}
        titled = form in ("none", "year") or self.chance.random() < 0.65
        content = Agreement(
            instrument=paper.instrument,
            parties=paper.sides,
            signed=signed.get(form),
            stage="signed" if signers else "in_force",
            period=paper.period if signers or self.chance.random() < 0.1 else None,
            areas=(paper.area,) if self.chance.random() < 0.4 else (),
            signers=signers,
            title=paper.title if titled else None,
        )
        read = noise.read_paper(self.chance, content)
        return Told(self._parties(read), name_of(paper), paper.sides, paper, self._fits(read, paper, day))

    def _fits(self, read: Agreement, paper: Paper, day: date) -> frozenset[Paper]:
        """Papers of the two that what was read could mean on a day."""
        fits = {
            other
            for other in self.country.papers_of(paper.sides)
            if other.signed <= day
            and other.instrument == read.instrument
            and (not read.title or read.title == other.title)
            and (not read.signed or other.signed.isoformat().startswith(read.signed))
            and (read.signed or not read.period or other.period == read.period)
        }
        return frozenset(fits | {paper})

    def _parties(self, content: Content) -> Content:
        if self.misread and isinstance(content, Agreement | Event):
            return noise.misread_parties(self.chance, content, self.country.pair()[1])
        return content


def _words(chance: random.Random) -> str:
    lines = []
    for _ in range(chance.randint(6, 14)):
        line = " ".join(chance.choices(WORDS, k=chance.randint(7, 14)))
        lines.append(f"{line.capitalize()} {chance.randint(1, 999)}.")
    return "\n".join(lines)


def _reprinted(chance: random.Random, text: str) -> str:
    """The text as another site has it: a word changed, a last line cut or added, other dashes and spaces."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = " ".join([*lines[at].split()[:-1], chance.choice(WORDS), "–"])
    if chance.random() < 0.5:
        lines = lines[:-1] if chance.random() < 0.5 else [*lines, "Фото пресс-службы. Читайте нас в сети."]
    return "\u00a0\n".join(lines)


def _reading(name: str, text: str, day: date, told: list[Told], town: Town) -> Reading:
    facts = []
    for place, one in enumerate(told):
        start = min(place * 20, len(text) - 21)
        fact = fact_id(name, one.content.kind, str(place), 1)
        facts.append(Fact(fact, name, one.content, (Span(start, start + 20),), "town", ""))
        if one.truth:
            town.truth[fact] = one.truth
        if one.paper and isinstance(one.content, Agreement):
            town.papers[fact] = PaperTold(one.content, day, one.paper, one.fits, town.releases[name])
        if one.sides:
            town.sides[one.truth] = one.sides
    return Reading(Document(name, text, text[:60], day.isoformat()), tuple(facts), "1")


def _corrected(told: list[Told]) -> list[Told]:
    """The same release with the day of its event put right: the version before had it wrong."""
    return [
        replace(one, content=replace(one.content, date=_day_after(one.content.date)))
        if isinstance(one.content, Event) and one.content.date and len(one.content.date) == 10
        else one
        for one in told
    ]


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def town(count: int, seed: int = 1, *, misread: bool = False) -> Town:
    """That many documents; the same for the same seed."""
    chance = random.Random(seed)
    made, teller = Town(), Teller(world(seed), chance, misread)
    while len(made.readings) < count:
        for day, told in teller.story():
            text, version = _words(chance), f"n{len(made.readings):06}"
            releases = [(text, day, told)]
            for _ in range(chance.choices(*REPRINTS)[0]):
                releases.append((_reprinted(chance, text), day + timedelta(days=chance.randint(0, 2)), told))
            if chance.random() < CORRECTED:
                releases.append((_reprinted(chance, text), day, _corrected(told)))
            for words, told_on, facts in releases:
                name = f"n{len(made.readings):06}"
                made.releases[name] = version
                made.readings.append(_reading(name, words, told_on, facts, made))
    made.readings = made.readings[:count]
    chance.shuffle(made.readings)
    _leave_unclear_out(made)
    return made


def _leave_unclear_out(made: Town) -> None:
    """A paper that two known ones could be belongs to neither until somebody decides; what nobody could know is out."""
    facts = {fact.id for reading in made.readings for fact in reading.facts}
    truth, made.unclear = clear({fact: told for fact, told in made.papers.items() if fact in facts})
    papers = made.papers.keys()
    made.told = {fact: thing for fact, thing in made.truth.items() if fact in facts}
    made.truth = {fact: thing for fact, thing in made.truth.items() if fact not in papers} | truth
    for thing in set(made.truth.values()):
        made.sides.setdefault(thing, made.sides.get(thing.partition(" or another")[0], ()))
