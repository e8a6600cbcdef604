"""`make speed TEXTS=folder`: documents a second, reading to facts beside natasha's own pipeline.

Both sides read the same texts in one process, in turns, one BLAS thread; the ratio is the median over rounds. natasha
does segmentation, morphology, syntax and names (no lemmas, no facts); Pobratim does all it does, to facts.
"""

from __future__ import annotations

import os

# A Haswell setting halves numpy's speed and would flatter whoever computes least; one thread is the fast way for both
os.environ.pop("OPENBLAS_CORETYPE", None)
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pobratim.extract import read
from pobratim.facts import Document


def natasha_pipeline() -> Callable[[str], Any]:
    """Segmentation, morphology, syntax and names of natasha."""
    from natasha import Doc, NewsEmbedding, NewsMorphTagger, NewsNERTagger, NewsSyntaxParser, Segmenter

    embedding = NewsEmbedding()
    segmenter = Segmenter()
    morph, syntax, names = NewsMorphTagger(embedding), NewsSyntaxParser(embedding), NewsNERTagger(embedding)

    def run(text: str) -> Doc:
        doc = Doc(text)
        doc.segment(segmenter)
        doc.tag_morph(morph)
        doc.parse_syntax(syntax)
        doc.tag_ner(names)
        return doc

    return run


def documents_a_second(work: Callable[[str], Any], texts: list[str]) -> float:
    """Speed over all texts, once."""
    start = time.perf_counter()
    for text in texts:
        work(text)
    return len(texts) / (time.perf_counter() - start)


def main() -> None:
    """Prints both speeds and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, help="a folder with .txt files")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=int, default=200, help="read at most so many texts")
    options = parser.parse_args()
    texts = [file.read_text(encoding="utf-8") for file in sorted(options.texts.rglob("*.txt"))[: options.most]]
    contenders = {"natasha": natasha_pipeline(), "pobratim": lambda text: read(Document("speed", text))}
    for work in contenders.values():
        for text in texts[:5]:
            work(text)
    rounds: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(options.rounds):
        for name in list(contenders)[:: 1 if number % 2 == 0 else -1]:
            rounds[name].append(documents_a_second(contenders[name], texts))
    ratios = [ours / theirs for ours, theirs in zip(rounds["pobratim"], rounds["natasha"], strict=True)]
    size = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} texts of {size:.0f} characters on average, {options.rounds} rounds in turns")
    for name, speeds in rounds.items():
        print(f"{name:9} {statistics.median(speeds):6.1f} documents a second ({min(speeds):.1f} to {max(speeds):.1f})")
    print(f"ratio     {statistics.median(ratios):6.2f} ({min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main()
