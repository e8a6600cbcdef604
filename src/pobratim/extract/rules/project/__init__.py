"""Rules for the kind `project`: joint undertakings, investments, exchange programmes.

In: a marked document. Out: found project facts. `made.py` notices what is built, opened or launched, `exchanges.py`
exchanges and training, `named.py` projects and programmes with a name; `terms.py` reads money, jobs, place and bodies.
Not here: papers about a project (`agreement`), who promises it (`commitment`).
"""

from .find import find_projects

__all__ = ["find_projects"]
