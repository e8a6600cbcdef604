"""The rows of the register.

In: values made by `pobratim.register`. Out: Django models. Not here: rules of merging, and any writing that is more
than one row (`write.py`) or reading that is more than one filter (`read.py`).

Entries are *computed*: `Entry` and the tables that begin with its name may be dropped and rebuilt from `Fact`,
`Document` and `Decision` at any time. Dates that texts give are kept twice: as EDTF and as the first and last day.
"""

from __future__ import annotations

from django.db import models

from .models_review import RuleTally as RuleTally
from .models_review import WholeDocument as WholeDocument
from .models_runs import Run as Run
from .models_runs import RunDocument as RunDocument
from .models_runs import RunInput as RunInput
from .models_runs import Worker as Worker
from .russian import PlainLetters
from .search.tables import SearchParty as SearchParty
from .search.tables import SearchRow as SearchRow
from .search.tables import SearchWord as SearchWord

UNCHECKED = models.Q(state__in=("machine", "reopened"))
"""Entries on which a person's word is wanted."""
CHECKED = models.Q(state__in=("accepted", "corrected", "rejected", "entered"))


class Document(models.Model):
    """A text as it was read, never changed afterwards; `digest` is equal for reprints of one release.

    It is the least `TextPrint.exact` of the release: a document that comes or goes may change it.
    """

    id = models.CharField(primary_key=True, max_length=200)
    title = models.TextField(blank=True, default="")
    published = models.CharField(max_length=40, blank=True, default="")
    published_first = models.DateField(null=True, blank=True, db_index=True)
    published_last = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True, default="")
    address = models.TextField(blank=True, default="")
    text = models.TextField()
    digest = models.CharField(max_length=64, db_index=True)
    read_at = models.DateTimeField()
    reading_version = models.CharField(max_length=100)

    class Meta:
        ordering = (models.F("published_first").desc(nulls_last=True), "id")
        indexes = (
            models.Index(fields=["-read_at", "-id"], name="document_read_last"),
            models.Index(fields=["reading_version", "id"], name="document_version"),
        )

    def __str__(self) -> str:
        return self.title or self.id


class TextPrint(models.Model):
    """What stands for a document's text when reprints are looked for: a digest of its letters, a MinHash signature."""

    document = models.OneToOneField(Document, models.CASCADE, primary_key=True)
    exact = models.CharField(max_length=64)
    signature = models.BinaryField()


