"""Which facts of different documents are one thing, and what the entry then says."""

from __future__ import annotations

from datetime import date

import pytest

from pobratim.facts import Commitment, Content, Figure, Flow, Money, Partnership, Project, Statement
from pobratim.register import Entry, Person, Reading, build_register, file_facts

from .making import ATYRAU, BREST, PSKOV, TVER, TWO, meeting, paper, post, reading


def register(*readings: Reading) -> list[Entry]:
    return build_register(filed for one in readings for filed in file_facts(one.document, one.facts))


def told(first: Content, second: Content, days: tuple[str | None, str | None] = ("2021-05-13", "2021-05-14")) -> int:
    """How many entries two facts of two documents make."""
    return len(register(reading("a", days[0], first), reading("b", days[1], second)))


def one(*readings: Reading) -> Entry:
    (entry,) = register(*readings)
    return entry


LINEN = "Соглашение о сотрудничестве в льноводстве"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (paper("2021-05-12"), paper("2021-05-12", LINEN)),
        (paper("2021-05-12"), paper("2021")),
        (paper("2021-05-12"), paper("XXXX-05-12")),
        (paper("2021-05-12", parties=(TVER, BREST)), paper("2021-05-12", parties=(BREST, TVER))),
        (paper("2021-05-12"), paper()),
        (paper("2021-05-12"), paper(period="2021/2026")),
        (paper(parties=(TVER, "KZ-ATY")), paper(parties=(TVER, ATYRAU))),
        (paper("2021", LINEN), paper(title="соглашение о сотрудничестве в льноводстве и ткачестве")),
        (meeting("2021-05-12"), meeting("2021-05-12", people=("Егор Ладыгин",))),
        (meeting("2021-05-12"), meeting()),
        (meeting(), meeting()),
        (Partnership(parties=TWO), Partnership(parties=(BREST, TVER), since="1998")),
        (
            Project(name="завод льняных тканей", parties=TWO),
            Project(name="завод по выпуску льняных тканей", parties=TWO),
        ),
        (Project(name="школа", parties=("RU-TVE/Торжок", BREST)), Project(name="школа", parties=TWO)),
        (Figure(of=TVER, with_="BY", measure="export", value=4.0, period="2020"),) * 2,
        (Flow(from_=TVER, to=BREST, goods=("лён",)), Flow(from_=TVER, to=BREST, goods=("сыр",))),
        (Commitment(by=(TVER,), what="построить мост к весне"), Commitment(by=(TVER,), what="построить к весне мост")),
        (post("Егор Ладыгин"), post("Е. Ладыгин")),
        (post("Егор Цвилёв"), post("Егор Цвилев", TVER, "глава")),
        (post("Егор Ладыгин"), post("Ладыгин")),
    ],
)
def test_two_documents_tell_of_one_thing(first: Content, second: Content) -> None:
    assert told(first, second) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (paper("2021-05-12"), paper("2020-05-12")),
        (paper("2021-05-12"), paper("2021-05-12", parties=(TVER, PSKOV))),
        (paper("2021-05-12"), paper("2021-05-12", instrument="memorandum")),
        (paper("2021-05-12", LINEN), paper("2021-05-12", "Соглашение о дружбе школ")),
        (paper("2015-01-01"), paper(stage="drafting")),
        (paper(areas=("culture",)), paper(areas=("sport",))),
        (meeting("2021-05-12"), meeting("2021-05-13")),
        (meeting("2021-05-12"), meeting("2021-05-12", type="visit")),
        (meeting("2021-05-12", people=("Егор Ладыгин",)), meeting("2021-05-12", people=("Лев Зимин",))),
        (meeting("2021-01-10"), meeting()),
        (Project(name="завод льняных тканей", parties=TWO), Project(name="школа ткачества", parties=TWO)),
        (
            Project(name="завод", parties=TWO, place="RU-TVE/Торжок"),
            Project(name="завод", parties=TWO, place="RU-TVE/Ржев"),
        ),
        (Figure(of=TVER, measure="export", value=4.0, period="2020"), Figure(of=TVER, measure="export", value=4.0)),
        (
            Figure(of=TVER, measure="export", value=4.0, period="2020"),
            Figure(of=TVER, measure="export", value=2.0, period="2020-40"),
        ),
        (Figure(of=TVER, measure="export", value=4.0), Figure(of=TVER, measure="export", value=5.0)),
        (Flow(from_=TVER, to=BREST), Flow(from_=BREST, to=TVER)),
        (Commitment(by=(TVER,), what="построить 2 моста"), Commitment(by=(TVER,), what="построить 3 моста")),
        (Commitment(by=(TVER,), what="построить мост"), Commitment(by=(PSKOV,), what="построить мост")),
        (post("Егор Ладыгин"), post("Лев Ладыгин")),
        (post("Иван Иванов", TVER), post("Иван Иванов", PSKOV)),
        (post("Егор Ладыгин", TVER), post("Е. Ладыгин", ATYRAU)),
    ],
)
def test_two_documents_tell_of_two_things(first: Content, second: Content) -> None:
    assert told(first, second) == 2


