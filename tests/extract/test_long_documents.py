"""A very long document is read to its end, and what lies far apart does not mix."""

from pobratim.extract import read
from pobratim.facts import Agreement, Document

OPENING = "Администрация Тверской области\n\n5 марта 2024 года\n\n"
FILLER = (
    "В Тверской области прошло совещание о ремонте дорог. Глава региона Павел Рябов поручил подготовить перечень "
    "участков до {day} мая. Жители района номер {number} попросили учесть переезды у станции.\n\n"
)
LAST = (
    "Тверская область и Минская область 3 марта 2024 года подписали соглашение о сотрудничестве в сфере образования. "
    "Подписи поставили Павел Рябов и Алесь Клименок.\n"
)


def long_text(length: int) -> str:
    parts, size, number = [OPENING], len(OPENING), 0
    while size < length:
        number += 1
        parts.append(FILLER.format(day=1 + number % 30, number=number))
        size += len(parts[-1])
    return "".join(parts) + LAST


def test_the_last_paragraph_of_a_long_document_is_read() -> None:
    text = long_text(200_000)
    reading = read(Document("long", text))
    agreements = [fact for fact in reading.facts if isinstance(fact.content, Agreement)]
    assert [fact.content.parties for fact in agreements] == [("RU-TVE", "BY-MI")]
    assert all(span.start >= text.index(LAST) for span in agreements[0].evidence)
    assert agreements[0].content.signed == "2024-03-03"
