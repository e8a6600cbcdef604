"""The quick convolutions and the quick search say what slovnet's own say."""

import importlib.util
import itertools
from pathlib import Path

import numpy as np
import pytest
import slovnet
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from navec import Navec

from pobratim.text import models
from pobratim.text.network import best_path

SENTENCES = [
    ["Губернатор", "Тульской", "области", "Пётр", "Ёлкин", "принял", "посла", "."],
    ["Визит", "."],
    ["Торгово-промышленная", "палата", "и", "ООО", "«", "Луч", "»", "подписали", "договор", "на", "5", "лет", "."],
    ["Тула", "и", "Гродно", "дружат", "с", "1992", "года", ",", "сообщил", "мэр", "Анна", "Ковальчук", "."],
]


def slovnet_s_own(name: str):
    folder = Path(importlib.util.find_spec("natasha").submodule_search_locations[0]) / "data"
    loaded = {"ner": slovnet.NER, "morph": slovnet.Morph, "syntax": slovnet.Syntax}[name].load(
        str(folder / "model" / f"slovnet_{name}_news_v1.tar")
    )
    return loaded.navec(Navec.load(str(folder / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")))


@pytest.fixture
def plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words as they are: what the vectors know in their place is not what is asked here."""
    monkeypatch.setattr(models, "_known_form", lambda word: word)
    monkeypatch.setattr(models, "_plain", lambda word: word)


def test_parts_of_speech_are_the_same(plain_words: None) -> None:
    own = slovnet_s_own("morph").map(SENTENCES)
    assert models.tag(SENTENCES) == [[(t.pos, t.feats) for t in markup.tokens] for markup in own]


def test_heads_and_relations_are_the_same(plain_words: None) -> None:
    own = slovnet_s_own("syntax").map(SENTENCES)
    assert models.parse(SENTENCES) == [[(int(t.head_id) - 1, t.rel) for t in markup.tokens] for markup in own]


def test_names_are_the_same(plain_words: None) -> None:
    texts = [" ".join(sentence) for sentence in SENTENCES]
    markups = list(slovnet_s_own("ner").map(texts))
    own = [{markup.text[span.start : span.stop] for span in markup.spans} for markup in markups]
    found = zip(SENTENCES, models.find_names(SENTENCES), strict=True)
    assert [{" ".join(words[start:stop]) for start, stop, _ in spans} for words, spans in found] == own


def test_what_is_remembered_of_a_word_does_not_change_the_next_reading() -> None:
    assert models.tag(SENTENCES) == models.tag(SENTENCES)
    assert models.tag(SENTENCES[::-1]) == models.tag(SENTENCES)[::-1]


@given(
    arrays(np.float32, (5, 3), elements=st.floats(-4, 4, width=32)),
    arrays(np.float32, (3, 3), elements=st.floats(-4, 4, width=32)),
)
def test_no_path_is_better_than_the_best(emissions: np.ndarray, transitions: np.ndarray) -> None:
    def worth(path: list[int]) -> float:
        steps = sum(transitions[a, b] for a, b in itertools.pairwise(path))
        return float(sum(emissions[i, tag] for i, tag in enumerate(path)) + steps)

    best = worth(best_path(emissions, transitions))
    every = np.stack(np.meshgrid(*[range(3)] * 5), axis=-1).reshape(-1, 5).tolist()
    assert best >= max(worth(path) for path in every) - 1e-3
