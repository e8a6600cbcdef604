"""Places in a list of partners and shares of a whole.

In: a sentence with what came before it. Out: figures of measure `rank` and `share`. Not here: sums (`trade.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pobratim.extract.actors import region_of, related
from pobratim.extract.directions import GOAL, PARTNER, SUBJECT, Standing
from pobratim.extract.found import Found
from pobratim.extract.goods_lists import nominative_of
from pobratim.extract.mentions.nouns import AmountMention
from pobratim.facts import Figure
from pobratim.facts.content import Party
from pobratim.lexicon.numerals import numeral

from .setting import Stretch, home_and_partner, period_of, recalled_partner

_PLACE_NOUNS = frozenset("место позиция строчка строка ступень ступенька".split())
_ABOUT_TRADE = re.compile(
    r"партн[её]р|торгов|товарооборот|экспорт|импорт|инвест|внешнеэконом|вложени|поставщик|покупател|рынк|поставк",
    re.IGNORECASE,
)
_TOP = re.compile(
    r"\b(?:вход\w+|вош\w+|попа\w+|числ\w+|наход\w+|замыка\w+)\s+(?:\w+\s+){0,3}?(?:в|во|к)?\s*(?:числ[оеау]\s+)?"
    r"(?:перв\w+\s+)?(?P<top>тройк\w+|четв[её]рк\w+|пят[её]рк\w+|сем[её]рк\w+|десятк\w+|двадцатк\w+|топ\s?-\s?\d+|лидер\w+)",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\b(?P<word>среди|из|по"
    r"|в (?:(?:списке|рейтинге|перечне)(?:\s+из)?|числе|торговле|экспорте|импорте|обороте|товарообороте|структуре))\s+"
    r"(?:числа\s+)?(?P<count>\d+\s+)?",
    re.IGNORECASE,
)


# --- places


def find_ranks(stretch: Stretch) -> Iterator[Found]:
    """«Занимает 6-е место среди 90 партнёров», «на седьмой — Сербия», «входит в десятку партнёров»."""
    text = stretch.document.text[stretch.sentence.start : stretch.sentence.stop]
    before = _rank_before(stretch)
    told = before or re.search(r"\bпо этому показателю\b", text, re.IGNORECASE)
    if not _ABOUT_TRADE.search(text) and not re.search(r"\bСНГ\b", text) and not told:
        return
    listing = before is not None
    for amount in stretch.amounts():
        if (
            not amount.ordinal
            or _is_group(stretch, amount)
            or not (amount.noun in _PLACE_NOUNS or _is_listed(stretch, amount, listing))
        ):
            continue
        found = _rank(stretch, amount, amount.start, int(amount.value))
        if found:
            listing = True
            yield _remembered(stretch, found, before)
    top = _TOP.search(stretch.text)
    last = top and top.group().lower().startswith("замыка")
    if top and not listing:
        start = stretch.start + top.start("top")
        group = numeral(top["top"])
        found = _rank(stretch, None, start, int(group.value) if group and last else None)
        if found:
            yield found


def _is_group(stretch: Stretch, amount: AmountMention) -> bool:
    """«В первой десятке» is no first place."""
    word = re.match(r"\s+(\w+)", stretch.document.text[amount.stop : amount.stop + 20])
    known = numeral(word[1]) if word else None
    return known is not None and (known.kind == "group" or known.word == "десяток")


def _rank_before(stretch: Stretch) -> Figure | None:
    """The rank told a sentence or two before: «На шестой позиции …» goes on with its list."""
    memory = stretch.memory
    near = stretch.sentence.index - memory.last_sentence <= 2
    return memory.last if near and memory.last and memory.last.measure == "rank" else None


def _remembered(stretch: Stretch, found: Found, before: Figure | None) -> Found:
    """The rank with what the one before says of its list."""
    figure = found.content
    if not isinstance(figure, Figure):
        return found
    if before and figure.of == before.of and not figure.out_of and not figure.scope:
        figure = replace(figure, out_of=before.out_of, scope=before.scope, period=figure.period or before.period)
    stretch.memory.last, stretch.memory.last_sentence = figure, stretch.sentence.index
    return replace(found, content=figure)


_LIST_FOLLOWS = re.compile(
    r"\s+(?:по|из)\s+(?:объ[её]м|величин|значимост|размер)|\s+(?:\w+\s+)?(?:торгов|внешнеторгов)\w+\s+партн"
    r"|\s+(?:в\s+(?:списк|рейтинг|перечн)\w+|среди)\s",
    re.IGNORECASE,
)


def _is_listed(stretch: Stretch, amount: AmountMention, listing: bool) -> bool:
    """«…, второе — Казахстан»; «второй по объёму вложений инвестор»."""
    after = stretch.document.text[amount.stop : amount.stop + 40]
    if _LIST_FOLLOWS.match(after):
        return True
    return listing and re.match(r"\s*[—–-]\s*[А-ЯЁ]", after) is not None


def _rank(stretch: Stretch, amount: AmountMention | None, at: int, place: int | None) -> Found | None:
    part = _part(stretch, at)
    ranked = _ranked(part, at)
    if ranked is None:
        return None
    owner = _owner(stretch, part, ranked)
    among, scope = _among(stretch, at)
    if owner is None or related(region_of(owner), region_of(ranked)):
        return None
    stop = max(at + 1, amount.stop if amount else at, part.stop)
    return Found(
        content=Figure(
            measure="rank",
            of=owner,
            with_=ranked,
            rank=place,
            out_of=among,
            scope=scope,
            period=period_of(stretch),
        ),
        words=((part.start, stop),),
        trigger=(at, amount.stop if amount else at + 6),
        rule="figure.rank",
        why=f"{ranked} is given a place among partners of {owner}",
    )


def _part(stretch: Stretch, at: int) -> Stretch:
    """The part of the sentence that tells of this place: «первое … Китай (…), второе — Казахстан (…)»."""
    text = stretch.document.text
    ordinals = [a for a in stretch.amounts() if a.ordinal and a.start != at]
    low = max(
        (m.end() + stretch.start for m in re.finditer(r"[,;]\s|[.]\s", stretch.text) if m.end() + stretch.start <= at),
        default=stretch.start,
    )
    high = min(
        (
            a.start
            for a in ordinals
            if a.start > at and re.match(r"\s*[—–-]\s*[А-ЯЁ]|\s+\w+\s+[А-ЯЁ]", text[a.stop : a.stop + 25])
        ),
        default=stretch.stop,
    )
    part = stretch.narrowed(low, high)
    if not [s for s in part.standings() if s.party != "RU"] and low > stretch.start:
        part = stretch.narrowed(stretch.start, high)
    cut = re.search(r"[;.,]?\s*(?:на\s+)?$", text[part.start : part.stop])
    return part.narrowed(part.start, part.stop - len(cut.group()) if cut else part.stop)


def _ranked(part: Stretch, at: int) -> Party | None:
    """The party that has the place: the subject, else the nearest one that no preposition governs."""
    tokens = part.sentence.tokens
    here = [s for s in part.standings() if s.party != "RU" and s.mention.form != "adjective"]
    here = [s for s in here if s.way is not None or tokens[s.at].case != "Gen"]
    bare = [s for s in here if s.way in (SUBJECT, None)]
    home = part.home
    chosen = next((s for s in here if s.way == SUBJECT and s.mention.start < at), None)
    if chosen is None:
        strangers = [s for s in bare if not (home and related(region_of(s.party), region_of(home)))]
        chosen = _nearest(strangers or bare, at)
    return chosen.party if chosen else recalled_partner(part)


def _nearest(here: list[Standing], at: int) -> Standing | None:
    return min(here, key=lambda s: abs(s.mention.start - at), default=None)


def _owner(stretch: Stretch, part: Stretch, ranked: Party) -> Party | None:
    """Whose list it is: the home; where the home itself is ranked, the partner «с Беларусью»."""
    home = stretch.home
    if home and not related(region_of(home), region_of(ranked)):
        return home
    partners = [s.party for s in stretch.standings() if s.way in (PARTNER, GOAL) and not related(s.party, ranked)]
    return partners[0] if partners else recalled_partner(part)


_UNION = re.compile(r"\bстран\w*\s+(?P<union>СНГ|ЕАЭС|ШОС|БРИКС)\b")
_LIST_WORDS = re.compile(r"среди|в списке|в числе|в рейт|в переч", re.IGNORECASE)


def _among(stretch: Stretch, at: int) -> tuple[int | None, str | None]:
    """How many are ranked, and who they are, in the nominative."""
    matches = list(_AMONG.finditer(stretch.text))
    counted = next((n for m in matches if (n := _count_after(stretch, m.end("word")))), None)
    union = _UNION.search(stretch.text)
    if union:
        return counted, union["union"]
    behind = [m for m in matches if stretch.start + m.start() > at and m["word"].lower() not in ("по", "из")]
    for match in [m for m in matches if _LIST_WORDS.match(m["word"])] + behind:
        count = next((a for a in stretch.amounts() if 0 <= a.start - (stretch.start + match.end("word")) <= 2), None)
        listed = _LIST_WORDS.match(match["word"]) is not None
        words = noun_phrase(stretch, count.stop if count else stretch.start + match.end(), plural=listed)
        if words:
            whole = re.match(r"в (торговле|экспорте|импорте|обороте|товарообороте)", match["word"], re.IGNORECASE)
            return counted, f"{_WHOLE[whole[1].lower()]} {_tail(stretch, match.end())}" if whole else words
    return counted, _ranked_as(stretch, at)


_WHOLE = {"торговле": "торговля", "экспорте": "экспорт", "импорте": "импорт", "обороте": "оборот"}
_WHOLE["товарообороте"] = "товарооборот"


def _tail(stretch: Stretch, offset: int) -> str:
    """The genitive behind «в экспорте», as it stands."""
    words = re.match(r"[\w-]+(?:\s+(?:област|кра|республик|регион)\w*)?", stretch.text[offset:])
    return words.group() if words else ""


def _ranked_as(stretch: Stretch, at: int) -> str | None:
    """«Второй по объёму вложений инвестор», «третьим торговым партнёром области», «в пятёрку партнёров»."""
    word = re.compile(
        r"[\w-]*(?:\s+по\s+(?:объ[её]му?|величине|значимости|размеру)(?:\s+вложений|\s+инвестиций|\s+торговли)?)?"
    ).match(stretch.document.text, at)
    following = noun_phrase(stretch, word.end(), plural=True) if word else None
    return None if following and following.startswith(("мест", "позици", "строчк")) else following


def _count_after(stretch: Stretch, at: int) -> int | None:
    """«среди 70», «из 90»: the number of those who are ranked."""
    count = next((a for a in stretch.amounts() if 0 <= a.start - (stretch.start + at) <= 2), None)
    return int(count.value) if count and not count.ordinal and count.unit == "count" else None


def noun_phrase(stretch: Stretch, first: int, *, plural: bool = False) -> str | None:
    """The noun phrase that begins at an offset: adjectives, a noun, genitives behind it."""
    tokens = [t for t in stretch.sentence.tokens if t.start >= first and t.stop <= stretch.stop]
    chosen = []
    noun = False
    for token in tokens:
        if (not noun and token.text in ("—", "–", "-")) or (
            noun and token.text in ("—", "–") and token is not tokens[-1]
        ):
            following = tokens[tokens.index(token) + 1 :][:1]
            if not (following and following[0].text[:1].islower() and following[0].case == "Gen"):
                break
        elif token.pos in ("ADJ", "DET") or token.feats.get("VerbForm") == "Part":
            if noun and token.case != "Gen":
                break
        elif token.pos in ("NOUN", "PROPN"):
            if noun and token.case != "Gen":
                break
            noun = True
        else:
            break
        chosen.append(token)
    while chosen and chosen[-1].pos not in ("NOUN", "PROPN"):
        chosen.pop()
    if not noun:
        return None
    dash = next((i for i, token in enumerate(chosen) if token.text in ("—", "–", "-")), None)
    if dash is None:
        return nominative_of(chosen, plural=plural)
    return f"{nominative_of(chosen[:dash], plural=plural)} — {nominative_of(chosen[dash + 1 :], plural=plural)}"


# --- shares

_SHARE = re.compile(
    r"\bдол[яиюе]\w*|\bприходит\w*|\bприш(?:лось|лась|[её]лся|лись)|\bобеспечи\w+|\bформиру\w+", re.IGNORECASE
)


def find_shares(stretch: Stretch) -> Iterator[Found]:
    """«На долю Лаоса приходится 9 % внешней торговли», «доля в обороте — 15 %»."""
    trigger = _SHARE.search(stretch.text)
    if not trigger:
        yield from _bracketed_shares(stretch)
        return
    percents = [a for a in stretch.amounts() if a.unit == "%"]
    for i, amount in enumerate(percents):
        bracketed = stretch.document.text.startswith(")", amount.stop)
        if i and not bracketed:
            break
        if stretch.start + trigger.start() > amount.start and not re.search(r"приход|приш", trigger.group()):
            continue
        yield from _share(stretch, amount, (stretch.start + trigger.start(), stretch.start + trigger.end()), bracketed)


def _bracketed_shares(stretch: Stretch) -> Iterator[Found]:
    """«Первым идёт Китай (31 % оборота), далее Казахстан (14 %)»: per cent in brackets right behind a ranked party."""
    if not _ABOUT_TRADE.search(stretch.text) or not any(a.ordinal for a in stretch.amounts()):
        return
    for amount in (a for a in stretch.amounts() if a.unit == "%"):
        opening = stretch.document.text.rfind("(", stretch.start, amount.start)
        behind = [s for s in stretch.standings() if 0 <= opening - s.mention.stop <= 1]
        if behind and not stretch.document.text[opening + 1 : amount.start].strip():
            yield from _share(stretch, amount, (amount.start, amount.stop), True)


def _share(stretch: Stretch, amount: AmountMention, trigger: tuple[int, int], bracketed: bool) -> Iterator[Found]:
    part = _bracket_owner(stretch, amount) if bracketed else stretch
    of, partner = home_and_partner(part)
    if partner is None:
        return
    yield Found(
        content=Figure(
            measure="share",
            of=of,
            with_=partner,
            value=amount.value,
            unit="%",
            period=period_of(stretch),
            scope=_whole(stretch, amount),
        ),
        words=((part.start if bracketed else stretch.start, part.stop if bracketed else stretch.stop),),
        trigger=trigger,
        rule="figure.share",
        why=f"a share in per cent is told of {partner}",
    )


def _bracket_owner(stretch: Stretch, amount: AmountMention) -> Stretch:
    """The words before the bracket back to the comma, or to the «и» before its party."""
    text = stretch.document.text
    opening = text.rfind("(", stretch.start, amount.start)
    low = max(text.rfind(",", stretch.start, opening) + 1, stretch.start)
    joint = text.rfind(" и ", low, opening)
    low += len(text[low:opening]) - len(text[low:opening].lstrip())
    return stretch.narrowed(joint + 3 if joint > 0 else low, min(amount.stop + 1, stretch.stop))


def _whole(stretch: Stretch, amount: AmountMention) -> str | None:
    """What the share is of: «внешней торговли региона», «в обороте края»."""
    behind = noun_phrase(stretch, amount.stop)
    inside = re.search(r"\bдол\w+\s+(?:\w+\s+)?в\s+", stretch.text)
    return behind or (noun_phrase(stretch, stretch.start + inside.end()) if inside else None)
