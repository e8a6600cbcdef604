"""Pages of pictures: they work in both languages, ask seldom, say what is left out; files open and hold the same."""

from __future__ import annotations

import csv
import html
import io
import re
import struct
import zlib
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pobratim.storage import write
from pobratim.web.pictures import saved
from pobratim.web.views.pictures import MAKERS, parts
from tests.web.picture_sample import pictured_readings

MOST_QUERIES = 12
TIE = "party=RU-TUL&with=KZ-27"
ADDRESSES = [
    "/pictures/network/",
    "/pictures/network/?around=RU-TUL&level=country&kind=event&since=2023&until=2026&most=20",
    "/pictures/network/?kind=in_force&as_of=2020-03-01",
    f"/pictures/timeline/?{TIE}",
    f"/pictures/timeline/?{TIE}&since=2022&until=2024&as_of=2024-01-15",
    "/pictures/timeline/?party=RU-TUL&with=",
    *(f"/pictures/map/?measure={one}" for one in "entries in_force events contact trade projects overdue".split()),
    "/pictures/map/?measure=in_force&around=RU-TUL&as_of=2020-03-01",
    "/pictures/trade/?party=RU-TUL&with=KZ",
    "/pictures/activity/?party=RU-TUL&with=KZ-27&step=quarter&since=2019&until=2026",
    "/pictures/activity/?step=month&kind=event",
]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def pictured(db: None) -> None:
    """The releases made for pictures."""
    write.keep_readings(pictured_readings())
    write.rebuild_dirty_blocks()


def text_of(address: str, status: int = 200) -> str:
    response = Client().get(address)
    assert response.status_code == status
    return html.unescape(response.content.decode())


def file_of(address: str, form: str) -> bytes:
    response = Client().get(address.replace("/?", f".{form}?"))
    assert response.status_code == 200
    assert f".{form}" in response.headers["Content-Disposition"]
    return response.content


def rows_of(address: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file_of(address, "csv").decode("utf-8-sig"))))[1:]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_picture_works_in_both_languages_with_few_questions(address: str, prefix: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        page = text_of(prefix + address)
    assert f'<html lang="{"en" if prefix else "ru"}">' in page
    assert len(asked) <= MOST_QUERIES
    assert "<svg class=" in page
    assert "<style" not in page
    assert ' style="' not in page


@pytest.mark.parametrize("name", MAKERS)
def test_a_picture_of_an_empty_register_says_that_there_is_nothing(name: str) -> None:
    connection.cursor().execute("delete from storage_entryfact")
    for table in ("entryparty", "entryarea", "entryperson", "entryorganisation", "entry", "tally"):
        connection.cursor().execute(f"delete from storage_{table}")
    page = text_of(f"/pictures/{name}/")
    assert "Показать нечего" in page or "Реестр ничего об этом не знает" in page


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/pictures/network/?around=XX", "Нет такого значения: «XX»"),
        ("/pictures/network/?most=1000", "Нет такого значения: «1000»"),
        ("/pictures/timeline/?since=2030&until=2020", "Первый год позже последнего"),
        ("/pictures/map/?measure=luck", "Нет такого значения: «luck»"),
        ("/pictures/map/?as_of=today", "День «today» не понят"),
        ("/pictures/activity/?step=week", "Нет такого значения: «week»"),
        ("/pictures/trade/?party=RU-TUL&with=FR", "Нет такого значения: «FR»"),
    ],
)
def test_a_parameter_that_is_not_understood_is_named(address: str, said: str) -> None:
    assert said in text_of(address, 400)


def test_pictures_that_do_not_exist_are_not_found() -> None:
    assert Client().get("/pictures/tower/").status_code == 404
    assert Client().get("/pictures/map.exe").status_code == 404


# --- the drawing and its table say the same ---------------------------------------------------------------------------


def titles(page: str, kind: str) -> list[str]:
    return re.findall(rf'<a class="{kind}[^>]*><title>([^<]*)</title>', page)


def test_every_line_of_the_network_is_a_row_of_its_table() -> None:
    address = "/pictures/network/?around=RU-TUL"
    drawn = {tuple(re.match(r"(.*) — (.*): (\d+)", said).groups()) for said in titles(text_of(address), "edge")}  # type: ignore[union-attr]
    assert drawn == {(row[0], row[1], row[4]) for row in rows_of(address)}
    assert ("Тульская область", "Сербия", "1") in {(b, a, n) for a, b, n in drawn} | drawn


