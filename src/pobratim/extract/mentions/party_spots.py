"""Spots: places in the text where a party may be named, each with every party that the words could mean.

In: a text's analysis. Out: spots in order, not overlapping. Not here: which of the meanings holds (`party_choice.py`),
words that only refer («регион», `party_references.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.lexicon import parties as lexicon
from pobratim.lexicon.places import places
from pobratim.lexicon.wordforms import fold, nominatives
from pobratim.text import Analysis, Sentence, Token
from pobratim.text.models import is_known, is_name

from .party_heads import (
    DISTRICT_HEADS,
    REGION_HEADS,
    TOWN_HEADS,
    UNKNOWN,
    Headed,
    district_codes,
    find_headed,
    is_adjective,
)

LEVELS = {"region": ("област", "облисп", "облсов", "краев"), "municipality": ("городск", "горисп", "горсов")}
NO_NAME = ("ADP", "CCONJ", "SCONJ", "PRON", "PART", "PUNCT")
# The tagger takes rare names for these; at the beginning of a sentence it is mostly right.
NO_NAME_FIRST = ("ADV", "VERB", "AUX", "NUM", "DET")
# Words after which a place's name is not the place: a river, a currency.
NOT_A_PLACE_AFTER = frozenset(
    "река озеро море пролив остров хребет доллар долл долл. цент улица проспект площадь".split()
)
# Words that make another name of a country's: a continent, an island, a political party.
PART_OF_ANOTHER = {
    "америка": frozenset("латинский южный северный центральный".split()),
    "гвинея": frozenset(("новый",)),
    "россия": frozenset("единый справедливый".split()),
}
# Adjectives of towns that are ordinary words as well: they mean the town only where it is named.
ORDINARY = frozenset(
    "братский волжский советский октябрьский комсомольский пушкинский чеховский морской заводский приморский "
    "солнечный лесной степной северский пролетарский кировский ленинский дзержинский красноармейский".split()
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens `[first, last]` of sentence `sentence` that may name one of `codes`.

    `form` as in `PartyMention`; `strong` says that the words themselves leave no doubt that a party is meant.
    """

    sentence: int
    first: int
    last: int
    codes: tuple[str, ...]
    form: str
    strong: bool = False


def find_spots(analysis: Analysis) -> list[Spot]:
    """All spots of a text, in order."""
    return [spot for sentence in analysis.sentences for spot in _in_sentence(sentence)]


def _in_sentence(sentence: Sentence) -> Iterator[Spot]:
    headed = {h.first: h for h in find_headed(sentence)}
    i = 0
    while i < len(sentence.tokens):
        if i in headed:
            found = headed[i]
            yield Spot(sentence.index, found.first, found.last, found.codes, found.form, True)
            i = found.last + 1
            continue
        yield from _compound(sentence, i)
        spot = _full(sentence, i, headed) or _elliptic(sentence, i) or _adjective(sentence, i) or _demonym(sentence, i)
        if spot:
            yield spot
        i = spot.last + 1 if spot else i + 1


def _full(sentence: Sentence, i: int, headed: dict[int, Headed]) -> Spot | None:
    """The longest name that begins at token i, with the parties of every equally long one."""
    if not _may_begin(sentence, i):
        return None
    found: dict[int, dict[str, None]] = {}
    for nominative in _readings(sentence.tokens[i]):
        for words, codes in lexicon.names().get(nominative, ()):
            last = _match(sentence, i, words)
            if last is not None and _cased(sentence, i, last, codes) and not headed.keys() & set(range(i, last + 1)):
                found.setdefault(last, {}).update(dict.fromkeys(codes))
    if not found:
        return None
    last = max(found)
    if last == i and (_is_part(sentence, i) or _begins_as_a_word(sentence, i)):
        return None
    if last == i and is_adjective(sentence.tokens[i]) and not _town_like_adjective(sentence, i):
        return None
    taken = any(other.last == i - 1 for other in headed.values())
    first, codes = _with_head(sentence, i, last, tuple(found[last]), taken=taken)
    return Spot(sentence.index, first, last, codes, "name", last > i or first < i) if codes else None


