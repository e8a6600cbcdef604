"""`pobratim brief`: the справка for a meeting with a partner."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from pobratim.briefing.length import LENGTHS
from pobratim.briefing.outline import SECTIONS, Options
from pobratim.briefing.outline import brief as make_brief
from pobratim.briefing.writers.forms import form_of, written
from pobratim.errors import BadInput
from pobratim.resolve.parties import canonical
from pobratim.wording import LANGUAGES

from .database import database_option
from .parties import party_meant
from .template import filled

FORMS = ("docx", "pdf", "html")
DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])


@click.command()
@click.argument("partner", metavar="ПАРТНЁР")
@click.option("--home", envvar="POBRATIM_HOME", default="", metavar="СТОРОНА", help="Чьи связи: RU-VGG или название.")
@click.option("-o", "--output", "output", required=True, metavar="ФАЙЛ", help="Куда записать: .docx, .pdf или .html.")
@click.option(
    "--length",
    type=click.Choice(list(LENGTHS)),
    default="five",
    show_default=True,
    help="Страница, около пяти или всё.",
)
@click.option(
    "--sections", default=",".join(SECTIONS), metavar="РАЗДЕЛЫ", help=f"Через запятую: {', '.join(SECTIONS)}."
)
@click.option("--as-of", "as_of", type=DAY, metavar="ДЕНЬ", help="На какой день: ГГГГ-ММ-ДД (по умолчанию сегодня).")
@click.option("--lang", type=click.Choice(LANGUAGES), default="ru", show_default=True, help="Язык справки.")
@click.option("--register", default="", metavar="АДРЕС", help="Адрес страниц реестра: ссылки для источников без своих.")
@click.option("--template", type=click.Path(dir_okay=False, path_type=Path), help="Шаблон учреждения .docx.")
@database_option
def brief(  # noqa: PLR0913 - each is an option of the command line
    partner: str, home: str, output: str, length: str, sections: str, as_of: datetime | None, lang: str, register: str,
    template: Path | None, database: str,
) -> None:  # fmt: skip
    """Составляет справку к встрече с партнёром: ПАРТНЁР — название или код стороны."""
    form = form_of(output)
    if form not in FORMS:
        raise BadInput(f"справка бывает {', '.join(f'.{one}' for one in FORMS)}", place=output)
    code, side = party_meant(partner), party_meant(home) if home else ""
    if side and canonical(side) == canonical(code):
        raise BadInput("партнёр и своя сторона совпадают: назовите две разные")
    options = Options(
        as_of=as_of.date() if as_of else date.today(),
        language=lang,
        length=length,
        sections=[name.strip() for name in sections.split(",") if name.strip()],
        register=register.rstrip("/"),
    )
    from pobratim.storage.connect import connect

    connect(database)
    from pobratim.storage.dossier import dossier  # models can be imported only once Django is set up

    made_of = dossier(code, side, day=options.as_of, per_kind=LENGTHS[length].entries)
    paper = make_brief(made_of, options)
    _write(Path(output), filled(template, paper, output, side, code) if template else written(paper, form))
    click.echo(f"Справка записана: {output}", err=True)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BadInput(f"файл нельзя записать: {error.strerror}", place=str(path)) from error