def test_a_town_counts_for_its_region_where_regions_are_asked_for() -> None:
    named, regions = rows_of("/pictures/network/?"), rows_of("/pictures/network/?level=region")
    assert ["BY-HR/Лида", "RU-TUL/Алексин", "1"] in [row[2:] for row in named]
    assert ["BY-HR", "RU-TUL", "3"] in [row[2:] for row in regions]
    countries = rows_of("/pictures/network/?level=country")
    assert {row[2] for row in countries} | {row[3] for row in countries} == {"RU", "BY", "KZ", "RS", "UZ"}


def test_the_network_is_narrowed_by_years_kind_and_area() -> None:
    assert rows_of("/pictures/network/?area=culture")[0][2:] == ["KZ-27", "RU-TUL", "1"]
    assert {tuple(row[2:4]) for row in rows_of("/pictures/network/?since=2025&until=2025&kind=event")} == {
        ("BY-HR", "RU-TUL"),
        ("RU-KLU", "UZ"),
    }
    live = rows_of("/pictures/network/?kind=in_force&as_of=2020-03-01")
    assert [row[2:] for row in live] == [["KZ-27", "RU-TUL", "1"]]


def test_every_tile_says_the_value_of_its_row() -> None:
    for measure in ("entries", "in_force", "events", "projects", "overdue"):
        address = f"/pictures/map/?measure={measure}&year=2025"
        rows = {row[0]: row[2] for row in rows_of(address)}
        tiles = titles(text_of(address), "tile")
        assert tiles
        assert {tuple(said.split(": ")) for said in tiles} == set(rows.items())


def test_the_map_tells_unknown_from_nothing() -> None:
    page = text_of("/pictures/map/?measure=projects")
    assert re.search(r'class="tile level-0 abroad"[^>]*><title>Беларусь: 0', page)
    assert re.search(r'class="tile level-0 unknown"[^>]*><title>Курганская область<', page)
    assert re.search(r"<title>Сербия: 0", page)


def test_the_last_meeting_is_the_one_that_was_held() -> None:
    rows = {row[1]: row[2] for row in rows_of("/pictures/map/?measure=contact&around=RU-TUL")}
    assert rows["BY"].replace("\xa0", " ") == "последняя встреча 4 октября 2025 года"
    assert rows["KZ"].replace("\xa0", " ") == "последняя встреча 10 марта 2023 года"
    assert rows["RS"] == "встреч с датой реестр не знает"


def test_sources_that_differ_are_all_told_and_currencies_are_apart() -> None:
    address = "/pictures/trade/?party=RU-TUL&with=KZ"
    page = text_of(address).replace("\xa0", " ")
    assert "Источники расходятся: товарооборот, 2022:" in page
    assert "Валюты показаны отдельно" in page
    assert page.count('class="lane"') == 2
    assert 'class="differs"' in page
    told = {(row[0], row[2], row[3]) for row in rows_of(address)}
    assert told >= {("2022", "2000000000", "RUB"), ("2022", "2500000000", "RUB"), ("2022", "30000000", "USD")}
    assert ("2023-33", "700000000", "RUB") in told
    assert "Чисел за часть года: 1" in page


def test_the_other_side_sees_exports_as_imports() -> None:
    rows = rows_of("/pictures/trade/?party=KZ&with=RU-TUL")
    assert "импорт (по данным другой стороны)" in {row[1] for row in rows}


def test_a_successor_is_joined_and_papers_without_dates_are_told() -> None:
    page = text_of(f"/pictures/timeline/?{TIE}")
    assert page.count('<path class="join"') == 1
    assert [said.partition(",")[0] for said in titles(page, "paper mark")][:2] == ["Соглашение о поставках льна"] * 2
    assert "Планы и дорожные карты" in page
    assert "События без точного дня" in page
    assert len(rows_of(f"/pictures/timeline/?{TIE}")) == page.count('<th scope="row">')


