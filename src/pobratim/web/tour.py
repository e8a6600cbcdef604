"""The first walk through the pages: seven stops, each a page of the register with a panel that says what it is for.

In: a step's number. Out: its words, and the address of a page that shows it. Not here: the panel (`parts/tour.html`).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from pobratim.desk import rights
from pobratim.desk.models import Account
from pobratim.desk.roles import Action
from pobratim.storage.models import Entry, EntryFact, EntryParty
from pobratim.wording.parties import kind_of

from .addresses import document_address, entry_address, partner_address

PARAMETER = "tour"
SOUGHT = _("план")


@dataclass(frozen=True, slots=True)
class Stop:
    """What a stop is called and what it says."""

    title: str
    words: str


STOPS = (
    Stop(
        _("Главная"),
        _(
            "Отсюда начинают утро: что случилось за ночь, какие сроки близко, сколько записей ждут проверки. "
            "Карта показывает, с кем связей больше."
        ),
    ),
    Stop(
        _("Партнёр"),
        _(
            "Всё об одном партнёре на одном экране: что связывает, что с бумагами, последняя и следующая встреча, что "
            "просрочено, кому звонить. Ниже — подробно; справку к встрече можно забрать файлом."
        ),
    ),
    Stop(
        _("Соглашение"),
        _(
            "Бумага со своей жизнью: чьё место заняла, что её исполняет, когда истекает. "
            "Значения подписаны источниками."
        ),
    ),
    Stop(
        _("Предложение в документе"),
        _(
            "Каждое значение ведёт к словам, в которых это сказано. Слева текст, справа то, что в нём прочитано; "
            "наведите на одно — загорится другое."
        ),
    ),
    Stop(
        _("Поиск"),
        _("Одно окно на документы и записи; падежи и опечатки не мешают. Клавиша «/» ведёт сюда с любой страницы."),
    ),
    Stop(
        _("Проверка"),
        _(
            "Машина ошибается, поэтому прочитанное проверяют. Пунктирный круг — прочитала машина, закрашенный знак — "
            "за записью стоит человек. Решение человека чтение не перепишет никогда."
        ),
    ),
    Stop(
        _("Бумаги"),
        _("Справка, журнал соглашений, годовой отчёт — готовыми файлами, со сносками на источники. На этом всё."),
    ),
)


@dataclass(frozen=True, slots=True)
class Panel:
    """A stop as a page shows it; an empty address where there is no further or former one."""

    number: int
    of: int
    title: str
    words: str
    back: str
    further: str


def panel(asked: str) -> Panel | None:
    """The panel of the asked stop; None where none is asked, or there is none of that number."""
    if not asked.isascii() or not asked.isdigit() or not 1 <= int(asked) <= len(STOPS):
        return None
    number = int(asked)
    stop = STOPS[number - 1]
    return Panel(
        number,
        len(STOPS),
        gettext(stop.title),
        gettext(stop.words),
        reverse("tour", args=[number - 1]) if number > 1 else "",
        reverse("tour", args=[number + 1]) if number < len(STOPS) else "",
    )


def stop_address(number: int, account: Account | AnonymousUser) -> str:
    """The page on which a stop is shown; the front page where the register holds nothing to show it on."""
    query = urlencode({PARAMETER: str(number)})
    if number == 5:
        return f"{reverse('search')}?{urlencode({'q': gettext(SOUGHT)})}&{query}"
    if number == 6:
        return _review(account, query)
    address, _hash, place = _address(number).partition("#")
    return f"{address}?{query}{'#' if place else ''}{place}"


def _address(number: int) -> str:
    if number == 7:
        return reverse("reports")
    paper = Entry.objects.filter(kind="agreement").order_by("-document_count", "id").first() if number > 1 else None
    if paper is None:
        return reverse("home")
    if number == 2:
        parties = EntryParty.objects.filter(entry=paper, direct=True).order_by("party").values_list("party", flat=True)
        return partner_address(min(parties, key=lambda code: (kind_of(code) != "region", code), default="RU"))
    if number == 3:
        return entry_address(paper.kind, paper.id)
    told = EntryFact.objects.filter(entry=paper).select_related("fact").defer("fact__evidence").first()
    return f"{document_address(told.fact.document_id)}#fact-{told.fact_id}" if told else reverse("documents")


def _review(account: Account | AnonymousUser, query: str) -> str:
    """The queue for those who may check, the words about it for others."""
    if rights.may(account, Action.REVIEW):
        try:
            return f"{reverse('review')}?{query}"
        except NoReverseMatch:
            pass
    return f"{reverse('help')}?{query}#machine"
