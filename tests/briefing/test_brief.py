"""What a brief tells, in which order, and how sure it says it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from pobratim.briefing.outline import SECTIONS
from pobratim.briefing.paper import CONTRADICTED, UNCONFIRMED, Bullets, Chart, Paper, Section, Sentence, sentences_of
from pobratim.briefing.phrases import phrases
from pobratim.errors import BadInput
from pobratim.facts.content import Agreement, Commitment, Event, Post
from pobratim.register import Decision, Verb
from tests.briefing import sample
from tests.briefing.sample import PARTNER, SIDES, paper, reading

LAPSED = "Срок истёк, исполнены или заменены"


def section(paper: Paper, key: str) -> Section:
    return next(section for section in paper.sections if section.key == key)


def texts(paper: Paper, key: str, lead: str = "") -> list[str]:
    lists = [block for block in section(paper, key).blocks if isinstance(block, Bullets)]
    return [item.text for block in lists if not lead or block.lead == lead for item in block.items]


def leads(paper: Paper, key: str) -> list[str]:
    return [block.lead for block in section(paper, key).blocks if isinstance(block, Bullets)]


def said(paper: Paper) -> list[Sentence]:
    return [one for section in paper.sections for block in section.blocks for one in sentences_of(block)]


def test_papers_are_in_force_in_work_or_lapsed_on_the_day() -> None:
    assert leads(paper(), "papers") == ["Действуют", "В работе", LAPSED, "Партнёрские связи"]
    assert "План мероприятий; срок действия — 2022–2024." in texts(paper(), "papers", "Действуют")
    later = texts(paper(as_of=date(2025, 2, 1)), "papers", LAPSED)
    assert "План мероприятий; срок действия — 2022–2024." in later


def test_a_paper_that_lapses_soon_without_a_successor_is_proposed_for_the_talk() -> None:
    assert any("истекает (2024" in text for text in texts(paper(), "talk"))
    follower = reading(
        "next",
        "2024-05-01",
        Agreement(instrument="plan", parties=SIDES, period="2025/2027", stage="signed", signed="2024-04-30"),
    )
    assert not any("истекает (2024" in text for text in texts(paper(*sample.readings(), follower), "talk"))


def test_promises_stand_by_side_and_the_overdue_are_said_to_be() -> None:
    promises = paper()
    assert leads(promises, "promises")[0] == "Обещала сторона: Тверская область"
    assert any("срок прошёл (декабрь 2023" in text for text in texts(promises, "promises"))
    assert any("срок — октябрь 2024" in text for text in texts(promises, "promises"))


def test_a_promise_of_a_third_party_with_the_partner_is_not_the_partners_alone() -> None:
    third = reading("third", "2024-01-01", Commitment(by=("RU-PSK", PARTNER), what="открыть маршрут"))
    assert leads(paper(third, home=""), "promises") == ["Договорились вместе или сторона не названа"]


def test_the_one_seen_last_in_a_post_leads() -> None:
    former = reading("old", "2019-01-01", Post(person="Олег Грач", of=PARTNER, titles=("президент",)))
    present = reading("new", "2024-01-01", Post(person="Ян Лис", of=PARTNER, titles=("глава государства",)))
    told = texts(paper(former, present), "leaders")
    assert len(told) == 1
    assert told[0].startswith("Ян Лис — глава государства")


def test_an_envoy_to_another_region_is_no_matter_of_the_home_party() -> None:
    consul = Post(person="Ян Лис", of=PARTNER, titles=("консул",), to="RU-PSK/Псков")
    envoy = Post(person="Олег Грач", of=PARTNER, titles=("посол",), to="RU")
    (told,) = texts(paper(reading("envoys", "2024-01-01", consul, envoy)), "leaders")
    assert told.startswith("Олег Грач")


def test_wishes_say_what_kind_of_word_they_are() -> None:
    assert "Янка Верас (приглашение): приехать на ярмарку в Пинск; кому — Тверская область." in texts(paper(), "talk")


def test_turnover_of_several_years_is_drawn() -> None:
    (chart,) = [block for block in section(paper(), "trade").blocks if isinstance(block, Chart)]
    assert [point.label for point in chart.points] == ["2021", "2022"]
    assert chart.points[0].value == 3.2e9


def test_what_nobody_confirmed_is_marked_and_explained() -> None:
    brief = paper()
    lists = [block for one in brief.sections for block in one.blocks if isinstance(block, Bullets)]
    assert all(UNCONFIRMED in item.marks for block in lists for item in block.items)
    assert any(note.startswith("°") for note in brief.notes)


def test_what_a_person_confirmed_bears_no_mark() -> None:
    facts = list(sample.dossier(sample.readings()).facts)
    at = datetime(2024, 1, 1, tzinfo=UTC)
    words = [Decision(id=f, verb=Verb.ACCEPT, facts=(f,), who="Иванова", at=at) for f in facts]
    assert not any(UNCONFIRMED in one.marks for one in said(paper(decisions=words)))


def test_where_documents_differ_both_values_stand() -> None:
    marked = [one for one in said(paper()) if CONTRADICTED in one.marks]
    assert any("по другим данным" in one.text for one in marked)
    assert any(note.startswith("≠") for note in paper().notes)


def test_sections_are_those_asked_for_in_their_order() -> None:
    assert [one.key for one in paper(sections=["talk", "leaders"]).sections] == ["talk", "leaders"]


@pytest.mark.parametrize("options", [{"sections": ["погода"]}, {"length": "ten"}])
def test_an_unknown_section_or_length_is_named(options: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="есть:"):
        paper(**options)


def test_a_brief_says_that_it_left_something_out() -> None:
    assert any("другие записи" in note for note in paper(length="page").notes)
    assert not any("другие записи" in note for note in paper().notes)


def test_empty_sections_are_named_at_the_end() -> None:
    note = next(note for note in paper(sample.readings()[0]).notes if "нет сведений" in note)
    assert "торговля" in note


def test_what_was_told_later_is_not_known_yet() -> None:
    early = paper(as_of=date(2022, 12, 31))
    assert "Визиты" not in " ".join(one.heading for one in early.sections)
    assert texts(early, "papers", "Действуют")


def test_of_a_changed_value_the_earlier_one_is_known_earlier() -> None:
    then = paper(as_of=date(2023, 2, 10), sections=["trade"])
    assert not any(CONTRADICTED in one.marks for one in said(then))


def test_an_undated_release_on_what_was_done_later_is_not_known_yet() -> None:
    undated = reading("undated", None, Event(type="visit", parties=SIDES, date="2024-07-01", stage="held"))
    assert section(paper(undated), "nothing")


def test_a_planned_event_that_has_passed_is_not_told_as_held() -> None:
    plan = reading("plan-only", "2024-01-01", Event(type="visit", parties=SIDES, date="2024-03", stage="planned"))
    (text,) = texts(paper(plan), "meetings")
    assert "сведений о проведении нет" in text


def test_an_english_brief_has_english_headings() -> None:
    brief = paper(language="en")
    assert brief.title == "Brief on cooperation"
    assert "Belarus" in brief.subtitle
    assert section(brief, "papers").heading == "Papers"


def test_every_phrase_has_both_languages_with_the_same_gaps() -> None:
    from string import Formatter

    for key, row in phrases().items():
        gaps = [sorted(name for _, name, _, _ in Formatter().parse(row[lang]) if name) for lang in ("ru", "en")]
        assert row["ru"], key
        assert row["en"], key
        assert gaps[0] == gaps[1], key


def test_equal_registers_give_equal_briefs() -> None:
    assert paper() == paper(*reversed(sample.readings()))


def test_the_sections_have_headings() -> None:
    assert set(SECTIONS) <= set(phrases())
