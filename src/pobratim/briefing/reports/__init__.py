"""Reports that an office hands upwards, one module a report.

In: `Material` (entries with the words behind them), `Asked` (whose ties, with whom, of what time). Out: a `Paper`.
Not here: fetching entries (`pobratim.storage.reporting`), files (`pobratim.briefing.writers`).
"""

from __future__ import annotations

from collections.abc import Callable

from ..paper import Paper
from . import in_force, journal, meetings, plans, yearly
from .material import Asked, Material
from .period import period_of

REPORTS: dict[str, Callable[[Material, Asked], Paper]] = {
    "in-force": in_force.build,
    "journal": journal.build,
    "yearly": yearly.build,
    "meetings": meetings.build,
    "plans": plans.build,
}

__all__ = ["REPORTS", "Asked", "Material", "period_of"]
