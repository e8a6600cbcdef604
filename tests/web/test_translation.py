"""Every phrase of the pages is said in English too, and the compiled words are fresh."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from babel.messages import mofile, pofile

import pobratim.web

FOLDER = Path(pobratim.web.__file__).parent
WORDS = FOLDER / "locale" / "en" / "LC_MESSAGES"
TAG = re.compile(r"""\{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
BLOCK = re.compile(r"\{%\s*blocktranslate[^%]*%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.S)
CYRILLIC = re.compile("[а-яё]", re.I)


def phrases() -> set[str]:
    found: set[str] = set()
    for file in FOLDER.glob("templates/**/*.html"):
        text = file.read_text("utf-8")
        found |= {one or other for one, other in TAG.findall(text)}
        found |= {re.sub(r"\{\{\s*(\w+)\s*\}\}", r"%(\1)s", phrase) for phrase in BLOCK.findall(text)}
    for file in FOLDER.glob("**/*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
                argument = node.args[0]
                assert isinstance(argument, ast.Constant), f"{file}: a phrase must be written out"
                found.add(str(argument.value))
    return found


def test_every_phrase_is_translated_and_none_is_left_over() -> None:
    with (WORDS / "django.po").open("rb") as file:
        catalogue = pofile.read_po(file, locale="en")
    translated = {str(message.id): str(message.string) for message in catalogue if message.id}
    assert set(translated) == phrases()
    for phrase, english in translated.items():
        assert english, phrase
        assert not CYRILLIC.search(english), phrase
        assert set(re.findall(r"%\(\w+\)s", phrase)) == set(re.findall(r"%\(\w+\)s", english))


def test_the_compiled_words_are_those_of_the_list() -> None:
    with (WORDS / "django.po").open("rb") as listed, (WORDS / "django.mo").open("rb") as compiled:
        wanted = {message.id: message.string for message in pofile.read_po(listed, locale="en") if message.id}
        held = {message.id: message.string for message in mofile.read_mo(compiled) if message.id}
    assert held == wanted


def test_no_russian_word_stands_in_a_template_outside_a_phrase() -> None:
    for file in FOLDER.glob("templates/**/*.html"):
        text = BLOCK.sub("", TAG.sub("", file.read_text("utf-8"))).replace("Русский", "")
        assert not CYRILLIC.search(text), file