def _is_part(sentence: Sentence, i: int) -> bool:
    """Whether the word before makes it another name: «Латинская Америка», «Единая Россия»."""
    before = sentence.tokens[i - 1] if i else None
    return before is not None and before.lemma in PART_OF_ANOTHER.get(sentence.tokens[i].lemma, ())


def _begins_as_a_word(sentence: Sentence, i: int) -> bool:
    """Whether a sentence begins with an ordinary word that is only by chance a case of a name: «Зал», «Самое»."""
    word = sentence.tokens[i].text
    return i == 0 and fold(word) not in lexicon.names() and is_known(word.lower()) and not is_name(word.lower())


def _readings(token: Token) -> list[str]:
    """The nominatives to look for: of a nominative only itself where it is a name, of an abbreviation never a case."""
    word = fold(token.text)
    if token.case in ("Nom", "Acc", None) and word in lexicon.names() and len(word) > 3:
        return [word]
    return [form for form in sorted(nominatives(word)) if form == word or form not in lexicon.abbreviations()]


def _may_begin(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    if i and sentence.tokens[i - 1].lemma in NOT_A_PLACE_AFTER:
        return False
    if token.pos in (*NO_NAME, *(() if i else NO_NAME_FIRST)) and not (token.text.isupper() and len(token.text) > 1):
        return False
    return token.text[:1].isupper() or token.text[:1].isdigit() or token.lemma in REGION_HEADS


def _match(sentence: Sentence, i: int, words: tuple[str, ...]) -> int | None:
    """Index of the last token when the tokens from i on spell the words in some case."""
    tokens = sentence.tokens
    if i + len(words) > len(tokens):
        return None
    for token, word in zip(tokens[i : i + len(words)], words, strict=True):
        if word != fold(token.text).strip() and word not in nominatives(token.text):
            return None
    return i + len(words) - 1


def _cased(sentence: Sentence, first: int, last: int, codes: tuple[str, ...]) -> bool:
    """Names are capitalised, and abbreviations written as such («РТ», not «рт»)."""
    words = sentence.tokens[first : last + 1]
    if first == last:
        spelt = [n for code in codes for n in _names_of(code) if fold(n) == fold(words[0].text)]
        if spelt and all(n.isupper() for n in spelt):
            return words[0].text.isupper()
    capital = (
        token.text[:1].isupper() or token.text[:1].isdigit() for token in words if token.lemma not in REGION_HEADS
    )
    return any(capital) or words[0].text[:1].isupper()


def _names_of(code: str) -> tuple[str, ...]:
    place = places()[code]
    return (place.name, *place.also)


def _town_like_adjective(sentence: Sentence, i: int) -> bool:
    """«город Волжский», «мэр Волжского», «с Томском»: a town that looks like an adjective, with no noun to go with."""
    if i and sentence.tokens[i - 1].lemma in TOWN_HEADS:
        return True
    token = sentence.tokens[i]
    if (
        fold(token.text).endswith(("ском", "цком"))
        and lexicon.find_party(token.text[:-2])
        and _stands_alone(sentence, i)
    ):
        return True
    return (
        not lexicon.adjective_parties(token.text) and token.feats.get("Gender") != "Fem" and _stands_alone(sentence, i)
    )


def _stands_alone(sentence: Sentence, i: int) -> bool:
    """Whether no noun follows that the adjective agrees with."""
    if i + 1 == len(sentence.tokens):
        return True
    token, following = sentence.tokens[i], sentence.tokens[i + 1]
    agrees = following.case == token.case and following.feats.get("Gender") == token.feats.get("Gender")
    return not (following.pos in ("NOUN", "ADJ", "PROPN") and agrees)


def _with_head(
    sentence: Sentence, first: int, last: int, codes: tuple[str, ...], *, taken: bool
) -> tuple[int, tuple[str, ...]]:
    """The head before the name belongs to it and says its kind: «провинция Самсун», «город Самсун», «район Тайынша».

    A `taken` head has its name before it: «глава Тайыншинского района Виктор …».
    """
    head = sentence.tokens[first - 1].lemma if first else ""
    kinds = {code: lexicon.party_kind(code) for code in codes}
    if head in REGION_HEADS and "region" in kinds.values():
        return first - 1, tuple(code for code, kind in kinds.items() if kind == "region")
    if head == "район" and not taken and "municipality" in kinds.values():
        towns = [code for code, kind in kinds.items() if kind == "municipality" and not code.startswith("RU-")]
        names = tuple(f"{lexicon.parent_of(code)}/район {lexicon.party_name(code)}" for code in towns)
        return (first - 1, names) if names else (first, codes)
    if head in TOWN_HEADS:
        towns = [code for code, kind in kinds.items() if kind == "municipality" or places()[code].city]
        return first, tuple(towns) or codes
    return first, _town_before_region(codes)


def _town_before_region(codes: tuple[str, ...]) -> tuple[str, ...]:
    """«Самсун» alone is the town, though a province bears the name; Chinese provinces outshine their towns."""
    towns = {lexicon.parent_of(code) for code in codes if "/" in code}
    return tuple(code for code in codes if code not in towns or code.startswith(("CN-", "RU-")))


def _elliptic(sentence: Sentence, i: int) -> Spot | None:
    """«поставляет в Калужскую», «Новозыбковский округ — с Добрушским»: the head is left out."""
    token = sentence.tokens[i]
    if not (token.text[:1].isupper() and is_adjective(token) and _stands_alone(sentence, i)):
        return None
    if token.feats.get("Gender") == "Fem":
        codes = [c for c in lexicon.adjective_parties(token.text) if "ая область" in lexicon.party_name(c)]
        return Spot(sentence.index, i, i, tuple(codes), "name", True) if codes else None
    districts = district_codes(token, "район")
    unknown = districts[0].startswith(UNKNOWN) or lexicon.adjective_parties(token.text)
    if unknown or not any(other.lemma in DISTRICT_HEADS for other in sentence.tokens):
        return None
    return Spot(sentence.index, i, i, districts, "name", True)


def _adjective(sentence: Sentence, i: int) -> Spot | None:
    token = sentence.tokens[i]
    if not is_adjective(token) or token.pos not in ("ADJ", "PROPN", "NOUN", "DET"):
        return None
    if i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].lemma in ("язык", "рубль", "доллар", "юань", "район"):
        return None
    codes = lexicon.adjective_parties(token.text)
    codes += tuple(code for code in lexicon.town_adjective_parties(token.text) if code not in codes)
    if not codes or (
        token.lemma in ORDINARY and not token.text[:1].isupper() and lexicon.party_kind(codes[0])[0] == "m"
    ):
        return None
    level = _on_level(sentence, i, codes)
    return Spot(sentence.index, i, i, level or codes, "adjective", len(level) == 1)


