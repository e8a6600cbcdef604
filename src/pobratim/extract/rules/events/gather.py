"""Which happenings are one event: the drafts of a document, each with all that was said of it.

In: a marked document. Out: `Gathering`s. Not here: how a happening is read (`parts.py`, `names.py`), acts of
signing (`signings.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pobratim.facts import Event
from pobratim.facts.content import Date, Party
from pobratim.lexicon.gatherings import TALK

from ...areas import areas_in
from ...marked import MarkedDocument
from ...partners import are_two_sides, holds, is_mutual, party_of_person, region_of, related
from ...unite import dates_agree, shared_people, words_agree
from .company import parties_of
from .happenings import Happening, find_happenings
from .names import first_word, is_of_something, name_end, title_of
from .parts import actor_spans, bodies_of, date_of, is_denied, is_proposed, people_of, stage_of
from .places import place_of

NEAR = 6
"""So many sentences on, «стороны обсудили» still belongs to the meeting; set on the dev texts."""
GUESTS = re.compile(r"делегаци|посол|посла|послу|гост|представител|консул|министр|школьник|депутат", re.IGNORECASE)
GOING_ON = frozenset("вести вестись приостановить прервать продолжать идти сорваться".split())
COUNTED = re.compile(r"\d+[\s\d]*(тысяч\w*\s)?(делегаци|человек|турист|иностранн)", re.IGNORECASE)
COUNTERPARTS = re.compile(
    r"(с|со) (\w+ ){0,2}(руковод|предприним|представит|глав|депутат|министр|студент|коллег|член)", re.IGNORECASE
)
GUESTS_TELL = frozenset(("business", "science", "health", "culture", "sport"))
MEANS = re.compile(r"(в формате|в режиме|посредством|по)\s+$", re.IGNORECASE)
DAY = re.compile(r"(\d{4}|XXXX)-\d\d-\d\d")
LEAD = 4
LEISURE = re.compile(r"музе|экспозици|выставк|храм|собор|театр|парк\b|достопримечательност|набережн", re.IGNORECASE)
RECORD = re.compile(r"\s*протокол\b", re.IGNORECASE)
JOINT = re.compile(
    r"рабоч\w+ групп|комисси|совместн|межпарламент|двусторонн|совета? (?:сотруднич|партн)", re.IGNORECASE
)


@dataclass(slots=True)
class Gathering:
    """An event in the making of its fact."""

    type: str
    parties: tuple[Party, ...]
    people: tuple[str, ...]
    organisations: tuple[str, ...]
    date: Date | None
    place: Party | None
    areas: tuple[str, ...]
    stage: str
    title: str | None
    words: list[tuple[int, int]]
    trigger: tuple[int, int]
    sentence: int
    paragraph: int

    def content(self) -> Event:
        """The fact's content."""
        return Event(
            type=self.type,
            parties=self.parties,
            people=self.people,
            organisations=self.organisations,
            date=self.date,
            place=self.place,
            areas=self.areas,
            stage=self.stage,
            title=self.title,
        )


def gather(document: MarkedDocument) -> list[Gathering]:
    """The events of a document, in order."""
    drafts: list[Gathering] = []
    if not are_two_sides(document.main_sides):
        return drafts
    for happening in find_happenings(document):
        if is_denied(happening) or _is_idle(document, happening):
            continue
        if happening.type == TALK:
            _talk(document, drafts, happening)
        else:
            _take(document, drafts, happening)
    return drafts


def _is_idle(document: MarkedDocument, happening: Happening) -> bool:
    """Talks led on and on, a walk through a museum: no event of their own."""
    verb = happening.governor()
    if happening.index and happening.sentence.tokens[happening.index - 1].lemma in ("такой", "подобный"):
        return True
    if happening.type == "meeting" and verb is not None and verb.lemma in GOING_ON:
        return True
    if happening.type == "visit" and COUNTED.search(document.text[happening.start : happening.stop]):
        return True
    return happening.frame == "object" and bool(LEISURE.search(document.text[happening.token.start : happening.stop]))


def _take(document: MarkedDocument, drafts: list[Gathering], happening: Happening) -> None:
    told = _read(document, happening)
    _recall(document, drafts, told, happening)
    if happening.type == "call" and drafts and MEANS.search(document.text[happening.start : happening.token.start]):
        _add(drafts[-1], told)
        return
    earlier = next((draft for draft in reversed(drafts) if _is_same(document, draft, told, happening)), None)
    if earlier is not None:
        _add(earlier, told)
    elif _counts(document, told, happening) or _is_next_session(drafts, told):
        told.date = told.date or _date_of_whole(drafts, told) or _day_of_lead(document, happening)
        drafts.append(told)


