"""Titles and professions in general news, with whose they are.

In: a sentence with its names. Out: `Job`: the words of the title, the words for the body or place. Not here: who holds
it (`news_occupations.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.lexicon.bodies import body_of
from pobratim.lexicon.posts import MODIFIERS, post_word
from pobratim.lexicon.professions import is_profession
from pobratim.text import Sentence, Token
from pobratim.text.inflection import readings

from .mentions.post_words import post_at
from .news_names import NameWords

Run = tuple[int, int]
"""Tokens `[first, after)` of a sentence."""

EVALUATIVE = frozenset(
    "известный знаменитый популярный новый нынешний молодой старый великий легендарный скандальный опальный видный "
    "лучший крупный мой твой наш ваш свой их его её этот тот сам такой каждый любой другой некоторый весь один данный "
    "многий очередной прославленный выдающийся талантливый влиятельный будущий новоизбранный действующий".split()
)
OPENING, CLOSING = frozenset('«“„"'), frozenset('»”"')
ABSORBING = frozenset(("deputy", "aide", "envoy"))
OWNERS = frozenset(
    "основатель основательница сооснователь совладелец совладелица владелец владелица собственник учредитель "
    "соучредитель создатель создательница акционер инвестор чемпион чемпионка рекордсмен участник участница "
    "организатор инициатор автор соавтор обладатель лауреат сторонник сторонница соратник соратница ветеран кандидат "
    "хозяин хозяйка изобретатель террорист боевик модель бенефициар папа резидент граф студент студентка".split()
)
"""Titles that say no post: who owns, wins or takes part."""
NEWS_BODIES = frozenset(
    "партия движение сборная команда клуб газета журнал издание телеканал канал радиостанция радио сайт портал проект "
    "жюри президиум фракция бюро политбюро организация группировка группа федерация лига конференция альянс блок фронт "
    "конгресс сенат кафедра цех подразделение филиал полк дивизия бригада армия флот войско сила милиция полиция мид "
    "мвд фсб мчс церковь епархия патриархия синод монастырь храм приход рада меджлис кнессет бундестаг кортесы "
    "делегация миссия штаб предприятие корпорация биржа суд трибунал следствие интернат секция студия лейбл обком "
    "горком райком экипаж хозяйство правление редакция агентство холдинг сеть бренд общество братство секретариат "
    "институт коалиция делегация ведомство еженедельник ежедневник вестник совет комиссия министерство театр оркестр "
    "ансамбль лаборатория госдепартамент госдеп пентагон наса мид минобороны генштаб госкомиссия генпрокуратура проект "
    "программа телекомпания радиокомпания киностудия картель группа-компаний фирма интернет-компания стартап подкомитет".split()
)


LEADING = frozenset(
    "лидер король королева император царь принц премьер политик парламентарий конгрессмен посланник спецпредставитель "
    "генсек главнокомандующий командующий генерал шах эмир канцлер".split()
)
GOVERNING = frozenset("управляющий заведующий зав командующий управляющая заведующая".split())
FROM = frozenset("от из в во при на".split())


@dataclass(frozen=True, slots=True)
class Job:
    """A title: its own words, its head, the words for whose it is, where the whole phrase ends."""

    title: Run
    head: int
    employer: Run | None
    first: int
    after: int
    plural: bool
    place_adjective: bool = False


def find_jobs(sentence: Sentence, names: dict[int, NameWords]) -> list[Job]:
    """All titles of a sentence, in order."""
    names = {at: name for at, name in names.items() if not _mistaken(sentence, name)}
    taken = {i for name in names.values() for i in range(name.first, name.after) if name.type != "ADJ"}
    jobs: list[Job] = []
    for at, token in enumerate(sentence.tokens):
        if at in taken or (jobs and at < jobs[-1].after) or not is_job(token):
            continue
        jobs.append(_read(sentence, names, at, jobs[-1].after if jobs else 0))
    return jobs


def _mistaken(sentence: Sentence, name: NameWords) -> bool:
    """A title that the recogniser took for a body: «Замглавы»."""
    return name.type == "ORG" and name.after == name.first + 1 and is_job(sentence.tokens[name.first])


def is_job(token: Token) -> bool:
    """Whether a word is a title or a profession."""
    if token.pos not in ("NOUN", "PROPN", "ADJ", "VERB") or (token.text.isupper() and len(token.text) < 4):
        return False
    if token.lemma in OWNERS:
        return False
    if is_profession(token.lemma) and token.pos in ("NOUN", "PROPN"):
        return True
    return post_at(token) is not None or (token.pos == "NOUN" and post_word(token.text.lower()) is not None)


def is_post(token: Token) -> bool:
    """Whether a title is a post, not only a profession."""
    return post_at(token) is not None or token.lemma in LEADING


def _read(sentence: Sentence, names: dict[int, NameWords], head: int, low: int) -> Job:
    first, place = _left(sentence, names, head, low)
    stop, employer = _right(sentence, names, head)
    after = max(stop, employer[1] if employer else stop)
    title_first = first
    if place is not None:
        title_first = max(first, place[1])
        employer = employer or place
        if first < place[0]:
            title_first = first
    plural = sentence.tokens[head].feats.get("Number") == "Plur"
    low = min(first, place[0] if place else first)
    return Job((title_first, stop), head, employer, low, after, plural, place is not None and employer == place)


def _left(sentence: Sentence, names: dict[int, NameWords], head: int, low: int) -> tuple[int, Run | None]:
    """First token of the adjectives that belong to the title, and the adjective that says whose it is."""
    tokens, first, place = sentence.tokens, head, None
    while first > low:
        token = tokens[first - 1]
        name = names.get(first - 1)
        if name is not None and name.type == "ADJ":
            return first, (name.first, name.after)
        if name is not None or token.lemma in EVALUATIVE:
            break
        joins = token.text == "и" and first - 2 >= low and tokens[first - 2].lemma in MODIFIERS
        if not (joins or (_is_adjective(token) and _agrees(token, tokens[head]))):
            break
        first -= 2 if joins else 1
    if first > low and tokens[first - 1].text.lower().rstrip(".") in ("врио", "и.о", "ио"):
        first -= 1
    return first, place


def _is_adjective(token: Token) -> bool:
    if token.pos == "ADJ" and token.feats.get("Variant") != "Short":
        return True
    return token.pos == "VERB" and token.feats.get("VerbForm") == "Part" and token.text.endswith(("ий", "ым", "ый"))


def _agrees(adjective: Token, noun: Token) -> bool:
    return adjective.case == noun.case or None in (adjective.case, noun.case)


def _right(sentence: Sentence, names: dict[int, NameWords], head: int) -> tuple[int, Run | None]:
    """End of the title's own words after its head, and the words for whose it is."""
    tokens, at = sentence.tokens, head + 1
    word = post_at(tokens[head])
    kind = word.kind if word else "profession"
    if tokens[head].lemma == "исполнять" or kind in ABSORBING:
        inner = _inner_title(sentence, names, at)
        if inner is not None:
            stop, employer = _right(sentence, names, inner)
            return stop, employer
    if kind == "minister":
        at = portfolio_end(sentence, names, at)
    if at < len(tokens) and tokens[at].text.lower() == "по":
        stop = portfolio_end(sentence, names, at)
        employer = employer_at(sentence, names, stop)
        return (stop, employer) if employer else (stop, None)
    employer = employer_at(sentence, names, at)
    if employer is None and at < len(tokens) and tokens[at].text.lower() in FROM:
        employer = employer_at(sentence, names, at + 1)
    if employer is None and tokens[head].lemma in GOVERNING:
        employer = employer_at(sentence, names, at, cases=frozenset(("Ins",)))
    if employer is None and at < len(tokens) and _is_plain_genitive(tokens[at], names, at):
        stop = portfolio_end(sentence, names, at)
        return stop, employer_at(sentence, names, stop)
    return at, employer