def test_the_timeline_stands_on_the_day_that_is_asked_for() -> None:
    page = text_of(f"/pictures/timeline/?{TIE}&as_of=2021-05-01").replace("\xa0", " ")
    assert "Показано, что было в силе 1 мая 2021 года." in page
    states = {
        row[0]: row[5] for row in rows_of(f"/pictures/timeline/?{TIE}&as_of=2021-05-01") if row[3] == "2019-06-01"
    }
    assert states["Соглашение о поставках льна"] == "действует"


def test_periods_hold_every_entry_that_has_a_day() -> None:
    rows = rows_of("/pictures/activity/?since=1990&until=2040")
    assert sum(int(row[-1]) for row in rows) == 19
    assert rows == sorted(rows, reverse=True)
    assert len(rows) == 2026 - 2019 + 1


def test_what_is_told_of_a_year_stands_in_no_month() -> None:
    address = "/pictures/activity/?step=month&since=2026&until=2026&kind=event"
    assert sum(int(row[-1]) for row in rows_of(address)) == 2
    assert "Без точного месяца, поэтому не показаны: 2." in text_of(address)
    assert "Без точного месяца" not in text_of("/pictures/activity/?step=year")


# --- files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_saved_drawing_is_whole_in_itself(name: str, prefix: str) -> None:
    content = file_of(f"{prefix}/pictures/{name}/?party=RU-TUL&with=KZ", "svg")
    root = ElementTree.fromstring(content)
    assert root.tag == f"{SVG}svg"
    said = content.decode()
    assert "var(--" not in said
    assert "href" not in said
    assert "http" not in said.replace("http://www.w3.org/2000/svg", "")
    style = root.find(f"{SVG}style")
    assert style is not None
    used = {name for one in root.iter() for name in one.get("class", "").split()}
    told = set(re.findall(r"\.([\w-]+)", style.text or ""))
    coloured = {"ground", "file-title", "file-words", "file-foot", "words"}
    assert coloured & used <= told


@pytest.mark.parametrize("name", MAKERS)
def test_a_saved_picture_is_a_png_with_something_on_it(name: str) -> None:
    content = file_of(f"/pictures/{name}/?party=RU-TUL&with={'KZ' if name == 'trade' else 'KZ-27'}", "png")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, depth, colours = struct.unpack(">IIBB", content[16:26])
    assert width > 1800
    assert height > 300
    pixels = decoded(content, width, height, {2: 3, 6: 4}[colours] * depth // 8)
    assert len(set(pixels)) > 20


def decoded(content: bytes, width: int, height: int, size: int) -> bytes:
    """The picture's bytes: all chunks with right sums, filters left as they are."""
    at, packed = 8, b""
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + data) == struct.unpack(">I", content[at + 8 + length : at + 12 + length])[0]
        packed += data if kind == b"IDAT" else b""
        at += 12 + length
    pixels = zlib.decompress(packed)
    assert len(pixels) == height * (1 + width * size)
    return pixels


def test_words_of_a_document_cannot_break_a_drawing() -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15">&lt;#read&gt;</text></svg>'
    assert saved.as_png(drawn, 90).startswith(b"\x89PNG")


def test_styles_of_saved_files_name_every_colour() -> None:
    assert "var(" not in saved.styles()
    assert "#0b5560" in saved.styles()


# --- small pictures ---------------------------------------------------------------------------------------------------


def rendered(name: str, part: Any) -> str:
    from django.template.loader import render_to_string

    return render_to_string(f"pictures/parts/{name}.html", {"part": part})


def test_small_pictures_lead_to_the_whole_ones() -> None:
    with CaptureQueriesContext(connection) as asked:
        made = {
            "timeline": parts.timeline_part("RU-TUL", "KZ-27", "ru"),
            "trade": parts.trade_part("RU-TUL", "KZ", "ru"),
            "network": parts.network_part("RU-TUL", "ru"),
        }
    assert len(asked) <= 8
    for name, part in made.items():
        page = rendered(name, part)
        assert f'<a class="small" href="/pictures/{name}/?' in page
        assert "<svg class=" in page
    assert "party=RU-TUL&amp;with=KZ-27" in rendered("timeline", made["timeline"])


def test_small_pictures_of_nothing_are_not_there() -> None:
    assert parts.timeline_part("RU-KGN", "FR", "ru") is None
    assert parts.trade_part("RU-KGN", "", "ru") is None
    assert parts.network_part("RU-KGN", "ru") is None
    assert rendered("trade", None).strip() == ""
