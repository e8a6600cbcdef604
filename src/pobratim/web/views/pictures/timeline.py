"""The timeline of a tie: its papers with their lives, its events and terms.

In: parameters `party`, `with`, `since`, `until`, `as_of`. Out: a `Picture`. Not here: lives, drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from pobratim.register.dates import stretch
from pobratim.register.lives import LifeState, Standing
from pobratim.register.lives.members import PLANS
from pobratim.resolve.parties import canonical
from pobratim.storage import picturing, standing
from pobratim.storage.models import Entry
from pobratim.storage.picturing import TieInTime
from pobratim.wording import counted, date_words, word

from ... import memory
from ...addresses import entry_address
from ...cards import when_of
from ...pictures.key import Item, key_of
from ...pictures.lanes import WIDTH, Happening, Span
from ...pictures.month import end_of
from ...pictures.sheet import Cell, Column, Sheet
from ...pictures.timeline import Headings, Paper, Piece, Timeline, timeline, whole_span
from ...shown import heading
from .frame import Picture, Wanted

STYLES = {
    LifeState.PROPOSED: "draft",
    LifeState.DRAFTING: "draft",
    LifeState.SIGNED: "signed",
    LifeState.REGISTERED: "signed",
    LifeState.IN_FORCE: "force",
}
ZOOMS = (3, 5, 10, 20)


@dataclass(frozen=True)
class Told:
    """What the register tells of a tie, as the drawing takes it; `states` say where each paper stands."""

    papers: list[Paper]
    events: list[Happening]
    dues: list[Happening]
    states: dict[str, Standing | None]
    rows: TieInTime


def told_of(party: str, other: str, lang: str, day: date | None, today: date) -> Told:
    """Fetch and word it."""
    rows = picturing.tie_in_time(party, other)
    before = {link.entry_id: link.other_id for link in rows.links if link.relation == "succeeds"}
    at = day or today
    return Told(
        papers=[paper_of(entry, before.get(entry.pk, ""), lang) for entry in rows.papers],
        events=[event_of(entry, lang, at) for entry in rows.events],
        dues=[_due(entry, lang, at) for entry in rows.dues],
        states={entry.pk: standing.standing(entry, day, today) for entry in rows.papers},
        rows=rows,
    )


def timeline_picture(wanted: Wanted) -> Picture:
    """The picture that is asked for."""
    lang, moment = wanted.lang, wanted.moment
    party, other = pair_of(wanted)
    told = told_of(party, other, lang, moment.valid, moment.today)
    span = _span(wanted, told)
    day = moment.valid or moment.today
    drawing = timeline(told.papers, told.events, told.dues, span=span, today=day, says=headings(day, lang))
    return Picture(
        name="timeline",
        title=_("Ход связи: %(names)s") % {"names": " — ".join(wanted.name(code) for code in (party, other) if code)},
        sentences=[_said(told, lang)],
        notes=_notes(drawing, told.rows),
        sheet=_sheet(told, lang),
        drawing=drawing,
        width=WIDTH,
        height=drawing.height,
        key=key_of(key_items(drawing), WIDTH),
        empty=not drawing.rows and not drawing.lanes,
        values={
            "party": party,
            "other": other,
            "parties": wanted.offered(party),
            "partners": wanted.offered(other, party) if party else [],
            "zooms": _zooms(wanted, party, other),
            "span": span,
        },
    )


def pair_of(wanted: Wanted) -> tuple[str, str]:
    """The two parties that are asked for: by default the register's own (else the busiest) with its busiest partner."""
    known = memory.partners(wanted.mark)
    busiest = known[0].party if known else ""
    party = canonical(wanted.party("party", settings.POBRATIM_HOME or busiest) or busiest)
    beside = memory.partners(wanted.mark, party) if party else ()
    if "with" in wanted.asked.given:
        return party, canonical(wanted.asked.choice("with", {one.party for one in beside}))
    return party, beside[0].party if beside else ""


def headings(day: date, lang: str) -> Headings:
    """Names of the drawing's parts, and of the day that its line shows."""
    return Headings(
        papers=_("Соглашения"),
        plans=_("Планы и дорожные карты"),
        events=_("События"),
        vague=_("События без точного дня"),
        dues=_("Сроки обязательств"),
        today=date_words(day.isoformat(), lang),
    )


def key_items(drawing: Timeline) -> list[Item]:
    """What the drawing uses, in words."""
    bars = [bar for row in drawing.rows for bar in row.bars]
    used = {bar.style for bar in bars} | {mark.style for lane in drawing.lanes for mark in lane.marks}
    words = (
        ("box", "draft", _("готовится")),
        ("box", "signed", _("подписано")),
        ("box", "force", _("действует")),
        ("line", "over", _("срок вышел или заменено")),
        ("dot", "held", _("событие")),
        ("dot", "planned", _("запланировано")),
        ("dot", "cancelled", _("отменено")),
        ("dot", "due", _("срок впереди")),
        ("dot", "past", _("срок прошёл")),
    )
    items = [Item(*row) for row in words if row[1] in used]
    if any(not bar.sure for bar in bars):
        items.append(Item("box", "force unsure", _("бледнее — день не точен")))
    return items


def _span(wanted: Wanted, told: Told) -> Span:
    since, until = wanted.asked.year("since"), wanted.asked.year("until")
    whole = whole_span(told.papers, [*told.events, *told.dues], wanted.moment.today)
    first = date(since, 1, 1) if since else whole.first
    last = date(until, 12, 31) if until else whole.last
    if first > last:
        wanted.asked.problems.append(_("Первый год позже последнего: показаны все годы."))
        return whole
    return Span(first, last)


