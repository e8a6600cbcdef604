"""Direct speech: who is quoted, and which words are theirs. People and firms are invented."""

import pytest

from pobratim.extract import read
from pobratim.facts import Document, Statement

GOVERNOR = "Губернатор Тульской области Иван Петров принял посла Республики Беларусь Анну Ковальчук.\n"


def quotes_in(text: str) -> list[tuple[tuple[str, ...], list[str]]]:
    """(speakers, pieces of raw text) of every statement."""
    facts = read(Document("release", text)).facts
    return [
        (fact.content.speaker, [span.of(text) for span in fact.evidence])
        for fact in facts
        if isinstance(fact.content, Statement)
    ]


@pytest.mark.parametrize(
    "speech",
    [
        "«Мы рады гостям», — сказал Иван Петров.",
        "«Мы рады гостям» — так ответил Иван Петров.",
        "«Мы рады гостям», - отметил губернатор.",
        '"Мы рады гостям", - добавил он.',
        "“Мы рады гостям”, – подчеркнул глава региона Иван Петров.",
        "— Мы рады гостям, — сказал Иван Петров.",
        "-Мы рады гостям,-сказал Иван Петров.",
        "Иван Петров сказал: «Мы рады гостям».",
        "Иван Петров: «Мы рады гостям».",
        "По словам Ивана Петрова, «Мы рады гостям».",
        "Как отметил Иван Петров, «Мы рады гостям».",
        "«Мы рады гостям», — цитирует Ивана Петрова пресс-служба.",
        "«Мы рады гостям». Так ответил на вопрос Иван Петров.",
    ],
)
def test_the_speaker_is_known_however_the_attribution_stands(speech: str) -> None:
    (statement,) = quotes_in(GOVERNOR + speech.replace('гостям"', 'гостям"'))
    assert statement == (("Иван Петров",), ["Мы рады гостям"])


def test_a_line_of_its_own_may_give_somebody_the_word() -> None:
    text = GOVERNOR + "Слово губернатору Ивану Петрову:\n— Мы рады гостям. Приезжайте ещё."
    assert quotes_in(text) == [(("Иван Петров",), ["Мы рады гостям. Приезжайте ещё."])]


def test_an_attribution_in_the_middle_leaves_two_pieces() -> None:
    text = GOVERNOR + "«Завод построим, — заявил Иван Петров. — Осенью запустим линию»."
    assert quotes_in(text) == [(("Иван Петров",), ["Завод построим", "Осенью запустим линию"])]


def test_an_attribution_may_break_a_sentence() -> None:
    text = GOVERNOR + "— Завод, — пояснил Иван Петров, — построим к осени."
    assert quotes_in(text) == [(("Иван Петров",), ["Завод", "построим к осени."])]


def test_what_is_told_after_the_attribution_is_not_speech() -> None:
    text = GOVERNOR + "— Завод построим, — заявил Иван Петров. Делегация осмотрела площадку."
    assert quotes_in(text) == [(("Иван Петров",), ["Завод построим"])]


def test_speech_over_two_paragraphs_is_one_statement() -> None:
    text = GOVERNOR + "«Завод построим к осени.\n\nЛинию запустим зимой», — сообщил Иван Петров."
    assert quotes_in(text) == [(("Иван Петров",), ["Завод построим к осени.", "Линию запустим зимой"])]


def test_a_quoted_name_inside_speech_does_not_end_it() -> None:
    text = GOVERNOR + "«Наш завод «Луч» и холдинг «Минский двор» ждут вас», — сообщил Иван Петров."
    assert quotes_in(text) == [(("Иван Петров",), ["Наш завод «Луч» и холдинг «Минский двор» ждут вас"])]


def test_one_closing_sign_may_close_two() -> None:
    text = GOVERNOR + "«Мы ждём на выставке «Тульский пряник», — сообщил Иван Петров. Выставка откроется в мае."
    assert quotes_in(text) == [(("Иван Петров",), ["Мы ждём на выставке «Тульский пряник"])]


