"""Addresses of pictures and of the calendar.

In: nothing. Out: `picture_urls` for `pobratim.web.urls`. Not here: views.
"""

from __future__ import annotations

from django.urls import path, register_converter

from ..calendar import calendar, calendar_file
from . import FORMS, MAKERS, picture, picture_file


class _Words:
    """One of some words."""

    regex = ""

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


class PictureName(_Words):
    """A picture: network, timeline, map, trade, activity."""

    regex = "|".join(MAKERS)


class PictureForm(_Words):
    """A form of files: svg, png, csv."""

    regex = "|".join(FORMS)


register_converter(PictureName, "picture")
register_converter(PictureForm, "picture_form")

picture_urls = [
    path("calendar/", calendar, name="calendar"),
    path("calendar.ics", calendar_file, name="calendar_file"),
    path("pictures/<picture:name>/", picture, name="picture"),
    path("pictures/<picture:name>.<picture_form:form>", picture_file, name="picture_file"),
]
