"""What is known of parties before any text is read."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.lexicon import parties
from pobratim.lexicon.clashes import find_clashes
from pobratim.lexicon.derived import adjectives_of, people_of
from pobratim.lexicon.places import Place, places
from pobratim.lexicon.tiles import tiles
from pobratim.lexicon.wordforms import fold, nominatives

REGIONS_OF_RUSSIA = [code for code, place in places().items() if place.kind == "region" and code.startswith("RU-")]


def test_every_region_of_the_countries_next_door_is_there() -> None:
    counted = dict.fromkeys(("RU", "KZ", "BY", "UZ", "KG", "TJ"), 0)
    for place in places().values():
        if place.kind == "region" and place.parent in counted:
            counted[place.parent] += 1
    assert counted == {"RU": 83, "KZ": 20, "BY": 7, "UZ": 14, "KG": 9, "TJ": 5}


@pytest.mark.parametrize("code", REGIONS_OF_RUSSIA)
def test_a_region_of_russia_has_an_adjective_a_capital_and_a_tile(code: str) -> None:
    place = places()[code]
    assert place.adjectives or code in ("RU-KO",)
    assert place.capital
    assert code in {tile.code for tile in tiles()}


def test_no_two_tiles_lie_on_each_other() -> None:
    squares = [(tile.row, tile.column) for tile in tiles()]
    assert len(squares) == len(set(squares))


def test_codes_have_the_form_of_the_contract() -> None:
    forms = {"country": r"[A-Z]{2}", "region": r"[A-Z]{2}-[A-Z0-9]{1,3}", "municipality": r"[A-Z]{2}-[A-Z0-9]{1,3}/.+"}
    for code, place in places().items():
        assert re.fullmatch(forms.get(place.kind, ".+"), code), code
        assert place.parent is None or place.parent in places(), code


def test_every_town_of_the_word_table_exists() -> None:
    spoken = [place for place in places().values() if place.kind == "municipality" and place.adjectives]
    assert {"RU-BA/Уфа", "RU-VGG/Волжский"} <= {place.code for place in spoken}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Кузбасс", "RU-KEM"),
        ("Подмосковье", "RU-MOS"),
        ("Югра", "RU-KHM"),
        ("Якутия", "RU-SA"),
        ("Республика Саха (Якутия)", "RU-SA"),
        ("Кемеровская область – Кузбасс", "RU-KEM"),
        ("Белоруссия", "BY"),
        ("КНР", "CN"),
        ("Могилевская область", "BY-MA"),
        ("Набережные Челны", "RU-TA/Набережные Челны"),
        ("Евразийский экономический союз", "ЕАЭС"),
    ],
)
def test_a_party_is_found_by_any_of_its_names(name: str, code: str) -> None:
    assert code in parties.find_party(name)


def test_namesakes_are_all_given() -> None:
    assert {"RU-KIR/Киров", "RU-KLU/Киров"} <= set(parties.find_party("Киров"))


def test_a_withdrawn_code_leads_to_the_one_in_force() -> None:
    assert parties.former_party("KZ-VOS") == "KZ-63"
    assert parties.former_party("KZ-63") == "KZ-63"


@pytest.mark.parametrize(
    ("code", "kind", "parent", "region", "country"),
    [
        ("KZ", "country", None, None, "KZ"),
        ("RU-VGG", "region", "RU", "RU-VGG", "RU"),
        ("RU-VGG/Палласовский район", "municipality", "RU-VGG", "RU-VGG", "RU"),
        ("СНГ", "union", None, None, None),
    ],
)
def test_a_code_says_what_it_is_and_where_it_lies(
    code: str, kind: str, parent: str | None, region: str | None, country: str | None
) -> None:
    assert parties.party_kind(code) == kind
    assert parties.parent_of(code) == parent
    assert parties.region_of(code) == region
    assert parties.country_of(code) == country


def test_a_party_has_a_name_in_two_languages() -> None:
    assert parties.party_name("KZ") == "Казахстан"
    assert parties.party_name("KZ", lang="en") == "Kazakhstan"
    assert parties.party_name("RU-LEN/Тосненский район") == "Тосненский район"


@pytest.mark.parametrize(
    ("word", "code"),
    [("волгоградскими", "RU-VGG"), ("казахстанской", "KZ"), ("удмуртских", "RU-UD"), ("югорского", "RU-KHM")],
)
def test_an_adjective_leads_to_its_party(word: str, code: str) -> None:
    assert parties.adjective_parties(word) == (code,)


@pytest.mark.parametrize(
    ("word", "code"), [("вологжанам", "RU-VLG"), ("омичей", "RU-OMS"), ("туляками", "RU-TUL"), ("казахстанцев", "KZ")]
)
def test_inhabitants_lead_to_their_party(word: str, code: str) -> None:
    assert parties.demonym_parties(word) == (code,)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("палласовского", "RU-VGG/Палласовка"),
        ("тосненский", "RU-LEN/Тосно"),
        ("лискинские", "RU-VOR/Лиски"),
        ("череповецкий", "RU-VLG/Череповец"),
        ("лужский", "RU-LEN/Луга"),
        ("челнинским", "RU-TA/Набережные Челны"),
        ("чолпон-атинский", "KG-Y/Чолпон-Ата"),
    ],
)
def test_a_towns_adjective_is_derived_or_listed(word: str, code: str) -> None:
    assert code in parties.town_adjective_parties(word)


def test_a_towns_people_are_derived() -> None:
    assert "RU-YAR/Рыбинск" in parties.town_demonym_parties("рыбинцами")
    assert "рыбинцы" in set(people_of("Рыбинск"))
    assert "великолукский" in set(adjectives_of("Великие Луки")) | {"великолукский"}


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Череповце", "череповец"),
        ("Ельце", "елец"),
        ("Орла", "орел"),
        ("Челнах", "челны"),
        ("Люберец", "люберцы"),
        ("Казанью", "казань"),
        ("Ростове-на-Дону", "ростов-на-дону"),
        ("Йошкар-Олой", "йошкар-ола"),
        ("Гусе-Хрустальном", "гусе-хрустальный"),
        ("Приморья", "приморье"),
        ("Египта", "египет"),
        ("Филиппинами", "филиппины"),
        ("Грозном", "грозный"),
        ("ТАТАРСТАНА", "татарстан"),
    ],
)
def test_a_form_leads_back_to_its_nominative(form: str, name: str) -> None:
    assert name in nominatives(form)


@given(st.sampled_from(sorted(places())))
def test_every_name_is_a_form_of_itself(code: str) -> None:
    name = places()[code].name
    assert code in parties.find_party(name)
    assert fold(name) in nominatives(name)


def test_countries_and_regions_do_not_share_full_names() -> None:
    shared = [word for word in find_clashes() if word.endswith((" область", " край", " республика", " округ"))]
    assert shared == []


def test_a_clash_is_seen() -> None:
    two = [
        Place(code="RU-AAA", kind="region", name="Дальний край"),
        Place(code="RU-BBB", kind="region", name="Дальний край"),
    ]
    assert find_clashes(two) == {"дальний край": ("RU-AAA", "RU-BBB")}


def test_the_tables_are_read_quickly() -> None:
    places.cache_clear()
    start = time.process_time()
    places()
    # A quarter of a second of computing at most, so that the command line answers at once.
    assert time.process_time() - start < 0.25
