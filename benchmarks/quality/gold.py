"""Gold folders: reading them, the fingerprint, and the scorer that lies beside them.

In: a folder of NAME.txt with NAME.json. Out: figures per kind as the scorer gives them.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

from pobratim.extract import read
from pobratim.facts.wire import reading_to_json
from pobratim.sources import find_files, name_files, read_file

Figures = dict[str, dict[str, float]]
GOLD = Path("../shared/gold")
"""Where gold lies when it is there: beside the checkout."""
RELEASES = Path(__file__).with_name("releases")
"""Releases of our own, see the README there."""


def scorer(path: Path) -> Any:
    """The module score.py that lies with the gold."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fingerprint(folder: Path) -> str:
    """Changes whenever a text or a gold fact changes."""
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.*")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def predict(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """What reading finds in every text of a folder, by document id."""
    texts = [file for file in find_files(folder) if file.suffix == ".txt"]
    readings = (read(read_file(found)) for found in name_files(texts))
    return {r.document.id: reading_to_json(r.document, r.facts)["facts"] for r in readings}


def score(folder: Path, *, errors: bool = False) -> Figures:
    """Figures of a gold folder, printed as the scorer prints them."""
    gold = {file.stem: json.loads(file.read_text(encoding="utf-8"))["facts"] for file in sorted(folder.glob("*.json"))}
    figures: Figures = scorer(GOLD / "score.py").score(gold, predict(folder), errors, sys.stdout)
    return figures
