"""When a paper was signed, for how long, by whom: read around its name and its acts.

In: a paper mention and its acts. Out: dates, lengths, people. Not here: whose paper it is (`owners.py`), putting the
parts together (`drafts.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pobratim.facts.content import Date
from pobratim.text import Sentence

from ...marked import MarkedDocument
from ...mentions.nouns import DateMention, PersonMention
from .acts import COMING, DONE, NOUN, Act, acts_in, is_done
from .papers import PaperMention

SIGNING = ("sign", "signature", "adopt")
PLANNING = ("plan", "draft", "propose", "talks")


SEQUEL = re.compile(
    r"\W*(по (итогам|окончании|завершении)|в (ходе|рамках|завершени\w)|там же|тогда же|стороны)\b", re.IGNORECASE
)
DAY = re.compile(r"(\d{4}|XXXX)-\d\d-\d\d")
LEAD = 4
"""In the first sentences «подписали» without a date happened on the day of the dateline."""


@dataclass(frozen=True, slots=True)
class Term:
    """How long a paper holds, as far as one sentence tells: a stretch, a length in years, a start, an end."""

    stretch: Date | None = None
    years: int | None = None
    start: Date | None = None
    end: Date | None = None
    open: bool = False


def signed_on(document: MarkedDocument, paper: PaperMention, acts: list[Act]) -> Date | None:
    """The date of signature that the mention gives."""
    for date in document.within(document.dates, paper.name_stop, paper.own_stop):
        if date.role == "on" and _is_of(document, date):
            return date.date
    signing = [act for act in acts if act.name in SIGNING and not act.negated]
    if any(act.mode == COMING for act in signing) or any(act.name in PLANNING for act in acts):
        return None
    dates = (_nearest_date(document, paper, act) for act in signing)
    return next((date.date for date in dates if date), None)


def act_date(document: MarkedDocument, paper: PaperMention, acts: list[Act]) -> Date | None:
    """The date of signature where the sentence tells of the act itself."""
    if any(act.mode == COMING or act.name in PLANNING for act in acts):
        return None
    own = [act for act in acts if act.name in SIGNING and act.mode in (DONE, NOUN) and not act.negated]
    dates = (_nearest_date(document, paper, act) for act in own)
    return next((date.date for date in dates if date), None)


def planned_on(document: MarkedDocument, paper: PaperMention, acts: list[Act]) -> Date | None:
    """The date for which a signature is planned."""
    near = acts_in(paper.sentence) if any(act.name == "plan" for act in acts_in(paper.sentence)) else acts
    coming = [act for act in near if act.name == "plan" or (act.name in SIGNING and act.mode in (COMING, NOUN))]
    dates = (_nearest_date(document, paper, act, ahead=True) for act in reversed(coming))
    return next((date.date for date in dates if date), None)


def _is_of(document: MarkedDocument, date: DateMention) -> bool:
    """«от 5 мая 2020 года», «1995 года»: the date belongs to the name; «на 2025 год» does not."""
    before = document.text[: date.start].rstrip().lower()
    return not before.endswith(" на")


def _nearest_date(
    document: MarkedDocument, paper: PaperMention, act: Act, *, ahead: bool = False
) -> DateMention | None:
    token = paper.sentence.tokens[act.index]
    options = []
    for date in document.in_sentence(document.dates, paper.sentence):
        if date.role != "on" or "/" in date.date or not (ahead or _is_of(document, date)):
            continue
        if paper.own_stop <= date.start < paper.stop:
            continue
        low, high = sorted((date.start, token.start))
        between = document.text[low:high]
        if re.search(r"[;:]|\s[—–]\s", between):
            continue
        if act.mode != NOUN and _crosses_verb(paper.sentence, low, high, act.index):
            continue
        options.append((len(between), date))
    return min(options, key=lambda pair: pair[0])[1] if options else None


def _crosses_verb(sentence: Sentence, low: int, high: int, index: int) -> bool:
    return any(
        low < token.start < high and i != index and token.feats.get("VerbForm") == "Fin" and token.pos == "VERB"
        for i, token in enumerate(sentence.tokens)
    )


def term_of(document: MarkedDocument, paper: PaperMention, acts: list[Act], papers: list[PaperMention]) -> Term:
    """How long the paper holds, as its sentence tells; `papers` are all that the sentence names."""
    names = {act.name for act in acts}
    term = Term()
    for date in document.in_sentence(document.dates, paper.sentence):
        if not _is_about(date, paper, papers):
            continue
        inside = paper.name_stop <= date.start and date.stop <= paper.stop
        told = (
            names if _ends_at(document, paper.sentence, date, acts_in(paper.sentence)) else names - {"end", "complete"}
        )
        term = _with_date(document, term, date, told, inside)
    if re.search(r"бессрочн", document.text[paper.sentence.start : paper.sentence.stop], re.IGNORECASE):
        return Term(open=True)
    return term


def _is_about(date: DateMention, paper: PaperMention, papers: list[PaperMention]) -> bool:
    """Whether a date stands with this paper and not with another one of the sentence."""
    before = [other for other in papers if other.start < date.start and not other.nested]
    nearest = before[-1] if before else (papers[0] if papers else paper)
    return nearest == paper or (paper.nested and date.role == "from")


def _with_date(document: MarkedDocument, term: Term, date: DateMention, names: set[str], inside: bool) -> Term:
    before = document.text[max(0, date.start - 4) : date.start + 3].lower()
    if date.role == "length":
        years = re.fullmatch(r"P(\d+)Y", date.date)
        return Term(term.stretch, int(years[1]) if years else None, term.start, term.end, date.date == "..")
    if date.role == "span" or (inside and "на " in before):
        return Term(date.date, term.years, term.start, term.end, term.open)
    if date.role == "until" and names & {"force", "prolong", "enter", "subject"}:
        return Term(term.stretch, term.years, term.start, date.date, term.open)
    if date.role == "from" and names & {"force", "enter"}:
        return Term(term.stretch, term.years, date.date, term.end, term.open)
    if date.role == "on" and "enter" in names and not inside:
        return Term(term.stretch, term.years, date.date, term.end, term.open)
    if date.role == "on" and names & {"end", "complete"} and not inside:
        return Term(term.stretch, term.years, term.start, date.date, term.open)
    return term


def _ends_at(document: MarkedDocument, sentence: Sentence, date: DateMention, acts: list[Act]) -> bool:
    """Whether a date stands nearer to the end of a paper than to its signature."""

    def gap(names: tuple[str, ...]) -> int:
        spots = [sentence.tokens[act.index].start for act in acts if act.name in names]
        return min((_distance(document, spot, date.start) for spot in spots), default=10_000)

    return gap(("end", "complete")) < gap(SIGNING)


def _distance(document: MarkedDocument, left: int, right: int) -> int:
    """Characters between, and a comma counts for many."""
    between = document.text[min(left, right) : max(left, right)]
    return len(between) + 100 * between.count(",")


def signers_in(document: MarkedDocument, sentence: Sentence, acts: list[Act]) -> list[PersonMention]:
    """The people who sign in a sentence: those named in it, without witnesses and without whom another one replaces."""
    signing = [act for act in acts if act.name in (*SIGNING, "prolong") and not act.negated]
    if all(act.mode == NOUN for act in signing):
        return []
    finite = any(sentence.tokens[act.index].feats.get("VerbForm") == "Fin" for act in signing)
    if any(act.name in PLANNING for act in acts) and not finite:
        return []
    spots = [sentence.tokens[act.index].start for act in signing]
    return [
        person
        for person in document.in_sentence(document.people, sentence)
        if _signs(document, sentence, person)
        and any(";" not in document.text[min(spot, person.start) : max(spot, person.start)] for spot in spots)
    ]


def _signs(document: MarkedDocument, sentence: Sentence, person: PersonMention) -> bool:
    before = document.text[sentence.start : person.start].lower()
    if re.search(r"в присутствии[^;]*$|\bпри участии[^;]*$|на встрече с[^;]*$", before):
        return False
    if re.search(r"\bпо (его|ее|её)? ?(доверенности|поручению)", document.text[person.stop : person.stop + 40]):
        return not re.search(r"(^|\s)(за|вместо)\s[^,;]*$", before)
    return not re.search(r"отметил|подчеркнул|сообщил|напомнил|заявил|сказал", before[-40:])


def day_of_lead(document: MarkedDocument, paper: PaperMention, acts: list[Act]) -> Date | None:
    """«Тула, 5 марта. Губернаторы подписали …»: the day of the dateline."""
    if paper.sentence.index > LEAD or not is_done(acts):
        return None
    for date in document.dates:
        sentence = document.analysis.sentence_at(date.start)
        if sentence is None or sentence.index > paper.sentence.index:
            return None
        line = document.text[document.text.rfind("\n", 0, date.start) + 1 : date.start]
        if re.fullmatch(r"\s*[А-ЯЁ][\w\s.-]{2,40}[,.(]\s*", line) and re.search(r"-\d\d-\d\d$", date.date):
            return date.date
    return None


def only_day(document: MarkedDocument, paper: PaperMention, acts: list[Act]) -> Date | None:
    """The one full day that the sentence gives, or the sentence before it in the lead."""
    if not is_done(acts):
        return None
    here = _days(document, paper.sentence, paper)
    if here or paper.sentence.index > LEAD or paper.sentence.index == 0:
        return here[0] if len(here) == 1 else None
    before = document.sentences[paper.sentence.index - 1]
    told = _days(document, before, paper) if before.paragraph == paper.sentence.paragraph else []
    return told[0] if len(told) == 1 else None


def _days(document: MarkedDocument, sentence: Sentence, paper: PaperMention) -> list[Date]:
    return [
        date.date
        for date in document.in_sentence(document.dates, sentence)
        if date.role == "on" and DAY.fullmatch(date.date) and not paper.start <= date.start < paper.stop
    ]


def day_before(document: MarkedDocument, paper: PaperMention) -> Date | None:
    """«По итогам встречи подписано соглашение»: on the day of what was told just before."""
    sentence = paper.sentence
    if not SEQUEL.match(document.text[sentence.start : sentence.stop]):
        return None
    start = document.sentences[max(0, sentence.index - 2)].start
    before = [d for d in document.beginning(document.dates, start, sentence.start) if d.role == "on"]
    before = [date for date in before if DAY.fullmatch(date.date) and _is_told(document, date)]
    return before[-1].date if before else None


def _is_told(document: MarkedDocument, date: DateMention) -> bool:
    """Whether a date stands in a sentence with a verb, not on a line of its own."""
    sentence = document.analysis.sentence_at(date.start)
    return sentence is not None and any(token.pos == "VERB" for token in sentence.tokens)
