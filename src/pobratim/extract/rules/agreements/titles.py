"""A paper's full name in the nominative: «Соглашение о торгово-экономическом сотрудничестве».

In: a paper mention. Out: its title, or None where the text only says «соглашение». Not here: who the parties are.
"""

from __future__ import annotations

import re

from pobratim.text import Token
from pobratim.text.inflection import inflected, readings

from ...marked import MarkedDocument
from .papers import PaperMention

NAMES = {
    "agreement": "Соглашение",
    "treaty": "Договор",
    "contract": "Контракт",
    "memorandum": "Меморандум",
    "protocol": "Протокол",
    "plan": "План",
    "roadmap": "Дорожная карта",
    "programme": "Программа",
    "decree": "Указ",
}
KEPT = frozenset(
    "трехсторонний двусторонний двухсторонний четырехсторонний рамочный генеральный комплексный федеральный".split()
)
_WORD_AFTER = r"(?=\s+(?:о|об|обо|от|на|по|для)\s|\s*$)"


def title_of(document: MarkedDocument, paper: PaperMention) -> str | None:
    """The full name of a paper, without parties, dates and years."""
    if paper.instrument is None:
        return None
    rest = _complement(document, paper)
    kept = [_nominative(token, paper) for token in paper.modifiers() if token.lemma.replace("ё", "е") in KEPT]
    if not rest and not _named_by_itself(paper, kept):
        return None
    words = [*kept, _name(paper), rest]
    title = " ".join(word for word in words if word)
    return title[:1].upper() + title[1:]


def _named_by_itself(paper: PaperMention, kept: list[str]) -> bool:
    """«План мероприятий», «Федеральный комплексный план»: capitalised or twice marked names."""
    if paper.is_previous() or paper.is_new() or paper.instrument not in ("plan", "programme"):
        return False
    capital = paper.token.text[:1].isupper() and paper.head > 0
    return len(kept) > 1 or (capital and paper.name_stop > paper.token.stop)


def _name(paper: PaperMention) -> str:
    lemma = paper.token.lemma
    name = "Акт" if lemma == "акт" else "Декларация" if lemma == "декларация" else NAMES.get(paper.instrument or "", "")
    if paper.instrument == "plan" and paper.name_stop > paper.token.stop:
        name += " мероприятий" if "мероприят" in _second(paper) else " действий"
    return name if not paper.modifiers() else name[:1].lower() + name[1:] if _any_kept(paper) else name


def _any_kept(paper: PaperMention) -> bool:
    return any(token.lemma.replace("ё", "е") in KEPT for token in paper.modifiers())


def _second(paper: PaperMention) -> str:
    return " ".join(token.lemma for token in paper.sentence.tokens if paper.token.stop <= token.start < paper.name_stop)


def _complement(document: MarkedDocument, paper: PaperMention) -> str:
    """The words behind the name, without the parties' and dates' part."""
    text = document.text[paper.name_stop : _title_stop(document, paper)]
    text = _without_dates(document, paper, text)
    text = _without_parties(document, paper, text)
    text = re.sub(r"\s+", " ", text).strip(' ,.«»"')
    text = re.sub(r"\s+(и|с|со|от|на|о|об|между)$", "", text)
    if re.match(r"между\s+(наш|ваш|эт|дву|обеи|сторон)", text):
        return ""
    return text if re.match(r"^(о|об|обо|по|в|между)\s", text) or _is_genitive(paper) else ""


def _title_stop(document: MarkedDocument, paper: PaperMention) -> int:
    """«план по реализации Соглашения между …»: the inner paper's parties and subject are its own."""
    if paper.own_stop == paper.stop:
        return paper.stop
    inner = re.compile(r"\w+\s+(?=между\s)").match(document.text, paper.own_stop)
    return inner.end() if inner else paper.stop


def _is_genitive(paper: PaperMention) -> bool:
    """«программа обменов», «дорожная карта развития сотрудничества»."""
    after = [token for token in paper.sentence.tokens if token.start >= paper.name_stop]
    plain = bool(after) and after[0].case == "Gen" and after[0].pos in ("NOUN", "ADJ") and not after[0].text.istitle()
    return plain and paper.instrument in ("plan", "programme", "roadmap", "protocol")


def _without_dates(document: MarkedDocument, paper: PaperMention, text: str) -> str:
    for date in reversed(document.within(document.dates, paper.name_stop, paper.stop)):
        start, stop = date.start - paper.name_stop, date.stop - paper.name_stop
        text = re.sub(r"\s*(от|на)?\s*$", " ", text[:start]) + text[stop:]
    return text


def _without_parties(document: MarkedDocument, paper: PaperMention, text: str) -> str:
    match = re.search(r"(?:^|\s)(между|с|со)\s", text)
    while match:
        tail = text[match.end() :]
        end = re.search(_WORD_AFTER, tail)
        covered = tail[: end.start()] if end else tail
        if _names_party(document, paper, covered):
            text = text[: match.start()] + (tail[end.start() :] if end else "")
            text = _without_owner(document, paper, text)
            match = re.search(r"(?:^|\s)(между|с|со)\s", text)
        else:
            match = None
    return text


def _without_owner(document: MarkedDocument, paper: PaperMention, text: str) -> str:
    """«Акт о породнении Тулы [с Барановичами]»: the first party goes with the second."""
    for party in document.within(document.parties, paper.name_stop, paper.stop):
        name = document.text[party.start : party.stop]
        if text.rstrip().endswith(name):
            return re.sub(r"(\s+[а-яё]+(ого|ой|его|ей))?\s*$", "", text.rstrip()[: -len(name)])
    return text


def _names_party(document: MarkedDocument, paper: PaperMention, words: str) -> bool:
    start = document.text.find(words.strip(), paper.name_stop) if words.strip() else -1
    if start < 0:
        return False
    stop = start + len(words)
    named = (document.beginning(mentions, start, stop) for mentions in (document.parties, document.organisations))
    return any(mention.stop <= stop + 1 for mentions in named for mention in mentions)


def _nominative(token: Token, paper: PaperMention) -> str:
    gender = {"roadmap": "Fem", "programme": "Fem", "agreement": "Neut"}.get(paper.instrument or "")
    for index, reading in enumerate(readings(token.text)):
        if reading.pos in ("ADJF", "PRTF"):
            return inflected(token.text, index, "Nom", "Sing", gender or "Masc")
    return token.text