def _zooms(wanted: Wanted, party: str, other: str) -> list[tuple[str, str]]:
    """Links to the last years and to all."""
    today, lang = wanted.moment.valid or wanted.moment.today, wanted.lang
    kept = {"party": party, "with": other, **wanted.moment.asked}
    address = reverse("picture", args=["timeline"])
    links = [(_("все годы"), f"{address}?{urlencode(kept)}")]
    for years in ZOOMS:
        asked = {**kept, "since": str(today.year - years + 1), "until": str(today.year + 1)}
        links.append(
            (_("последние %(years)s") % {"years": counted(years, "year", lang)}, f"{address}?{urlencode(asked)}")
        )
    return links


def paper_of(entry: Entry, follows: str, lang: str) -> Paper:
    """A paper with its life, as the drawing takes it."""
    pieces = tuple(
        Piece(
            style=STYLES.get(phase.state, "over"),
            first=phase.first,
            certain=phase.certain,
            last=phase.last,
            sure=phase.sure,
            words=word("life", phase.state, lang),
        )
        for phase in standing.phases_of(entry)
    )
    title, when = heading(entry.kind, entry.content, lang), when_of(entry, lang)
    return Paper(
        key=entry.pk,
        title=title,
        said=f"{title}, {when}" if when else title,
        address=entry_address(entry.kind, entry.pk),
        plan=entry.subtype in PLANS,
        pieces=pieces,
        follows=follows,
    )


def event_of(entry: Entry, lang: str, day: date) -> Happening:
    """An event on a day (today, or the day asked for), as the drawing takes it."""
    assert entry.first
    last = entry.last or entry.first
    ahead = entry.stage == "planned" or entry.first > day
    style = "cancelled" if entry.stage == "cancelled" else "planned" if ahead else "held"
    return _happening(entry, entry.first, last, style, lang)


def _due(entry: Entry, lang: str, day: date) -> Happening:
    """A term as exactly as it is told: «2026» is a stretch of that year."""
    assert entry.until
    days = stretch(end_of(str(entry.content.get("due") or "")))
    first = days.first if days.last == entry.until and days.first else entry.until
    return _happening(entry, first, entry.until, "past" if entry.until < day else "due", lang)


def _happening(entry: Entry, first: date, last: date, style: str, lang: str) -> Happening:
    title, when = heading(entry.kind, entry.content, lang), when_of(entry, lang)
    said = f"{title}, {when}" if when else title
    return Happening(entry.pk, said, entry_address(entry.kind, entry.pk), first, max(first, last), style)


def _said(told: Told, lang: str) -> str:
    if not told.papers and not told.events:
        return _("Ни соглашений, ни событий с датой реестр здесь не знает.")
    states = [state for state in told.states.values() if state]
    live = sum(state.state in ("signed", "registered", "in_force", "expiring") for state in states)
    counts = [
        counted(len(told.papers), "agreement", lang),
        counted(len(told.events), "event", lang),
        *([counted(len(told.dues), "commitment", lang)] if told.dues else []),
    ]
    said = _("%(counts)s. Действует документов: %(live)s.") % {"counts": ", ".join(counts), "live": live}
    if told.events:
        newest = max((one for one in told.events if one.style == "held"), key=lambda one: one.last, default=None)
        if newest:
            said += " " + _("Последнее событие: %(title)s.") % {"title": newest.title}
    return said


def _notes(drawing: Timeline, rows: TieInTime) -> list[str]:
    notes = []
    if drawing.undated:
        notes.append(_("Без даты, только в таблице: %(count)s.") % {"count": drawing.undated})
    if drawing.outside:
        notes.append(_("Вне показанных лет: %(count)s.") % {"count": drawing.outside})
    if not rows.complete:
        notes.append(
            _("Показаны новейшие: %(papers)s соглашений и %(events)s событий.")
            % {"papers": len(rows.papers), "events": len(rows.events)}
        )
    return notes


def _sheet(told: Told, lang: str) -> Sheet:
    columns = (
        Column(_("Что")),
        Column(_("Вид")),
        Column(_("Когда")),
        Column(_("С дня")),
        Column(_("По день")),
        Column(_("Состояние")),
    )
    rows = [_line(entry, lang, _state(told.states.get(entry.pk), lang)) for entry in told.rows.papers]
    rows += [_line(entry, lang, word("event_stage", entry.stage, lang)) for entry in told.rows.events]
    styles = {one.key: one.style for one in told.dues}
    due = {"past": word("fulfilment", "overdue", lang), "due": word("fulfilment", "not_due", lang)}
    rows += [_line(entry, lang, due[styles[entry.pk]]) for entry in told.rows.dues]
    return Sheet(_("Соглашения, события и сроки"), columns, tuple(rows))


def _state(state: Standing | None, lang: str) -> str:
    if state is None:
        return ""
    words = word("life", state.state, lang)
    return words if state.sure else " ".join((words, _("(не точно)")))


def _line(entry: Entry, lang: str, state: str) -> tuple[Cell, ...]:
    first, last = entry.first, entry.until or entry.last
    return (
        Cell(heading(entry.kind, entry.content, lang), entry_address(entry.kind, entry.pk)),
        Cell(word("kind", entry.kind, lang)),
        Cell(when_of(entry, lang)),
        *(Cell(_day(day, lang), value=day.isoformat() if day else "") for day in (first, last)),
        Cell(state),
    )


def _day(day: date | None, lang: str) -> str:
    return date_words(day.isoformat(), lang) if day else ""
