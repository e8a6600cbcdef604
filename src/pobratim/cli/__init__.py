"""Words typed at a terminal, one file a verb.

In: arguments, files, standard input. Out: JSON Lines on standard output, everything for people on standard error, and
an exit status that is not 0 when something was not done. What does not belong here: any work that a library user would
want too.
"""

from .main import main

__all__ = ["main"]
