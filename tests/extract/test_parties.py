"""Which parties a text names, and by what words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.extract.home import find_sides
from pobratim.extract.marked import MarkedDocument
from pobratim.extract.mentions.nouns import PartyMention
from pobratim.extract.mentions.parties import find_parties
from pobratim.facts import Document
from pobratim.text import analyse


def mentions_in(text: str) -> tuple[PartyMention, ...]:
    return find_parties(MarkedDocument(Document("x", text), analyse(text)))


def named_in(text: str) -> list[str]:
    return list(dict.fromkeys(m.party for m in mentions_in(text) if m.form != "reference"))


def said_in(text: str, form: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.stop], m.party) for m in mentions_in(text) if m.form == form]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Делегация Псковской области прибыла в Витебск.", ["RU-PSK", "BY-VI/Витебск"]),
        ("ГУБЕРНАТОР ПСКОВСКОЙ ОБЛАСТИ ПРИНЯЛ ГОСТЕЙ", ["RU-PSK"]),
        ("Соглашение подписали главы Республики Саха (Якутия) и Югры.", ["RU-SA", "RU-KHM"]),
        ("Кемеровская область – Кузбасс и Алтайский край дружат.", ["RU-KEM", "RU-ALT"]),
        ("Гости посетили Набережные Челны и Нижний Новгород.", ["RU-TA/Набережные Челны", "RU-NIZ/Нижний Новгород"]),
        ("Гости побывали в Ростове-на-Дону и Йошкар-Оле.", ["RU-ROS/Ростов-на-Дону", "RU-ME/Йошкар-Ола"]),
        ("Товары идут в Китайскую Народную Республику и Монголию.", ["CN", "MN"]),
        ("Доля стран СНГ и ЕАЭС растёт.", ["СНГ", "ЕАЭС"]),
        ("Автобус связал Алматы и Бишкек.", ["KZ-75", "KG-GB"]),
    ],
)
def test_names_are_found_in_any_case(text: str, parties: list[str]) -> None:
    assert named_in(text) == parties


def test_adjectives_that_share_a_head_are_two_parties() -> None:
    text = "Переговоры Волгоградской и Саратовской областей завершены."
    assert said_in(text, "name") == [("Волгоградской", "RU-VGG"), ("Саратовской областей", "RU-SAR")]


def test_the_head_may_be_left_out() -> None:
    assert said_in("Тверская область поставляет в Калужскую сыр.", "name")[1] == ("Калужскую", "RU-KLU")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Тосненский район Ленинградской области ждёт гостей.", ["RU-LEN/Тосненский район", "RU-LEN"]),
        ("Глава Палласовского муниципального района выступил.", ["RU-VGG/Палласовский муниципальный район"]),
        ("Председатель Добрушского райисполкома выступил.", ["BY-HO/Добрушский район"]),
        ("В Карагандинской области и районе Тайынша готовятся к севу.", ["KZ-35", "KZ-59/район Тайынша"]),
        ("Рязанская область и Заболоцкий район подвели итоги.", ["RU-RYA", "RU-RYA/Заболоцкий район"]),
        ("Приморский район Архангельской области ждёт гостей.", ["RU-ARK/Приморский район", "RU-ARK"]),
    ],
)
def test_districts_are_named_after_their_towns(text: str, parties: list[str]) -> None:
    assert named_in(text) == parties


@pytest.mark.parametrize(
    ("text", "word", "party"),
    [
        ("Волгоградский губернатор выступил.", "Волгоградский", "RU-VGG"),
        ("Выросли поставки удмуртских продуктов.", "удмуртских", "RU-UD"),
        ("Состоялась встреча с казахстанскими партнёрами.", "казахстанскими", "KZ"),
    ],
)
def test_adjectives_name_parties(text: str, word: str, party: str) -> None:
    assert said_in(text, "adjective") == [(word, party)]


def test_a_compound_adjective_names_two_parties() -> None:
    text = "Открылся российско-казахстанский форум."
    assert [party for _, party in said_in(text, "adjective")] == ["RU", "KZ"]


def test_a_hyphen_within_one_name_does_not_split_it() -> None:
    assert said_in("Приехали карачаево-черкесские артисты.", "adjective") == [("карачаево-черкесские", "RU-KC")]


def test_inhabitants_name_parties() -> None:
    text = "Пермяки отгрузили казахстанцам трубы, а туляки станки."
    assert said_in(text, "demonym") == [("Пермяки", "RU-PER"), ("казахстанцам", "KZ"), ("туляки", "RU-TUL")]


def test_inhabitants_of_a_town_are_believed_where_it_is_named() -> None:
    assert said_in("В Рыбинске ждут гостей. Рыбинцы готовят праздник.", "demonym") == [("Рыбинцы", "RU-YAR/Рыбинск")]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Город Киров Калужской области ждёт гостей.", "RU-KLU/Киров"),
        ("Поезд пришёл в Киров. Губернатор Кировской области встретил гостей.", "RU-KIR/Киров"),
        ("Побратимом стал белорусский Дзержинск.", "BY-MI/Дзержинск"),
        ("Соглашение заключено с Гомелем (Беларусь).", "BY-HO/Гомель"),
        ("Договор заключён с провинцией Самсун.", "TR-55"),
        ("Корабль пришёл в Самсун.", "TR-55/Самсун"),
        ("Крым ждёт гостей.", "UA-43"),
        ("Хоким Намангана подписал протокол.", "UZ-NG/Наманган"),
    ],
)
def test_the_words_around_tell_namesakes_apart(text: str, party: str) -> None:
    assert party in named_in(text)


def test_an_abbreviation_of_two_parties_is_told_by_the_text_or_left_out() -> None:
    assert named_in("Президент РБ прибыл в Тулу. Беларусь ждёт ответа.")[0] == "BY"
    assert named_in("Глава РБ прибыл в Тулу. Башкортостан ждёт ответа.")[0] == "RU-BA"
    assert named_in("Глава РБ прибыл.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Директор Владимир Киров и Артём Брянцев выступили.",
        "Завод «Волжский оргсинтез» отгрузил продукцию.",
        "Оборот составил 5 млн долларов США.",
        "Лодки прошли по реке Вятке.",
        "Победа в конкурсе далась легко.",
        "Занятия ведутся на английском языке.",
    ],
)
def test_what_only_looks_like_a_party_is_none(text: str) -> None:
    assert named_in(text) == []


def test_words_refer_to_the_sides() -> None:
    text = "Псковская и Витебская области подписали соглашение. Регионы обменяются опытом. Стороны довольны."
    found = said_in(text, "reference")
    assert found == [("Регионы", "RU-PSK"), ("Регионы", "BY-VI"), ("Стороны", "RU-PSK"), ("Стороны", "BY-VI")]
    assert not any(m.sure for m in mentions_in(text) if m.form == "reference")


def test_a_word_with_an_owner_refers_to_nobody() -> None:
    text = "Тульская область и Казахстан подписали соглашение. Все регионы России и другие страны следят за этим."
    assert said_in(text, "reference") == []


def test_the_republic_is_the_partner_and_the_region_is_at_home() -> None:
    text = "Оборот Омской области с Казахстаном вырос. На республику приходится треть торговли региона."
    assert said_in(text, "reference") == [("республику", "KZ"), ("региона", "RU-OMS")]


@pytest.mark.parametrize(
    ("text", "home", "sides"),
    [
        (
            "Минск и Тула дружат.\nТула, 3 мая 2024 года. Тульская область и Минск подписали план.",
            "RU-TUL",
            ("RU-TUL", "BY-HM"),
        ),
        (
            "Делегация Гродненской области прибыла в Смоленск.\nСмоленская область показала Беларуси завод.",
            "RU-SMO",
            ("RU-SMO", "BY-HR"),
        ),
        ("Погода хорошая.", None, ()),
    ],
)
def test_a_release_has_a_home_and_sides(text: str, home: str | None, sides: tuple[str, ...]) -> None:
    marked = MarkedDocument(Document("x", text), analyse(text))
    assert find_sides(replace(marked, parties=find_parties(marked))) == (home, sides)


@settings(deadline=None)
@given(st.text(alphabet="Тула РФКирова область-и,.«»()\n–", max_size=60))
def test_mentions_lie_in_the_text_and_in_order(text: str) -> None:
    analysis = analyse(text)
    found = find_parties(MarkedDocument(Document("x", text), analysis))
    assert all(0 <= m.start < m.stop <= len(analysis.text) for m in found)
    assert list(found) == sorted(found, key=lambda m: (m.start, m.stop))
