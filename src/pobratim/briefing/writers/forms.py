"""Which writer makes which form of file.

In: a `Paper`, a file's ending. Out: bytes. Writers are imported when they are asked for, as each needs its own library.
Not here: the writers.
"""

from __future__ import annotations

from importlib import import_module

from pobratim.errors import BadInput

from ..paper import Paper, Table

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
}
"""Forms of files with their media types."""
PRINTED = ("docx", "pdf")
MOST_ROWS = 1500
"""A hundred printed pages; laying out more takes minutes and gigabytes."""


def form_of(name: str) -> str:
    """The form that a file's name asks for."""
    form = name.rpartition(".")[2].lower()
    if form not in MEDIA or "." not in name:
        raise BadInput(f"имя файла должно оканчиваться на одно из: {', '.join(f'.{one}' for one in MEDIA)}", place=name)
    return form


def written(paper: Paper, form: str) -> bytes:
    """The paper as a file of that form; BadInput for a paper too long to be one."""
    if form in PRINTED and _rows(paper) > MOST_ROWS:
        raise BadInput(f"строк больше {MOST_ROWS}: для .docx и .pdf назовите сторону или партнёра, либо выберите .xlsx")
    try:
        writer = import_module(f"pobratim.briefing.writers.{form}")
    except ModuleNotFoundError as error:
        raise BadInput(f"для .{form} установите составление документов: pip install 'pobratim[briefing]'") from error
    content: bytes = writer.write(paper)
    return content


def _rows(paper: Paper) -> int:
    tables = (block for section in paper.sections for block in section.blocks if isinstance(block, Table))
    return sum(len(table.rows) for table in tables)
