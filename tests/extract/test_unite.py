"""Facts of one document that tell of one thing become one."""

from hypothesis import given
from hypothesis import strategies as st

from pobratim.extract.found import Found
from pobratim.extract.unite import dates_agree, same_person, unite, words_agree
from pobratim.facts import Agreement, Content, Event, Flow, Post


def found(content: Content, start: int = 0) -> Found:
    return Found(content=content, words=((start, start + 5),), trigger=(start, start + 5), rule="test.rule", why="test")


def united(*contents: Content) -> list[Content]:
    facts = [found(content, 10 * i) for i, content in enumerate(contents)]
    return [fact.content for fact in unite(None, facts)]  # type: ignore[arg-type]


def test_posts_of_one_person_join_their_titles() -> None:
    full = Post(person="Анна Соболева", of="RU-TUL", titles=("губернатор",))
    short = Post(person="Соболева", of="RU-TUL", titles=("глава региона",))
    assert united(full, short) == [Post(person="Анна Соболева", of="RU-TUL", titles=("губернатор", "глава региона"))]


def test_a_shorter_synonym_of_a_title_is_dropped() -> None:
    first = Post(person="Анна Соболева", of="KZ", titles=("посол",))
    second = Post(person="Анна Соболева", of="KZ", titles=("чрезвычайный и полномочный посол",), to="RU")
    assert united(first, second)[0].titles == ("чрезвычайный и полномочный посол",)  # type: ignore[attr-defined]


def test_an_agreement_told_twice_is_one_with_both_evidences() -> None:
    told = Agreement(parties=("RU-TUL", "BY-MI"), signed="2024-03", areas=("trade",))
    again = Agreement(parties=("BY-MI", "RU-TUL"), signed="2024-03-05", title="Соглашение о сотрудничестве")
    [one] = unite(None, [found(told), found(again, 50)])  # type: ignore[arg-type]
    assert one.content.signed == "2024-03-05"  # type: ignore[attr-defined]
    assert one.content.areas == ("trade",)  # type: ignore[attr-defined]
    assert len(one.words) == 2


def test_an_agreement_and_its_predecessor_stay_two() -> None:
    new = Agreement(parties=("RU-TUL", "BY-MI"), signed="2024")
    old = Agreement(parties=("RU-TUL", "BY-MI"), signed="2019")
    assert len(united(new, old)) == 2


def test_meetings_with_different_people_stay_two() -> None:
    first = Event(type="meeting", parties=("RU-TUL", "BY"), people=("Анна Соболева",))
    second = Event(type="meeting", parties=("RU-TUL", "BY"), people=("Пётр Ланской",))
    assert len(united(first, second)) == 2


def test_flows_one_way_join_their_goods_and_the_way_back_is_another() -> None:
    there = Flow(from_="RU-TUL", to="BY", goods=("сталь",))
    more = Flow(from_="RU-TUL", to="BY", goods=("чай",))
    back = Flow(from_="BY", to="RU-TUL", goods=("сыр",))
    assert united(there, more, back) == [Flow(from_="RU-TUL", to="BY", goods=("сталь", "чай")), back]


def test_initials_are_the_person() -> None:
    assert same_person("А. П. Соболева", "Анна Павловна Соболева")
    assert not same_person("Анна Соболева", "Ирина Соболева")


def test_a_month_agrees_with_its_day_and_not_with_another_year() -> None:
    assert dates_agree("2024-03", "2024-03-05")
    assert dates_agree("XXXX-03-05", "2024-03-05")
    assert not dates_agree("2024", "2019")


def test_wordings_of_one_name_agree() -> None:
    assert words_agree("сборка тракторов", "сборка лёгких тракторов")
    assert not words_agree("сборка тракторов", "выставка керамики")


PARTIES = st.lists(st.sampled_from(["RU-TUL", "BY-MI", "KZ"]), min_size=1, max_size=2, unique=True).map(tuple)
TYPES = st.sampled_from(["meeting", "visit"])
EVENTS = st.builds(Event, type=TYPES, parties=PARTIES, date=st.sampled_from([None, "2024"]))


@given(st.lists(EVENTS, max_size=6))
def test_uniting_twice_changes_nothing_and_loses_no_words(events: list[Event]) -> None:
    facts = [found(event, 10 * i) for i, event in enumerate(events)]
    once = unite(None, facts)  # type: ignore[arg-type]
    assert unite(None, once) == once  # type: ignore[arg-type]
    assert {w for fact in once for w in fact.words} == {w for fact in facts for w in fact.words}
