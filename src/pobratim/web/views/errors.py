"""Pages for what is not there or went wrong, and the sign of life.

In: a request. Out: 403, 404, 400, 500, and `healthz`. Not here: pages with contents.
"""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.desk.roles import Action

from ..access import needs


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: says what is missing, when a view said it."""
    said = str(exception) if isinstance(exception, Http404) and exception.args and not _is_path(exception) else ""
    return render(request, "error.html", {"code": 404, "said": said}, status=404)


def _is_path(exception: Http404) -> bool:
    return isinstance(exception.args[0], dict)  # the resolver's own, with all patterns tried


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: most often the site was opened under a name that it does not know."""
    said = "Запрос не понят. Если сайт открыт под новым именем, впишите его в POBRATIM_HOSTS.\n"
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        said = "За один раз отправлено слишком много. Вернитесь и отправьте частями; длинный текст — файлом .txt.\n"
    return HttpResponse(said, status=400, content_type="text/plain; charset=utf-8")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the account's role is not enough."""
    return render(request, "error.html", {"code": 403, "said": ""}, status=403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that this site did not just give out; most often a page that stood open through a sign-in."""
    said = _("Форма устарела, ничего не изменено. Вернитесь на страницу, обновите её и повторите.")
    return render(request, "error.html", {"code": 403, "said": said}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """500: a page that needs nothing of the register."""
    return render(request, "error.html", {"code": 500, "said": "", "bare": True}, status=500)


@needs(Action.OPEN)
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """`ok` when the register answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM storage_document LIMIT 1")
    except DatabaseError:
        return HttpResponse("the register does not answer\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
