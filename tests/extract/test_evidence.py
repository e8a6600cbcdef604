"""Whatever a page does to the characters of a release, evidence points into the text as it is, and the facts stay."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratim.extract import Reading, read
from pobratim.facts import Document

RELEASES = (
    "Калужская область\n\n12 мая 2024 года\n\nГубернатор Калужской области Илья Рябинин встретился с послом Беларуси "
    "Виктором Зенько. Стороны подписали соглашение о сотрудничестве в сфере сельского хозяйства до 2027 года. "
    "«Мы готовы поставлять семена льна», — сказал Илья Рябинин.\n",
    "Тверь, 3 июня 2025 года. Товарооборот Тверской области с Казахстаном за 2024 год вырос на 12 % и составил "
    "4,5 млн долларов США. Экспорт: трикотаж, стекло, льняное масло.\n",
    "Псковская и Витебская области договорились провести в октябре 2025 года ярмарку ремёсел в Пскове. "
    "Министр культуры Псковской области Анна Ковалёва предложила открыть совместный учебный центр. "
    "Рабочая группа соберётся в июле.\n",
)
KINDLY = {
    "soft hyphens": lambda text: text.replace("ни", "н\u00adи").replace("об", "о\u00adб"),
    "no-break spaces": lambda text: text.replace(" в ", " в\u00a0").replace(" г", "\u00a0г"),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "letters in two parts": lambda text: unicodedata.normalize("NFD", text),
}
HARMS = {
    **KINDLY,
    "no ё": lambda text: text.replace("ё", "е").replace("Ё", "Е"),
    "glued words": lambda text: text.replace(". ", ".").replace(", ", ","),
    "zero-width spaces": lambda text: text.replace(" ", " \u200b"),
    "Latin letters": lambda text: text.replace(" с ", " c ").replace("ос", "oс"),
    "entities": lambda text: text.replace("«", "&laquo;").replace("»", "&raquo;"),
}


def told(reading: Reading) -> list[str]:
    return sorted(repr(fact.content) for fact in reading.facts)


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("harm", KINDLY)
def test_facts_survive(release: str, harm: str) -> None:
    whole = read(Document("x", release))
    assert whole.facts
    assert told(read(Document("x", KINDLY[harm](release)))) == told(whole)


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    release=st.sampled_from(RELEASES),
    harms=st.lists(st.sampled_from(sorted(HARMS)), max_size=4, unique=True),
    cuts=st.lists(st.integers(0, 400), max_size=2),
    extra=st.sampled_from(["", "\n", "\u00ad", " ", "\r\n", "«", "\ufeff"]),
)
def test_evidence_lies_in_the_text_as_it_is(release: str, harms: list[str], cuts: list[int], extra: str) -> None:
    text = release
    for harm in harms:
        text = HARMS[harm](text)
    for cut in sorted(cuts):
        text = text[:cut] + extra + text[cut:]
    reading = read(Document("x", text))
    for fact in reading.facts:
        assert fact.evidence
        for span in fact.evidence:
            assert 0 <= span.start < span.stop <= len(text)
            assert span.of(text) == text[span.start : span.stop]
            assert span.of(text).strip()
        assert list(fact.evidence) == sorted(fact.evidence, key=lambda span: span.start)
    again = read(Document("x", text))
    assert [fact.id for fact in again.facts] == [fact.id for fact in reading.facts]
    assert len({fact.id for fact in reading.facts}) == len(reading.facts)
