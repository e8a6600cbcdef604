"""Posts: titles, whose they are, who holds them. People and companies are invented."""

import pytest

from pobratim.extract import read
from pobratim.facts import Document, Post


def posts_in(text: str) -> list[Post]:
    """What the posts of a text say."""
    return [fact.content for fact in read(Document("release", text)).facts if isinstance(fact.content, Post)]


def post(person: str, of: str, *titles: str, to: str | None = None, acting: bool | None = None) -> Post:
    """A post as a fact says it."""
    return Post(person=person, of=of, titles=titles, to=to, acting=acting)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Губернатор Тульской области Иван Громов приехал.", post("Иван Громов", "RU-TUL", "губернатор")),
        ("Тульский губернатор Иван Громов приехал.", post("Иван Громов", "RU-TUL", "губернатор")),
        ("Иван Громов, губернатор Тульской области, приехал.", post("Иван Громов", "RU-TUL", "губернатор")),
        ("Громов Иван Петрович – губернатор Тульской области.", post("Иван Петрович Громов", "RU-TUL", "губернатор")),
        (
            "Беседовали с врио губернатора Тульской области Иваном Громовым.",
            post("Иван Громов", "RU-TUL", "губернатор", acting=True),
        ),
        (
            "Письмо министру сельского хозяйства и продовольствия Беларуси Анне Ковальчук.",
            post("Анна Ковальчук", "BY", "министр сельского хозяйства и продовольствия"),
        ),
        (
            "Приехал председатель Витебского облисполкома Олег Заяц.",
            post("Олег Заяц", "BY-VI", "председатель облисполкома"),
        ),
        (
            "Приехал заместитель Председателя Правительства Тульской области Олег Заяц.",
            post("Олег Заяц", "RU-TUL", "заместитель председателя правительства"),
        ),
        (
            "Принял Чрезвычайного и Полномочного Посла Республики Сербия в России Драгана Илича.",
            post("Драган Илич", "RS", "чрезвычайный и полномочный посол", to="RU"),
        ),
        (
            "Приехала генеральный консул Казахстана в Омске Алия Серикова.",
            post("Алия Серикова", "KZ", "генеральный консул", to="RU-OMS/Омск"),
        ),
        (
            "О планах рассказал начальник департамента экономики Тверской области Олег Заяц.",
            post("Олег Заяц", "Департамент экономики Тверской области", "начальник"),
        ),
        (
            "О планах рассказал генеральный директор ООО «Вектор» Олег Заяц.",
            post("Олег Заяц", "ООО «Вектор»", "генеральный директор"),
        ),
        (
            "О планах рассказал председатель совета директоров АО «Вектор» Олег Заяц.",
            post("Олег Заяц", "АО «Вектор»", "председатель совета директоров"),
        ),
        (
            "О планах рассказал пресс-секретарь губернатора Тульской области Олег Заяц.",
            post("Олег Заяц", "RU-TUL", "пресс-секретарь губернатора"),
        ),
    ],
)
def test_a_title_beside_a_name_is_a_post(text: str, expected: Post) -> None:
    assert posts_in(text) == [expected]


def test_a_plural_title_is_shared_out_in_order() -> None:
    text = "Губернаторы Тверской и Рязанской областей Максим Егоров и Павел Лесков подписали соглашение."
    assert posts_in(text) == [
        post("Максим Егоров", "RU-TVE", "губернатор"),
        post("Павел Лесков", "RU-RYA", "губернатор"),
    ]


def test_a_chain_of_titles_has_one_holder() -> None:
    text = "Приехал вице-губернатор – министр финансов Тверской области Олег Заяц."
    assert posts_in(text) == [post("Олег Заяц", "RU-TVE", "вице-губернатор", "министр финансов")]


def test_the_side_of_the_sentence_says_whose_a_bare_title_is() -> None:
    text = (
        "Соглашение подписали: от Тверской области — заместитель губернатора Олег Заяц, "
        "от Гродненской области — председатель облисполкома Иван Ковш."
    )
    assert {(p.person, p.of) for p in posts_in(text)} == {("Олег Заяц", "RU-TVE"), ("Иван Ковш", "BY-HR")}


def test_a_list_under_a_heading_belongs_to_its_party() -> None:
    text = "Со стороны Витебской области:\nКовш Иван Олегович – председатель облисполкома.\n"
    assert posts_in(text) == [post("Иван Олегович Ковш", "BY-VI", "председатель облисполкома")]


def test_a_body_in_short_is_the_one_named_in_full() -> None:
    text = "Тверская городская дума приняла гостей. Председатель гордумы Олег Заяц и спикер парламента выступили."
    assert posts_in(text) == [post("Олег Заяц", "Тверская городская дума", "председатель")]


def test_two_forms_of_a_title_make_one_post_with_the_fuller_form() -> None:
    text = (
        "Чрезвычайный и Полномочный Посол Сербии в России Драган Илич приехал в Тверь. "
        "Посол Сербии Драган Илич посетил завод."
    )
    (found,) = posts_in(text)
    assert found.titles == ("чрезвычайный и полномочный посол",)


def test_who_heads_a_body_has_a_post_without_a_title() -> None:
    text = "Тверской центр народного творчества возглавила Ольга Белова."
    assert posts_in(text) == [post("Ольга Белова", "Тверской центр народного творчества")]


@pytest.mark.parametrize(
    "text",
    [
        "Руководитель делегации Олег Заяц поблагодарил хозяев.",
        "Губернатор Тульской области приехал в Минск.",
        "Писатель Олег Заяц приехал в Минск.",
        "Во главе делегации Олег Заяц.",
    ],
)
def test_what_is_no_post(text: str) -> None:
    assert posts_in(text) == []


def test_evidence_runs_from_the_title_to_the_name() -> None:
    text = "Вчера губернатор Тульской области Иван Громов приехал."
    (fact,) = read(Document("release", text)).facts
    assert [span.of(text) for span in fact.evidence] == ["губернатор Тульской области Иван Громов"]
