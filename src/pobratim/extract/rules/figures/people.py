"""People and delegations counted between parties: who learns, lives, works or stays where, and where they come from.

In: a stretch of a sentence and an amount. Out: figures of measure `students` and `other`. Sizes of delegations and
spectators are none. Not here: companies, papers, sums (`counts.py`).
"""

from __future__ import annotations

import re

from pobratim.extract.actors import related
from pobratim.extract.directions import GOAL, PLACE, SOURCE, Standing
from pobratim.extract.found import Found
from pobratim.extract.mentions.nouns import AmountMention
from pobratim.facts import Figure
from pobratim.facts.content import Party
from pobratim.lexicon.counted import country_of_people, sort_of

from .making import is_own, made, other_count, scope_after
from .setting import Stretch, change_of, period_of, recalled_partner

_LEARN = re.compile(
    r"\b(?:уч[аи]тся|учил\w+|обуча[юе]тся|обучал\w+|обучен\w*|обучение|отучи\w+|занима[юе]тся|стажир\w+|стажировк\w+|практик[уе]|"
    r"окончил\w*|получа\w+ образование|выпускник\w*|число студентов|проходят"
    r"|поступил\w*|повысил\w+ квалификацию|повышени\w+ квалификации)\b",
    re.IGNORECASE,
)


_LIVE = re.compile(r"\b(?:прожива\w+|жив[уё]т|трудя?тся|трудоустро\w+|работа[юе]т)\b", re.IGNORECASE)


_ABROAD = re.compile(r"\bиностран\w+|\bзарубежн\w+|\bстран\w*|\bсовместн\w+|\bсетев\w+", re.IGNORECASE)


def is_about_learning(part: Stretch) -> bool:
    """Whether the words tell of study, training or practice."""
    return _LEARN.search(part.text) is not None


def people_named(part: Stretch, amount: AmountMention) -> str | None:
    """«35 омичей», «140 тысяч казахов»."""
    named = any(s.mention.form == "demonym" and 0 <= s.mention.start - amount.stop <= 2 for s in part.standings())
    return "person" if named or country_of_people(amount.noun) else None


def students(part: Stretch, amount: AmountMention) -> Found | None:
    """«В вузах учатся 70 студентов из Лаоса»: of those who teach, with those who came."""
    of, partner = _host_and_origin(part, amount)
    if partner is None and not _ABROAD.search(part.text):
        return None  # pupils of a school that the guests saw
    figure = Figure(
        measure="students",
        of=of,
        with_=partner,
        value=amount.value,
        unit="count",
        period=period_of(part),
        change=change_of(part),
        scope=_school(part),
    )
    return made(part, amount, figure, "students", "people who learn") if of else None


def _school(part: Stretch) -> str | None:
    """The one school or programme that the number covers; «вузы» are all of them."""
    bodies = part.document.within(part.document.organisations, part.start, part.stop)
    schools = [b.name for b in bodies if re.search(r"университет|институт|академи|колледж|политех", b.name, re.I)]
    if schools:
        return schools[0]
    programme = re.search(r"\bпрограмм\w+\s+«[^»]+»", part.text)
    return programme.group() if programme else None


def _host_and_origin(part: Stretch, amount: AmountMention) -> tuple[Party | None, Party | None]:
    """Where they learn and where they come from."""
    home = part.home
    here = [s for s in part.standings() if s.party != "RU"]
    origin = _origin(part, amount, here)
    country = [s for s in part.standings() if s.party == "RU" and s.way == PLACE]
    host = next((s.party for s in [*here, *country] if s.way == PLACE and s.party != origin), None)
    if host is None:
        bodies = part.document.within(part.document.organisations, part.start, part.stop)
        host = next((b.party for b in bodies if b.party and b.party != origin), None)
    if origin is None:
        origin = next((s.party for s in here if s.party != host and not is_own(home, s.party)), None)
        if origin is None and host and not is_own(home, host):
            origin = home
    if host is None:
        host = home if not (origin and is_own(home, origin)) else recalled_partner(part)
    if host and home and host != "RU" and related(host, home):
        host = home
    return host, origin if origin != host else None


def _origin(part: Stretch, amount: AmountMention, here: list[Standing]) -> Party | None:
    """«Студентов из Кузбасса», «монгольских студентов», «гражданина Вьетнама», «35 казанцев»."""
    for standing in here:
        mention = standing.mention
        near = 0 <= mention.start - amount.stop <= 30
        if standing.way == SOURCE or mention.form == "demonym":
            return standing.party
        if near and (mention.form == "adjective" or standing.way is None):
            return standing.party
    people = country_of_people(amount.noun)
    if people:
        return people
    before = [s for s in here if s.mention.form == "adjective" and s.mention.stop <= amount.start]
    for standing in before:
        after = part.sentence.token_at(standing.mention.stop + 1)
        if after is not None and sort_of(part.sentence.tokens[after].lemma) in ("learner", "person"):
            return standing.party
    if re.match(r"\s*наш", part.document.text[amount.stop : amount.stop + 20]):
        return part.home
    return None


def visits(part: Stretch, amount: AmountMention) -> Found | None:
    """«Область посетили 20 делегаций из Гродно»: of those who came, with those who were visited."""
    if not re.search(r"посети\w+|приеха\w+|приез\w+|прин\w+|побыва\w+|состоя\w+", part.text, re.I):
        return None
    here = [s for s in part.standings() if s.party != "RU"]
    origin = _origin(part, amount, here)
    return _from_to(part, amount, origin, next((s.party for s in here if s.party != origin), None))


def travellers(part: Stretch, amount: AmountMention) -> Found | None:
    """«В городе гостили 20 школьников»; exchanges and trips are counted without their ends."""
    if not re.search(
        r"турпоток\w*|турист\w*|гости\w+|отдых\w+|отдохну\w+|побыва\w+|приез\w+|охвач\w+|охвати\w+|участвовал\w*|провел\w*",
        part.text,
        re.I,
    ):
        return None
    if re.search(r"обмен|поездк", part.text, re.I):
        return other_count(part, amount)
    here = [s for s in part.standings() if s.party != "RU"]
    origin = _origin(part, amount, here)
    host = next((s.party for s in here if s.way in (PLACE, GOAL) and s.party != origin), None)
    return _from_to(part, amount, origin, host)


def _from_to(part: Stretch, amount: AmountMention, origin: Party | None, host: Party | None) -> Found | None:
    home = part.home
    origin = origin or (home if host and not is_own(home, host) else None)
    host = host or (home if origin and not is_own(home, origin) else recalled_partner(part))
    if not origin or not host or related(origin, host):
        return None
    figure = Figure(
        measure="other",
        of=origin,
        with_=host,
        value=amount.value,
        unit="count",
        period=period_of(part),
        scope="туристы" if re.search(r"\bтурпоток", part.text, re.IGNORECASE) else scope_after(part, amount),
    )
    return made(part, amount, figure, "visits", "those who came")


def people(part: Stretch, amount: AmountMention) -> Found | None:
    """«В области живёт пять тысяч армян»; «поездками охвачено 70 детей»."""
    if _LIVE.search(part.text):
        of, partner = _host_and_origin(part, amount)
        if not partner or not of:
            return None
        figure = Figure(
            measure="other",
            of=of,
            with_=partner,
            value=amount.value,
            unit="count",
            period=period_of(part),
            scope=scope_after(part, amount),
        )
        return made(part, amount, figure, "people", "people of the partner")
    return travellers(part, amount)
