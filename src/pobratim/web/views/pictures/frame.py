"""What all pictures share: a picture with its words and table, its page, its files.

In: a request, a `Picture`. Out: the page, or the picture as .svg, .png or .csv. Not here: any one picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratim.wording import date_words
from pobratim.wording.parties import name_of

from ... import memory
from ...asked import Asked
from ...context import language
from ...memory import Mark
from ...moment import VALID, Moment
from ...pictures import saved
from ...pictures.key import Key
from ...pictures.shapes import text_width
from ...pictures.sheet import Sheet, as_csv

FORMS = ("svg", "png", "csv")
MEDIA = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png", "csv": "text/csv; charset=utf-8"}
PAD = 24
TITLE_SIZE, LETTERS, LINE = 20.0, 13.0, 19.0
MOST_PARTIES = 400
"""Parties that a form offers, those with most entries."""


@dataclass(kw_only=True)
class Picture:
    """A drawing with what it says in words and the table beside it; `height` is the drawing's, without its key."""

    name: str
    title: str
    sentences: list[str]
    sheet: Sheet
    drawing: Any
    width: int
    height: float
    key: Key
    notes: list[str] = field(default_factory=list)
    empty: bool = False
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def template(self) -> str:
        """What draws it."""
        return f"pictures/svg/{self.name}.svg"

    @property
    def key_y(self) -> float:
        """Where the key begins."""
        return round(self.height + 14, 1)

    @property
    def full_height(self) -> float:
        """With the key."""
        return round(self.height + (self.key.height + 18 if self.key.items else 0), 1)


@dataclass(frozen=True)
class Wanted:
    """What a picture is asked with: parameters, language, the register's mark, the day."""

    asked: Asked
    lang: str
    mark: Mark
    moment: Moment

    def party(self, name: str, default: str = "") -> str:
        """A party that the register knows; the default where the parameter is not given at all."""
        if name not in self.asked.given:
            return default
        return self.asked.choice(name, {one.party for one in memory.partners(self.mark)})

    def offered(self, code: str = "", beside: str = "") -> list[tuple[str, str]]:
        """Parties for a form by name: those with most entries (beside a party), the chosen one among them."""
        known = memory.partners(self.mark, beside)[:MOST_PARTIES]
        codes = {one.party for one in known} | ({code} if code else set())
        return sorted(((one, name_of(one, self.lang)) for one in codes), key=lambda pair: (pair[1], pair[0]))

    def name(self, code: str) -> str:
        """A party's name."""
        return name_of(code, self.lang)


Maker = Callable[[Wanted], Picture]


def wanted(request: HttpRequest) -> Wanted:
    """Read what every picture reads."""
    asked, lang = Asked(request), language()
    moment = Moment(timezone.localdate(), lang, asked.day(VALID))
    return Wanted(asked, lang, memory.register_mark(), moment)


def titles() -> list[tuple[str, str]]:
    """Pictures with their names."""
    return [
        ("network", _("Сеть связей")),
        ("timeline", _("Ход связи")),
        ("map", _("Карта")),
        ("trade", _("Торговля")),
        ("activity", _("Активность")),
    ]


def page(request: HttpRequest, make: Maker) -> HttpResponse:
    """The page of a picture."""
    asked = wanted(request)
    picture = make(asked)
    query = request.GET.urlencode()
    values = {
        "picture": picture,
        "asked": asked.asked,
        "moment": asked.moment,
        "files": [
            (form, f"{reverse('picture_file', args=[picture.name, form])}{f'?{query}' if query else ''}")
            for form in FORMS
        ],
        "linked": True,
        "others": [(name, title, reverse("picture", args=[name])) for name, title in titles()],
        **picture.values,
    }
    return render(request, f"pictures/{picture.name}.html", values, status=400 if asked.asked.problems else 200)


def file(request: HttpRequest, make: Maker, form: str) -> HttpResponse:
    """The picture as a file."""
    asked = wanted(request)
    picture = make(asked)
    if form == "csv":
        content: bytes = as_csv(picture.sheet)
    else:
        drawn, width = standalone(picture, asked)
        content = drawn.encode() if form == "svg" else saved.as_png(drawn, width)
    name = f"{picture.name}-{(asked.moment.valid or asked.moment.today).isoformat()}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    status = 400 if asked.asked.problems else 200
    return HttpResponse(content, content_type=MEDIA[form], headers=headers, status=status)


def standalone(picture: Picture, asked: Wanted) -> tuple[str, int]:
    """The drawing as a file of its own, with title, words, key and source; its width."""
    width = picture.width + 2 * PAD
    lines = [line for said in picture.sentences for line in _wrapped(said, picture.width)]
    day = date_words((asked.moment.valid or asked.moment.today).isoformat(), asked.lang)
    home = settings.POBRATIM_HOME
    whose = f" · {name_of(home, asked.lang)}" if home else ""
    top = PAD + TITLE_SIZE + 14 + LINE * len(lines)
    values = {
        "picture": picture,
        "drawing": picture.drawing,
        "linked": False,
        "styles": saved.styles(),
        "width": width,
        "height": round(top + picture.full_height + PAD + 26, 1),
        "pad": PAD,
        "title_y": PAD + TITLE_SIZE - 4,
        "lines": [(round(PAD + TITLE_SIZE + 18 + LINE * at, 1), line) for at, line in enumerate(lines)],
        "top": round(top + 6, 1),
        "foot_y": round(top + picture.full_height + PAD + 12, 1),
        "foot": _("Побратим%(whose)s · %(day)s · прочитано машиной из опубликованных текстов")
        % {
            "whose": whose,
            "day": day,
        },
    }
    return render_to_string("pictures/svg/file.svg", values), width


def _wrapped(words: str, room: float) -> list[str]:
    """Words in lines that fit."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, LETTERS) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
