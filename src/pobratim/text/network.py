"""slovnet's convolutions and its Viterbi search, computed faster.

In: the modules of a loaded slovnet model. Out: drop-in modules with the same results (up to the rounding of floats).
The first convolution sees one word at a time, so what it makes of a word is remembered; the others are one matrix
product each instead of a copy of every window. Not here: loading models, words and tags (`models.py`).
"""

from __future__ import annotations

from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_SHAPES = 1000
_REMEMBERED = 8192
"""Words per model whose first convolution is kept: 25 MB; a thousand press releases have about so many."""


class Ids:
    """Stands for the embedding: hands word and shape numbers on to `QuickEncoder`."""

    def __call__(self, word_id: NDArray[np.int64], shape_id: NDArray[np.int64]) -> tuple[Any, Any]:
        """The numbers as they are."""
        return word_id, shape_id


class QuickEncoder:
    """The embedding and the convolutions of a model."""

    def __init__(self, embedding: Any, encoder: Any) -> None:
        self._embedding = embedding
        self._layers = [_Layer(layer) for layer in encoder.layers]
        self._first = self._layers[0]
        self._rows: dict[int, int] = {}
        self._table = np.empty((_REMEMBERED, 3 * self._first.width), dtype=np.float32)
        self._lock = Lock()

    def __call__(self, ids: tuple[NDArray[np.int64], NDArray[np.int64]], padding: NDArray[np.bool_]) -> Floats:
        """What the convolutions make of every word (texts × words × channels); nothing of padding."""
        output = self._first.summed(self._words(*ids))
        output[padding] = 0
        for layer in self._layers[1:]:
            output = layer.summed(output @ layer.weights)
            output[padding] = 0
        return output

    def _words(self, word_id: NDArray[np.int64], shape_id: NDArray[np.int64]) -> Floats:
        """What the first convolution makes of every word, for the word before it, itself and the word behind."""
        keys, places = np.unique(word_id.ravel() * _SHAPES + shape_id.ravel(), return_inverse=True)
        with self._lock:
            if len(self._rows) + len(keys) > _REMEMBERED:
                self._rows.clear()
            if len(keys) > _REMEMBERED:
                return self._first_of(keys)[places].reshape(*word_id.shape, -1)
            new = np.array([key for key in keys.tolist() if key not in self._rows], dtype=np.int64)
            if new.size:
                start = len(self._rows)
                self._table[start : start + new.size] = self._first_of(new)
                self._rows.update(zip(new.tolist(), range(start, start + new.size), strict=True))
            rows = np.array([self._rows[key] for key in keys.tolist()])
            made: Floats = self._table[rows[places]]
            return made.reshape(*word_id.shape, -1)

    def _first_of(self, keys: NDArray[np.int64]) -> Floats:
        vectors: Floats = self._embedding(keys // _SHAPES, keys % _SHAPES)
        made: Floats = vectors @ self._first.weights
        return made


class _Layer:
    """A convolution over three words, its ReLU and its normalisation."""

    def __init__(self, layer: Any) -> None:
        kernel = layer.conv.weight.array
        if kernel.shape[2] != 3 or layer.conv.padding != 1:
            raise ValueError(f"a convolution over {kernel.shape[2]} words, not three")
        self.width = int(kernel.shape[0])
        self.weights: Floats = np.ascontiguousarray(np.concatenate([kernel[:, :, i].T for i in range(3)], axis=1))
        self._bias = layer.conv.bias.array
        self._scale = layer.norm.weight.array / layer.norm.std.array
        self._shift = layer.norm.bias.array - layer.norm.mean.array * self._scale

    def summed(self, parts: Floats) -> Floats:
        """Each word's own part and what its neighbours add, then ReLU and normalisation."""
        width = self.width
        output: Floats = parts[:, :, width : 2 * width] + self._bias
        output[:, 1:] += parts[:, :-1, :width]
        output[:, :-1] += parts[:, 1:, 2 * width :]
        np.maximum(output, 0, out=output)
        output *= self._scale
        output += self._shift
        return output


def best_path(emissions: Floats, transitions: Floats) -> list[int]:
    """The best row of tags for one text (Viterbi)."""
    score = emissions[0]
    history = []
    columns = np.arange(transitions.shape[1])
    for emission in emissions[1:]:
        scores = score[:, None] + transitions + emission
        best = scores.argmax(0)
        score = scores[best, columns]
        history.append(best)
    path = [int(score.argmax())]
    for best in reversed(history):
        path.append(int(best[path[-1]]))
    return path[::-1]
