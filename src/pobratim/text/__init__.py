"""Characters to words: repair with an offset map, sentences, morphology, syntax, names.

In: raw text. Out: `Analysis`, whose offsets lead back to the raw characters. The only adapter to the NLP libraries
(`models.py`). What does not belong here: what the words mean for cooperation (`extract`), lists of known things
(`lexicon`), HTML and encodings (`sources`).
"""

from .analyse import analyse
from .nouns import Analysis, Name, Sentence, Token

__all__ = ["Analysis", "Name", "Sentence", "Token", "analyse"]
