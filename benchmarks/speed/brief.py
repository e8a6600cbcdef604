"""How long a brief takes on a filled register, part by part.

    python -m benchmarks.speed.brief sqlite:////tmp/register.sqlite3 KZ RU-VGG

In: the register's address, the partner's code, the home party's code (or nothing). Out: seconds for each length:
fetching, putting together, writing each form. `benchmarks.speed.register` fills a register with invented documents.
"""

from __future__ import annotations

import sys
import time
from datetime import date

from pobratim.briefing.length import LENGTHS
from pobratim.briefing.outline import Options, brief
from pobratim.briefing.writers.forms import written
from pobratim.storage.connect import connect

FORMS = ("docx", "pdf", "html")


def measure(address: str, partner: str, home: str, day: date) -> None:
    """Print a line for each length."""
    connect(address)
    from pobratim.storage.dossier import dossier  # models need a connected database

    for length in LENGTHS.values():
        steps = {}
        began = time.perf_counter()
        made_of = dossier(partner, home, day=day, per_kind=length.entries)
        steps["fetched"] = time.perf_counter() - began
        began = time.perf_counter()
        paper = brief(made_of, Options(as_of=day, length=length.name))
        steps["put together"] = time.perf_counter() - began
        for form in FORMS:
            began = time.perf_counter()
            written(paper, form)
            steps[form] = time.perf_counter() - began
        told = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in steps.items())
        print(f"{length.name}: {len(made_of.entries)} entries, {len(made_of.facts)} facts; {told}", flush=True)


if __name__ == "__main__":
    measure(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "", date.today())
