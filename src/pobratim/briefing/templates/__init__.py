"""Templates that come with Pobratim, for an office to put its letterhead on.

In: a name. Out: a .docx as bytes. They are made by `scripts/build_templates.py`. Not here: filling them.
"""

from __future__ import annotations

from importlib.resources import files

TEMPLATES = {
    "letter": "письмо со справкой",
    "agreements": "таблица соглашений",
    "yearly": "годовой отчёт",
}


def template(name: str) -> bytes:
    """The template of that name."""
    return files("pobratim.briefing.templates").joinpath(f"{name}.docx").read_bytes()