def _recall(document: MarkedDocument, drafts: list[Gathering], told: Gathering, happening: Happening) -> None:
    """What the text told before: who the guests are, whose session the next one is, the day of a record."""
    earlier = next((draft for draft in reversed(drafts) if draft.type == told.type), None)
    if earlier is not None and told.type == "visit" and _are_the_guests(document, earlier, told, happening):
        told.parties = earlier.parties
    if earlier is not None and told.type == "session" and told.title and not shared_sides(earlier, told):
        told.parties = earlier.parties
    if earlier is None and told.type == "session" and told.date is None and RECORD.match(document.text):
        told.date = document.today
        told.place = told.place or _place_of_record(document)


def _are_the_guests(document: MarkedDocument, earlier: Gathering, told: Gathering, happening: Happening) -> bool:
    """«Завтра делегация посетит завод»: the delegation of the visit told of before, not the hosts' own."""
    spans = actor_spans(happening, document.text)
    named = any(document.within(document.parties, start, stop) for start, stop in spans)
    guests = any(GUESTS.search(document.text[start:stop]) for start, stop in spans)
    turned = len(told.parties) == 2 == len(earlier.parties) and related(told.parties[1], earlier.parties[0])
    return guests and not named and not told.people and turned and related(told.parties[0], earlier.parties[1])


def shared_sides(left: Gathering, right: Gathering) -> bool:
    """Whether each side of one has a kindred one in the other."""
    return all(any(related(mine, theirs) for theirs in left.parties) for mine in right.parties)


def _place_of_record(document: MarkedDocument) -> Party | None:
    """The town that stands beside the day in the head of a record."""
    for date in document.dates:
        if date.date == document.today:
            line = document.text.rfind("\n", 0, date.start) + 1
            towns = [m.party for m in document.within(document.parties, line, date.start) if "/" in m.party]
            return towns[0] if towns else None
    return None


def _is_next_session(drafts: list[Gathering], told: Gathering) -> bool:
    """«Двенадцатое заседание решено провести в декабре»: of the body that met before."""
    return told.type == "session" and bool(told.date) and any(draft.type == "session" for draft in drafts)


def _read(document: MarkedDocument, happening: Happening) -> Gathering:
    people = people_of(document, happening)
    title = title_of(document, happening)
    return Gathering(
        type=happening.type,
        parties=parties_of(document, happening, people),
        people=people,
        organisations=bodies_of(document, happening),
        date=date_of(document, happening),
        place=place_of(document, happening),
        areas=_areas(document, happening, title),
        stage=stage_of(document, happening),
        title=title,
        words=[(happening.start, happening.stop)],
        trigger=(happening.token.start, happening.token.stop),
        sentence=happening.sentence.index,
        paragraph=happening.sentence.paragraph,
    )


def _areas(document: MarkedDocument, happening: Happening, title: str | None) -> tuple[str, ...]:
    if happening.type in ("meeting", "call"):
        return ()
    if happening.type == "visit":
        named = [
            area for start, stop in actor_spans(happening, document.text) for area in areas_in(document, start, stop)
        ]
        return tuple(area for area in dict.fromkeys(named) if area in GUESTS_TELL)
    return areas_in(document, first_word(happening), min(name_end(document, happening), happening.sentence.stop))


def _counts(document: MarkedDocument, told: Gathering, happening: Happening) -> bool:
    """Whether what is told suffices for an event of its own."""
    if not told.parties or (not are_two_sides(told.parties) and told.title is None):
        return False
    here = [mention.party for mention in document.within(document.parties, happening.start, happening.stop)]
    if not is_mutual(document) and not are_two_sides(here):
        return False
    frame = happening.frame
    if frame == "echo" or is_proposed(document, happening):
        return False
    if told.type == "session" and not JOINT.search(document.text[happening.start : happening.stop]):
        return False
    if frame == "business":
        frame = "" if re.search(r"(торгов|делов|бизнес)\S*\s*$", document.text[: happening.token.start]) else "echo"
        return frame == "" and bool(told.place)
    if frame in ("title", "proper", "days", "anniversary", "memorial"):
        return told.title is not None or (frame == "title" and bool(told.date and told.place))
    if frame == "told":
        return bool(told.title or told.date or told.place or told.type == "call")
    if frame == "people":
        words = document.text[happening.start : happening.stop]
        return bool(told.people) or bool(happening.verb and COUNTERPARTS.search(words))
    if frame == "ceremony":
        return bool(told.title or told.date or told.place) and is_of_something(document, happening)
    if frame == "host":
        taking_part = document.text[happening.name_stop : happening.name_stop + 20].lstrip().startswith("участие")
        return (
            not taking_part
            and bool(told.people)
            and bool(GUESTS.search(document.text[happening.start : happening.stop]))
        )
    if told.type == "visit":
        return bool(told.place or told.organisations or told.date)
    named = [m.party for m in document.within(document.parties, happening.start, happening.stop) if m.sure]
    return bool(told.people or told.date) or told.type == "other" or (are_two_sides(named) and told.type == "meeting")


