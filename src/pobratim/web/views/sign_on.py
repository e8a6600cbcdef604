"""Single sign-on by OpenID Connect: there, back, and what may go wrong.

In: a request on its way to or from the provider. Out: pages and redirects. Not here: the protocol (django-allauth), who
is let in (`adapters.SingleSignOn`).
"""

from __future__ import annotations

from urllib.parse import urlsplit

from allauth.socialaccount.providers.openid_connect import views as library
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from pobratim.desk.roles import Action

from ..access import needs


@needs(Action.SIGN_IN)
@require_POST
@never_cache
def start(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """To the provider by way of a page: a browser follows no form to another host under our content policy."""
    try:
        response: HttpResponse = library.login(request, provider_id)
    except RequestException:
        return _silent(request)
    address = response.headers.get("Location", "")
    if response.status_code != 302 or not urlsplit(address).netloc:
        return response
    return render(request, "socialaccount/leaving.html", {"address": address, "host": urlsplit(address).netloc})


@needs(Action.SIGN_IN)
@never_cache
def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from the provider."""
    try:
        response: HttpResponseBase = library.callback(request, provider_id)
    except RequestException:
        return _silent(request)
    return response


@needs(Action.SIGN_IN)
@require_safe
def cancelled(request: HttpRequest) -> HttpResponse:
    """Somebody thought better of it."""
    return render(request, "socialaccount/authentication_error.html", {"cancelled": True})


def _silent(request: HttpRequest) -> HttpResponse:
    """The provider does not answer."""
    return render(request, "socialaccount/authentication_error.html", status=502)