class PrintKey(models.Model):
    """A key that a document shares with its likely reprints."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="print_keys")
    key = models.BigIntegerField(db_index=True)


class Fact(models.Model):
    """What one document says. `evidence` is a list of [start, end] in the document's text, `quote` those words.

    `homes` are the parties of which its document says that the fact's people hold their posts there.
    `founds` is the id of the entry that this fact would found: an old link to an entry finds its way through it.
    `learnt_at` is when the register first held the fact in this form; reading it again does not change that.
    """

    id = models.CharField(primary_key=True, max_length=64)
    document = models.ForeignKey(Document, models.CASCADE, related_name="facts")
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=20)
    content = models.JSONField(encoder=PlainLetters)
    evidence = models.JSONField(encoder=PlainLetters)
    quote = models.TextField(blank=True, default="")
    rule = models.CharField(max_length=200, blank=True, default="")
    why = models.TextField(blank=True, default="")
    homes = models.JSONField(encoder=PlainLetters, default=list)
    block = models.CharField(max_length=64, db_index=True)
    founds = models.CharField(max_length=32, db_index=True)
    learnt_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ("document_id", "position")
        indexes = (
            models.Index(fields=["kind", "document"], name="fact_kind_document"),
            models.Index(fields=["rule"], name="fact_rule"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Entry(models.Model):
    """What the register holds: the merged content of facts that tell of one thing.

    `kind` is one of the fact kinds, with `person` instead of `post`. `subtype` is the instrument of an agreement, the
    type of an event or commitment, the measure of a figure. `first`..`last` is when the thing is (else when it was
    told), `until` when it runs out or is due, `seen_first`..`seen_last` when documents told of it.
    `variants` is {slot: [{"value": …, "facts": [ids]}]} for slots on which documents differ.
    `corrected` is [{"slot": …, "machine": value, "decision": id}] for slots that people put right, `read` a
    fingerprint of what the sources alone say. `confidence` (0–100), `doubts` (codes, the heaviest of them also in
    `doubt`) and `priority` (the higher, the sooner somebody should look) come from `pobratim.register.doubt`; they are
    no part of what the entry says.
    """

    class State(models.TextChoices):
        """What people said about the entry."""

        MACHINE = "machine", "прочитано машиной"
        ACCEPTED = "accepted", "подтверждено"
        REJECTED = "rejected", "отклонено"
        CORRECTED = "corrected", "исправлено"
        REOPENED = "reopened", "изменилось после проверки"
        ENTERED = "entered", "внесено вручную"

    id = models.CharField(primary_key=True, max_length=32)
    kind = models.CharField(max_length=20)
    subtype = models.CharField(max_length=30, blank=True, default="")
    stage = models.CharField(max_length=20, blank=True, default="")
    block = models.CharField(max_length=64, db_index=True)
    title = models.TextField(blank=True, default="")
    content = models.JSONField(encoder=PlainLetters)
    variants = models.JSONField(encoder=PlainLetters, default=dict)
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True, db_index=True)
    seen_first = models.DateField(null=True, blank=True)
    seen_last = models.DateField(null=True, blank=True, db_index=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.MACHINE)
    corrected = models.JSONField(encoder=PlainLetters, default=list)
    read = models.CharField(max_length=32, blank=True, default="")
    confidence = models.PositiveSmallIntegerField(default=0)
    doubts = models.JSONField(encoder=PlainLetters, default=list)
    doubt = models.CharField(max_length=12, blank=True, default="")
    priority = models.PositiveIntegerField(default=0)
    document_count = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=64)
    facts = models.ManyToManyField(Fact, through="EntryFact", related_name="entries")

    class Meta:
        ordering = (models.F("first").desc(nulls_last=True), "id")
        verbose_name_plural = "entries"
        indexes = (
            models.Index(fields=["kind", "-first", "id"], name="entry_kind_first"),
            models.Index(fields=["kind", "subtype"], name="entry_kind_subtype"),
            models.Index(fields=["-priority", "id"], name="entry_queue", condition=UNCHECKED),
            models.Index(fields=["kind", "-priority", "id"], name="entry_queue_kind", condition=UNCHECKED),
            models.Index(fields=["doubt", "-priority", "id"], name="entry_queue_doubt", condition=UNCHECKED),
            models.Index(fields=["confidence"], name="entry_queue_confidence", condition=UNCHECKED),
            # Not of all states: SQLite would walk nearly the whole table along it instead of along the queue
            models.Index(fields=["state"], name="entry_checked", condition=CHECKED),
        )

    def __str__(self) -> str:
        return self.title or f"{self.kind} {self.id}"


class EntryFact(models.Model):
    """A fact stands behind an entry; `lead` is set on the few that a list shows under it."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="entry_facts")
    fact = models.OneToOneField(Fact, models.CASCADE, related_name="entry_fact")
    lead = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["entry"], name="entry_fact_lead", condition=models.Q(lead=True)),)


class EntryParty(models.Model):
    """An entry concerns a party: directly, or (`direct` false) as the ancestor of one, or as the place.

    The entry's kind, days and whether it was not rejected stand here again, so that a party's list is read in its
    order; `first` of an entry without a day is the earliest day there is.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="parties")
    party = models.CharField(max_length=200)
    direct = models.BooleanField()
    kind = models.CharField(max_length=20)
    first = models.DateField()
    until = models.DateField(null=True, blank=True)
    shown = models.BooleanField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["entry", "party"], name="entry_party_once"),)
        indexes = (
            models.Index(fields=["party", "kind", "-first", "entry"], name="entry_party_list"),
            models.Index(fields=["party", "until"], name="entry_party_until", condition=models.Q(until__isnull=False)),
        )


class EntryPerson(models.Model):
    """An entry names a person; `key` is equal for spellings of one name, `name` is as the entry spells it."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="people")
    key = models.CharField(max_length=200, db_index=True)
    name = models.CharField(max_length=300)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["entry", "key"], name="entry_person_once"),)


