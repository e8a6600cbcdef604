"""Why somebody should look at an entry, said in words: «две разные даты», «правило ошибается в 1 из 5».

In: an entry's row with the doubts that were computed for it, the rules behind it, how right they are. Out: short
sentences. Not here: what is doubtful (`pobratim.register.doubt`).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from pobratim.register.doubt import MAIN_SLOTS, Precisions, Reason
from pobratim.storage.models import Entry
from pobratim.wording import word

DATES = frozenset(("signed", "date", "since", "due", "period"))
MOST_SAID = 20
"""«В 1 из 20» is as good as a rule gets in words; better ones need none."""


def doubts_of(entry: Entry, rules: Iterable[str], known: Precisions, lang: str) -> list[str]:
    """The doubts about an entry in words, the gravest first."""
    said: list[str] = []
    for code in entry.doubts:
        said += _said(entry, code, list(rules), known, lang)
    return said


def _said(entry: Entry, code: str, rules: list[str], known: Precisions, lang: str) -> list[str]:
    if code == Reason.VARIANTS:
        return [_differing(slot, len(told), lang) for slot, told in sorted((entry.variants or {}).items())]
    if code == Reason.RULE:
        return [_error(max((known.of(rule) for rule in rules), default=0.0))]
    if code == Reason.MISSING:
        slots = [group[0] for group in MAIN_SLOTS.get(entry.kind, ())]
        return [_("не сказано: %(slot)s") % {"slot": word("slot", slot, lang)} for slot in slots]
    if code == Reason.ONE_SOURCE and entry.document_count > 1:
        return [_("один источник, остальное — перепечатки")]
    return [word("doubt", code, lang)]


def _differing(slot: str, count: int, lang: str) -> str:
    if slot in DATES and count == 2:
        return _("две разные даты: %(slot)s") % {"slot": word("slot", slot, lang)}
    if slot in DATES:
        return _("разные даты: %(slot)s") % {"slot": word("slot", slot, lang)}
    return _("документы расходятся: %(slot)s") % {"slot": word("slot", slot, lang)}


def _error(precision: float) -> str:
    once_in = max(2, round(1 / max(1 - precision, 1 / MOST_SAID)))
    return _("правило ошибается примерно в 1 из %(many)s") % {"many": once_in}


def doubtful_slots(entry: Entry) -> set[str]:
    """The slots on which documents differ."""
    return set(entry.variants or {})


def rule_words(rule: str, known: Precisions) -> str:
    """How often a rule was wrong, on what has been checked; nothing where nothing is known."""
    right, wrong = known.counts.get(rule, (0, 0))
    if not right + wrong:
        return ""
    return _("ошибок: %(wrong)s из %(all)s") % {"wrong": wrong, "all": right + wrong}


def sure_words(entry: Entry) -> str:
    """How likely the entry is right; nothing that a machine read is surely so."""
    return _("верно на %(percent)s %%") % {"percent": min(entry.confidence, 99)}
