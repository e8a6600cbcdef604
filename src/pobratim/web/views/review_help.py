"""Small answers for the forms' script: which party may be meant, how a date was understood.

In: what has been typed so far. Out: JSON. Not here: reading a form (`pobratim.web.forms`).
"""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from pobratim.desk.roles import Action
from pobratim.wording import date_words

from ..access import needs
from ..context import language
from ..forms import read_date, suggestions

LONGEST = 200
PLAIN = {"ensure_ascii": False}


@require_safe
@needs(Action.CORRECT)
def parties(request: HttpRequest) -> JsonResponse:
    """Parties whose name or code begins as typed, in Russian or English."""
    found = suggestions(request.GET.get("q", "")[:LONGEST], language())
    return JsonResponse({"parties": [{"text": one.text, "where": one.where} for one in found]}, json_dumps_params=PLAIN)


@require_safe
@needs(Action.CORRECT)
def date(request: HttpRequest) -> JsonResponse:
    """The date that was typed, in words and as it will be kept; `read` is empty where it is not understood."""
    try:
        read = read_date(request.GET.get("q", "")[:LONGEST])
    except ValueError:
        return JsonResponse({"read": "", "words": ""})
    return JsonResponse({"read": read, "words": date_words(read, language())}, json_dumps_params=PLAIN)
