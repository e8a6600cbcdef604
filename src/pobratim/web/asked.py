"""What a reader asked for by the address, read with care.

In: a request's GET parameters. Out: values that are right, and one sentence for each that is not. Not here: what is
done with them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Any, TypeVar

from django.core.paginator import EmptyPage, Page
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .paging import BoundedPaginator

LONGEST = 200
EARLIEST, LATEST = 1800, 2199
Row = TypeVar("Row", bound=Model)


class Asked:
    """Reads parameters one by one; `problems` says what was not understood and therefore left out."""

    def __init__(self, request: HttpRequest) -> None:
        self.given = request.GET
        self.problems: list[str] = []

    def words(self, name: str) -> str:
        """Words to look for; too long ones are refused."""
        value = self.given.get(name, "").strip().replace("\x00", "")
        if len(value) > LONGEST:
            self.problems.append(_("Слишком длинный запрос: сократите его до 200 знаков."))
            return ""
        return value

    def choice(self, name: str, allowed: Collection[str]) -> str:
        """One of the known codes."""
        value = self.words(name)
        if value and value not in allowed:
            self.problems.append(_("Нет такого значения: «%(value)s». Выберите из списка.") % {"value": value})
            return ""
        return value

    def year(self, name: str) -> int | None:
        """A year of four digits."""
        value = self.words(name)
        if not value:
            return None
        if not re.fullmatch(r"[12]\d{3}", value):
            self.problems.append(_("Год «%(value)s» не понят: напишите четыре цифры.") % {"value": value})
            return None
        return int(value)

    def day(self, name: str) -> date | None:
        """A day as the calendar writes it: year, month, day."""
        value = self.words(name)
        if not value:
            return None
        try:
            found = date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None
        except ValueError:
            found = None
        if found is None or not EARLIEST <= found.year <= LATEST:
            message = _("День «%(value)s» не понят: напишите год, месяц и число, например 2022-03-01.")
            self.problems.append(message % {"value": value})
            return None
        return found

    def page(self, rows: QuerySet[Row] | list[Any], size: int = 50, *, known: int | None = None) -> Page[Any]:
        """The asked page of a list; a wrong number gives the first one and a sentence. `known`: how many rows."""
        paginator = BoundedPaginator(rows, size, known=known)
        value = self.words("page") or "1"
        try:
            return paginator.page(int(value) if value.isascii() and value.isdigit() else 0)
        except EmptyPage:
            self.problems.append(_("Страницы «%(value)s» нет: показана первая.") % {"value": value})
            return paginator.page(1)


def year_bounds(year: int | None) -> tuple[date | None, date | None]:
    """First and last day of a year."""
    return (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