def _inner_title(sentence: Sentence, names: dict[int, NameWords], at: int) -> int | None:
    """«заместитель главного редактора»: the head of the title that another one contains."""
    tokens = sentence.tokens
    while at < len(tokens) and at not in names and tokens[at].pos == "ADJ" and not is_job(tokens[at]):
        at += 1
    return at if at < len(tokens) and at not in names and is_job(tokens[at]) and "Gen" in _cases(tokens[at]) else None


def _cases(token: Token) -> set[str]:
    return {token.case or "", *(r.case or "" for r in readings(token.text) if r.pos == "NOUN")}


def portfolio_end(sentence: Sentence, names: dict[int, NameWords], at: int) -> int:
    """End of the plain words that say what a title is for: «иностранных дел», «по связям с общественностью»."""
    tokens, start = sentence.tokens, at
    while at < len(tokens) and (at not in names or names[at].type == "ADJ"):
        token = tokens[at]
        if token.text.lower() == "по" and at + 1 < len(tokens) and tokens[at + 1].text[:1].islower():
            at += 2
        elif token.text == "и" and at > start and _joins_portfolio(tokens, at):
            at += 2
        elif token.text.lower() == "с" and at > start and tokens[at - 1].lemma == "связь" and at + 1 < len(tokens):
            at += 2
        elif token.text[:1].islower() and token.pos in ("NOUN", "ADJ") and token.case == "Gen":
            if body_of(token.text, token.lemma) or token.lemma in NEWS_BODIES or is_job(token):
                break
            at += 1
        elif at > start and tokens[at - 1].pos == "ADJ" and token.pos == "NOUN" and token.text[:1].islower():
            at += 1
        else:
            break
    while at > start and tokens[at - 1].pos == "ADJ":
        at -= 1
    return at


