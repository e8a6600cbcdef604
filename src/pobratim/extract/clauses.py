"""Where a clause begins and ends, what its verb governs: the little syntax that rules about doings need.

In: a `Sentence`. Out: token indexes. The parser errs on long coordinations, so stretches are read along the line and
the tree is asked only for subjects and objects. Not here: who is meant (`actors.py`), what a trigger means (`lexicon`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.text import Sentence, Token

ENDS = frozenset({".", "!", "?", ";", ":", "…", "...", "(", ")", "|", "•", "✅"})
DASHES = frozenset({"—", "–", "-"})
SUBORDINATORS = frozenset(
    "который что чтобы где когда если куда откуда хотя поскольку причём причем однако а но зато чей пока чем это "
    "так как ведь поэтому то".split()
)
LINKS = frozenset({",", "и", "а", "также", "или", "либо", "да", ";"})
FIRST_PLURAL = ("ём", "ем", "им", "ёмся", "емся", "имся")
OPENING, CLOSING = frozenset("«“„"), frozenset("»”")


def ends_at(sentence: Sentence, i: int) -> bool:
    """Whether the sign at `i` ends a phrase; a full stop within the sentence belongs to initials or a short form."""
    text = sentence.tokens[i].text
    return text in ENDS and (text != "." or i >= len(sentence.tokens) - 2)


def is_infinitive(token: Token) -> bool:
    """«создать», «проводить»."""
    return token.feats.get("VerbForm") == "Inf" and token.text.lower().endswith(("ть", "ти", "чь", "ся", "сь"))


def is_finite(token: Token) -> bool:
    """A verb with a person or a tense of its own, or a short participle: «откроют», «открыли», «подписано»."""
    if token.pos not in ("VERB", "AUX"):
        return False
    form = token.feats.get("VerbForm")
    return form == "Fin" or (form == "Part" and token.feats.get("Variant") == "Short")


def is_predicate(token: Token) -> bool:
    """A finite verb or a short adjective in its place: «нужны», «готова»."""
    return is_finite(token) or (token.pos == "ADJ" and token.feats.get("Variant") == "Short")


def person_of(token: Token) -> str | None:
    """1, 2 or 3; the tagger now and then takes «приведём» for a past."""
    if token.pos == "VERB" and token.feats.get("Tense") == "Past" and token.text.lower().endswith(FIRST_PLURAL):
        return "1"
    return token.feats.get("Person")


def is_future(token: Token) -> bool:
    """A perfective verb in the future: «откроют», «проведём»."""
    if token.pos != "VERB" or token.feats.get("VerbForm") != "Fin":
        return False
    mistaken = token.feats.get("Tense") == "Past" and token.text.lower().endswith(FIRST_PLURAL)
    if token.feats.get("Tense") != "Fut" and not mistaken:
        return False
    second = token.feats.get("Person") == "2" or token.text.lower().endswith(("йте", "ьте", "ите", "етесь", "итесь"))
    return not second and token.lemma.endswith(("ть", "ти", "чь", "ся", "сь"))


def is_negated(sentence: Sentence, i: int) -> bool:
    """Whether «не», «ни» or «нет» stands right before the token (one word may come between)."""
    before = [t.text.lower() for t in sentence.tokens[max(0, i - 2) : i]]
    return bool(before) and (before[-1] in ("не", "ни") or (len(before) == 2 and before[0] == "не"))


def quoted_until(sentence: Sentence, i: int) -> int | None:
    """If the token opens a «name», the index of the sign that closes it."""
    if sentence.tokens[i].text not in OPENING:
        return None
    depth = 0
    for j in range(i, min(len(sentence.tokens), i + 25)):
        depth += (sentence.tokens[j].text in OPENING) - (sentence.tokens[j].text in CLOSING)
        if depth == 0:
            return j
    return None


def clause_start(sentence: Sentence, i: int) -> int:
    """Index of the first token of the clause around token `i`."""
    tokens, j = sentence.tokens, i
    while j > 0:
        before = tokens[j - 1]
        if before.text in CLOSING:
            j = _opening(sentence, j - 1)
            continue
        if ends_at(sentence, j - 1) or before.text in OPENING or _is_break(sentence, j - 1):
            break
        if is_finite(before) and before.pos == "VERB":
            break
        if before.text in LINKS and _has_doing(sentence, j - 1):
            break
        j -= 1
    while j < i and (tokens[j].lemma in SUBORDINATORS or tokens[j].text in LINKS or tokens[j].text in DASHES):
        j += 1
    return j


def _has_doing(sentence: Sentence, stop: int) -> bool:
    """Whether the stretch that ends before token `stop`, back to a sign, has a verb or a predicate of its own."""
    for k in range(stop - 1, max(-1, stop - 26), -1):
        token = sentence.tokens[k]
        if ends_at(sentence, k) or token.text == "," or token.text in DASHES:
            return False
        if is_finite(token) or is_infinitive(token) or token.feats.get("Variant") == "Short":
            return True
    return False


def _opening(sentence: Sentence, closing: int) -> int:
    for j in range(closing - 1, max(-1, closing - 25), -1):
        if sentence.tokens[j].text in OPENING:
            return j
    return closing


def _is_break(sentence: Sentence, i: int) -> bool:
    """Whether the sign at `i` parts two clauses: a dash after a comma, a comma before a subordinator."""
    tokens = sentence.tokens
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].text in DASHES:
        return not _joins_names(sentence, i)
    return tokens[i].text == "," and after is not None and after.lemma in SUBORDINATORS


def _joins_names(sentence: Sentence, i: int) -> bool:
    """«Оля — Курык»: a dash between two capitalised words."""
    tokens = sentence.tokens
    around = [tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None]
    return all(t is not None and t.text[:1].isupper() for t in around)


def phrase_stop(sentence: Sentence, i: int) -> int:
    """Index behind the last token of the phrase that the doing at token `i` governs to its right."""
    tokens, j = sentence.tokens, i + 1
    while j < len(tokens):
        closing = quoted_until(sentence, j)
        if closing is not None:
            j = closing + 1
            continue
        if _ends_phrase(sentence, j):
            break
        j += 1
    while j > i + 1 and _is_loose(tokens[j - 1]):
        j -= 1
    return j


def _ends_phrase(sentence: Sentence, j: int) -> bool:
    token = sentence.tokens[j]
    if ends_at(sentence, j) or token.text in CLOSING or token.text in OPENING or token.text == '"':
        return True
    if token.text in DASHES:
        return not _joins_names(sentence, j)
    if is_predicate(token) or is_infinitive(token):
        return True
    if token.text in LINKS:
        return opens_clause(sentence, j + 1)
    return False


def opens_clause(sentence: Sentence, j: int) -> bool:
    """Whether a new clause or doing, not one more noun, begins at token `j`."""
    tokens = sentence.tokens
    if j >= len(tokens) or tokens[j].lemma in SUBORDINATORS or tokens[j].pos == "SCONJ":
        return j >= len(tokens) or tokens[j].text.lower() not in ("также", "как")
    if tokens[j].feats.get("VerbForm") in ("Part", "Conv"):
        return True
    for k in range(j, min(len(tokens), j + 12)):
        token = tokens[k]
        if ends_at(sentence, k) or token.text in LINKS or token.text in DASHES:
            return False
        if is_predicate(token) or is_infinitive(token):
            return True
    return False


def _is_loose(token: Token) -> bool:
    return (
        token.text in LINKS
        or token.text in DASHES
        or (token.pos in ("ADP", "PART", "CCONJ", "SCONJ", "PUNCT") and (token.text not in CLOSING))
    )


def infinitives_after(sentence: Sentence, i: int, *, reach: int = 14) -> Iterator[int]:
    """Infinitives that depend on the trigger at `i`, in order: the first one and those coordinated with it."""
    first = _first_infinitive(sentence, i, reach)
    while first is not None:
        yield first
        first = _next_infinitive(sentence, phrase_stop(sentence, joined(sentence, first)))


def infinitives_from(sentence: Sentence, verb: int) -> Iterator[int]:
    """Infinitives coordinated with the one at `verb`, after it."""
    later = _next_infinitive(sentence, phrase_stop(sentence, joined(sentence, verb)))
    while later is not None:
        yield later
        later = _next_infinitive(sentence, phrase_stop(sentence, joined(sentence, later)))


def joined(sentence: Sentence, i: int) -> int:
    """The last verb of a pair that shares its object: «расширить и укрепить» ends at «укрепить»."""
    tokens = sentence.tokens
    if i + 2 < len(tokens) and tokens[i + 1].text in ("и", "или"):
        other = tokens[i + 2]
        if (is_infinitive(tokens[i]) and is_infinitive(other)) or (is_future(tokens[i]) and is_future(other)):
            return i + 2
    return i


def _first_infinitive(sentence: Sentence, i: int, reach: int) -> int | None:
    tokens, j = sentence.tokens, i + 1
    while j < min(len(tokens), i + 1 + reach):
        closing = quoted_until(sentence, j)
        if closing is not None:
            j = closing + 1
            continue
        token = tokens[j]
        if is_infinitive(token):
            return None if is_negated(sentence, j) else j
        if ends_at(sentence, j) or is_finite(token) or token.lemma in ("что", "который"):
            return None
        if token.text in DASHES and j > i + 1:
            return None
        j += 1
    return None


def _next_infinitive(sentence: Sentence, j: int) -> int | None:
    tokens = sentence.tokens
    if j >= len(tokens) or tokens[j].text not in LINKS:
        return None
    while j < len(tokens) and (tokens[j].text in LINKS or tokens[j].lemma == "чтобы"):
        j += 1
    for k in range(j, min(len(tokens), j + 8)):
        if is_infinitive(tokens[k]):
            return None if is_negated(sentence, k) else k
        if is_finite(tokens[k]) or ends_at(sentence, k) or tokens[k].text in LINKS or tokens[k].text in DASHES:
            return None
    return None


def subject_of(sentence: Sentence, i: int) -> int | None:
    """Index of the subject's head of the verb at `i`: its own, or that of the verb with which it is coordinated."""
    node, steps = i, 0
    while node >= 0 and steps < 4:
        named = [c for c in sentence.children(node) if sentence.tokens[c].rel in ("nsubj", "nsubj:pass")]
        fitting = [c for c in named if _agrees(sentence, c, node)]
        if fitting:
            before = [c for c in fitting if c < node]
            return before[-1] if before else fitting[0]
        if sentence.tokens[node].rel not in ("conj", "xcomp", "csubj", "aux", "cop"):
            return None
        node, steps = sentence.tokens[node].head, steps + 1
    return None


