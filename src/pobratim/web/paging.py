"""Pages of a long list, counted no further than anybody leafs.

In: rows. Out: a paginator whose count stops at `MOST`. Not here: which page is asked (`asked.py`).
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet

MOST = 10_000


class BoundedPaginator(Paginator):  # type: ignore[type-arg]  # it takes none when it runs
    """A paginator that does not count what lies behind the first `MOST` rows; `more` says that there is something."""

    def __init__(self, rows: Any, size: int, *, known: int | None = None) -> None:
        super().__init__(rows, size)
        self._known = known

    @cached_property
    def _found(self) -> int:
        if self._known is not None:
            return self._known
        rows = self.object_list
        if isinstance(rows, QuerySet):
            return rows.prefetch_related(None).order_by()[: MOST + 1].values("pk").count()
        return len(rows)

    @cached_property
    def count(self) -> int:
        """How many rows there are, at most `MOST`."""
        return min(self._found, MOST)

    @property
    def more(self) -> bool:
        """Whether there are more rows than are counted."""
        return self._found > MOST