def test_an_undated_paper_joins_only_when_one_paper_can_be_meant() -> None:
    dated = [reading("a", "2015-02-02", paper("2015-02-01")), reading("b", "2020-02-02", paper("2020-02-01"))]
    vague = reading("c", "2021-01-01", paper(stage="in_force"))
    assert len(register(*dated, vague)) == 3
    assert len(register(dated[0], vague)) == 1


def test_a_document_that_tells_two_apart_is_believed() -> None:
    assert len(register(reading("a", "2021-05-13", meeting(), meeting(people=("Егор Ладыгин",))))) == 2


def test_words_of_one_speaker_are_one_only_when_they_are_the_same() -> None:
    said = Statement(speaker=("Егор Ладыгин",))
    first = reading("a", "2021", (said, "Мы рады гостям."))
    again = reading("b", "2021", (said, "«Мы рады гостям!»"))
    other = reading("c", "2021", (said, "Мы очень рады гостям."))
    assert len(register(first, again, other)) == 2


def test_initials_that_fit_two_people_stay_by_themselves() -> None:
    people = [reading("a", "2021", post("Егор Ладыгин")), reading("b", "2021", post("Евгений Ладыгин"))]
    assert len(register(*people, reading("c", "2021", post("Е. Ладыгин")))) == 3


# --- what a merged entry says -----------------------------------------------------------------------------------------


def test_values_are_gathered_and_the_more_exact_date_counts() -> None:
    entry = one(
        reading("a", "2021-05-13", paper("2021", areas=("trade",), signers=("Е. Ладыгин",))),
        reading("b", "2021-05-14", paper("2021-05-12", areas=("culture",), signers=("Егор Ладыгин",))),
    )
    content = entry.content
    assert (content.signed, content.areas, content.signers) == ("2021-05-12", ("trade", "culture"), ("Егор Ладыгин",))
    assert entry.variants == ()
    assert entry.first == date(2021, 5, 12)


def test_where_documents_differ_most_sources_win_and_the_rest_is_kept() -> None:
    figures = [Figure(of=TVER, with_="BY", measure="turnover", value=v, period="2020") for v in (4.0, 5.0, 5.0)]
    entry = one(*(reading(f"n{n}", f"2021-01-0{n + 1}", figure) for n, figure in enumerate(figures)))
    assert entry.content.value == 5.0
    assert {(v.value, len(v.facts)) for v in dict(entry.variants)["value"]} == {(4.0, 1), (5.0, 2)}


def test_reprints_count_as_one_source() -> None:
    def figure(value: float) -> Figure:
        return Figure(of=TVER, with_="BY", measure="turnover", value=value, period="2020")

    def news(name: str, text: str, value: float) -> Reading:
        plain = reading(name, "2021-01-01", (figure(value), text))
        document = type(plain.document)(id=name, text=f"{text:<60}", published="2021-01-01")
        return Reading(document, plain.facts[:1], "1")

    words = "Оборот составил четыре миллиарда рублей в прошлом году."
    reprints = [news("a", words, 4.0), news("b", words.replace(" ", "\u00a0"), 4.0)]
    others = [news("c", words + " Пять.", 5.0), news("d", words + " Да, пять.", 5.0)]
    assert one(*reprints, *others).content.value == 5.0
    assert one(*reprints, others[0], news("e", words + " Да, четыре.", 4.0)).content.value == 4.0


