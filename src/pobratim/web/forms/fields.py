"""Fields of forms: one builder for each sort of slot.

In: a `Slot`. Out: a Django field that shows a stored value and reads a typed one back into the contract's form.
Not here: which slots there are (`slots.csv`), whole forms (`contents.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pobratim.wording import change_words, codes, date_words, word
from pobratim.wording.parties import name_of

from ..context import language
from .dates import read_date
from .numbers import read_change, read_number, write_number
from .parties import codes_of, where_of, written
from .slots import Slot
from .widgets import DateInput, ListInput, MoneyInput, PartyInput, UnitInput, unit_choices

LONGEST = 300
LONGEST_TEXT = 2000
MOST_VALUES = 60


class DateField(forms.CharField):
    """A date in words or figures, kept as EDTF."""

    widget = DateInput

    def to_python(self, value: Any) -> str:
        """The date that was typed."""
        typed = super().to_python(value) or ""
        try:
            return read_date(typed) if typed else ""
        except ValueError:
            raise ValidationError(
                _("Дата «%(typed)s» не понята. Напишите, например: 16.05.2024, май 2024, 2022–2024, до 2027.")
                % {"typed": typed}
            ) from None

    def prepare_value(self, value: Any) -> Any:
        """What is stored is shown in words; what was typed as it was typed."""
        return date_words(value, language()) if value else value


class PartyField(forms.CharField):
    """A country, region, municipality or union, kept as its code; with `free`, any words where it is no party."""

    widget = PartyInput

    def __init__(self, *, free: bool = False, **options: Any) -> None:
        super().__init__(max_length=LONGEST, **options)
        self.free = free

    def to_python(self, value: Any) -> str:
        """The party that was typed."""
        typed = super().to_python(value) or ""
        if not typed:
            return ""
        codes = codes_of(typed)
        if len(codes) > 1:
            raise ValidationError(_several(typed, codes))
        if not codes and not self.free:
            message = _("Партнёр «%(typed)s» не найден. Начните писать название и выберите из списка.")
            raise ValidationError(message % {"typed": typed})
        return codes[0] if codes else typed

    def prepare_value(self, value: Any) -> Any:
        """A code is shown with its name."""
        return written(value, language()) if value else value


def _several(typed: str, found: Sequence[str]) -> str:
    lang = language()
    named = "; ".join(f"{name_of(code, lang)} ({code}) — {where_of(code, lang)}" for code in found[:5])
    return _("«%(typed)s» — это может быть: %(named)s. Выберите из списка.") % {"typed": typed, "named": named}


class ListField(forms.Field):
    """Several values, each in a row of its own."""

    def __init__(self, child: forms.Field, **options: Any) -> None:
        super().__init__(widget=ListInput(child.widget), **options)
        self.child = child

    def to_python(self, value: Any) -> list[str]:
        """The values of all rows, each once."""
        found: list[str] = []
        problems: list[ValidationError] = []
        for typed in value or ():
            try:
                one = self.child.clean(typed)
            except ValidationError as problem:
                problems.append(problem)
                continue
            if one and one not in found:
                found.append(one)
        if problems:
            raise ValidationError([message for problem in problems for message in problem.messages])
        if len(found) > MOST_VALUES:
            raise ValidationError(_("Слишком много значений: оставьте не больше %(most)s.") % {"most": MOST_VALUES})
        return found

    def prepare_value(self, value: Any) -> Any:
        """Each value as its own field shows it."""
        values = value if isinstance(value, list | tuple) else [value] if value else []
        return [self.child.prepare_value(one) for one in values]


class NumberField(forms.CharField):
    """A number, scale words counted in; with `whole` a whole one."""

    def __init__(self, *, whole: bool = False, **options: Any) -> None:
        super().__init__(max_length=60, **options)
        self.whole = whole
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: Any) -> float | int | None:
        """The number that was typed."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            number = read_number(typed)
        except ValueError:
            message = _("Число «%(typed)s» не понято. Напишите, например: 1 200 или 4,2 млрд.")
            raise ValidationError(message % {"typed": typed}) from None
        if self.whole and not number.is_integer():
            raise ValidationError(_("Здесь нужно целое число."))
        return int(number) if number.is_integer() else number

    def prepare_value(self, value: Any) -> Any:
        """A number is shown with its thousands apart."""
        return write_number(value) if isinstance(value, int | float) else value


class MoneyField(forms.MultiValueField):
    """An amount with its currency."""

    def __init__(self, *, currencies: Sequence[tuple[str, str]], **options: Any) -> None:
        fields = (NumberField(required=False), forms.ChoiceField(choices=currencies, required=False))
        super().__init__(fields, widget=MoneyInput(currencies), require_all_fields=False, **options)

    def compress(self, data_list: list[Any]) -> dict[str, Any] | None:
        """The amount in its currency; nothing without an amount."""
        if not data_list or data_list[0] is None:
            return None
        return {"amount": data_list[0], "currency": data_list[1]}


