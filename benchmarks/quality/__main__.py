"""`make score`: prints the quality of reading and fails below the floors.

make score                          print and judge
make score SCORE=--errors           every missed and every spurious fact too
make score SCORE=--raise-floors     pin what is higher than its floor
make score SCORE=--lower-floors     pin what is, also where it is lower: needs a reviewer
make score SCORE=--rule-precision   write how often each rule is right, for the queue of the desk; judge nothing
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from . import floors, gold, own, precision


def corpora(errors: bool) -> Iterator[tuple[str, str, gold.Figures]]:
    """Every corpus that is here: name, fingerprint, figures."""
    print("== cases")
    yield "cases", own.fingerprint(), own.score()
    folders = {"releases": gold.RELEASES, "seeds": gold.GOLD / "seeds", "dev": gold.GOLD / "dev"}
    for name, folder in folders.items():
        if folder.is_dir() and gold.GOLD.is_dir():
            print(f"== {name}")
            yield name, gold.fingerprint(folder), gold.score(folder, errors=errors)
        else:
            print(f"== {name}: not here, left out")


def main() -> int:
    """Exit status 1 when a figure fell below its floor or a corpus changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--lower-floors", action="store_true")
    parser.add_argument("--rule-precision", action="store_true")
    options = parser.parse_args()
    if options.rule_precision:
        precision.write()
        return 0
    verdicts = []
    for corpus, fingerprint, figures in corpora(options.errors):
        if options.raise_floors or options.lower_floors:
            floors.write(corpus, fingerprint, figures, lower=options.lower_floors)
        verdicts.append(floors.judge(corpus, fingerprint, figures))
    for verdict in verdicts:
        if verdict.changed:
            print(f"{verdict.corpus}: the corpus changed; check, then pin it with --raise-floors", file=sys.stderr)
        for line in verdict.fallen:
            print(f"below the floor: {line}", file=sys.stderr)
    return int(any(verdict.fallen or verdict.changed for verdict in verdicts))


if __name__ == "__main__":
    sys.exit(main())
