"""Pages of pictures, the files that save them, and small pictures for other pages.

In: a request, a picture's name, perhaps a form of files. Out: a page or a file. Not here: any one picture.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from . import frame
from .activity import activity_picture
from .map import map_picture
from .network import network_picture
from .timeline import timeline_picture
from .trade import trade_picture

MAKERS: dict[str, frame.Maker] = {
    "network": network_picture,
    "timeline": timeline_picture,
    "map": map_picture,
    "trade": trade_picture,
    "activity": activity_picture,
}
FORMS = frame.FORMS


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """The page of a picture."""
    return frame.page(request, MAKERS[name])


@require_safe
def picture_file(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """A picture as a file."""
    return frame.file(request, MAKERS[name], form)