def test_a_stage_is_as_told_last() -> None:
    planned = meeting("2021-06-01", stage="planned")
    entry = one(reading("b", "2021-06-02", meeting("2021-06-01", stage="held")), reading("a", "2021-05-01", planned))
    assert (entry.content.stage, entry.stage) == ("held", "held")


def test_goods_are_gathered_in_one_spelling() -> None:
    entry = one(
        reading("a", "2021", Flow(from_=TVER, to=BREST, goods=("льняные ткани", "сыр"))),
        reading("b", "2022", Flow(from_=TVER, to=BREST, goods=("льняная ткань", "бумага"))),
    )
    assert len(entry.content.goods) == 3


def test_money_differs_as_a_value() -> None:
    projects = [Project(name="завод тканей", parties=TWO, investment=Money(a, "RUB")) for a in (1e9, 2e9)]
    entry = one(*(reading(f"n{n}", "2021", project) for n, project in enumerate(projects)))
    assert len(dict(entry.variants)["investment"]) == 2


def test_a_person_has_posts_in_time() -> None:
    entry = one(
        reading("a", "2019-03-01", post("Егор Ладыгин", TVER, "врио губернатора", acting=True)),
        reading("b", "2020-03-01", post("Егор Семёнович Ладыгин")),
        reading("c", "2021-03-01", post("Ладыгин Егор Семенович", TVER, "глава")),
        reading("d", "2024-03-01", post("Егор Ладыгин", "RU", "министр транспорта")),
    )
    person = entry.content
    assert isinstance(person, Person)
    assert (person.name, entry.title, entry.kind) == ("Егор Семёнович Ладыгин", "Егор Семёнович Ладыгин", "person")
    assert [(held.of, held.acting, str(held.first), str(held.last)) for held in person.posts] == [
        ("RU", False, "2024-03-01", "2024-03-01"),
        (TVER, False, "2020-03-01", "2021-03-01"),
        (TVER, True, "2019-03-01", "2019-03-01"),
    ]


def test_an_entry_is_tied_to_parties_around_its_own() -> None:
    entry = one(reading("a", "2021", meeting(parties=("RU-TVE/Торжок", BREST), place="BY-BR/Пинск")))
    assert [(link.party, link.direct) for link in entry.parties] == [
        ("BY-BR", True),
        ("RU-TVE/Торжок", True),
        ("BY", False),
        ("BY-BR/Пинск", False),
        ("RU", False),
        ("RU-TVE", False),
    ]


def test_what_a_governor_says_concerns_the_region() -> None:
    entries = register(reading("a", "2021", post("Егор Ладыгин"), Statement(speaker=("Егор Ладыгин",))))
    statement = next(entry for entry in entries if entry.kind == "statement")
    assert [(link.party, link.direct) for link in statement.parties] == [("RU", False), (TVER, False)]


def test_a_term_and_a_due_day_say_until_when() -> None:
    assert one(reading("a", "2021", paper("2021-05-12", period="2021/2026"))).until == date(2026, 12, 31)
    assert one(reading("a", "2021", Commitment(by=(TVER,), what="мост", due="2022-05"))).until == date(2022, 5, 31)
    assert one(reading("a", "2021", paper("2021-05-12", period="2021/.."))).until is None


def test_the_earliest_document_founds_the_entry() -> None:
    first, second = reading("z", "2021-05-13", paper("2021-05-12")), reading("a", "2021-05-14", paper("2021-05-12"))
    assert one(first, second).id == one(first).id != one(second).id


def test_unreadable_dates_do_no_harm() -> None:
    entry = one(reading("a", "вчера", meeting("2021-13-45")))
    assert (entry.first, entry.seen_first) == (None, None)


def test_a_stage_that_follows_another_is_no_contradiction() -> None:
    entry = one(
        reading("a", "2021-05-13", paper("2021-05-12", stage="signed")),
        reading("b", "2021-09-01", paper("2021-05-12", stage="in_force")),
    )
    assert entry.stage == "in_force"
    assert entry.variants == ()


