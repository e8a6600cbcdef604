"""`pobratim serve`: the register's pages on this machine."""

from __future__ import annotations

import sys

import click

from .database import database_option

WORKER = (sys.executable, "-c", "from pobratim.cli import main; main()", "work", "--with-parent")
"""Finds the register by DATABASE_URL: an address with a password does not belong on a command line."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Адрес, на котором открыть страницы.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Порт.")
@click.option("--no-worker", is_flag=True, help="Не читать загруженное: это делает отдельная команда work.")
@database_option
def serve(host: str, port: int, *, no_worker: bool, database: str) -> None:
    """Открывает страницы реестра в браузере."""
    from pobratim.web.serve import serve as serve_pages

    def announce(address: str) -> None:
        click.echo(f"Реестр открыт: {address} (остановить: Ctrl+C)", err=True)

    def invite(link: str) -> None:
        click.echo(f"Войти как владелец (один раз, в ближайшие 10 минут): {link}", err=True)

    try:
        serve_pages(host, port, database, announce=announce, invite=invite, worker=None if no_worker else WORKER)
    except KeyboardInterrupt:
        click.echo("Остановлено.", err=True)
