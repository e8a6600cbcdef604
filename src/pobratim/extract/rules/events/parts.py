"""Who comes together, where and when: read around a happening.

In: a marked document and a happening. Out: people, parties, bodies, date, place, stage. Not here: which happenings are
one event (`gather.py`).
"""

from __future__ import annotations

import re

from pobratim.facts.content import Date

from ...clauses import subject_of
from ...marked import MarkedDocument
from ...mentions.nouns import Mention
from .happenings import ECHOING, Happening

LEADING = re.compile(r"(председательств\S*|во главе с)[^,;]*$", re.IGNORECASE)
PLANNED = frozenset(
    "пригласить приглашать приглашение позвать планировать планироваться запланировать наметить намеченный назначить "
    "предстоять предстоящий ожидаться ожидать подготовить готовиться договориться решить поручить предложить провести "
    "перенести отложить состояться пройти предполагаться предполагать".split()
)
YEAR_IN_NAME = re.compile(r"\s*«[^»]*\b(20\d\d)»")
PAYING = frozenset("нанести наносить совершить совершать провести завершить начать продолжить".split())
AHEAD = ("Fut", "Inf", "Imp")
YEARS = re.compile(r"\d{4}/\d{4}")
CANCELLED = frozenset("отменить отменять отмениться".split())
SUGGESTED = frozenset("предложить предлагать предложение".split())
PROPOSALS = frozenset("предложить предлагать предложение просить попросить хотеть готовый пожелать".split())
AFTERWARDS = re.compile(r"\bпо (?:итогам|окончании|завершении|результатам)\s+(?:\w+\s){0,2}$", re.IGNORECASE)
MOVED = frozenset("перенести отложить".split())


def date_of(document: MarkedDocument, happening: Happening) -> Date | None:
    """The date nearest to the happening within its stretch."""
    options = []
    start, stop = happening.row() or (happening.start, happening.stop)
    start = _moved_from(happening, start, stop)
    for date in document.within(document.dates, start, stop):
        if date.role in ("length", "against") or _belongs_to_paper(document, date) or YEARS.fullmatch(date.date):
            continue
        gap = min(abs(date.start - happening.token.stop), abs(happening.token.start - date.stop))
        options.append((gap, date))
    if not options:
        year = YEAR_IN_NAME.match(document.text, happening.name_stop)
        return year[1] if year else None
    nearest = min(options, key=lambda pair: pair[0])[1]
    if nearest.role == "until" and "/" not in nearest.date:
        return f"../{nearest.date}"
    return nearest.date


def _moved_from(happening: Happening, start: int, stop: int) -> int:
    """«перенесён с мая на октябрь»: the new date stands behind the verb and its «на»."""
    inside = [token for token in happening.sentence.tokens if start <= token.start < stop]
    moved = next((token for token in inside if token.lemma in MOVED), None)
    if moved is None:
        return start
    new = [token for token in inside if token.start > moved.start and token.text.lower() in ("на", "до")]
    return new[0].start if new else start


def _belongs_to_paper(document: MarkedDocument, date: Mention) -> bool:
    return bool(re.search(r"\bот\s*$", document.text[max(0, date.start - 4) : date.start]))


def people_of(document: MarkedDocument, happening: Happening) -> tuple[str, ...]:
    """Who comes together: of a visit the guests, of a meeting all who are named."""
    named = document.within(document.people, happening.start, happening.stop)
    if happening.type == "visit":
        spans = [*actor_spans(happening, document.text), *_leaders(document, happening)]
        named = [p for p in document.in_sentence(document.people, happening.sentence) if _starts_in(p, spans)]
        named = [p for p in named if not is_inviting(document, happening, p)]
        held = [post.person for post in document.posts if post.person and _starts_in(post, spans)]
        if not named and held:
            return (held[0],)
    elif happening.type not in ("meeting", "call", "signing") and happening.frame != "people":
        named = [p for p in named if LEADING.search(document.text[happening.start : p.start])]
    return tuple(dict.fromkeys(p.person for p in named))


def is_inviting(document: MarkedDocument, happening: Happening, mention: Mention) -> bool:
    """«по приглашению хокима области …»: the host's words, up to his name."""
    opening = re.search(r"по\s+приглашению\s", document.text[happening.start : happening.stop], re.IGNORECASE)
    if opening is None:
        return False
    start = happening.start + opening.end()
    people = document.within(document.people, start, happening.stop)
    return bool(people) and start <= mention.start <= people[0].start


def _starts_in(mention: Mention, spans: list[tuple[int, int]]) -> bool:
    return any(start <= mention.start < stop for start, stop in spans)


