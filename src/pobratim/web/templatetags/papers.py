"""Links to the papers on the partner whose page is shown.

In: the page's request. Out: forms with addresses. Not here: the papers (`views.papers`).
"""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from ..views.papers import FORMS

register = template.Library()
KEPT = ("with", "as_of")


@register.simple_tag(takes_context=True)
def brief_links(context: dict[str, Any]) -> list[tuple[str, str]]:
    """Each form of the brief with its address; the other side and the day of the page are kept."""
    request = context["request"]
    code = request.resolver_match.kwargs["code"]
    kept = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    query = f"?{urlencode(kept)}" if kept else ""
    return [(form, f"{reverse('brief', args=[code, form])}{query}") for form in FORMS]
