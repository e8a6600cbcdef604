"""What a text mentions: parties, people, organisations, dates, numbers.

In: nothing. Out: frozen mentions, offsets in repaired text. Found by the sibling modules, used by the rules.
"""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.facts.content import Date, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words `[start, stop)` of the repaired text."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention(Mention):
    """A country, region, municipality or union.

    `form`: `name` («Калужская область», «Кузбасс»), `adjective` («волгоградский»), `demonym` («вологжане»,
    «казахстанцы»), `reference` («республика», «регион», «город», resolved by the document: `sure` is then False).
    «Волгоградская и Кемеровская области» is two mentions. `head` marks the syntactic head's offset.
    """

    party: Party
    form: str
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention(Mention):
    """A person. `person` is the fullest nominative name that the document gives (given name, patronymic, surname).

    `form`: `name`, `reference` («глава региона», «губернатор», «он» resolved to a person).
    """

    person: str
    form: str = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationMention(Mention):
    """A body or company. `name` is nominative with its legal form and «» quotes; `party` its home, if the name says."""

    name: str
    party: Party | None = None
    form: str = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostMention(Mention):
    """A post's title with whose post it is: «губернатор Калужской области», «министр экономики», «посол … в России».

    `title` is nominative, lower case, without the body's name; `of` a party or an organisation's name or None.
    `person_span` covers the name next to it when there is one.
    """

    title: str
    of: str | None = None
    to: Party | None = None
    acting: bool = False
    former: bool = False
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Mention):
    """A point or stretch of time as an EDTF value, resolved against the document's day where it is relative.

    `role`: `on`, `from` («с 2018 года»), `until` («до конца апреля», «не позднее»), `span` («на 2022–2024 годы»),
    `length` («сроком на пять лет»; `date` is then an ISO 8601 duration P5Y, `..` for «бессрочный»), `against` (what a
    figure is compared with: «по сравнению с 2022 годом»).
    """

    date: Date
    role: str = "on"


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountMention(Mention):
    """A number with its unit: `value` in whole units; `unit` a currency code, `%`, `count`, `t`, `km`, … or a word.

    `noun` is the lemma of what is counted («студент», «место», «раз», «предприятие») when the unit is `count`.
    `ordinal` is True for «второе место», «4-е место».
    """

    value: float
    unit: str
    noun: str | None = None
    ordinal: bool = False