def actor_spans(happening: Happening, text: str) -> list[tuple[int, int]]:
    """The subject of a verb; what belongs to a noun («визит губернатора»), and who pays it («нанесут визит»)."""
    sentence = happening.sentence
    if happening.verb:
        subject = subject_of(sentence, happening.index)
        if subject is None and happening.token.rel == "acl":
            subject = happening.token.head
        return [_span(happening, subject)] if subject is not None else _around(happening)
    spans = [_span(happening, happening.index)]
    verb = happening.governor()
    if verb is not None and (verb.lemma in PAYING or ECHOING.search(text[sentence.start : happening.token.start])):
        subject = subject_of(sentence, sentence.tokens.index(verb))
        if subject is not None and subject != happening.index:
            spans.append(_span(happening, subject))
    return spans


def _around(happening: Happening) -> list[tuple[int, int]]:
    """Where the tree shows no subject: the words before the verb, up to a sign."""
    tokens, i = happening.sentence.tokens, happening.index
    while i > 0 and tokens[i - 1].pos != "PUNCT":
        i -= 1
    return [(tokens[i].start, happening.token.start)] if i < happening.index else []


def _span(happening: Happening, head: int) -> tuple[int, int]:
    sentence = happening.sentence
    under = [i for i in sentence.subtree(head) if i != happening.index or not happening.verb]
    return sentence.tokens[under[0]].start, sentence.tokens[under[-1]].stop


def _leaders(document: MarkedDocument, happening: Happening) -> list[tuple[int, int]]:
    pattern = r"(во главе с|возглав\S+|под руководством|повед[её]т|в составе)\s"
    return [
        (match.end(), match.end() + 120)
        for match in re.finditer(pattern, document.text[: happening.sentence.stop])
        if match.start() >= happening.sentence.start
    ]


def bodies_of(document: MarkedDocument, happening: Happening) -> tuple[str, ...]:
    """Bodies and companies that are visited or come, without those that only name a person's post."""
    start, stop = happening.row() or (happening.start, happening.stop)
    if happening.row() is None and not _takes_bodies(document, happening):
        return ()
    found = []
    for body in document.within(document.organisations, start, stop):
        if happening.type != "visit" and happening.row() is None and not _comes(document, body):
            continue
        held = document.stretches(document.posts).hold(body.start, body.stop)
        if not held and body.name not in found:
            found.append(body.name)
    return tuple(found)


def _takes_bodies(document: MarkedDocument, happening: Happening) -> bool:
    """Bodies are told where they are visited, send the guests, or are named as partners and helpers."""
    return happening.verb or happening.type != "visit" or "делегаци" in document.text[happening.start : happening.stop]


def _comes(document: MarkedDocument, body: Mention) -> bool:
    before = document.text[max(0, body.start - 40) : body.start].lower()
    return bool(re.search(r"(при (участии|поддержке|содействии)|\bс (оператором|компанией|руководством)?)\s*$", before))


def stage_of(document: MarkedDocument, happening: Happening) -> str:
    """`planned`, `held` or `cancelled`."""
    if happening.row() is not None:
        return "planned"
    if not happening.verb and AFTERWARDS.search(document.text, happening.start, happening.token.start):
        return "held"
    verb = happening.governor()
    words = [token.lemma for token in happening.sentence.tokens if happening.start <= token.start < happening.stop]
    if CANCELLED & set(words) and not MOVED & set(words):
        return "cancelled"
    if MOVED & set(words):
        return "planned"
    if verb is not None and any(verb.feats.get(key) in AHEAD for key in ("Tense", "VerbForm", "Mood")):
        return "planned"
    if verb is not None and verb.lemma in PLANNED and verb.lemma not in ("провести", "состояться", "пройти"):
        return "planned"
    before = [t.lemma for t in happening.sentence.tokens if t.start < happening.token.start]
    if {"пригласить", "приглашать", "приглашение", "предстоящий", "намеченный"} & set(before):
        return "planned"
    return "held"


def is_denied(happening: Happening) -> bool:
    """«переговоров не было», «не собирается», «визит лучше планировать»."""
    sentence = happening.sentence
    verb = happening.governor()
    for i, token in enumerate(sentence.tokens):
        if token.lemma in ("не", "никто") and happening.start <= token.start < happening.stop:
            head = sentence.tokens[token.head] if token.head >= 0 else token
            if head is verb or head is happening.token or sentence.tokens[min(i + 1, len(sentence.tokens) - 1)] is verb:
                return True
    words = {token.text.lower() for token in sentence.tokens}
    return bool(words & {"слухи", "якобы", "если", "лучше", "можно", "нельзя"})


def is_proposed(document: MarkedDocument, happening: Happening) -> bool:
    """«предложил провести Дни культуры»: an event only suggested is none yet."""
    tokens = happening.sentence.tokens
    before = [tokens[i] for i in happening.clause() if i < happening.index]
    earlier = [t.lemma for t in tokens[: happening.index] if t.start >= happening.start]
    suggested = SUGGESTED & set(earlier) and not {"пригласить", "приглашать"} & set(earlier)
    return bool(suggested) or any(token.lemma in PROPOSALS for token in before[-12:])