def _joins_portfolio(tokens: tuple[Token, ...], at: int) -> bool:
    if at + 1 >= len(tokens) or not tokens[at + 1].text[:1].islower() or is_job(tokens[at + 1]):
        return False
    return tokens[at + 1].pos in ("NOUN", "ADJ") and tokens[at + 1].case == tokens[at - 1].case


def _is_plain_genitive(token: Token, names: dict[int, NameWords], at: int) -> bool:
    return at not in names and token.text[:1].islower() and token.pos in ("NOUN", "ADJ") and token.case == "Gen"


CASES = frozenset(("Gen", "Loc"))


def employer_at(
    sentence: Sentence, names: dict[int, NameWords], at: int, *, cases: frozenset[str] = CASES
) -> Run | None:
    """The body or place in the genitive that begins at a token."""
    tokens = sentence.tokens
    if at >= len(tokens):
        return None
    start = at
    while at < len(tokens) and _leads(tokens[at], cases) and (at not in names or names[at].type == "ADJ"):
        at += 1
    name = names.get(at)
    if name is not None and name.type in ("LOC", "ORG"):
        stop = _extended(sentence, names, name.after, place=name.type == "LOC")
        return start, stop
    if at < len(tokens) and _is_body(tokens[at], cases):
        return start, _extended(sentence, names, at + 1, place=False)
    if tokens[start].text in OPENING:
        stop = quoted_after(tokens, start)
        return (start, stop) if stop else None
    return None


def _leads(token: Token, cases: frozenset[str]) -> bool:
    return token.pos == "ADJ" and (token.case is None or token.case in cases)


def _is_body(token: Token, cases: frozenset[str]) -> bool:
    if token.pos not in ("NOUN", "PROPN") or (token.case is not None and token.case not in cases):
        return False
    return body_of(token.text, token.lemma) is not None or token.lemma in NEWS_BODIES


def quoted_after(tokens: tuple[Token, ...], at: int) -> int | None:
    """Index after the sign that closes the quotation opened at a token."""
    for i in range(at + 1, min(at + 15, len(tokens))):
        if tokens[i].text in CLOSING:
            return i + 1
    return None


def _extended(sentence: Sentence, names: dict[int, NameWords], at: int, *, place: bool) -> int:
    """End of a body's name: genitives, names in the genitive, a quotation, «по …», «при …»."""
    tokens = sentence.tokens
    while at < len(tokens):
        token, name = tokens[at], names.get(at)
        if name is not None and name.type in ("LOC", "ORG"):
            if place and tokens[at - 1].text[:1].isupper() and name.type == "LOC" and token.case != "Gen":
                break
            at = name.after
        elif name is not None and name.type == "PER":
            break
        elif not place and token.text in OPENING and (stop := quoted_after(tokens, at)):
            at = stop
        elif not place and token.text.lower() in ("по", "при") and _governs(tokens, at):
            at += 2
        elif not place and token.text == "и" and _joins_portfolio(tokens, at) and tokens[at - 1].text[:1].islower():
            at += 2
        elif token.pos in ("NOUN", "ADJ", "PROPN") and token.case == "Gen" and not (place or is_job(token)):
            at += 1
        else:
            break
    return at


def others_of(sentence: Sentence, names: dict[int, NameWords], job: Job) -> list[Run]:
    """«член палаты и рабочей группы»: further bodies of the same title."""
    tokens, at = sentence.tokens, job.after
    if job.employer is None or at + 1 >= len(tokens) or tokens[at].text != "и":
        return []
    other = employer_at(sentence, names, at + 1)
    both_named = other is not None and tokens[at + 1].case == "Gen"
    return [other] if other is not None and both_named else []


def _governs(tokens: tuple[Token, ...], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].pos in ("NOUN", "ADJ", "PROPN")