def _on_level(sentence: Sentence, i: int, codes: tuple[str, ...]) -> tuple[str, ...]:
    """«Витебский областной исполком» is the region's, «Витебский горисполком» the town's; else none is chosen."""
    after = sentence.tokens[i + 1].lemma if i + 1 < len(sentence.tokens) else ""
    kind = next((kind for kind, beginnings in LEVELS.items() if after.startswith(beginnings)), None)
    return tuple(code for code in codes if lexicon.party_kind(code) == kind)


def _compound(sentence: Sentence, i: int) -> Iterator[Spot]:
    """«российско-казахстанский»: two countries in one word, unless the whole is a name («карачаево-черкесский»)."""
    word = fold(sentence.tokens[i].text)
    first, _, second = word.rpartition("-")
    if not first.endswith(("ско", "цко")) or not is_adjective(sentence.tokens[i]) or lexicon.adjective_parties(word):
        return
    for part in (first[:-1] + "ий", second):
        codes = lexicon.adjective_parties(part)
        if codes:
            yield Spot(sentence.index, i, i, codes, "adjective")


def _demonym(sentence: Sentence, i: int) -> Spot | None:
    token = sentence.tokens[i]
    if token.pos not in ("NOUN", "PROPN", "ADJ") or len(token.text) < 5:
        return None
    codes = tuple(dict.fromkeys((*lexicon.demonym_parties(token.text), *lexicon.town_demonym_parties(token.text))))
    return Spot(sentence.index, i, i, codes, "demonym") if codes else None
