"""Repair: what is put right, what is left alone, and the way back to the raw text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.text.repair import repair

ORDINARY = (
    "Губернатор Тульской области Пётр Ёлкин и хоким Одил Ташматов подписали соглашение в Санкт-Петербурге.",
    "Холдинг «ТульскСталь», АО «РосАгроТех» и ООО «СеверЛес-М» вложат 2,5 млрд руб. в 2024-2025 гг.",
    "Почта: press.center@tula-info.ru, сайт https://tula.example.org/news?id=1,2 и дума.рф.",
    "А. С. Пушкин, И.О. Фамилия, т.е. и т.д., 12:30, 1 203, п.3, №5, АвтоВАЗ, КамАЗ, МегаФон, Wi-Fi, IT-парк",
    "Мангистауские акимы, кормоуборочные комбайны, телеконсультации, агроэкотуризм, спортмероприятия, медпункты",
    "Подгорбунская, Кошербаев, Усть-Удинский, Ганболдын Батсайхан, Чжао Сюэфэн, Тайынша, Каттакурган, Улугбек",
    "— Едем? — спросил мэр. – Едем! - ответил посол.",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_text_is_left_alone(text: str) -> None:
    assert repair(text).text == text


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("двух регионов.Документ вступил в силу", "двух регионов. Документ вступил в силу"),
        ("партнёрстве.- Для нас это важно", "партнёрстве. - Для нас это важно"),
        ("«Едем»,-сказал мэр", "«Едем», - сказал мэр"),
        ("завод«Луч»открыли", "завод «Луч» открыли"),
        ("выросла,сообщил мэр", "выросла, сообщил мэр"),
        ("ул.Ленина в г.Тула", "ул. Ленина в г. Тула"),
        ("в 2023году 5млн рублей", "в 2023 году 5 млн рублей"),
        ("на площадкеЕлецкого района", "на площадке Елецкого района"),
        ("город Новосибирскапринял гостей", "город Новосибирска принял гостей"),
        ("заявлениеподписали вчера", "заявление подписали вчера"),
        ("развитиеотношений", "развитие отношений"),
        ("вКалуге", "в Калуге"),
        ("согла\u00adшение\u200b о друж\u00adбе", "соглашение о дружбе"),
        ("5\u00a0млн\u202fрублей\tв год", "5 млн рублей в год"),
        ("Первая\r\nВторая\rТретья\u2028Четвёртая", "Первая\nВторая\nТретья\nЧетвёртая"),
        (unicodedata.normalize("NFD", "йод и ёлка"), "йод и ёлка"),
        ("за\u0301мок", "замок"),
        ("cотрyдничeство c Минском", "сотрудничество с Минском"),
        ("ХХI век", "XXI век"),
        ("&laquo;Луч&raquo; &mdash;&nbsp;завод", "«Луч» — завод"),
        ("<p>Мэр <b>Тулы</b></p>", "\nМэр Тулы\n"),
    ],
)
def test_damage_is_put_right(raw: str, repaired: str) -> None:
    assert repair(raw).text == repaired


def test_words_repeated_by_the_text_are_names_and_stay_whole() -> None:
    text = "Фонд Миротворецподдержал выставку. Миротворецподдержал и форум."
    assert repair(text).text == text


PIECES = st.sampled_from(
    'Мэр|Тулы|и\u0306|ё|е\u0308|\u00ad|\u200b|\u00a0| |\r\n|\n|.|,|-|—|«|»|"|сказал|'
    "Новосибирскапринял|площадкеЕлецкого|cоюз|http://a.ru/б|2023году|&laquo;|&nbsp;|<br>|5|A|т.е.|!|(|)|:|развитиеотношений|вКалуге".split(
        "|"
    )
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_repairing_twice_changes_nothing_more(raw: str) -> None:
    once = repair(raw).text
    assert repair(once).text == once


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_character_knows_its_raw_place(raw: str) -> None:
    mapped = repair(raw)
    assert len(mapped.text) == len(mapped.starts) == len(mapped.stops)
    assert all(0 <= start <= stop <= len(raw) for start, stop in zip(mapped.starts, mapped.stops, strict=True))
    assert list(mapped.starts) == sorted(mapped.starts)
    assert list(mapped.stops) == sorted(mapped.stops)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_letters_that_were_not_touched_come_from_their_own_place(raw: str) -> None:
    mapped = repair(raw)
    for sign, start, stop in zip(mapped.text, mapped.starts, mapped.stops, strict=True):
        if stop - start == 1 and raw[start].isalpha() and unicodedata.normalize("NFC", raw[start]) == raw[start]:
            assert sign == raw[start] or not (sign.isascii() and raw[start].isascii())
