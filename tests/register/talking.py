"""Words that people might say about a register, one after another, each on what they see then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from pobratim.register import Decision, Entry, Filed, Verb, build_register
from pobratim.register.review import content_fingerprint

START = datetime(2024, 1, 1, tzinfo=UTC)
CORRECTIONS: dict[str, list[tuple[str, object]]] = {
    "agreement": [("signed", "2019-01-01"), ("title", "Соглашение о воде"), ("stage", "ended"), ("period", None)],
    "event": [("date", "2019-01-01"), ("stage", "cancelled")],
    "person": [("name", "Егор Ладыгин"), ("titles", ["министр"])],
}


def word(number: int, verb: Verb, facts: tuple[str, ...], **more: object) -> Decision:
    at = START + timedelta(minutes=number)
    return Decision(id=f"d{number:02}", verb=verb, facts=facts, who="Ольга", at=at, **more)  # type: ignore[arg-type]


def said_of(entry: Entry, number: int, random: Random, rest: list[Entry]) -> Decision:
    """Some word that a person could say of an entry as it stands."""
    verb = random.choice((Verb.ACCEPT, Verb.REJECT, Verb.CORRECT, Verb.CORRECT, Verb.DIFFERENT, Verb.SAME))
    if verb is Verb.CORRECT:
        slot, value = random.choice(CORRECTIONS[entry.kind])
        return word(number, verb, entry.facts, slot=slot, value=value, seen=entry.read)
    if verb is Verb.SAME:
        return word(number, verb, entry.facts, others=random.choice(rest).facts)
    off = tuple(fact for fact in entry.facts if random.random() < 0.4)
    left = tuple(fact for fact in entry.facts if fact not in off)
    if off and left:
        return word(number, random.choice((Verb.DIFFERENT, Verb.REJECT)), off, others=left)
    verb = Verb.ACCEPT if verb is Verb.DIFFERENT else verb
    return word(number, verb, entry.facts, seen=content_fingerprint(entry.content))


def conversation(filed: list[Filed], random: Random, length: int) -> list[Decision]:
    """Words one after another, each on the register as it is after those before; among them undoing."""
    words: list[Decision] = []
    for number in range(length):
        if words and random.random() < 0.3:
            gone = random.choice(words)
            words.append(word(number, Verb.UNDO, gone.facts, others=gone.others, undoes=gone.id))
            continue
        entries = build_register(filed, words)
        words.append(said_of(random.choice(entries), number, random, entries))
    return words
