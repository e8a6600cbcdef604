"""Lists of goods: «чёрные металлы, двадцать вагонов муки и оборудование для пекарен» as names in the nominative.

In: a sentence and the token where the list may begin. Out: `GoodsItem`s. Not here: who sends them to whom
(`rules/flow.py`), what is a good (`pobratim.lexicon.goods`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pobratim.lexicon.goods import good_of
from pobratim.text import Sentence, Token
from pobratim.text.inflection import inflected, readings

MEASURES = frozenset(
    "поставка партия объём единица тонна штука вид группа ассортимент количество тысяча миллион экземпляр голова вагон "
    "килограмм кубометр литр сорт тип комплект сотня десяток часть закупка вывоз ввоз экспорт импорт отгрузка".split()
)
LEADS = frozenset(
    ", : — – - также преимущественно главный образом основной основном в том число такой товар как более около почти "
    "свыше порядка примерно свой наш этот весь различный первый уже ещё только это быть являться".split()
)
JOINTS = frozenset((",", "и", "или", "а", "также", "да"))
# Prepositions that open a complement of a good: «оборудование для пекарен», «изделия из дерева».
_INNER = frozenset(("для", "из", "без", "к"))
_NO_GOODS = frozenset(
    "год месяц квартал предприятие компания рынок страна регион область республика край делегация соглашение договор "
    "помощь поддержка приглашение письмо опыт информация возможность представитель участник доллар рубль "
    "процент доля место время период число раз счёт сторона партнёр студент специалист "
    "человек житель деньги средства".split()
)


@dataclass(frozen=True, slots=True)
class GoodsItem:
    """A good in the nominative, the words that name it, whether its head is a known good.

    `bare` is a generic head alone («продукция»), which says nothing, and one thing that travels («контейнер»).
    """

    name: str
    start: int
    stop: int
    known: bool
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    adjectives: tuple[int, ...]
    head: int
    stop: int
    joint: str = ""
    counted: bool = False


def read_goods(sentence: Sentence, first: int, stop: int, places: frozenset[int] = frozenset()) -> list[GoodsItem]:
    """The goods listed from token `first` on, at most up to `stop`. `places` are the tokens that name parties."""
    phrases = _phrases(sentence, first, stop, places)
    return [_item(sentence, phrases, i) for i in range(len(phrases)) if not _is_rest(sentence, phrases[i])]


def _is_rest(sentence: Sentence, phrase: _Phrase) -> bool:
    """«И многие другие товары»: no good of its own."""
    return any(sentence.tokens[i].lemma in ("другой", "прочий", "иной", "многий") for i in phrase.adjectives)


def _phrases(sentence: Sentence, first: int, stop: int, places: frozenset[int]) -> list[_Phrase]:
    tokens, at, found = sentence.tokens, first, list[_Phrase]()
    joint = ""
    while at < stop:
        begin = _after_leads(tokens, at, stop, bool(found))
        phrase = _phrase(tokens, begin, stop, places)
        if phrase is None:
            break
        found.append(replace(phrase, joint=joint, counted=begin > at))
        at, joint = phrase.stop, ""
        while at < stop and tokens[at].text.lower() in JOINTS:
            joint, at = tokens[at].text.lower(), at + 1
        if not joint:
            break
    return found


def _after_leads(tokens: tuple[Token, ...], at: int, stop: int, listing: bool) -> int:
    """Skips «такие товары, как», numbers and measures in front of the good itself."""
    while at < stop:
        token = tokens[at]
        counted = token.pos == "NUM" or token.text[0].isdigit() or token.text == "%"
        measure = token.lemma in MEASURES and at + 1 < stop and _is_nominal(tokens[at + 1], {"Gen"})
        measure = measure or (token.lemma in MEASURES and tokens[at - 1].pos == "NUM" and at + 1 < stop)
        lead = not listing and (token.lemma in LEADS or token.text in LEADS or token.pos in ("ADV", "PART"))
        if not (counted or measure or lead):
            return at
        at += 1
    return at


def _is_nominal(token: Token, cases: set[str]) -> bool:
    return token.pos in ("NOUN", "ADJ", "PROPN") and token.case in cases


def _is_adjective(token: Token) -> bool:
    if token.pos in ("ADJ", "DET"):
        return token.feats.get("Variant") != "Short" and token.text.isalpha() | ("-" in token.text)
    return token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") != "Short"


def _phrase(tokens: tuple[Token, ...], at: int, stop: int, places: frozenset[int]) -> _Phrase | None:
    adjectives: list[int] = []
    while at < stop and at not in places and _is_adjective(tokens[at]):
        if good_of(tokens[at].lemma) and not (at + 1 < stop and tokens[at + 1].pos in ("NOUN", "ADJ")):
            return _Phrase(tuple(adjectives), at, at + 1)
        adjectives.append(at)
        at += 1
        if at + 1 < stop and tokens[at].text in ("и", ",") and _is_adjective(tokens[at + 1]) and _same_case(tokens, at):
            at += 1
    if at >= stop or at in places or tokens[at].pos not in ("NOUN", "PROPN") or not _may_be_good(tokens[at]):
        return None
    return _Phrase(tuple(adjectives), at, _complement_stop(tokens, at, stop, places))


def _same_case(tokens: tuple[Token, ...], joint: int) -> bool:
    """«чёрные и цветные металлы»: two adjectives of one noun, none standing for a noun."""
    after = joint + 1
    while after < len(tokens) and _is_adjective(tokens[after]):
        after += 1
    number = tokens[joint - 1].feats.get("Number")
    if tokens[joint].text == "," or after >= len(tokens) or tokens[after].pos != "NOUN":
        return False
    return tokens[joint - 1].case == tokens[joint + 1].case and number == tokens[after].feats.get("Number")


def _may_be_good(token: Token) -> bool:
    small = token.text[:1].islower() or token.text[1:2].isupper()
    return small and token.lemma not in _NO_GOODS and token.case in ("Nom", "Acc", "Gen", None)


def _complement_stop(tokens: tuple[Token, ...], head: int, stop: int, places: frozenset[int]) -> int:
    at = head + 1
    if (
        at < stop
        and _is_adjective(tokens[at])
        and _agrees(tokens[head], tokens[at])
        and not _opens_noun(tokens, at, stop)
    ):
        at += 1
    while at < stop and at not in places:
        if tokens[at].text.lower() in _INNER and at + 1 < stop and _is_nominal(tokens[at + 1], {"Gen", "Dat"}):
            if at + 1 in places:
                break
            at += 2
        elif _is_nominal(tokens[at], {"Gen"}) and tokens[at].text[:1].islower():
            at += 1
        else:
            break
    while at > head + 1 and tokens[at - 1].pos == "ADJ" and not _agrees(tokens[head], tokens[at - 1]):
        at -= 1
    return at


def _agrees(head: Token, adjective: Token) -> bool:
    return head.case == adjective.case and head.feats.get("Number") == adjective.feats.get("Number")


def _opens_noun(tokens: tuple[Token, ...], at: int, stop: int) -> bool:
    return at + 1 < stop and tokens[at + 1].pos == "NOUN"


def _item(sentence: Sentence, phrases: list[_Phrase], i: int) -> GoodsItem:
    tokens, phrase = sentence.tokens, phrases[i]
    shared = _shared_adjective(tokens, phrases, i)
    words = [_agreeing(tokens[a], tokens[phrase.head]) for a in shared]
    words += _with_joints(tokens, phrase)
    words.append(_nominative(tokens[phrase.head], counted=phrase.counted))
    tail = "".join(
        (" " if tokens[k].start > tokens[k - 1].stop else "") + _tail_word(tokens, phrase, k)
        for k in range(phrase.head + 1, phrase.stop)
    )
    first = (phrase.adjectives or (phrase.head,))[0]
    adjective = tokens[phrase.adjectives[-1]].lemma if phrase.adjectives else None
    good = good_of(tokens[phrase.head].lemma, adjective)
    alone = len(words) == 1 and not tail and good is not None and (good.generic or good.chapter in ("86", "87", "89"))
    bare = alone and (tokens[phrase.head].feats.get("Number") == "Sing" or bool(good and good.generic))
    return GoodsItem(" ".join(words) + tail, tokens[first].start, tokens[phrase.stop - 1].stop, good is not None, bare)


def _with_joints(tokens: tuple[Token, ...], phrase: _Phrase) -> list[str]:
    words: list[str] = []
    for k, a in enumerate(phrase.adjectives):
        if k and a - phrase.adjectives[k - 1] > 1:
            words.append(tokens[a - 1].text)
        words.append(_agreeing(tokens[a], tokens[phrase.head]))
    return words


def _tail_word(tokens: tuple[Token, ...], phrase: _Phrase, k: int) -> str:
    agreeing = k == phrase.head + 1 and _is_adjective(tokens[k]) and _agrees(tokens[phrase.head], tokens[k])
    follows = k + 1 < phrase.stop and tokens[k + 1].pos == "NOUN"
    return _agreeing(tokens[k], tokens[phrase.head]) if agreeing and not follows else tokens[k].text


def _shared_adjective(tokens: tuple[Token, ...], phrases: list[_Phrase], i: int) -> tuple[int, ...]:
    """«Медицинские инструменты и оборудование»: two generic heads share the adjective of the first."""
    phrase, before = phrases[i], phrases[i - 1] if i else None
    if before is None or phrase.joint != "и" or phrase.adjectives or len(before.adjectives) != 1:
        return ()
    if phrase.stop > phrase.head + 1 or before.stop > before.head + 1:
        return ()
    goods = [good_of(tokens[p.head].lemma) for p in (before, phrase)]
    return before.adjectives if all(good and good.generic for good in goods) else ()


def nominative_of(words: list[Token] | tuple[Token, ...], *, plural: bool = False) -> str:
    """A noun phrase, adjectives before its head and genitives behind it, in the nominative (and in the plural)."""
    at = next((i for i, word in enumerate(words) if word.pos in ("NOUN", "PROPN")), None)
    if at is None:
        return " ".join(word.text for word in words)
    number = "Plur" if plural else None
    front = [_agreeing(word, words[at], number) if _is_adjective(word) else word.text for word in words[:at]]
    return " ".join([*front, _nominative(words[at], number=number), *(word.text for word in words[at + 1 :])])


def _nominative(token: Token, *, counted: bool = True, number: str | None = None) -> str:
    wanted = number
    number = token.feats.get("Number")
    options = [(index, r) for index, r in enumerate(readings(token.text)) if r.pos in ("NOUN", "ADJF")]
    if not counted and any(r.case == "Acc" and r.number == "Plur" for _, r in options):
        # «автозапчасти» in a list is a plural, whatever the tagger says of its case
        options = [(index, r) for index, r in options if r.case in ("Nom", "Acc")]
    options.sort(key=lambda o: (o[1].case != token.case, o[1].number != number, o[1].normal != token.lemma, o[0]))
    if not options:
        return token.text
    index, reading = options[0]
    return inflected(token.text, index, number=wanted or reading.number)


def _agreeing(adjective: Token, head: Token, number: str | None = None) -> str:
    number = number or head.feats.get("Number")
    gender = next((r.gender for r in readings(head.text) if r.pos == "NOUN" and r.normal == head.lemma), None)
    for index, reading in enumerate(readings(adjective.text)):
        if reading.pos in ("ADJF", "PRTF"):
            return inflected(adjective.text, index, number=number, gender=gender or head.feats.get("Gender"))
    return adjective.text
