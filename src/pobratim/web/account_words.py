"""Why a change of accounts cannot be, in the page's language.

In: a refusal of `pobratim.desk.accounts`. Out: a sentence. Not here: when it is refused.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pobratim.desk.accounts import Refused

SENTENCES = {
    "taken": _("Такая учётная запись уже есть: выберите другое имя."),
    "name": _("Имя для входа: до 150 букв, цифр и знаков @ . + - _"),
    "values": _("Так сохранить нельзя: проверьте имя и почту."),
    "last_administrator": _("Это последний администратор: сначала назначьте другого."),
    "department_empty": _("У отдела должно быть название."),
    "department_taken": _("Такой отдел уже есть."),
    "grant_role": _("По партнёру дают роль редактора или проверяющего."),
}


def refusal(reason: Refused) -> str:
    """The sentence; the refusal's own one where there is no other."""
    return str(SENTENCES.get(reason.code, reason.message))
