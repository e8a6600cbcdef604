"""The navigation: which pages stand in the head of every page, under which name, for whom.

In: a request. Out: groups of links, without those that the visitor may not follow. Not here: drawing (`base.html`), who
may do what (`pobratim.desk.roles`).

A new page adds one line to `LINES`; its address must be in `urls.py` already.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from pobratim.desk import rights
from pobratim.desk.roles import Action


class Group(StrEnum):
    """Where a link stands: in the row of sections, in the menu «Обзор», in the menu «Работа»."""

    MAIN = "main"
    OVERVIEW = "overview"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Line:
    """A page's place: its address's name and arguments, its name, who sees it, which other addresses belong to it."""

    group: Group
    url: str
    label: str
    least: Action = Action.READ
    args: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


LINES = (
    Line(Group.MAIN, "partners", _("Партнёры"), also=("partner",)),
    Line(Group.MAIN, "entries", _("Соглашения"), args=("agreements",)),
    Line(Group.MAIN, "entries", _("События"), args=("events",)),
    Line(Group.MAIN, "entries", _("Проекты"), args=("projects",)),
    Line(Group.MAIN, "entries", _("Показатели"), args=("figures",)),
    Line(Group.MAIN, "entries", _("Обязательства"), args=("commitments",)),
    Line(Group.MAIN, "people", _("Люди"), also=("person",)),
    Line(Group.MAIN, "organisations", _("Организации"), also=("organisation",)),
    Line(Group.MAIN, "documents", _("Документы"), also=("document",)),
    Line(Group.OVERVIEW, "reports", _("Отчёты")),
    Line(Group.OVERVIEW, "calendar", _("Календарь")),
    Line(Group.OVERVIEW, "picture", _("Карта"), args=("map",)),
    Line(Group.OVERVIEW, "picture", _("Сеть связей"), args=("network",)),
    Line(Group.OVERVIEW, "picture", _("Ход связи"), args=("timeline",)),
    Line(Group.OVERVIEW, "picture", _("Торговля"), args=("trade",)),
    Line(Group.OVERVIEW, "picture", _("Активность"), args=("activity",)),
    Line(Group.WORK, "review", _("Проверка"), Action.CORRECT, also=("review_entry", "review_document")),
    Line(Group.WORK, "upload", _("Добавить документы"), Action.UPLOAD),
    Line(Group.WORK, "runs", _("Журнал чтения"), Action.UPLOAD, also=("run",)),
    Line(Group.WORK, "audit", _("Журнал изменений"), Action.AUDIT),
    Line(Group.WORK, "accounts", _("Учётные записи"), Action.MANAGE, also=("account", "departments", "department")),
)
TITLES = {Group.OVERVIEW: _("Обзор"), Group.WORK: _("Работа")}


@dataclass(frozen=True, slots=True)
class Link:
    """A line as a page shows it; `current` is `page` on the page itself, `true` on those that belong to it."""

    label: str
    address: str
    current: str


@dataclass(frozen=True, slots=True)
class Menu:
    """Links behind one name; `current` where one of them is."""

    name: str
    title: str
    links: tuple[Link, ...]

    @property
    def current(self) -> bool:
        """Whether the shown page is one of the menu's."""
        return any(link.current for link in self.links)


def sections(request: HttpRequest) -> tuple[Link, ...]:
    """The row of sections."""
    return _links(request, Group.MAIN)


def menus(request: HttpRequest) -> tuple[Menu, ...]:
    """The menus that hold something for this visitor."""
    made = (Menu(str(group), gettext(title), _links(request, group)) for group, title in TITLES.items())
    return tuple(menu for menu in made if menu.links)


def _links(request: HttpRequest, group: Group) -> tuple[Link, ...]:
    account = getattr(request, "user", AnonymousUser())
    return tuple(_link(request, line) for line in LINES if line.group is group and rights.may(account, line.least))


def _link(request: HttpRequest, line: Line) -> Link:
    address = reverse(line.url, args=line.args)
    return Link(gettext(line.label), address, _current(request, line, address))


def _current(request: HttpRequest, line: Line, address: str) -> str:
    match = request.resolver_match
    if match is None:
        return ""
    if request.path == address:
        return "page"
    section = match.kwargs.get("section", "")
    if line.args:
        return "true" if section in line.args else ""
    return "true" if match.url_name == line.url or match.url_name in line.also else ""