class ChangeField(forms.CharField):
    """By how much a number changed."""

    def to_python(self, value: Any) -> str:
        """The change that was typed."""
        typed = super().to_python(value) or ""
        try:
            return read_change(typed) if typed else ""
        except ValueError:
            message = _("Изменение «%(typed)s» не понято. Напишите, например: +12 %% или −3,5 %%.")
            raise ValidationError(message % {"typed": typed}) from None

    def prepare_value(self, value: Any) -> Any:
        """A change is shown as people write it."""
        return change_words(value, language()) if value and value not in ("+", "-") else value


class UnitField(forms.CharField):
    """A unit by its word or sign; one that the table lacks stays as it is written."""

    widget = UnitInput

    def to_python(self, value: Any) -> str:
        """The unit that was typed."""
        typed = super().to_python(value) or ""
        named = {name.casefold(): code for code, name in unit_choices()}
        return named.get(typed.casefold(), typed)

    def prepare_value(self, value: Any) -> Any:
        """A code is shown as its word."""
        return dict(unit_choices()).get(value, value)


def field_of(slot: Slot) -> forms.Field:
    """The field with which a person fills in a slot."""
    label = word("slot", "person_name" if slot.kind == "person" else slot.name, language())
    field = _BUILDERS[slot.input](slot, {"label": label[:1].upper() + label[1:], "required": slot.needed})
    field.help_text = _help(slot.input)
    if isinstance(field.widget, ListInput):
        field.widget.label = str(field.label)
    return field


def _choices(group: str) -> list[tuple[str, str]]:
    return [(code, word(group, code, language())) for code in codes(group)]


def _choice(slot: Slot, options: dict[str, Any]) -> forms.Field:
    blank = [] if slot.needed else [("", _("не указано"))]
    return forms.ChoiceField(choices=[*blank, *_choices(slot.words)], **options)


def _choices_field(slot: Slot, options: dict[str, Any]) -> forms.Field:
    return forms.MultipleChoiceField(choices=_choices(slot.words), widget=forms.CheckboxSelectMultiple, **options)


def _money(slot: Slot, options: dict[str, Any]) -> forms.Field:
    currencies = [(code, name) for code, name in _choices("unit") if len(code) == 3 and code.isupper()]
    return MoneyField(currencies=currencies, **options)


def _text(rows: int = 1) -> Callable[[Slot, dict[str, Any]], forms.Field]:
    widget = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput
    return lambda slot, options: forms.CharField(max_length=LONGEST_TEXT, widget=widget, **options)


def _listed(child: Callable[[], forms.Field]) -> Callable[[Slot, dict[str, Any]], forms.Field]:
    return lambda slot, options: ListField(child(), **options)


def _name() -> forms.Field:
    return forms.CharField(max_length=LONGEST, required=False)


_BUILDERS: dict[str, Callable[[Slot, dict[str, Any]], forms.Field]] = {
    "text": _text(2),
    "long": _text(3),
    "choice": _choice,
    "choices": _choices_field,
    "date": lambda slot, options: DateField(max_length=LONGEST, **options),
    "period": lambda slot, options: DateField(max_length=LONGEST, **options),
    "party": lambda slot, options: PartyField(**options),
    "side": lambda slot, options: PartyField(free=True, **options),
    "parties": _listed(lambda: PartyField(required=False)),
    "sides": _listed(lambda: PartyField(required=False, free=True)),
    "people": _listed(_name),
    "names": _listed(_name),
    "money": _money,
    "number": lambda slot, options: NumberField(**options),
    "whole": lambda slot, options: NumberField(whole=True, **options),
    "unit": lambda slot, options: UnitField(max_length=30, **options),
    "change": lambda slot, options: ChangeField(max_length=60, **options),
    "flag": lambda slot, options: forms.BooleanField(**options),
}


def _help(sort: str) -> str:
    """What may be typed."""
    said = {
        "date": _("16.05.2024, май 2024, осень 2023 — как точно известно"),
        "period": _("2022–2024, с 2019, до 2027, 16–18 мая 2024"),
        "party": _("Название или код, по-русски или по-английски"),
        "parties": _("Название или код, по-русски или по-английски; каждого — в своей строке"),
        "side": _("Партнёр из списка или название своими словами"),
        "sides": _("Партнёры из списка, люди или органы — каждого в своей строке"),
        "people": _("Имя, отчество, фамилия в именительном падеже — каждого в своей строке"),
        "names": _("В именительном падеже, каждое — в своей строке"),
        "number": _("Например: 1 200 или 4,2 млрд"),
        "money": _("Например: 350 млн"),
        "change": _("Например: +12 %% или −3,5 %%; один знак — рост или снижение") % {},
    }
    return said.get(sort, "")