def test_speech_goes_on_in_quotation_marks_of_its_own() -> None:
    text = GOVERNOR + "«Завод построим», — заявил Иван Петров. — «Линию запустим зимой»."
    assert quotes_in(text) == [(("Иван Петров",), ["Завод построим", "Линию запустим зимой"])]


def test_two_speakers_take_turns() -> None:
    text = GOVERNOR + "— Когда вас ждать? — спросил Иван Петров.\n— Осенью! — ответила Анна Ковальчук."
    assert quotes_in(text) == [(("Иван Петров",), ["Когда вас ждать?"]), (("Анна Ковальчук",), ["Осенью!"])]


def test_two_may_speak_jointly() -> None:
    text = GOVERNOR + "Иван Петров и Анна Ковальчук заявили: «Мы будем дружить и торговать»."
    assert quotes_in(text) == [(("Иван Петров", "Анна Ковальчук"), ["Мы будем дружить и торговать"])]


def test_only_the_answers_of_an_interview_are_statements() -> None:
    text = (
        "Мы побеседовали с ректором Тульского университета Иваном Петровым.\n\n"
        "— Сколько у вас студентов из Бреста?\n— Сорок. Все живут в общежитии.\n\n— А практика?\n— Идёт с весны."
    )
    assert quotes_in(text) == [
        (("Иван Петров",), ["Сорок. Все живут в общежитии."]),
        (("Иван Петров",), ["Идёт с весны."]),
    ]


def test_a_signed_quote_belongs_to_its_signer() -> None:
    text = GOVERNOR + "«Мы строим завод вместе, и это только начало».\nИван Петров, губернатор Тульской области"
    assert quotes_in(text) == [(("Иван Петров",), ["Мы строим завод вместе, и это только начало"])]


def test_a_letter_quotes_its_writer() -> None:
    text = GOVERNOR + "«Дорогие друзья! Поздравляю с юбилеем», — говорится в приветствии Анны Ковальчук."
    assert quotes_in(text) == [(("Анна Ковальчук",), ["Дорогие друзья! Поздравляю с юбилеем"])]


def test_the_guest_is_whoever_did_not_speak_before() -> None:
    text = GOVERNOR + "«Мы рады гостям», — сказал Иван Петров. Гостья ответила: «Мы ждём вас с весны»."
    assert quotes_in(text)[1] == (("Анна Ковальчук",), ["Мы ждём вас с весны"])


def test_a_quote_in_the_headline_is_the_one_below() -> None:
    text = (
        "Иван Петров: «Мост построим за год»\n" + GOVERNOR + "«Мост построим за год. Уже начали», — сказал Иван Петров."
    )
    assert quotes_in(text) == [(("Иван Петров",), ["Мост построим за год", "Мост построим за год. Уже начали"])]


def test_glued_speech_keeps_its_raw_words() -> None:
    text = GOVERNOR.strip() + "- Завод построим, - отметил Иван Петров.Он уверен в успехе."
    assert quotes_in(text) == [(("Иван Петров",), ["Завод построим"])]


@pytest.mark.parametrize(
    "told",
    [
        "Иван Петров посетил форум «Россия — Беларусь» и завод «Мы строим вместе».",
        "Проект «Мы растём вместе» — лидер области, сообщил Иван Петров.",
        "Иван Петров отметил, что торговля растёт.",
        "Иван Петров назвал план «дорожной картой на годы».",
        "Компания «Луч» — один из лидеров отрасли.",
        "Стороны договорились:\n- открыть выставку;\n- провести форум;\n- подписать план.",
        "Иван Петров поручил:\n— Подготовить план к маю;\n— Открыть выставку.",
        "«Мы проиграли, но не сдались», — сказал вратарь гостей.",
        "«Визит пройдёт в мае», — сообщили в пресс-службе.",
        "«Стороны едины», — говорится в сообщении.",
        "Читайте также: Иван Петров: «Мы готовы ко всему»",
        "Завод «Вектор» — партнёр Ивана Петрова.",
    ],
)
def test_names_reports_and_unnamed_voices_are_no_statements(told: str) -> None:
    assert quotes_in(GOVERNOR + told) == []
