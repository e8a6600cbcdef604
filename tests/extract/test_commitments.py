"""What is to be done becomes a commitment: who, to whom, what, by when; what is done, denied or hoped for does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.extract import read
from pobratim.facts import Commitment, Document

HEAD = "Тверская область и Гродненская область Республики Беларусь провели переговоры. "


def commitments(text: str, published: str | None = "2024-05-15", head: str = HEAD) -> list[Commitment]:
    document = Document("t", head + text, published=published)
    return [f.content for f in read(document).facts if isinstance(f.content, Commitment)]


def only(text: str, **options: str) -> Commitment:
    found = commitments(text, **options)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "type", "what"),
    [
        ("Стороны намерены создать общий центр льноводства.", "promise", "создать общий центр льноводства"),
        ("Стороны договорились открыть прямой автобусный рейс.", "agreed", "открыть прямой автобусный рейс"),
        ("Губернатор Иван Сомов предложил выпустить общий альбом.", "proposal", "выпустить общий альбом"),
        ("Тверская область готова принять на практику агрономов.", "readiness", "принять на практику агрономов"),
        ("Иван Сомов заявил, что необходимо наладить поставки льна.", "need", "наладить поставки льна"),
        ("Иван Сомов пригласил гродненцев на праздник «Верхняя Волга».", "invitation", "праздник «Верхняя Волга»"),
    ],
)
def test_each_sense_has_its_words(text: str, type: str, what: str) -> None:
    found = only(text)
    assert (found.type, found.what) == (type, what)


def test_coordinated_actions_are_one_fact_each() -> None:
    found = commitments("Стороны намерены обменяться семенами, провести учения спасателей и издать общий справочник.")
    assert [c.what for c in found] == ["обменяться семенами", "провести учения спасателей", "издать общий справочник"]
    assert {c.by for c in found} == {("RU-TVE", "BY-HR")}


def test_two_verbs_with_one_object_are_one_action() -> None:
    found = only("Тверская область готова расширить и укрепить связи с Гродненской областью.")
    assert found.what.startswith("расширить и укрепить связи")


def test_a_plain_future_of_a_body_is_a_promise_in_the_infinitive() -> None:
    found = only("ООО «Верхневолжский лён» до 1 августа отправит гродненцам две тонны семян.")
    assert (found.type, found.by, found.due) == ("promise", ("ООО «Верхневолжский лён»",), "2024-08-01")
    assert found.what == "отправить гродненцам две тонны семян"


def test_a_future_under_words_of_agreement_is_agreed() -> None:
    found = only("Достигнута договорённость: Тверская область передаст Гродненской области опытные семена.")
    assert (found.type, found.by) == ("agreed", ("RU-TVE",))


def test_what_a_speaker_says_with_we_binds_his_party() -> None:
    text = "«Мы построим под Ржевом общий склад», — сказал губернатор Тверской области Иван Сомов."
    assert only(text).by == ("RU-TVE",)


def test_a_list_after_a_colon_is_read() -> None:
    found = commitments("Предприниматели просят о другом: упростить пропуск грузов и открыть в Твери консульство.")
    assert [(c.type, c.what) for c in found] == [
        ("proposal", "упростить пропуск грузов"),
        ("proposal", "открыть в Твери консульство"),
    ]


def test_bullets_take_their_sense_from_the_heading() -> None:
    found = commitments(
        "\nСторонам поручено:\n- согласовать график рейсов до 1 марта 2025 года;\n- создать общий реестр."
    )
    assert [(c.type, c.what, c.due) for c in found] == [
        ("agreed", "согласовать график рейсов", "2025-03-01"),
        ("agreed", "создать общий реестр", None),
    ]


def test_rows_of_a_plan_have_a_term_and_somebody_responsible() -> None:
    rows = (
        "\nПЛАН МЕРОПРИЯТИЙ\n№ | Мероприятие | Срок | Ответственные\n"
        "1 | Провести в Твери неделю льна | II квартал 2025 г. | ООО «Верхневолжский лён»\n"
    )
    found = only(rows)
    assert (found.type, found.what, found.due) == ("agreed", "провести в Твери неделю льна", "2025-34")
    assert found.by == ("ООО «Верхневолжский лён»",)


def test_who_sees_to_the_plan_is_read() -> None:
    found = only("Контроль за исполнением плана осуществляет заместитель губернатора Пётр Лугин.")
    assert (found.what, found.by) == ("контроль за исполнением плана", ("Пётр Лугин",))


@pytest.mark.parametrize(
    "text",
    [
        "Стороны уже открыли общий склад.",
        "Стороны не намерены строить склад.",
        "Губернатор Иван Сомов надеется, что дружба окрепнет.",
        "Делегация прибудет в Тверь в мае.",
        "Соглашение будет действовать пять лет.",
        "Напомним, соглашение действует с 2019 года.",
        "Намерены ли стороны построить склад?",
        "Губернатор планирует посетить Гродно.",
    ],
)
def test_what_is_done_denied_hoped_or_an_event_is_no_commitment(text: str) -> None:
    assert commitments(text) == []


def test_matters_inside_one_region_are_none() -> None:
    assert commitments("Губернатор Иван Сомов поручил мэру Ржева построить мост.", head="Тверская область. ") == []


@given(st.lists(st.sampled_from(["обменяться семенами", "издать альбом", "открыть рейс"]), min_size=1, max_size=3))
def test_evidence_holds_the_words_of_the_action(actions: list[str]) -> None:
    text = HEAD + "Стороны намерены " + ", ".join(actions) + "."
    facts = [f for f in read(Document("t", text)).facts if f.kind == "commitment"]
    for fact in facts:
        words = " ".join(span.of(text) for span in fact.evidence)
        assert fact.content.what.split()[-1] in words  # type: ignore[attr-defined]