class EntryOrganisation(models.Model):
    """An entry names a company, a university, a body; `key` is its name without the legal form, `name` as told."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="organisations")
    key = models.CharField(max_length=200)
    name = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["entry", "key"], name="entry_organisation_once"),)
        indexes = (models.Index(fields=["key", "entry"], name="entry_organisation_key"),)


class EntryArea(models.Model):
    """An entry's subject area."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="areas")
    area = models.CharField(max_length=30, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["entry", "area"], name="entry_area_once"),)


class Tally(models.Model):
    """How many entries of an aspect concern a party, or a party and a partner (`pobratim.storage.tallies`)."""

    party = models.CharField(max_length=200, blank=True)
    partner = models.CharField(max_length=200, blank=True)
    aspect = models.CharField(max_length=40)
    n = models.IntegerField()
    direct = models.IntegerField()
    named = models.IntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["party", "partner", "aspect"], name="tally_once"),)
        indexes = (models.Index(fields=["partner", "aspect", "party"], name="tally_partner"),)


class EntryPair(models.Model):
    """An entry's life is settled in a group: a pair of regions or countries (`pobratim.register.lives.pairs`).

    Here and in the next two tables nothing checks that the entry is there: another process may just be making it anew.
    """

    entry = models.ForeignKey(Entry, models.DO_NOTHING, related_name="pairs", db_constraint=False)
    pair = models.CharField(max_length=32, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["entry", "pair"], name="entry_pair_once"),)


class EntryLink(models.Model):
    """An entry succeeds, carries out or stands under another; `why` is a code of the wording."""

    pair = models.CharField(max_length=32, db_index=True)
    entry = models.ForeignKey(Entry, models.DO_NOTHING, related_name="links", db_constraint=False)
    relation = models.CharField(max_length=12)
    other = models.ForeignKey(Entry, models.DO_NOTHING, related_name="links_to", db_constraint=False)
    why = models.CharField(max_length=30)
    sure = models.BooleanField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["pair", "entry", "relation", "other"], name="entry_link_once"),)


class EntryPhase(models.Model):
    """A stretch of a paper's life; `certain` is the day from which it surely holds, None is an open or unknown day."""

    pair = models.CharField(max_length=32, db_index=True)
    entry = models.ForeignKey(Entry, models.DO_NOTHING, related_name="phases", db_constraint=False)
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12)
    first = models.DateField(null=True, blank=True)
    certain = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=30)
    sure = models.BooleanField()

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=["pair", "entry", "position"], name="entry_phase_once"),)
        indexes = (models.Index(fields=["state", "last"], name="entry_phase_state"),)


class DirtyPair(models.Model):
    """A group whose entries changed and whose lives are not settled yet; written together with the entries."""

    pair = models.CharField(primary_key=True, max_length=32)
    since = models.DateTimeField()


class DirtyBlock(models.Model):
    """A block whose facts changed and whose entries are not rebuilt yet; written together with the facts."""

    block = models.CharField(primary_key=True, max_length=64)
    since = models.DateTimeField()


class Decision(models.Model):
    """What a person said about facts. Decisions are only added; a later one wins."""

    id = models.CharField(primary_key=True, max_length=64)
    verb = models.CharField(max_length=12)
    facts = models.JSONField(encoder=PlainLetters)
    others = models.JSONField(encoder=PlainLetters, default=list)
    slot = models.CharField(max_length=30, blank=True, default="")
    value = models.JSONField(encoder=PlainLetters, null=True, blank=True)
    seen = models.CharField(max_length=64, blank=True, default="")
    undoes = models.CharField(max_length=64, blank=True, default="")
    who = models.CharField(max_length=200)
    at = models.DateTimeField()
    why = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=["at", "id"], name="decision_at"),)


class DecisionFact(models.Model):
    """A decision concerns a fact (by id: the fact may be gone and come back with a later reading)."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="about")
    fact = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["decision", "fact"], name="decision_fact_once"),)
