"""The index stays what a fresh one would be, whatever order documents come, change and go in."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratim.storage.models import SearchRow
from pobratim.storage.search import index
from pobratim.storage.search.words import folded, forms_of, words_in
from pobratim.storage.store import DatabaseStore
from pobratim.text.models import morphology

from .search_sample import TEXTS, reading

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("forget"), st.sampled_from(sorted(TEXTS)), st.just(0)),
        st.tuples(st.just("keep"), st.sampled_from(sorted(TEXTS)), st.integers(0, 3)),
        st.tuples(st.just("change"), st.sampled_from(sorted(TEXTS)), st.integers(1, 3)),
        st.tuples(st.just("rebuild"), st.just(""), st.just(0)),
    ),
    min_size=1,
    max_size=6,
)
WORDS = sorted({word.form for _, title, text, _ in TEXTS.values() for word in words_in(f"{title} {text}")})


def snapshot() -> list[tuple[object, ...]]:
    """Everything that the index holds."""
    orders = {
        "sqlite": "SELECT r.id, kind, about, head, body, marks FROM storage_searchrow r "
        "JOIN storage_searchtext t ON t.rowid = r.id ORDER BY 1",
        "postgresql": "SELECT id, kind, about, words::text FROM storage_searchrow ORDER BY 1",
    }
    with connection.cursor() as cursor:
        cursor.execute(orders[connection.vendor])
        rows = list(cursor.fetchall())
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM storage_searchtext")
            assert cursor.fetchone() == (len(rows),)
    return rows


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
@pytest.mark.usefixtures("database")
def test_an_index_after_any_changes_equals_a_fresh_one(steps: list[tuple[str, str, int]]) -> None:
    with transaction.atomic():
        store = DatabaseStore()
        for verb, name, number in steps:
            if verb == "forget":
                store.forget(name)
            elif verb == "rebuild":
                store.rebuild()
            else:
                body = f"Иной текст № {number} о льне." if verb == "change" else None
                store.keep([reading(name, str(number), body=body, count=number)])
        store.rebuild()
        kept = snapshot()
        index.rebuild()
        assert snapshot() == kept
        transaction.set_rollback(True)


@pytest.mark.usefixtures("database")
def test_what_was_not_indexed_yet_is_filled_in_and_taken_numbers_are_left_alone() -> None:
    store = DatabaseStore()
    store.keep([reading(name) for name in TEXTS])
    store.rebuild()
    whole = snapshot()
    SearchRow.objects.exclude(kind="event").delete()
    assert len(snapshot()) < len(whole)
    index.fill()
    assert snapshot() == whole
    taken = SearchRow.objects.get(kind="document", about="old")
    store.forget("old")
    SearchRow.objects.create(id=taken.id, kind="event", about="another")
    store.keep([reading("old")])
    assert SearchRow.objects.get(kind="document", about="old").id != taken.id


@given(word=st.sampled_from(WORDS), choice=st.data())
@settings(deadline=None, max_examples=200)
def test_a_word_of_a_text_shares_a_dictionary_form_with_each_form_of_its_own(word: str, choice: st.DataObject) -> None:
    readings = [one for one in morphology().parse(word) if one.is_known]
    if not readings or not forms_of(word):
        return
    form = choice.draw(st.sampled_from([one.word for reading in readings for one in reading.lexeme]))
    asked = forms_of(folded(form))
    assert not asked or set(asked) & set(forms_of(word)), (word, form)


def test_letters_and_alphabets_are_made_equal() -> None:
    assert folded("Ёлка") == folded("ЕЛКА") == "елка"
    assert folded("Көшербаев") == folded("Кошербаев")
    assert folded("cоглашeние") == "соглашение"  # two Latin letters
    assert folded("согла\u00adшение") == "соглашение"
    assert folded("Wi") == "wi"
    assert forms_of("с") == forms_of("и") == ()
    assert [word.form for word in words_in("Торгово-экономическое, № 7")] == ["торгово", "экономическое", "7"]
