"""Which reading this is: documents read by another one are read again.

In: the files of the reading rooms as they are installed. Out: a short word that changes with every rule and list.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pobratim import extract, facts, lexicon, text


@cache
def reading_version() -> str:
    """Digest of all code and data that reading consists of."""
    digest = hashlib.sha256()
    for room in (facts, lexicon, text, extract):
        folder = Path(str(room.__file__)).parent
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".py", ".csv"):
                digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
