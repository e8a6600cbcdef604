"""Title, day and source that a text gives of itself."""

import pytest

from pobratim.extract.heading import title_day_source, with_heading
from pobratim.facts import Document

STORY = "Губернаторы двух областей подписали соглашение о сотрудничестве. Стороны обменялись подарками."


def test_the_first_line_is_the_title_if_it_is_a_headline() -> None:
    assert title_day_source(f"Области договорились о ярмарке\n\n{STORY}").title == "Области договорились о ярмарке"
    assert title_day_source(f"{STORY}\n{STORY}").title is None


def test_menus_stamps_and_signs_are_no_title() -> None:
    text = f"Главная / Новости / Регион\n🤝 Тверь и Витебск открыли бюро!\n{STORY}"
    assert title_day_source(text).title == "Тверь и Витебск открыли бюро!"


def test_a_plan_is_called_by_all_the_lines_of_its_name() -> None:
    stamp = "УТВЕРЖДЁН\nГубернатором области\n3 марта 2024 года"
    text = f"{stamp}\nПЛАН МЕРОПРИЯТИЙ\nпо реализации соглашения\nна 2024–2026 годы\n1. Ярмарка"
    assert title_day_source(text).title == "ПЛАН МЕРОПРИЯТИЙ по реализации соглашения на 2024–2026 годы"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Заголовок\nТверь, 14 мая 2023 года. {STORY}", "2023-05-14"),
        (f"ТВЕРЬ, 14 мая 2023 г. — {STORY}", "2023-05-14"),
        (f"Заголовок\n14.05.2023\n{STORY}", "2023-05-14"),
        (f"Заголовок\n{STORY}\n14 мая 2023", "2023-05-14"),
        (f"Заголовок\n{STORY}\n«Тверские ведомости», 14 мая 2023 г.", "2023-05-14"),
        (f"Заголовок\nСегодня, 14 мая, прошла встреча. {STORY}", "XXXX-05-14"),
        (f"Заголовок\nСоглашение подписали 14 мая 2023 года в Твери на форуме соседей. {STORY}", None),
    ],
)
def test_the_day_of_publication(text: str, day: str | None) -> None:
    assert title_day_source(text).day == day


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Источник: пресс-центр ярмарки", "пресс-центр ярмарки"),
        ("© 2024 Тверские ведомости. Все права защищены.", "Тверские ведомости"),
        ("«Тверские ведомости», 14 мая 2023 г.", "Тверские ведомости"),
        ("Фото: Иван Берёзкин", None),
    ],
)
def test_the_source(line: str, source: str | None) -> None:
    assert title_day_source(f"Заголовок\n{STORY}\n{line}").source == source


def test_what_the_document_brings_stays() -> None:
    document = Document("x", f"Заголовок\n{STORY}\n14 мая 2023", title="Своё имя", published="2020-01-01")
    assert (with_heading(document).title, with_heading(document).published) == ("Своё имя", "2020-01-01")


def test_the_dateline_of_a_short_text_is_no_source() -> None:
    text = "Совет округа собрался\n\nКалуга, 3 марта 2025 года. Депутаты обсудили ремонт дорог и школ.\n\nВсё."
    assert title_day_source(text).source is None
    assert title_day_source(f"Заголовок\n{STORY}\nКалуга, 3 марта 2025 г.").source is None
