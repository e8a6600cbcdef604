"""What fields look like: inputs that the page's script makes handier, and that work without it.

In: values in words. Out: Django widgets over templates of `templates/review/widgets`. Not here: what a value means.
"""

from __future__ import annotations

from typing import Any

from django import forms

from pobratim.wording import codes, word

from ..context import language
from .numbers import write_number

SPARE = 1
"""Empty rows after the values of a list: enough to add one without scripts; saving gives the next."""


def unit_choices() -> list[tuple[str, str]]:
    """Units with their words; a bare count has a word only here."""
    lang = language()
    bare = "штук" if lang == "ru" else "items"
    return [(code, word("unit", code, lang) or bare) for code in codes("unit")]


class DateInput(forms.TextInput):
    """A date in words; the script says how it was understood."""

    template_name = "review/widgets/date.html"


class PartyInput(forms.TextInput):
    """A party's name; the script suggests those that may be meant."""

    template_name = "review/widgets/party.html"


class UnitInput(forms.TextInput):
    """A unit, with the known ones to choose from."""

    template_name = "review/widgets/unit.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The known units, for the browser's own list."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{name}-units"
        return {**context, "units": [name for _, name in unit_choices()]}


class ListInput(forms.Widget):
    """Rows of one and the same input."""

    template_name = "review/widgets/list.html"
    label = ""

    def __init__(self, child: forms.Widget, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.child = child

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """What stands in the rows that are not empty."""
        return [value.strip() for value in data.getlist(name) if value.strip()]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether the form was sent without any row."""
        return name not in data

    def id_for_label(self, id_: str) -> str:
        """The label leads to the first row."""
        return f"{id_}_0" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The rows, each as its own input."""
        context = super().get_context(name, value, attrs)
        given = context["widget"]["attrs"]
        rows = []
        for number, text in enumerate([*(value or ()), *[""] * SPARE]):
            own = {**given, "id": f"{given['id']}_{number}"} if given.get("id") else given
            own = {key: said for key, said in own.items() if key != "required"}
            if number:
                own["aria-label"] = f"{self.label} {number + 1}"
            rows.append(self.child.get_context(name, text, own)["widget"])
        context["widget"] |= {"rows": rows, "label": self.label}
        return context


class MoneyInput(forms.MultiWidget):
    """An amount and its currency side by side."""

    template_name = "review/widgets/money.html"

    def __init__(self, currencies: Any, attrs: dict[str, Any] | None = None) -> None:
        super().__init__((forms.TextInput({"inputmode": "decimal"}), forms.Select(choices=currencies)), attrs)

    def decompress(self, value: Any) -> list[Any]:
        """An amount and a currency for the two inputs."""
        return [write_number(value["amount"]), value["currency"]] if value else [None, None]
