"""Rewrites the expectations of cases from what is read now: `make accept [CASES=post/surname-first]`."""

import sys

from .form import all_cases, render


def main(names: list[str]) -> None:
    for case in all_cases():
        if not names or case.name in names or case.kind in names:
            case.path.write_text(render(case, case.found()), encoding="utf-8")
            sys.stdout.write(f"{case.name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