def _is_same(document: MarkedDocument, draft: Gathering, told: Gathering, happening: Happening) -> bool:
    if draft.type != told.type:
        # «на переговорах область представляли …» may go on about a call
        return {draft.type, told.type} == {"call", "meeting"} and happening.is_echo(document.text)
    if happening.is_echo(document.text):
        return True
    if told.title and draft.title:
        return words_agree(told.title, draft.title)
    if told.title or (draft.title and happening.frame not in ("title", "echo", "told")):
        return False
    if not dates_agree(draft.date, told.date) or not _places_agree(draft.place, told.place):
        return False
    if not shared_people(draft.people, told.people) or (draft.stage != told.stage and happening.frame != "echo"):
        return False
    if told.type == "visit":
        return _is_same_visit(draft, told, happening)
    return happening.frame in ("echo", "title") or shared_sides(draft, told)


def _is_same_visit(draft: Gathering, told: Gathering, happening: Happening) -> bool:
    if told.organisations and set(told.organisations) != set(draft.organisations):
        return False
    if draft.organisations and not told.organisations and draft.place is None:
        return False
    if not told.parties:
        return not happening.verb
    return bool(draft.parties) and related(region_of(draft.parties[0]), region_of(told.parties[0]))


def _places_agree(left: Party | None, right: Party | None) -> bool:
    return left is None or right is None or related(left, right)


def _add(draft: Gathering, told: Gathering) -> None:
    draft.words += told.words
    draft.sentence = told.sentence
    draft.people = tuple(dict.fromkeys(draft.people + told.people))
    if told.type == "visit" and draft.organisations:
        draft.organisations = tuple(dict.fromkeys(draft.organisations + told.organisations))
    draft.areas = tuple(dict.fromkeys(draft.areas + told.areas))
    if draft.date is None or (told.date and len(told.date) > len(draft.date) and "X" not in told.date):
        draft.date = told.date or draft.date
    if draft.place is None or (told.place and holds(draft.place, told.place)):
        draft.place = told.place or draft.place


def _date_of_whole(drafts: list[Gathering], told: Gathering) -> Date | None:
    """A part without a date takes the month of its whole, told in the same paragraph."""
    if told.stage != "held" or told.type not in ("meeting", "visit", "forum"):
        return None
    for draft in reversed(drafts):
        if draft.paragraph == told.paragraph and draft.type in ("visit", "festival") and draft.date:
            month = re.match(r"\d{4}-\d{2}", draft.date)
            return month[0] if month else None
    return None


def _day_of_lead(document: MarkedDocument, happening: Happening) -> Date | None:
    """«Сегодня в думе полный сбор. Видеомост начался в одиннадцать»: the day told just before, in the lead."""
    index = happening.sentence.index
    if happening.type not in ("call", "meeting") or not 0 < index <= LEAD:
        return None
    before = document.sentences[index - 1]
    days = [d.date for d in document.in_sentence(document.dates, before) if d.role == "on" and DAY.fullmatch(d.date)]
    return days[0] if len(days) == 1 and before.paragraph == happening.sentence.paragraph else None


def _talk(document: MarkedDocument, drafts: list[Gathering], happening: Happening) -> None:
    """«Стороны обсудили туризм»: goes on about a meeting, or is one."""
    areas = areas_in(document, happening.token.start, happening.stop)
    areas = areas or areas_in(document, happening.start, happening.stop)
    meetings = [d for d in drafts if d.type in ("meeting", "call") and happening.sentence.index - d.sentence <= NEAR]
    if meetings:
        meetings[-1].areas = tuple(dict.fromkeys(meetings[-1].areas + areas))
        meetings[-1].words.append((happening.start, happening.stop))
        meetings[-1].place = meetings[-1].place or place_of(document, happening)
        return
    if happening.frame != TALK or happening.token.lemma == "говорить":
        return
    people = [m.person for m in document.within(document.people, happening.start, happening.stop)]
    both = re.search(r"\bсторон", document.text[happening.start : happening.stop].lower())
    if both and not _from_two_sides(document, people):
        before = [m.person for m in document.people if m.start < happening.start]
        people = list(dict.fromkeys(before))[:2]
    if not _from_two_sides(document, people):
        return
    told = _read(document, happening)
    told.type = "meeting"
    told.people = tuple(dict.fromkeys(people))
    told.parties = tuple(dict.fromkeys(p for person in people if (p := party_of_person(document, person))))
    told.areas = areas
    drafts.append(told)


def _from_two_sides(document: MarkedDocument, people: list[str]) -> bool:
    return are_two_sides([party for person in people if (party := party_of_person(document, person))])