def test_held_and_cancelled_contradict_each_other() -> None:
    entry = one(
        reading("a", "2021-05-13", meeting("2021-05-12", stage="held")),
        reading("b", "2021-05-14", meeting("2021-05-12", stage="cancelled")),
    )
    assert [slot for slot, _ in entry.variants] == ["stage"]


# --- tellings with something mistaken ---------------------------------------------------------------------------------


def _told_by(days: str, *events: Content) -> list[Reading]:
    """Releases of their own, each a sentence of another number, on days of one month."""
    return [
        reading(f"n{n}", f"2021-05-{day}", event)
        for n, (day, event) in enumerate(zip(days.split(), events, strict=True))
    ]


def test_a_day_that_one_release_mistakes_is_a_variant_of_what_others_tell() -> None:
    right, wrong = meeting("2021-05-12"), meeting("2021-05-13")
    entry = one(*_told_by("12 13 13", right, right, wrong))
    assert entry.content.date == "2021-05-12"
    assert {variant.value for variant in dict(entry.variants)["date"]} == {"2021-05-12", "2021-05-13"}
    assert len(register(*_told_by("12 13 12 13", right, right, wrong, wrong))) == 2, "two releases each: two meetings"


def test_a_visit_of_one_release_is_the_meeting_that_others_tell_of() -> None:
    assert len(register(*_told_by("12 13 13", *[meeting("2021-05-12")] * 2, meeting("2021-05-12", type="visit")))) == 1
    ladygin, zimin = meeting("2021-05-12", people=("Егор Ладыгин",)), ("Лев Зимин",)
    assert len(register(*_told_by("12 13 13", ladygin, ladygin, meeting("2021-05-13", people=zimin)))) == 2


def test_an_event_of_this_month_is_not_the_one_of_weeks_ago() -> None:
    assert len(register(*_told_by("13 28", meeting("2021-05-12"), meeting("2021-05")))) == 2
    assert len(register(*_told_by("13 14", meeting("2021-05-12"), meeting("2021-05")))) == 1
    assert len(register(*_told_by("13 05", meeting("2021-05-12"), meeting("2021-05")))) == 2, "told before it was"


# --- papers -----------------------------------------------------------------------------------------------------------


def test_a_paper_whose_term_is_long_over_is_not_meant_any_more() -> None:
    old = reading("a", "2011-05-13", paper("2011-05-12", LINEN, period="2011/2016"))
    assert len(register(old, reading("b", "2015-01-01", paper(title=LINEN, stage="in_force")))) == 1
    assert len(register(old, reading("b", "2023-01-01", paper(title=LINEN, stage="in_force")))) == 2


def test_a_named_paper_is_not_taken_for_an_unnamed_one_on_another_subject() -> None:
    unnamed = reading("a", "2021-05-13", paper("2021-05-12", areas=("agriculture",)))
    assert len(register(unnamed, reading("b", "2022-01-01", paper(title="Соглашение о сельском хозяйстве")))) == 1
    assert len(register(unnamed, reading("b", "2022-01-01", paper(title="Соглашение о сотрудничестве")))) == 1
    assert len(register(unnamed, reading("b", "2022-01-01", paper(title="Соглашение о дружбе школ")))) == 2


def test_a_term_that_was_prolonged_shows_its_new_end_and_the_old_one_beside() -> None:
    old, new = paper("2019-05-12", period="2019/2024"), paper("2019-05-12", period="2019/2029")
    told = [reading("a", "2019-05-13", old), reading("b", "2019-05-14", old), reading("c", "2024-03-01", new)]
    entry = one(*told)
    assert entry.content.period == "2019/2029"
    assert entry.until == date(2029, 12, 31)
    assert {variant.value for variant in dict(entry.variants)["period"]} == {"2019/2024", "2019/2029"}
    mistaken = one(*told[:2], reading("c", "2019-05-15", new))
    assert mistaken.content.period == "2019/2024", "another end in the same news is a mistake"
