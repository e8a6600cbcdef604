"""Papers to take along: the brief on a partner as a file.

In: a request, a party's code, a form; `with` (the other side), `length`, `as_of`. Out: the file. Not here: what a brief
says (`pobratim.briefing`), fetching what it is made of (`pobratim.storage.dossier`).
"""

from __future__ import annotations

from io import BytesIO

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.briefing.length import LENGTHS
from pobratim.briefing.outline import Options, brief
from pobratim.briefing.phrases import phrase
from pobratim.briefing.writers.forms import MEDIA, written
from pobratim.lexicon.places import places
from pobratim.resolve.parties import canonical, is_party
from pobratim.storage.dossier import dossier
from pobratim.wording.parties import name_of

from ..asked import Asked
from ..context import language
from ..moment import VALID

FORMS = ("docx", "pdf", "html")


@require_safe
def brief_file(request: HttpRequest, code: str, form: str) -> HttpResponseBase:
    """The brief on a partner, to download. Nothing is read anew: it is put together from the register."""
    lang, code = language(), canonical(code)
    asked = Asked(request)
    with_whom = asked.words("with")
    home = canonical(with_whom or settings.POBRATIM_HOME or "")
    length = LENGTHS[asked.choice("length", LENGTHS) or "five"]
    day = asked.day(VALID) or timezone.localdate()
    if with_whom and not _is_code(with_whom):
        asked.problems.append(_("В реестре нет партнёра «%(code)s».") % {"code": with_whom})
    if not _is_code(code):
        raise Http404(_("В реестре нет партнёра «%(code)s».") % {"code": code})
    if asked.problems:
        # A paper with another day or for others than were asked would be taken for the one that was
        return HttpResponse("\n".join(asked.problems), status=400, content_type="text/plain; charset=utf-8")
    made_of = dossier(code, home if home != code else "", day=day, per_kind=length.entries)
    if not made_of.entries and code not in places():
        raise Http404(_("В реестре нет партнёра «%(code)s».") % {"code": code})
    options = Options(
        as_of=day,
        language=lang,
        length=length.name,
        register=request.build_absolute_uri(reverse("home")).rstrip("/"),
    )
    content = written(brief(made_of, options), form)
    name = f"{phrase('file', lang)} {name_of(code, lang)}.{form}"
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=MEDIA[form])


def _is_code(code: str) -> bool:
    """Whether it can be a party's code; unions have their names for codes."""
    return is_party(code) or code in places()
