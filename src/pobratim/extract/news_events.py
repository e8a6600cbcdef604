"""Meetings and deals of general news.

In: a marked document with its names. Out: who met whom, who dealt with whom in what. Not here: events and agreements
between regions and states (`rules`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pobratim.lexicon.bodies import body_of
from pobratim.lexicon.dealings import Dealing, dealings_of
from pobratim.lexicon.news_words import words_for
from pobratim.text import Sentence

from .clauses import clause_start, phrase_stop, subject_of
from .marked import MarkedDocument
from .news_names import Entities, NameWords, pronouns, with_references

MEETING_VERBS, AGREEING, MEETING_NOUNS = words_for("meet"), words_for("agree"), words_for("meeting")
RECEIVING = frozenset(("принять", "принимать"))
LINKS = frozenset("nsubj nsubj:pass".split())
APART = frozenset("acl acl:relcl advcl parataxis ccomp".split())
MUTUAL = frozenset("слияние сделка контракт договор".split()) | MEETING_NOUNS
REACH = 3


def find_meetings(document: MarkedDocument, entities: Entities) -> list[list[NameWords]]:
    """Who met whom: at least two people, each group once."""
    found: list[list[NameWords]] = []
    entities = with_references(document, entities)
    for sentence in document.sentences:
        names = entities[sentence.index] | pronouns(document, entities, sentence)
        for at, token in enumerate(sentence.tokens):
            people = [person for person in _met(sentence, names, at, token.lemma) if person.type == "PER"]
            group = _distinct(document.text, people)
            if len(group) == 1:
                group = _distinct(document.text, (*group, *_partners(sentence, names, at, token.lemma)))
            found.append(group)
    return _groups(document.text, [people for people in found if len(people) > 1])


def _met(sentence: Sentence, names: dict[int, NameWords], at: int, lemma: str) -> list[NameWords]:
    """The names around a word that tells of a meeting; none around another word."""
    if lemma in MEETING_VERBS:
        return [*_subject(sentence, names, at), *_under(sentence, names, at, "PER", after=True)]
    if lemma in AGREEING:
        return _subject(sentence, names, at)
    if lemma in RECEIVING:
        guests = [*_objects(sentence, names, at)]
        hosts = _subject(sentence, names, at)
        return [*hosts, *guests] if guests else hosts[:1]
    return _around_noun(sentence, names, at, ("PER",)) if lemma in MEETING_NOUNS else []


def _partners(sentence: Sentence, names: dict[int, NameWords], at: int, lemma: str) -> list[NameWords]:
    """Where the tree fails: the person behind «с», or behind «принял», within the same stretch of words."""
    stop = phrase_stop(sentence, at)
    people = [name for first, name in sorted(names.items()) if name.type == "PER" and at < first < stop]
    words = [token.text.lower() for token in sentence.tokens[at : people[0].first]] if people else []
    if lemma in RECEIVING:
        return people[:1] if people and _animate(sentence, people[0], at) else []
    return people if "с" in words or "со" in words or "между" in words else []


def _animate(sentence: Sentence, person: NameWords, verb: int) -> bool:
    """«принял … коллегу Громова», not «принял участие … Громова»."""
    nouns = [t for t in sentence.tokens[verb + 1 : person.first] if t.pos == "NOUN" and t.case in ("Acc", "Gen")]
    return all(noun.feats.get("Animacy") == "Anim" for noun in nouns)


def find_deals(document: MarkedDocument, entities: Entities) -> list[tuple[str, list[NameWords]]]:
    """Who dealt with whom in what: kind and sides, each deal once."""
    found: list[tuple[str, list[NameWords]]] = []
    for sentence in document.sentences:
        names = entities[sentence.index]
        for at, token in enumerate(sentence.tokens):
            for dealing in dealings_of(token.lemma):
                sides = _sides(document, sentence, names, at, dealing)
                if len(sides) > 1:
                    found.append((dealing.kind, sides[:3]))
    return _deals(document.text, found)


def _sides(
    document: MarkedDocument, sentence: Sentence, names: dict[int, NameWords], at: int, dealing: Dealing
) -> list[NameWords]:
    token = sentence.tokens[at]
    if dealing.is_noun != (token.pos == "NOUN"):
        return []
    if dealing.objects and not any(sentence.tokens[i].lemma in dealing.objects for i in sentence.subtree(at)):
        return []
    kinds = ("ORG", "LOC", "PER")
    if dealing.is_noun:
        row = _around_noun(sentence, names, at, kinds)
    else:
        row = [*_subject(sentence, names, at), *_under(sentence, names, at, *kinds)]
    row = [name for name in row if not (_is_where(sentence, name) or _repeats(document.text, row, name))]
    if len(row) < 2:
        near = [*row, *_nearest(sentence, names, at, kinds)]
        row = [name for name in near if not (_is_where(sentence, name) or _repeats(document.text, near, name))]
    whole = [_with_body(sentence, name) for name in row]
    return _distinct(document.text, whole)


def _nearest(sentence: Sentence, names: dict[int, NameWords], at: int, kinds: tuple[str, ...]) -> list[NameWords]:
    """Where the tree fails: the last name before the word and the next one behind it within its clause."""
    low, high = clause_start(sentence, at), phrase_stop(sentence, at)
    row = [name for first, name in sorted(names.items()) if name.type in kinds and low <= first < high]
    before = [name for name in row if name.after <= at]
    return [*before[:1], *(name for name in row if name.first > at)]


def _subject(sentence: Sentence, names: dict[int, NameWords], verb: int) -> list[NameWords]:
    """The names in the subject of a verb, the best kind of them: «глава фонда Громов» is Громов."""
    subject = subject_of(sentence, verb)
    if subject is None:
        return []
    if sentence.tokens[subject].lemma == "который":
        subject = _antecedent(sentence, verb)
    inside = _named(sentence, names, subject)
    people = [name for name in inside if name.type == "PER"]
    return people or [name for name in inside if name.type == "ORG"] or inside[:1]


def _antecedent(sentence: Sentence, verb: int) -> int:
    """What «которые» stands for; all of a row of people."""
    at = sentence.tokens[verb].head
    while at >= 0 and sentence.tokens[at].rel in ("conj", "appos", "flat:name") and sentence.tokens[at].head >= 0:
        at = sentence.tokens[at].head
    return at if at >= 0 else verb


def _named(sentence: Sentence, names: dict[int, NameWords], head: int) -> list[NameWords]:
    """Names under a token, clauses left out."""
    tree = _tree(sentence, head)
    return [name for first, name in sorted(names.items()) if name.type != "ADJ" and first in tree]


def _tree(sentence: Sentence, head: int) -> set[int]:
    found, queue = {head}, [head]
    while queue:
        for child in sentence.children(queue.pop()):
            if child not in found and sentence.tokens[child].rel not in APART:
                found.add(child)
                queue.append(child)
    return found


def _under(
    sentence: Sentence, names: dict[int, NameWords], head: int, *kinds: str, after: bool = False
) -> list[NameWords]:
    """Names of some kinds that a verb or noun governs, its subject and conjoined doings left out."""
    found: list[NameWords] = []
    for child in sentence.children(head):
        token = sentence.tokens[child]
        if token.rel in LINKS or token.rel in APART or (token.rel == "conj" and token.pos in ("VERB", "AUX")):
            continue
        if not after or child > head:
            found += [name for name in _named(sentence, names, child) if name.type in kinds]
    return found


def _objects(sentence: Sentence, names: dict[int, NameWords], verb: int) -> Iterator[NameWords]:
    """«принял в Кремле Громова»: the people in the object."""
    for child in sentence.children(verb):
        if sentence.tokens[child].rel in ("obj", "iobj") and sentence.tokens[child].feats.get("Animacy") == "Anim":
            yield from (name for name in _named(sentence, names, child) if name.type == "PER")


def _around_noun(sentence: Sentence, names: dict[int, NameWords], noun: int, kinds: tuple[str, ...]) -> list[NameWords]:
    """Names under a noun and in the subject of the verb that governs it: «на встрече с Громовым Орлов сказал»."""
    inside = [name for name in _under(sentence, names, noun, *kinds) if name.type in kinds]
    mutual = sentence.tokens[noun].lemma in MUTUAL or any(sentence.tokens[n.first].case == "Ins" for n in inside)
    if len(inside) > 1 and mutual:
        return inside
    at = noun
    for _ in range(REACH):
        at = sentence.tokens[at].head
        if at < 0:
            break
        if sentence.tokens[at].pos in ("VERB", "AUX"):
            doers = [name for name in _subject(sentence, names, at) if name.type in kinds]
            others = _under(sentence, names, at, *kinds)
            return [*doers[:1], *inside] if doers and inside else [*doers, *inside, *others]
        inside += [name for name in _named(sentence, names, at) if name.type in kinds and name not in inside]
    return inside


def _is_where(sentence: Sentence, name: NameWords) -> bool:
    """A place in which something happens, a source that tells of it."""
    before = sentence.tokens[name.first - 1].text.lower() if name.first else ""
    inside = sentence.tokens[name.first].case == "Loc"
    return name.type == "LOC" and (inside or before in ("в", "во", "на", "из", "по", "через"))


def _repeats(text: str, row: list[NameWords], name: NameWords) -> bool:
    """A second name right behind one of the same kind: «Всемирный шахматный союз ВШС», «союз (ВШС)»."""
    before = [other for other in row if other.stop <= name.start and other.type == name.type]
    return any(text[other.stop : name.start].strip() in ("", "(") for other in before)


def _with_body(sentence: Sentence, name: NameWords) -> NameWords:
    """«правительство Кубы» for a place whose body is named."""
    tokens, first = sentence.tokens, name.first
    if name.type != "LOC" or not first or not body_of(tokens[first - 1].text, tokens[first - 1].lemma):
        return name
    return NameWords("ORG", tokens[first - 1].start, name.stop, name.sentence, first - 1, name.after)


def _distinct(text: str, names: Iterable[NameWords]) -> list[NameWords]:
    kept: dict[str, NameWords] = {}
    for name in names:
        kept.setdefault(_key(text, name), name)
    return list(kept.values())


def _key(text: str, name: NameWords) -> str:
    words = text[name.start : name.stop].lower().replace("ё", "е").strip('«»"').split()
    last = words[-1] if name.type == "PER" else words[0]
    return last[: max(3, len(last) - 3)]


def _groups(text: str, found: list[list[NameWords]]) -> list[list[NameWords]]:
    """Each group of people once, and none that is part of a larger one."""
    keys = [frozenset(_key(text, person) for person in people) for people in found]
    return [
        people
        for i, people in enumerate(found)
        if not any(keys[i] < other for other in keys) and keys[i] not in keys[:i]
    ]


def _deals(text: str, found: list[tuple[str, list[NameWords]]]) -> list[tuple[str, list[NameWords]]]:
    keys = [(kind, frozenset(_key(text, side) for side in sides)) for kind, sides in found]
    return [
        deal
        for i, deal in enumerate(found)
        if keys[i] not in keys[:i] and not any(k == keys[i][0] and keys[i][1] < s for k, s in keys)
    ]
