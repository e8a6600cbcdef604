"""Which texts are one release, for any order in which they come."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pobratim.resolve.reprints import Print, Releases, is_reprint, print_of, releases

LINES = [
    "В Торжке прошла встреча делегаций двух городов, которые дружат уже двадцать лет.",
    "Гости побывали на льнозаводе, в музее и в школе искусств, где для них спели дети.",
    "Стороны договорились, что весной мастера из Пинска приедут на ярмарку с новыми тканями.",
    "Глава города поблагодарил гостей и вручил им книгу об истории древнего Торжка и его улиц.",
    "В следующем году намечены соревнования юных пловцов и выставка картин местных художников.",
]
RELEASE = " ".join(LINES)
DAY = date(2022, 3, 4)


def one_release(left: str, right: str, later: int = 0) -> bool:
    return is_reprint(print_of(left, DAY), print_of(right, date.fromordinal(DAY.toordinal() + later)))


def test_a_line_added_or_a_word_changed_is_a_reprint() -> None:
    assert one_release(RELEASE, RELEASE + " Фото пресс-службы.")
    assert one_release(RELEASE, RELEASE.replace("двадцать", "пять").replace(" ", "\u00a0"))


def test_a_retelling_is_no_reprint() -> None:
    assert not one_release(RELEASE, " ".join(LINES[:2]) + " А дальше всё сказано совсем другими словами. " * 4)


def test_the_same_words_a_month_later_are_another_release_unless_nothing_changed() -> None:
    assert not one_release(RELEASE, RELEASE + " Фото пресс-службы.", later=40)
    assert one_release(RELEASE, RELEASE, later=40)


def test_short_texts_are_reprints_only_when_equal() -> None:
    assert one_release("Встреча прошла в Торжке.", "Встреча прошла в Торжке")
    assert not one_release("Встреча прошла в Торжке.", "Встреча прошла в городе Торжке.")


PRINTS = {
    f"n{n}": print_of(text, DAY)
    for n, text in enumerate(
        [RELEASE, RELEASE + " Фото автора.", RELEASE.replace("пловцов", "бегунов"), " ".join(LINES[:4] * 2), "Кратко."]
    )
}


@given(st.permutations(sorted(PRINTS)), st.sets(st.sampled_from(sorted(PRINTS))))
def test_releases_that_grow_and_shrink_end_where_all_at_once_end(order: list[str], gone: set[str]) -> None:
    growing, found = Releases(), dict[str, str]()
    for name in order:
        found |= growing.change({name: PRINTS[name]})
    for name in gone:
        found |= growing.change({}, (name,))
    left: dict[str, Print] = {name: one for name, one in PRINTS.items() if name not in gone}
    assert {name: release for name, release in found.items() if name not in gone} == releases(left)
