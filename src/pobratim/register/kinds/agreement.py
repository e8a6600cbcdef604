"""Agreements: one paper is one instrument of the same parties, with compatible dates and titles.

In: filed facts of kind `agreement`. Out: a rule. Papers never merge across different parties or years; a paper that
texts only call «действующее соглашение» joins the one that it can mean, if there is exactly one.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pobratim.facts import Agreement
from pobratim.lexicon.areas import areas_among
from pobratim.resolve.judgement import Judgement, different, same, unsure
from pobratim.resolve.letters import stems_of, words_of
from pobratim.resolve.organisations import core_key
from pobratim.resolve.people import surname_key

from ..dates import Stretch, can_be_one, stretch
from .rule import WEAK, KindRule, alike, days_between, party_keys

if TYPE_CHECKING:
    from ..filed import Filed

UNSIGNED = ("proposed", "drafting")
PLAIN_TITLE = stems_of(
    "соглашение договор меморандум протокол план программа дорожная карта мероприятий сотрудничество взаимодействие "
    "взаимопонимание намерение двусторонний совместный торговый экономический торгово торгово-экономический между "
    "правительство администрация область край республика регион"
) | stems_of("соглашения договора меморандума плана мероприятия сотрудничестве взаимодействии намерениях экономическом")
ANY, UNDATED = "", "undated"
_About = tuple[str, tuple[str, ...]]
"""A paper's title and areas."""
LONGEST_DRAFTING = 3 * 366
LONGEST_SILENCE = 5 * 366
LONGEST_MEMORY = 10
"""Years after which an unnamed paper is no longer taken for the only one that is known."""
LONGEST_AFTERLIFE = 366
"""Days after its term's end in which a paper may still be meant: many are prolonged silently, or recalled."""


def _paper(filed: Filed) -> Agreement:
    assert isinstance(filed.content, Agreement)
    return filed.content


def _block(filed: Filed) -> tuple[str, ...]:
    paper = _paper(filed)
    sides = party_keys(paper.parties) or tuple(sorted({core_key(name) for name in paper.organisations}))
    return (paper.instrument, *sides)


def _telling(filed: Filed) -> tuple[object, ...]:
    paper = _paper(filed)
    signed = stretch(paper.signed)
    return (not signed.known, signed.first != signed.last, not paper.title, not paper.period, paper.stage in UNSIGNED)


def _begins(paper: Agreement) -> str | None:
    """When the paper was signed, as far as it is told: its term begins then."""
    if paper.signed:
        return paper.signed
    start = (paper.period or "").partition("/")[0]
    return start if start and start != ".." else None


def _apart_by(filed: Filed) -> object:
    """The day of publication matters only where the paper's own is not told."""
    return None if stretch(_begins(_paper(filed))).known else filed.published


def _years(filed: Filed) -> tuple[str, ...]:
    """A paper that says when it was signed is compared with those of that year, and with those that do not say it."""
    signed = stretch(_paper(filed).signed)
    if not (signed.first and signed.last):
        return (ANY, UNDATED)
    return (ANY, *(str(year) for year in range(signed.first.year, signed.last.year + 1)))


def _asks(filed: Filed) -> tuple[str, ...]:
    years = _years(filed)
    return (ANY,) if UNDATED in years else (UNDATED, *years[1:])


def _judge(left: Filed, right: Filed) -> Judgement:
    a, b = _paper(left), _paper(right)
    if a.title and b.title and not alike(a.title, b.title, 0.6):
        return different(0.8, "разные названия документов")
    begins = _begins(a), _begins(b)
    if all(begins):
        return _judge_dated(a, b)
    if begins[0] or begins[1]:
        return _judge_half_dated(a, b, right.published) if begins[0] else _judge_half_dated(b, a, left.published)
    return _judge_undated(a, b, days_between(left, right))


def _judge_dated(a: Agreement, b: Agreement) -> Judgement:
    if a.signed and b.signed:
        if not can_be_one(a.signed, b.signed):
            return different(0.97, "подписаны в разное время")
        days = stretch(a.signed), stretch(b.signed)
        if days[0] == days[1] and days[0].first == days[0].last:
            return same(0.97, "те же стороны, вид документа и день подписания")
        if _far_apart(a, b) and not _hands(a) & _hands(b):
            return unsure(0.4, "даты подписания не расходятся, но предметы разные")
        return same(0.85, "те же стороны и вид документа, даты подписания не расходятся")
    begins = _begins(a), _begins(b)
    if len(_hands(a) & _hands(b)) > 1:
        return same(0.8, "те же стороны и вид документа, подписали те же люди")
    if not can_be_one(*begins):
        return different(0.8, "действуют с разного времени")
    return same(0.75, "те же стороны и вид документа, срок начинается в то же время")


