"""What every page knows: whose register it is, in which language, at which address in the other one.

In: a request. Out: values for the base template. Not here: anything that asks the database.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from pobratim.lexicon.parties import party_name


def language() -> str:
    """`ru` or `en`: the language of this request."""
    return "en" if get_language() == "en" else "ru"


def site(request: HttpRequest) -> dict[str, Any]:
    """The language, the same page in the other language, the register's own party."""
    lang = language()
    other = "ru" if lang == "en" else "en"
    home = settings.POBRATIM_HOME
    return {
        "lang": lang,
        "other_language": other,
        "other_address": translate_url(request.get_full_path(), other),
        "home_code": home,
        "home_name": party_name(home, lang) if home else "",
        "section": request.resolver_match.url_name if request.resolver_match else "",
    }
