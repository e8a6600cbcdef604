"""The only door to slovnet, navec and pymorphy3.

In: lists of words. Out: parts of speech, features, heads, name spans, lemmas, as plain values. Models come with the
natasha wheel (MIT); nothing is downloaded. One BLAS thread: more make the small models slower (shared measurements).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from .network import Floats, Ids, QuickEncoder, best_path

_BATCH = 32
"""Sentences at once: 8 took a tenth longer on the shared speed measurements, 128 no less."""
_MOST_WORDS = 8000
"""Words at once, padding counted: it bounds memory where a text is one endless table."""
_UNEVEN, _UNEVEN_WORDS = 1.3, 4
"""A batch's longest sentence against its shortest: tried on press releases, where smaller batches cost more calls."""


@cache
def _folder() -> Path:
    spec = importlib.util.find_spec("natasha")
    assert spec and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "data"


@cache
def _vectors() -> Any:
    from navec import Navec

    return Navec.load(str(_folder() / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))


@cache
def _words() -> Any:
    """The words that the models know are the vectors' own, in their order; a model's copy takes 0.1 s to read."""
    from slovnet.vocab import Vocab

    return Vocab(list(_vectors().vocab.words))


@cache
def _model(name: str) -> Any:
    """slovnet's inference of a model, its convolutions replaced by quicker ones."""
    from slovnet import api
    from slovnet.const import REL, SHAPE, TAG

    threadpool_limits(1)
    kind, infer, decoder, said = {
        "ner": (api.NERModel, api.NERInfer, api.TagDecoder, TAG),
        "morph": (api.MorphModel, api.MorphInfer, api.TagDecoder, TAG),
        "syntax": (api.SyntaxModel, api.SyntaxInfer, api.SyntaxDecoder, REL),
    }[name]
    with api.Pack(str(_folder() / "model" / f"slovnet_{name}_news_v1.tar")) as pack:
        pack.load_meta().check_protocol()
        bare = pack.load_model(kind)
        model = bare.inject_arrays(dict(pack.load_arrays(bare.weights))).inject_navec(_vectors())
        shapes, answers = pack.load_vocab(SHAPE), pack.load_vocab(said)
    model.encoder = QuickEncoder(model.emb, model.encoder)
    model.emb = Ids()
    return infer(model, api.TagEncoder(_words(), shapes), decoder(answers))


@lru_cache(maxsize=150_000)
def _ids(name: str, word: str) -> tuple[int, int]:
    """A word's number and its shape's number in a model's vocabularies."""
    (word_id,), (shape_id,) = _model(name).encoder.item([word])
    return word_id, shape_id


def _input(name: str, sentences: list[list[str]]) -> Any:
    ids = [[_ids(name, word) for word in sentence] for sentence in sentences]
    return _model(name).encoder.input([([i for i, _ in row], [shape for _, shape in row]) for row in ids])


@cache
def morphology() -> Any:
    """The pymorphy3 analyser, loaded once."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


def frequency(word: str) -> int:
    """How often the vectors' news corpus has a word (lower case); 0 below a hundred times."""
    vocabulary = _vectors().vocab
    place = vocabulary.word_ids.get(word, vocabulary.word_ids.get(word.replace("ё", "е")))
    return int(vocabulary.counts[place]) if place is not None else 0


@lru_cache(maxsize=200_000)
def is_known(word: str) -> bool:
    """Whether dictionary or corpus know the word (lower case), or a known word behind a known prefix."""
    if frequency(word) or morphology().word_is_known(word):
        return True
    methods = [type(method[0]).__name__ for method in morphology().parse(word)[0].methods_stack]
    return methods == ["DictionaryAnalyzer", "KnownPrefixAnalyzer"]


def is_verb(word: str) -> bool:
    """Whether the dictionary's best reading is a finite verb or a short participle."""
    return str(morphology().parse(word)[0].tag.POS) in ("VERB", "PRTS")


def is_adjective(word: str) -> bool:
    """Whether the dictionary's best reading is a full adjective or participle."""
    return str(morphology().parse(word)[0].tag.POS) in ("ADJF", "PRTF")


def is_name(word: str) -> bool:
    """Whether the dictionary has the word as a person's or a place's name."""
    return any({"Name", "Surn", "Geox", "Patr"} & set(p.tag.grammemes) for p in morphology().parse(word))


def is_inflected(word: str) -> bool:
    """Whether a word with an ending: an adjective, a verb, or a noun that is not in its bare dictionary form."""
    best = morphology().parse(word)[0]
    if best.tag.POS == "NOUN":
        return bool(word[-1] in "аяоеыиуюьёй" and (best.normal_form != word or word[-1] in "оеая"))
    return str(best.tag.POS) in ("ADJF", "PRTF", "VERB", "INFN", "PRTS", "ADJS")


def is_mainly_name(word: str) -> bool:
    """Whether the dictionary's best reading of a word is a person's or a place's name."""
    best = morphology().parse(word)[0]
    return best.is_known and bool({"Name", "Surn", "Geox", "Patr"} & set(best.tag.grammemes))


def is_abbreviation(word: str) -> bool:
    """Whether the dictionary has the word (lower case) as an abbreviation: «снг»."""
    return any("Abbr" in p.tag for p in morphology().parse(word))


