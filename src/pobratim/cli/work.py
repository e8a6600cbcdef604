"""`pobratim work`: reads what waits in the queue of the desk."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

import click

from .database import database_option
from .desk import at_desk, who

GRACE = 5.0
"""Seconds in which the document at hand may be finished."""
AGAIN = {"failed": "неудавшиеся документы", "outdated": "документы прежней версии", "rebuild": "записи реестра"}


@click.command()
@click.option("--again", type=click.Choice(list(AGAIN)), help="Сначала поставить в очередь ещё раз: неудавшиеся "
              "документы, прочитанные прежней версией, или одни записи.")  # fmt: skip
@click.option("--until-empty", is_flag=True, help="Закончить, когда очередь пуста.")
@click.option("--with-parent", is_flag=True, hidden=True, help="Закончить, когда закрыт стандартный ввод.")
@database_option
def work(*, again: str | None, until_empty: bool, with_parent: bool, database: str) -> None:
    """Читает в реестр то, что поставлено в очередь на страницах.

    Таких процессов может быть несколько; остановить любой из них можно в любой миг.
    """
    stopping = threading.Event()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    if with_parent:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.Thread(target=_follow, args=(stopping,), daemon=True).start()
    with at_desk(database, "work"):
        from django.conf import settings

        from pobratim.desk.jobs import Clerk  # models can be imported only once Django is set up
        from pobratim.sources.fetch import fetch

        if again:
            _put_again(again)
        Clerk(fetch=fetch if settings.POBRATIM_FETCH else None, stopping=stopping).work(until_empty=until_empty)


def _follow(stopping: threading.Event) -> None:
    """The end of the standard input is the end of the process that started this one, however it ended."""
    while sys.stdin.buffer.read(1024):
        pass
    stopping.set()
    time.sleep(GRACE)
    os._exit(0)  # a long document is read again by the next worker


def _put_again(what: str) -> None:
    from pobratim.desk import intake
    from pobratim.storage.runs import Origin

    origin = Origin(who(), "pobratim work")
    if what == "failed":
        run = intake.again_failed(None, origin)
        click.echo(f"Поставлено в очередь документов: {run.documents if run else 0}.", err=True)
        return
    intake.again_outdated(origin) if what == "outdated" else intake.rebuild(origin)
    click.echo(f"Поставлено в очередь: {AGAIN[what]}.", err=True)
