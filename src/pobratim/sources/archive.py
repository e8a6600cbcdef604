"""A .zip of documents to its files, with limits that no hostile archive gets past.

In: bytes. Out: names with bytes, or the sentence why a file inside is left out. Nothing is written to disk, so names
that climb out of a folder climb nowhere. Errors: `UnreadableDocument` for an archive that is none. Not here: reading
the files.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pobratim.errors import UnreadableDocument

from .files import LARGEST, is_document, too_large

MOST_FILES = 1000
LARGEST_WHOLE = 200_000_000
"""Unpacked. A year's archive of an office has some thousand releases of a few kB."""
ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of an archive; `refused` is the sentence why it is left out."""

    name: str
    data: bytes = b""
    refused: str = ""


def unpack(data: bytes, *, place: str) -> Iterator[Packed]:
    """The documents inside, in the archive's order. Folders and what systems add for themselves are passed over."""
    # Archives made by Windows in Russian write names in cp866 unless they say UTF-8
    try:
        archive = zipfile.ZipFile(io.BytesIO(data), metadata_encoding="cp866")
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableDocument("архив повреждён или это не .zip: упакуйте файлы заново", place=place) from error
    with archive:
        members = [member for member in archive.infolist() if not _is_litter(member)]
        if not members:
            raise UnreadableDocument("в архиве нет файлов", place=place)
        if len(members) > MOST_FILES:
            raise UnreadableDocument(
                f"в архиве {len(members)} файлов, а принимается до {MOST_FILES}: разделите его", place=place
            )
        left = LARGEST_WHOLE
        for member in members:
            packed = _unpacked(archive, member, left)
            left -= len(packed.data)
            yield packed


def _is_litter(member: zipfile.ZipInfo) -> bool:
    name = member.filename
    return member.is_dir() or name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith(".")


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> Packed:
    name = member.filename
    if not is_document(name):
        return Packed(name, refused="читаются только файлы .txt и .html: сохраните документ в одном из них")
    if member.flag_bits & ENCRYPTED:
        return Packed(name, refused="файл в архиве закрыт паролем: упакуйте его без пароля")
    most = min(LARGEST, left)
    try:
        with archive.open(member) as inside:
            # What the archive says of its files' sizes may be a lie: what comes out is counted
            data = inside.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        return Packed(name, refused="файл в архиве повреждён: упакуйте его заново")
    if len(data) <= most:
        return Packed(name, data)
    if left < LARGEST:
        return Packed(name, refused="архив распакован не целиком: внутри слишком много; разделите его")
    return Packed(name, refused=too_large(member.file_size))
