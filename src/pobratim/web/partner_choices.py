"""Partners to choose from while typing, those with most entries.

In: the register. Out: names with codes, for a browser's own list. Not here: what was typed (`forms.parties`).
"""

from __future__ import annotations

from django.conf import settings

from . import memory
from .context import language
from .forms.parties import written

MOST = 400
"""More than a person scrolls through; a name outside the list can be typed all the same."""


def partner_choices() -> list[str]:
    """The partners of the register as fields write them, in the order of the alphabet."""
    lang = language()
    found = memory.partners(memory.register_mark(), settings.POBRATIM_HOME or "")
    return sorted(written(partner.party, lang) for partner in found[:MOST])
