"""Files, folders, standard input, archives and addresses of the web to documents.

In: paths, bytes, addresses. Out: `Document`s with text, title, address. Encodings are detected, pages are stripped of
their furniture. What does not belong here: what the text means (`extract`), the register (`storage`).
"""

from .files import FoundFile, find_files, name_files, read_bytes, read_file

__all__ = ["FoundFile", "find_files", "name_files", "read_bytes", "read_file"]
