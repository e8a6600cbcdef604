"""Which writer makes which form of file.

In: a `Paper`, a file's ending. Out: bytes. Writers are imported when they are asked for, as each needs its own library.
Not here: the writers.
"""

from __future__ import annotations

from importlib import import_module

from pobratim.errors import BadInput

from ..paper import Paper

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
}
"""Forms of files with their media types."""


def form_of(name: str) -> str:
    """The form that a file's name asks for."""
    form = name.rpartition(".")[2].lower()
    if form not in MEDIA or "." not in name:
        raise BadInput(f"имя файла должно оканчиваться на одно из: {', '.join(f'.{one}' for one in MEDIA)}", place=name)
    return form


def written(paper: Paper, form: str) -> bytes:
    """The paper as a file of that form."""
    try:
        writer = import_module(f"pobratim.briefing.writers.{form}")
    except ModuleNotFoundError as error:
        raise BadInput(f"для .{form} установите составление документов: pip install 'pobratim[briefing]'") from error
    content: bytes = writer.write(paper)
    return content
