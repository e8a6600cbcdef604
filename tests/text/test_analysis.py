"""Analysis: sentences, words, lemmas and names, and the way back to the raw text. All texts are invented."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.lexicon.noise import is_noise_line, is_noise_sentence, noise_rows
from pobratim.text import Analysis, analyse

RELEASE = (
    "Тульская область и Гродненская область укрепляют связи\n"
    "Губернатор Тульской области Пётр Ёлкин и посол Анна Ковальчук подписали план на 2024–2026 годы. "
    "Документ, подготовленный в г. Туле, касается торгово-экономического сотрудничества.\n"
    "— Товарооборот достиг 5 млн долл. США, — отметил Пётр Ёлкин.\n"
    "Фото: пресс-служба"
)


def sentences_of(text: str) -> list[str]:
    analysis = analyse(text)
    return [analysis.quote(sentence.start, sentence.stop) for sentence in analysis.sentences]


def words_of(text: str) -> dict[str, str]:
    """Word to lemma."""
    return {token.text: token.lemma for sentence in analyse(text).sentences for token in sentence.tokens}


def names_of(analysis: Analysis) -> set[tuple[str, str]]:
    return {(analysis.quote(name.start, name.stop), name.type) for name in analysis.names}


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Визит прошёл в г. Туле. Гости уехали.", ["Визит прошёл в г. Туле.", "Гости уехали."]),
        ("Оборот — 5 млн долл. США. Он вырос.", ["Оборот — 5 млн долл. США.", "Он вырос."]),
        ("План принят в 2023 г. Товарооборот вырос.", ["План принят в 2023 г.", "Товарооборот вырос."]),
        ("Встречу провёл И.О. Смирнов. Он доволен.", ["Встречу провёл И.О. Смирнов.", "Он доволен."]),
        ("Площадь — 1,5 тыс. кв. м и более.", ["Площадь — 1,5 тыс. кв. м и более."]),
        ("Дружим с 2004 года 💙 Спасибо гостям!", ["Дружим с 2004 года 💙", "Спасибо гостям!"]),
        ("Первая строка\nВторая строка", ["Первая строка", "Вторая строка"]),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


def test_a_line_without_end_is_cut() -> None:
    assert max(len(sentence) for sentence in sentences_of("показатель; " * 2000)) <= 2000


@pytest.mark.parametrize("row", list(noise_rows()), ids=lambda row: row["example"])
def test_each_row_of_noise_is_betrayed_by_its_own_example(row: dict[str, str]) -> None:
    assert is_noise_line(row["example"]) if row["scope"] == "line" else is_noise_sentence(row["example"])


@pytest.mark.parametrize(
    "line",
    [
        "На фото: мэр Тулы Пётр Ёлкин",
        "Поделиться опытом приехали врачи из Гродно.",
        "Войти в состав комиссии предложено министру.",
        "Главная тема встречи — туризм.",
        "Далее делегация посетила завод.",
        "Комментарий. Торговля растёт.",
        "Источник роста — экспорт.",
        "Печатный цех открыли 5 мая.",
        "№ | Мероприятие | Срок | Ответственные",
    ],
)
def test_text_is_not_taken_for_noise(line: str) -> None:
    assert not is_noise_line(line)
    assert not is_noise_sentence(line)


def test_noise_is_marked_sentence_by_sentence() -> None:
    analysis = analyse("На встрече говорили о туризме. Фото пресс-службы\nМеню   Новости   Контакты   Поиск")
    assert [sentence.noise for sentence in analysis.sentences] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("План, подписанный в Туле, действует.", "подписанный", "подписать"),
        ("Документ подписан в мае.", "подписан", "подписать"),
        ("Связи двух регионов укрепляются.", "укрепляются", "укрепляться"),
        ("Речь о торгово-экономическом сотрудничестве.", "торгово-экономическом", "торгово-экономический"),
        ("Соглашение скрепили подписями.", "скрепили", "скрепить"),
        ("Он стал надёжным партнёром.", "партнёром", "партнёр"),
        ("Товары идут вологжанам.", "вологжанам", "вологжанин"),
    ],
)
def test_lemmas_are_the_dictionary_s(text: str, word: str, lemma: str) -> None:
    assert words_of(text)[word] == lemma


def test_the_first_name_of_a_text_is_found() -> None:
    assert ("Петров", "PER") in names_of(analyse("Петров приехал в Минск"))


def test_a_headline_in_capitals_is_read_like_any_other() -> None:
    analysis = analyse("ГУБЕРНАТОР ТУЛЬСКОЙ ОБЛАСТИ ПЁТР СМИРНОВ ВСТРЕТИЛСЯ С ПОСЛОМ БЕЛАРУСИ")
    assert {("ПЁТР СМИРНОВ", "PER"), ("БЕЛАРУСИ", "LOC")} <= names_of(analysis)
    assert "встретиться" in analysis.sentences[0].lemmas()


def test_names_do_not_run_over_lines() -> None:
    assert all("\n" not in name for name, _ in names_of(analyse("Мэр Пётр Смирнов\nАнна Ковальчук\nМинск")))


def test_a_long_text_is_cut_into_windows_without_losing_names() -> None:
    analysis = analyse("\n".join(["Губернатор Пётр Смирнов приехал в Минск."] * 300))
    assert sum(analysis.quote(name.start, name.stop) == "Минск" for name in analysis.names) == 300


MUTATIONS = {
    "е for ё": lambda text: text.replace("ё", "е").replace("Ё", "Е"),
    "letters and marks apart": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: text.replace("ственн", "ствен\u00adн").replace("бласт", "б\u00adласт"),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "lost spaces": lambda text: text.replace(". ", "."),
    "Latin letters": lambda text: text.replace("о", "o"),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_mutated_text_is_read_alike_and_its_spans_are_right(mutation: str) -> None:
    mutate = MUTATIONS[mutation]
    plain, mutated = analyse(RELEASE), analyse(mutate(RELEASE))
    plain_words = [token.text.replace("ё", "е") for s in plain.sentences for token in s.tokens]
    tokens = [token for sentence in mutated.sentences for token in sentence.tokens]
    assert [token.text.replace("ё", "е").replace("Ё", "Е") for token in tokens] == [
        w.replace("Ё", "Е") for w in plain_words
    ]
    for token in tokens:
        assert mutated.raw_span(token.start, token.stop).of(mutated.raw) in mutate(RELEASE)
        assert analyse_free(mutated.raw_span(token.start, token.stop).of(mutated.raw)) == analyse_free(token.text)


def analyse_free(word: str) -> str:
    """A word without what the mutations add."""
    word = unicodedata.normalize("NFC", word).replace("\u00ad", "").replace("o", "о")
    return word.replace("ё", "е").replace("Ё", "Е")


WORDS = st.lists(
    st.sampled_from(
        "Губернатор Тульской области Пётр подписал план в Минске . , - — « » \n г. 2024 млн рублей\u00ad Фото: "
        "и\u0306од \u00a0 (США) Меню И.О. &laquo; 💙 ПЛАН".split(" ")
    ),
    max_size=25,
).map(" ".join)


@given(WORDS)
@settings(max_examples=40, deadline=None)
def test_sentences_and_words_tile_the_text_in_order(raw: str) -> None:
    analysis = analyse(raw)
    tokens = [token for sentence in analysis.sentences for token in sentence.tokens]
    assert all(analysis.text[token.start : token.stop] == token.text for token in tokens)
    assert all(left.stop <= right.start for left, right in pairwise(tokens))
    assert "".join(token.text for token in tokens) == "".join(analysis.text.split())
    assert all(-1 <= token.head < len(s.tokens) for s in analysis.sentences for token in s.tokens)


@given(WORDS)
@settings(max_examples=40, deadline=None)
def test_raw_spans_of_words_lie_in_order_within_the_raw_text(raw: str) -> None:
    analysis = analyse(raw)
    spans = [analysis.raw_span(token.start, token.stop) for s in analysis.sentences for token in s.tokens]
    assert all(span.stop <= len(raw) for span in spans)
    assert spans == sorted(spans)