def _hands(paper: Agreement) -> set[str]:
    return {surname_key(name) for name in paper.signers}


def _judge_half_dated(dated: Agreement, vague: Agreement, published: str | None) -> Judgement:
    """`dated` says when the paper was signed, `vague` does not; its own day of publication helps."""
    begins, told = stretch(_begins(dated)), stretch(published)
    unsigned = vague.stage in UNSIGNED
    if unsigned and _before(begins, told):
        return different(0.9, "один документ уже подписан, когда другой ещё готовится")
    if unsigned and told.last and begins.first and (begins.first - told.last).days > LONGEST_DRAFTING:
        return different(0.8, "между проектом и подписанием прошло слишком много времени")
    if not unsigned and _before(told, begins):
        return different(0.95, "об одном документе сказано раньше, чем подписан другой")
    over = stretch(dated.period).last
    if not unsigned and over and told.first and (told.first - over).days > LONGEST_AFTERLIFE:
        return different(0.9, "срок одного документа давно истёк, когда сказано о другом")
    found = _by_subject(dated, vague, "дата подписания названа не везде")
    # Of several papers of one name the newest is meant
    years = (told.first - begins.first).days / 366 if told.first and begins.first else 0.0
    if found.same and found.score < WEAK and years > LONGEST_MEMORY:
        return unsure(0.4, "о документе без названия сказано через много лет")
    return replace(found, score=found.score - min(years, 50.0) / 1000) if found.same and found.score > WEAK else found


def _judge_undated(a: Agreement, b: Agreement, gap: int | None) -> Judgement:
    """Neither says when it was signed; `gap` are the days between the releases."""
    if "ended" in (a.stage, b.stage) and (a.stage in UNSIGNED or b.stage in UNSIGNED):
        return different(0.8, "один документ прекращён, другой готовится")
    if gap is not None and abs(gap) > LONGEST_SILENCE:
        return unsure(0.5, "о документах сказано с разницей больше пяти лет, дат подписания нет")
    found = _by_subject(a, b, "дата подписания не названа")
    # A dated paper of that name is always likelier, then the mention nearest in time
    years = abs(gap) / 366 if gap is not None else 50.0
    return replace(found, score=0.78 - min(years, 50.0) / 1000) if found.same and found.score > WEAK else found


def _by_subject(a: Agreement, b: Agreement, doubt: str) -> Judgement:
    return _by_names((a.title or "", a.areas), (b.title or "", b.areas), doubt)


@lru_cache(maxsize=20_000)
def _by_names(a: _About, b: _About, doubt: str) -> Judgement:
    if a[0] and b[0]:
        return same(0.85, f"те же стороны, вид и название документа; {doubt}")
    subjects = _subjects(*a), _subjects(*b)
    if all(subjects) and not subjects[0] & subjects[1]:
        return unsure(0.4, f"те же стороны и вид документа, но разные предметы; {doubt}")
    if (_is_named(a[0]) or _is_named(b[0])) and not all(subjects):
        return unsure(0.5, f"те же стороны и вид документа, но назван лишь один; {doubt}")
    return same(0.6, f"те же стороны и вид документа, ничто не расходится; {doubt}")


def _far_apart(a: Agreement, b: Agreement) -> bool:
    """Whether both say what they are about, and it is not the same."""
    subjects = _subjects(a.title or "", a.areas), _subjects(b.title or "", b.areas)
    return all(subjects) and not subjects[0] & subjects[1]


def _is_named(title: str) -> bool:
    """Whether it tells the paper from others: «Соглашение о сотрудничестве» tells nothing."""
    return bool(stems_of(title) - PLAIN_TITLE)


def _subjects(title: str, areas: tuple[str, ...]) -> frozenset[str]:
    return frozenset(areas) | _subjects_of(title)


@lru_cache(maxsize=20_000)
def _subjects_of(title: str) -> frozenset[str]:
    return frozenset(hit.area for hit in areas_among(words_of(title)))


def _before(left: Stretch, right: Stretch) -> bool:
    return left.last is not None and right.first is not None and left.last < right.first


RULE = KindRule(
    kind="agreement",
    block=_block,
    judge=_judge,
    telling=_telling,
    keys=_years,
    asks=_asks,
    apart_by=_apart_by,
    title="title",
    subtype="instrument",
    stage="stage",
    when=("signed", "period"),
    until="period",
    current=frozenset({"stage"}),
)
