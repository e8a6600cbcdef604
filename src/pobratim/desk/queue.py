"""What people should look at, in order: the queue of entries on which nobody has spoken, or that changed since.

In: a filter, an account. Out: querysets of entries (slice them), the next and the previous one, counts that stop
counting. The order is stored with the entries (`Entry.priority`), so a page of the queue is one walk along an index.
Not here: how the order comes about (`pobratim.register.doubt`), saying anything (`review.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from pobratim.resolve.parties import canonical
from pobratim.storage.models import Entry, EntryFact, EntryParty

from .models import Account, Department, Postponed
from .rights import granted_parties
from .roles import Action

COUNTED = 1000
"""Counting stops here: «больше 1000» is all that a person needs to know."""
RARE = 5000
"""Up to so many candidates are collected and sorted; with more the index of the order finds some soon."""
OPEN = ("machine", "reopened")
# Spelled out in the statement itself: with values sent beside it SQLite does not see that the queue's indexes fit
UNSPOKEN = Q(state__in=[RawSQL(f"'{state}'", ()) for state in OPEN])


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """What the queue is narrowed by; an empty field narrows nothing.

    `below` and `above` are confidences in per cent, `since`..`until` the days on which documents told of the entry.
    `mine` is for partners with which the account has a grant, its own or a department's. `states` are all that are open
    unless named. `doubt` is the heaviest reason of doubt. `postponed`: the ones put off instead of the others.
    """

    kinds: Sequence[str] = ()
    partner: str = ""
    rule: str = ""
    below: int | None = None
    above: int | None = None
    states: Sequence[str] = ()
    document: str = ""
    department: int | None = None
    mine: bool = False
    doubt: str = ""
    since: date | None = None
    until: date | None = None
    postponed: bool = False


NOTHING = QueueFilter()


def queue(wanted: QueueFilter = NOTHING, account: Account | None = None) -> QuerySet[Entry]:
    """The entries to look at, the most pressing first."""
    found = Entry.objects.filter(UNSPOKEN).order_by("-priority", "id")
    found = found.filter(_of_columns(wanted))
    for candidates in _candidates(wanted, account):
        found = found.filter(_among(candidates))
    put_off = Postponed.objects.filter(entry=OuterRef("pk"), until__gt=timezone.now())
    return found.filter(Exists(put_off)) if wanted.postponed else found.filter(~Exists(put_off))


def _of_columns(wanted: QueueFilter) -> Q:
    clause = Q()
    if wanted.kinds:
        clause &= Q(kind__in=list(wanted.kinds)) if len(wanted.kinds) > 1 else Q(kind=wanted.kinds[0])
    if wanted.states:
        clause &= Q(state__in=[state for state in wanted.states if state in OPEN])
    if wanted.below is not None:
        clause &= Q(confidence__lt=wanted.below)
    if wanted.above is not None:
        clause &= Q(confidence__gte=wanted.above)
    if wanted.since:
        clause &= Q(seen_last__gte=wanted.since)
    if wanted.until:
        clause &= Q(seen_first__lte=wanted.until)
    if wanted.doubt:
        clause &= Q(doubt=wanted.doubt)
    return clause


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Rows that name entries, and whether one belongs to a given entry."""

    entries: QuerySet[EntryParty] | QuerySet[EntryFact]

    @property
    def rare(self) -> bool:
        """Whether there are few enough to collect them."""
        return len(self.entries.order_by().values_list("pk", flat=True)[: RARE + 1]) <= RARE


def _candidates(wanted: QueueFilter, account: Account | None) -> Iterable[_Candidates]:
    if wanted.partner:
        yield _Candidates(EntryParty.objects.filter(party=canonical(wanted.partner)))
    parties = _granted(wanted, account)
    if parties is not None:
        yield _Candidates(EntryParty.objects.filter(party__in=sorted(parties)))
    if wanted.rule:
        yield _Candidates(EntryFact.objects.filter(fact__rule=wanted.rule))
    if wanted.document:
        yield _Candidates(EntryFact.objects.filter(fact__document=wanted.document))


def _granted(wanted: QueueFilter, account: Account | None) -> frozenset[str] | None:
    """The parties to which the filter narrows; None where it does not."""
    found: frozenset[str] | None = None
    if wanted.department is not None:
        department = Department.objects.filter(pk=wanted.department).first()
        found = frozenset(department.grants.values_list("party", flat=True) if department else ())
    if wanted.mine and account is not None:
        own = granted_parties(account, Action.CORRECT)
        # Who may work with all partners has no narrower ones, unless the grants of the departments say so
        own = own if own is not None else _of_departments(account)
        found = own if found is None or own is None else found & own
    return found


def _of_departments(account: Account) -> frozenset[str] | None:
    parties = account.departments.values_list("grants__party", flat=True)
    return frozenset(filter(None, parties)) or None


def _among(candidates: _Candidates) -> Q:
    """Few candidates are collected; of many each entry on the way down the queue is asked."""
    if candidates.rare:
        return Q(pk__in=candidates.entries.values("entry"))
    return Q(Exists(candidates.entries.filter(entry=OuterRef("pk"))))


def next_after(entry: Entry, wanted: QueueFilter = NOTHING, account: Account | None = None) -> Entry | None:
    """The entry that follows in the queue; the place of one that has left it is where it would stand."""
    return _after(queue(wanted, account), entry)


def neighbours(
    entry: Entry, wanted: QueueFilter = NOTHING, account: Account | None = None
) -> tuple[Entry | None, Entry | None]:
    """The one before and the one after, with one look at what the filter narrows to."""
    found = queue(wanted, account)
    return _before(found, entry), _after(found, entry)


def _after(found: QuerySet[Entry], entry: Entry) -> Entry | None:
    after = Q(priority__lt=entry.priority) | Q(priority=entry.priority, pk__gt=entry.pk)
    # The first condition alone lets the database begin at that place of the index
    return found.filter(Q(priority__lte=entry.priority) & after).first()


def _before(found: QuerySet[Entry], entry: Entry) -> Entry | None:
    before = Q(priority__gt=entry.priority) | Q(priority=entry.priority, pk__lt=entry.pk)
    found = found.filter(Q(priority__gte=entry.priority) & before)
    return found.order_by("priority", "-pk").first()


def length(wanted: QueueFilter = NOTHING, account: Account | None = None) -> int:
    """How many entries the queue holds; counting stops after `COUNTED`."""
    return len(queue(wanted, account).order_by().values_list("pk", flat=True)[: COUNTED + 1])


def rules_of(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """The rules behind the facts of each entry."""
    found: dict[str, list[str]] = {}
    links = EntryFact.objects.filter(entry__in=list(entries)).exclude(fact__rule="")
    for entry, rule in links.order_by("fact__rule").values_list("entry_id", "fact__rule").distinct():
        found.setdefault(entry, []).append(rule)
    return found
