"""The network of ties: who with whom, by area, kind and years.

In: parameters `around`, `level`, `kind`, `area`, `since`, `until`, `most`, `as_of`. Out: a `Picture`. Not here:
counting, layout.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, repeat

from django.conf import settings
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from pobratim.facts.content import AREAS
from pobratim.resolve.parties import canonical
from pobratim.storage.picturing import LEVELS, TIED, Counted, Scope
from pobratim.storage.windows import MOST_ENTRIES
from pobratim.wording import counted, number_words, word
from pobratim.wording.parties import name_of

from ...addresses import partner_address
from ...asked import year_bounds
from ...pictures.key import Item, key_of
from ...pictures.network import Network, Tie, network
from ...pictures.sheet import MOST_SHOWN, Cell, Column, Sheet
from . import counts
from .frame import Picture, Wanted

SIZES = ("20", "40", "80")
LIVE = "in_force"
FOREMOST = 3


def network_picture(wanted: Wanted) -> Picture:
    """The picture that is asked for."""
    asked, lang = wanted.asked, wanted.lang
    home = canonical(wanted.party("around", settings.POBRATIM_HOME or ""))
    level = asked.choice("level", LEVELS) or "named"
    kind = asked.choice("kind", (*TIED, LIVE))
    area = asked.choice("area", sorted(AREAS))
    since, until = asked.year("since"), asked.year("until")
    most = int(asked.choice("most", SIZES) or "40")
    scope = Scope(
        kinds=("agreement",) if kind == LIVE else (kind,) if kind else TIED,
        party=home,
        area=area,
        since=year_bounds(since)[0],
        until=year_bounds(until)[1],
        day=wanted.moment.valid,
        live=kind == LIVE,
    )
    found = counts.ties(wanted.mark, scope, level, wanted.moment.today)
    drawing = _drawn(found.rows, home, most, lang)
    noun = "agreement" if kind == LIVE else kind or "entry"
    return Picture(
        name="network",
        title=_("Сеть связей: %(name)s") % {"name": name_of(home, lang)} if home else _("Сеть связей"),
        sentences=_said(drawing, found, noun, home, lang),
        notes=_notes(drawing, found, lang),
        sheet=_sheet(found, noun, lang),
        drawing={"net": drawing, "noun": noun, "query": _kept(wanted)},
        width=drawing.width,
        height=drawing.height,
        key=key_of(key_items(drawing), drawing.width),
        empty=not drawing.nodes,
        values={
            "home": home,
            "parties": wanted.offered(home),
            "levels": [(one, word("picture_level", one, lang)) for one in LEVELS],
            "kinds": [(one, word("kinds", one, lang)) for one in TIED] + [(LIVE, _("действующие соглашения"))],
            "areas": sorted(((one, word("area", one, lang)) for one in AREAS), key=lambda pair: pair[1]),
            "sizes": SIZES,
            "chosen": {"level": level, "kind": kind, "area": area, "most": str(most)},
        },
    )


@lru_cache(maxsize=64)
def _drawn(rows: tuple[tuple[str, str, int], ...], home: str, most: int, lang: str) -> Network:
    names = {code: name_of(code, lang) for row in rows for code in row[:2]}
    return network([Tie(*row) for row in rows], names, home=home, most=most)


def _kept(wanted: Wanted) -> str:
    """What links to ties keep of the address."""
    return f"&{urlencode(wanted.moment.asked)}" if wanted.moment.past else ""


def key_items(drawing: Network) -> list[Item]:
    """What the drawing uses, in words."""
    sides = {node.side for node in drawing.nodes}
    words = {"own": _("Россия и её регионы"), "abroad": _("другие страны"), "union": _("объединения и союзы")}
    items = [Item("dot", f"side-{side}", words[side]) for side in words if side in sides]
    if drawing.edges:
        items.append(Item("line", "tie", _("чем толще линия, тем больше общего; круг — всё вместе")))
    return items


def _said(drawing: Network, found: Counted, noun: str, home: str, lang: str) -> list[str]:
    if not drawing.nodes:
        return [_("Связей, которые подходят под выбор, реестр не знает.")]
    told = [
        _("Сторон: %(parties)s, пар: %(ties)s.") % {"parties": drawing.parties, "ties": drawing.ties}
        if not home
        else _("Партнёров: %(parties)s, пар: %(ties)s.") % {"parties": drawing.parties - 1, "ties": drawing.ties}
    ]
    first = sorted(found.rows, key=lambda row: (-row[2], row))[:FOREMOST]
    said = "; ".join(f"{_pair(one, other, home, lang)} — {counted(count, noun, lang)}" for one, other, count in first)
    return [" ".join([*told, _("Больше всего: %(said)s.") % {"said": said}])]


def _pair(one: str, other: str, home: str, lang: str) -> str:
    if home in (one, other):
        return name_of(other if one == home else one, lang)
    return (
        f"{name_of(one, lang)} и {name_of(other, lang)}"
        if lang == "ru"
        else f"{name_of(one, lang)} and {name_of(other, lang)}"
    )


def _notes(drawing: Network, found: Counted, lang: str) -> list[str]:
    notes = []
    if drawing.parties > len(drawing.nodes) or drawing.ties > len(drawing.edges):
        notes.append(
            _("Показаны стороны с наибольшим числом связей: %(shown)s из %(all)s; пар — %(ties)s из %(pairs)s.")
            % {
                "shown": len(drawing.nodes),
                "all": drawing.parties,
                "ties": len(drawing.edges),
                "pairs": drawing.ties,
            }
        )
    if found.star:
        notes.append(_("Связи партнёров между собой не показаны: записей слишком много."))
    if not found.complete:
        notes.append(newest_only(lang))
    return notes


def newest_only(lang: str) -> str:
    """The sentence that says that only the newest entries were counted."""
    count = number_words(MOST_ENTRIES, lang)
    return _("Посчитано записей: %(count)s — новейшие.") % {"count": count}


def _sheet(found: Counted, noun: str, lang: str) -> Sheet:
    rows = sorted(found.rows, key=lambda row: (-row[2], row))
    return Sheet(
        _("Пары сторон и сколько у них общего"),
        (
            Column(_("Сторона")),
            Column(_("Другая сторона")),
            Column(_("Код")),
            Column(_("Код другой")),
            Column(_("Сколько"), numeric=True),
        ),
        tuple(
            (
                Cell(name_of(one, lang), f"{partner_address(one)}?{urlencode({'with': other})}" if shown else ""),
                Cell(name_of(other, lang), partner_address(other) if shown else ""),
                Cell(one),
                Cell(other),
                Cell(str(count), value=count),
            )
            for shown, (one, other, count) in zip(chain(repeat(True, MOST_SHOWN), repeat(False)), rows, strict=False)
        ),
    )
