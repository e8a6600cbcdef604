"""The people and papers of an invented country: the truth behind the town's releases.

In: a seed. Out: regions and partners with office-holders in succession (namesakes among them), pairs with papers that
follow one another. Places are real, everybody and everything else is made up. Not here: what releases tell (`town.py`).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, product

from pobratim.lexicon.places import places
from pobratim.lexicon.tables import rows_of

ABROAD = ("KZ", "BY", "UZ", "KG", "TJ", "AM", "AZ", "CN", "MN", "RS", "VN", "TR", "IR", "IN")
BEGIN, END = date(2010, 1, 10), date(2025, 10, 1)
GIVEN = (
    "Александр Алексей Анатолий Андрей Антон Арсен Артём Богдан Борис Вадим Валентин Валерий Василий Виктор Виталий "
    "Владимир Вячеслав Геннадий Георгий Глеб Григорий Данил Денис Дмитрий Евгений Егор Иван Игорь Илья Кирилл "
    "Константин Лев Леонид Максим Марат Михаил Никита Николай Олег Павел Пётр Роман Руслан Семён Сергей Станислав "
    "Степан Тимур Фёдор Эдуард Юрий Ярослав"
).split()
FATHERS = "Александрович Андреевич Борисович Викторович Иванович Маратович Олегович Петрович Семёнович Юрьевич".split()
HEADS = "Бак Бел Бер Вол Гар Гор Дан Зар Кал Кам Кол Лад Лог Мак Мал Мед Мир Нов Пав Пол Рад Рем Сав Сид Тар".split()
MIDDLES = "ад ак ам ан ар ег ел ен ет ик ил ин ир об ов од ол он ор ун".split()
TAILS = "аев ьев ицкий инов енков ёв ин ук ашов".split()
ROLES = ("министр экономики", "министр культуры", "министр сельского хозяйства")
SUBJECTS = {
    "trade": "торгово-экономическом, научно-техническом и культурном сотрудничестве",
    "education": "взаимодействии в сфере образования и подготовки кадров",
    "culture": "обменах между театрами, музеями и библиотеками",
    "sport": "развитии физической культуры и детского спорта",
    "agriculture": "поставках семян и племенного скота",
    "tourism": "совместных туристических маршрутах",
    "health": "помощи больниц и обучении врачей",
}
FREQUENT = 0.15
"""Share of people with a surname from the list of frequent ones (Иванов alone is about one in a hundred)."""
NAMESAKES = 0.02


@dataclass(frozen=True)
class Human:
    """A person: surname, given name, patronymic."""

    number: int
    surname: str
    given: str
    father: str


@dataclass(frozen=True)
class Term:
    """Somebody holds a post of a party from one day to another."""

    who: Human
    of: str
    title: str
    first: date
    last: date


@dataclass(frozen=True)
class Paper:
    """A paper between two parties; `follows` is the day on which its predecessor was signed."""

    number: int
    sides: tuple[str, str]
    instrument: str
    area: str
    title: str
    signed: date
    years: int
    follows: date | None = None

    @property
    def period(self) -> str:
        """Its term."""
        return f"{self.signed.year}/{self.signed.year + self.years}"


@dataclass
class World:
    """Everybody and everything."""

    chance: random.Random
    humans: list[Human] = field(default_factory=list)
    terms: dict[str, list[Term]] = field(default_factory=dict)
    papers: dict[tuple[str, str], list[Paper]] = field(default_factory=dict)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    surnames: Sequence[str] = tuple("".join(parts) for parts in product(HEADS, MIDDLES, TAILS))
    frequent: Sequence[str] = tuple(row["surname"].capitalize() for row in rows_of("surnames"))

    def holders(self, party: str, day: date) -> list[Term]:
        """Who holds which post of a party on a day; the head first."""
        if party not in self.terms:
            self.terms[party] = self._terms(party)
        return [term for term in self.terms[party] if term.first <= day <= term.last]

    def pair(self) -> tuple[str, str]:
        """Two parties that cooperate, a few pairs much more than others."""
        return self.chance.choices(self.pairs, cum_weights=self.weights)[0]

    def papers_of(self, pair: tuple[str, str]) -> list[Paper]:
        """All papers of two parties, in the order of time."""
        if pair not in self.papers:
            self.papers[pair] = self._papers(pair)
        return self.papers[pair]

    def _human(self) -> Human:
        if self.humans and self.chance.random() < NAMESAKES:
            model = self.chance.choice(self.humans)
            human = Human(len(self.humans), model.surname, model.given, self.chance.choice(FATHERS))
        else:
            pool = self.frequent if self.chance.random() < FREQUENT else self.surnames
            names = (self.chance.choice(pool), self.chance.choice(GIVEN), self.chance.choice(FATHERS))
            human = Human(len(self.humans), *names)
        self.humans.append(human)
        return human

    def _terms(self, party: str) -> list[Term]:
        head = "губернатор" if party.startswith("RU-") else "посол" if "-" not in party else "аким"
        found: list[Term] = []
        for title in (head, *ROLES):
            day = BEGIN - timedelta(days=self.chance.randint(0, 1500))
            while day < END:
                last = day + timedelta(days=self.chance.randint(900, 2600))
                # A deputy sometimes comes up: one person with two posts
                rising = [term.who for term in found if term.of == party and abs((term.last - day).days) < 500]
                who = self.chance.choice(rising) if rising and self.chance.random() < 0.2 else self._human()
                found.append(Term(who, party, title, day, last))
                day = last + timedelta(days=1)
        return found

    def _papers(self, pair: tuple[str, str]) -> list[Paper]:
        found: list[Paper] = []
        for area in self.chance.sample(sorted(SUBJECTS), self.chance.randint(1, 3)):
            instrument = self.chance.choices(("agreement", "memorandum", "plan"), (70, 15, 15))[0]
            word = {"agreement": "Соглашение", "memorandum": "Меморандум", "plan": "План мероприятий"}[instrument]
            day, before = BEGIN + timedelta(days=self.chance.randint(0, 4000)), None
            while day < END:
                years = self.chance.choice((2, 3, 5))
                title = f"{word} о {SUBJECTS[area]}"
                number = 10 * len(found) + self.chance.randint(0, 9)
                found.append(Paper(number, pair, instrument, area, title, day, years, before))
                before, day = day, day + timedelta(days=365 * years + self.chance.randint(-30, 200))
        return sorted(found, key=lambda paper: (paper.signed, paper.title))


def world(seed: int) -> World:
    """The country of that seed."""
    chance = random.Random(seed)
    homes = sorted(code for code, place in places().items() if place.kind == "region" and code.startswith("RU-"))
    regions = sorted(code for code, place in places().items() if place.kind == "region" and code[:2] in ABROAD[:4])
    pairs = [(home, partner) for home in homes for partner in chance.sample([*regions, *ABROAD], 40)]
    chance.shuffle(pairs)
    # The n-th pair with a weight of 1/(n + 30): the busiest of 3320 pairs has about one release in 140
    return World(chance, pairs=pairs, weights=list(accumulate(1 / (n + 30) for n in range(len(pairs)))))