def find_names(windows: Iterable[list[str]]) -> Iterator[list[tuple[int, int, str]]]:
    """Names in each row of words: (first word, word after the last, PER | LOC | ORG).

    slovnet's own reading of tags drops a name whose first tag is I without a B before it, as at the head of a text;
    here such a tag opens a name.
    """
    infer = _model("ner")
    for words in windows:
        if not words:
            yield []
            continue
        given = _input("ner", [[_plain(word) for word in words]])
        emissions = infer.model(given.word_id, given.shape_id, given.pad_mask)[0]
        path = best_path(emissions, infer.model.head.crf.transitions.array)
        yield list(_name_spans([infer.decoder.tags_vocab.decode(tag) for tag in path]))


def _name_spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    opened: tuple[int, str] | None = None
    for i, tag in enumerate([*tags, "O"]):
        part, _, kind = tag.partition("-")
        if opened and (part != "I" or kind != opened[1]):
            yield opened[0], i, opened[1]
            opened = None
        if part != "O" and opened is None:
            opened = (i, kind)


def _blocks(sentences: list[list[str]]) -> Iterator[range]:
    """Runs of sentences of so many words that memory does not grow with the text."""
    start = words = 0
    for i, sentence in enumerate(sentences):
        if words and words + len(sentence) > _MOST_WORDS:
            yield range(start, i)
            start, words = i, 0
        words += len(sentence) + 1
    if sentences:
        yield range(start, len(sentences))


def _encoded(name: str, sentences: list[list[str]]) -> tuple[Floats, list[int]]:
    """What a model's convolutions make of every word, sentences one after the other, and where each begins.

    One word of padding stands between sentences and behind the last: filling all up to the longest doubled the work.
    """
    starts, words = [], 0
    ids: list[tuple[int, int]] = []
    shapes = _model(name).encoder
    gap = (shapes.words_vocab.pad_id, shapes.shapes_vocab.pad_id)
    for sentence in sentences:
        starts.append(words)
        ids += [_ids(name, _known_form(word)) for word in sentence]
        ids.append(gap)
        words += len(sentence) + 1
    word_id, shape_id = np.array(ids, dtype=np.int64).T[:, None, :]
    encoded: Floats = _model(name).model.encoder((word_id, shape_id), word_id == gap[0])[0]
    return encoded, starts


def tag(sentences: list[list[str]]) -> list[list[tuple[str, Mapping[str, str]]]]:
    """Part of speech and features of every word of every sentence."""
    infer = _model("morph")
    said: list[list[tuple[str, Mapping[str, str]]]] = []
    for block in _blocks(sentences):
        here = [sentences[i] for i in block]
        encoded, starts = _encoded("morph", here)
        best = infer.model.head(encoded).argmax(-1).tolist()
        for start, words in zip(starts, here, strict=True):
            said.append([_tag(infer.decoder.tags_vocab.decode(tag)) for tag in best[start : start + len(words)]])
    return said


@cache
def _tag(tag: str) -> tuple[str, Mapping[str, str]]:
    from slovnet.conll import parse_conll_tag

    pos, features = parse_conll_tag(tag)
    return pos, features


def parse(sentences: list[list[str]]) -> list[list[tuple[int, str]]]:
    """Head index (-1 for the root) and relation of every word of every sentence."""
    said: list[list[tuple[int, str]]] = [[] for _ in sentences]
    decode = _model("syntax").decoder.rels_vocab.decode
    for block in _blocks(sentences):
        encoded, starts = _encoded("syntax", [sentences[i] for i in block])
        for batch in _batches([len(sentences[i]) for i in block]):
            sizes = [len(sentences[block[k]]) for k in batch]
            heads, rels = _tree(encoded, [starts[k] for k in batch], sizes)
            for row, k in enumerate(batch):
                pairs = zip(heads[row, : sizes[row]].tolist(), rels[row, : sizes[row]].tolist(), strict=True)
                said[block[k]] = [(head - 1, decode(rel)) for head, rel in pairs]
    return said


def _batches(sizes: list[int]) -> Iterator[list[int]]:
    """Sentences of about one length: what is filled up to the longest is computed for nothing."""
    batch: list[int] = []
    for i in sorted(range(len(sizes)), key=lambda i: sizes[i]):
        full = len(batch) == _BATCH or (len(batch) + 1) * sizes[i] > _MOST_WORDS
        if batch and (full or sizes[i] > _UNEVEN * sizes[batch[0]] + _UNEVEN_WORDS):
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _tree(encoded: Floats, starts: list[int], sizes: list[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Heads and relations of sentences whose words stand from `starts` on; behind each stands a word of padding."""
    model = _model("syntax").model
    begin, size = np.array(starts)[:, None], np.array(sizes)[:, None]
    place = np.arange(max(sizes))[None, :]
    padded = encoded[begin + np.minimum(place, size)]
    heads = model.head.decode(model.head(padded), place < size)
    return heads, model.rel(padded, heads).argmax(-1)


def _plain(word: str) -> str:
    """A word as the vectors' vocabulary writes it: most of it has е for ё."""
    return word if "ё" not in word.lower() or word.lower() in _vectors().vocab.word_ids else _without_yo(word)


def _without_yo(word: str) -> str:
    return word.replace("ё", "е").replace("Ё", "Е")


@lru_cache(maxsize=100_000)
def _known_form(word: str) -> str:
    """A word that the vectors know in its place: «экономической» for «торгово-экономической»."""
    plain = _plain(word)
    ids = _vectors().vocab.word_ids
    if "-" not in word.strip("-") or plain.lower() in ids:
        return plain
    last = plain.rpartition("-")[2]
    return last if last.lower() in ids and last.islower() else plain