def _agrees(sentence: Sentence, subject: int, verb: int) -> bool:
    """Not «первую очередь» of «первую очередь обещают запустить»: one thing in another case than the nominative."""
    noun = sentence.tokens[subject]
    if noun.case in (None, "Nom") or sentence.tokens[verb].feats.get("Number") != "Plur":
        return True
    together = any(sentence.tokens[k].rel == "conj" for k in sentence.children(subject))
    return noun.feats.get("Number") != "Sing" or together


def stretch(sentence: Sentence, head: int, low: int, high: int) -> tuple[int, int]:
    """First and behind-last index of the tokens under `head` that lie without a gap around it within `[low, high)`."""
    under = {k for k in sentence.subtree(head) if low <= k < high} | {head}
    first = last = head
    while first - 1 in under:
        first -= 1
    while last + 1 in under:
        last += 1
    return first, last + 1


def split_list(sentence: Sentence, start: int, stop: int) -> list[tuple[int, int]]:
    """The items of a list of noun phrases in `[start, stop)`: cut at commas, semicolons and the last «и»."""
    tokens, items, begin, j = sentence.tokens, [], start, start
    while j < stop:
        closing = quoted_until(sentence, j)
        if closing is not None:
            j = closing + 1
            continue
        if tokens[j].text in LINKS and _same_shape(sentence, start, j + 1, stop):
            items.append((begin, j))
            begin = j + 1
        j += 1
    items.append((begin, stop))
    return [item for item in (_trimmed(sentence, *item) for item in items) if item[0] < item[1]]


def _same_shape(sentence: Sentence, start: int, j: int, stop: int) -> bool:
    """Whether a noun phrase in the case of the first one begins at `j`."""
    first = noun_head(sentence, start, stop)
    other = noun_head(sentence, j, stop)
    if first is None or other is None:
        return False
    cases = sentence.tokens[first].case, sentence.tokens[other].case
    return cases[0] == cases[1] or set(cases) == {"Nom", "Acc"}


def noun_head(sentence: Sentence, start: int, stop: int) -> int | None:
    """Index of the first noun of a phrase; None where a preposition or a verb comes first."""
    for k in range(start, stop):
        token = sentence.tokens[k]
        if token.pos in ("NOUN", "PROPN"):
            return k
        if token.pos in ("ADP", "VERB", "SCONJ") or ends_at(sentence, k):
            return None
    return None


def _trimmed(sentence: Sentence, start: int, stop: int) -> tuple[int, int]:
    tokens = sentence.tokens
    while start < stop and (tokens[start].text in LINKS or tokens[start].text in DASHES):
        start += 1
    while stop > start and _is_loose(tokens[stop - 1]):
        stop -= 1
    return start, stop
