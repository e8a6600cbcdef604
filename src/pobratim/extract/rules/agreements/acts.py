"""What becomes of a paper: signed, drafted, prolonged, ended — read from the words that govern it.

In: a paper mention. Out: its acts, and the stage that they amount to. Not here: dates and people (`details.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.lexicon.instruments import act_of, instrument_at
from pobratim.text import Sentence, Token

from ...clauses import is_infinitive
from .papers import PaperMention

DONE, COMING, PARTICIPLE, NOUN = "done", "coming", "participle", "noun"
NEGATIONS = frozenset("не никто никогда нет ни".split())
RUMOUR = frozenset("якобы слух слухи будто".split())
LINKING = ("conj", "xcomp", "ccomp", "csubj", "csubj:pass", "advcl", "parataxis")
MAKING = ("sign", "signature", "ratify", "adopt", "prolong")
SILENT = frozenset(("subject", "length", "talks", "expire"))
"""Acts that tell about a paper but don't make it known."""


@dataclass(frozen=True, slots=True)
class Act:
    """A word that tells of the paper. `mode`: done, coming, participle, noun."""

    name: str
    index: int
    mode: str
    negated: bool = False


def acts_in(sentence: Sentence) -> list[Act]:
    """All acts of a sentence, of whatever paper."""
    return [_act(sentence, i) for i, token in enumerate(sentence.tokens) if _is_act(token) or _does_this(sentence, i)]


def _does_this(sentence: Sentence, i: int) -> bool:
    """«От палаты это сделал её президент», «Сделано это 22 августа»: the act named before."""
    around = sentence.tokens[max(0, i - 1) : i + 2]
    return sentence.tokens[i].lemma == "сделать" and any(token.text.lower() == "это" for token in around)


def acts_of(paper: PaperMention) -> list[Act]:
    """The acts linked with a paper, nearest in the tree first."""
    linked = list(dict.fromkeys(_linked(paper)))
    if not linked:
        linked = list(_nearest(paper))
    return [_act(paper.sentence, i) for i in linked]


def _linked(paper: PaperMention) -> Iterator[int]:
    sentence = paper.sentence
    for child in sentence.children(paper.head):
        if sentence.tokens[child].rel.startswith(("acl", "amod", "parataxis")):
            yield from _self_and_joined(sentence, child)
    yield from _relative(paper)
    node, steps = sentence.tokens[paper.head].head, 0
    while node >= 0 and steps < 4:
        token = sentence.tokens[node]
        if node != paper.head and instrument_at([token.lemma, ""], 0, ""):
            break
        if _is_act(token):
            yield from _self_and_joined(sentence, node)
        if (
            act_of(token.lemma) == "carry"
            and token.head >= 0
            and act_of(sentence.tokens[token.head].lemma) == "complete"
        ):
            yield token.head
        if act_of(token.lemma) in ("carry", "recall"):
            break
        yield from _signatures(sentence, node)
        if token.pos in ("VERB", "AUX") and token.rel not in LINKING:
            break
        node, steps = token.head, steps + 1


def _relative(paper: PaperMention) -> Iterator[int]:
    """«соглашение, которое области заключили», «соглашения, подписанного в мае», even where the tree misses it."""
    tokens = paper.sentence.tokens
    after = [i for i, token in enumerate(tokens) if token.start >= paper.stop][:3]
    for i in after:
        if tokens[i].lemma == "который" and tokens[i].head >= 0:
            yield from _self_and_joined(paper.sentence, tokens[i].head)
        if tokens[i].feats.get("VerbForm") == "Part" and tokens[i].case == paper.token.case:
            yield from _self_and_joined(paper.sentence, i)


def _signatures(sentence: Sentence, i: int) -> Iterator[int]:
    """«поставили подписи под соглашением»."""
    return (child for child in sentence.children(i) if act_of(sentence.tokens[child].lemma) == "signature")


def _self_and_joined(sentence: Sentence, i: int) -> Iterator[int]:
    if _is_act(sentence.tokens[i]):
        yield i
    for child in sentence.children(i):
        if sentence.tokens[child].rel in ("conj", "xcomp") and _is_act(sentence.tokens[child]):
            yield child


def _nearest(paper: PaperMention) -> Iterator[int]:
    """Where the tree says nothing: the nearest act of the same clause."""
    tokens = paper.sentence.tokens
    found = [i for i, token in enumerate(tokens) if _is_act(token) and token.pos == "VERB"]
    near = [i for i in found if not _parted(tokens, i, paper.head)]
    if near:
        yield min(near, key=lambda i: abs(i - paper.head))


def _parted(tokens: tuple[Token, ...], i: int, j: int) -> bool:
    low, high = min(i, j), max(i, j)
    return high - low > 15 or any(token.text in (";", ":", "—", "–") for token in tokens[low:high])


def _is_act(token: Token) -> bool:
    return act_of(token.lemma) is not None


def _act(sentence: Sentence, i: int) -> Act:
    token = sentence.tokens[i]
    return Act(act_of(token.lemma) or "signature", i, _mode(sentence, i), _is_negated(sentence, i))


def _mode(sentence: Sentence, i: int) -> str:
    token = sentence.tokens[i]
    form = token.feats.get("VerbForm")
    helpers = [sentence.tokens[child] for child in sentence.children(i)]
    if act_of(token.lemma) == "signature":
        return DONE
    if token.pos == "NOUN" and form is None and act_of(token.lemma) and not token.lemma.endswith(("ть", "ться", "ти")):
        return NOUN
    if is_infinitive(token) or token.feats.get("Tense") == "Fut":
        return COMING
    if any(h.text.lower() in ("будет", "будут", "должен", "должны", "должно", "может") for h in helpers):
        return COMING
    if form == "Part" and token.feats.get("Variant") != "Short":
        return PARTICIPLE
    return DONE


def _is_negated(sentence: Sentence, i: int) -> bool:
    if any(sentence.tokens[child].lemma in NEGATIONS for child in sentence.children(i)):
        return True
    return any(token.lemma in NEGATIONS for token in sentence.tokens[max(0, i - 2) : i])


def is_denied(paper: PaperMention, acts: list[Act]) -> bool:
    """«договор так и не подписали», «якобы заключили»."""
    if any(token.lemma in RUMOUR for token in paper.sentence.tokens):
        return True
    return any(act.negated and act.name in ("sign", "draft", "ratify") for act in acts)


def counts(paper: PaperMention, acts: list[Act], *, dated: bool) -> bool:
    """Whether the words name a paper at all: many a «программа» and «план» is none."""
    names = {act.name for act in acts if not act.negated}
    if paper.instrument == "programme":
        return any(act.mode != COMING and act.name in MAKING for act in acts)
    if paper.instrument == "plan" and paper.name_stop == paper.token.stop:
        return dated or bool(names & {"sign", "adopt", "carry"})
    return True


def stage_of(paper: PaperMention, acts: list[Act]) -> str | None:
    """The stage that a mention tells, None where it tells none."""
    modes = {act.name: act.mode for act in acts if not act.negated}
    if {"end", "replace"} & modes.keys() and not _is_replacing(paper, modes):
        return "ended"
    if "complete" in modes and paper.instrument in ("plan", "programme", "roadmap") and modes["complete"] == DONE:
        return "completed"
    if "propose" in modes:
        return "proposed"
    if _is_coming(paper, modes):
        return "drafting"
    if "prolong" in modes:
        return "in_force" if modes["prolong"] != COMING else None
    if {"force", "enter"} & modes.keys() and COMING not in (modes.get("enter"), modes.get("force")):
        return "in_force"
    if modes.get("sign") == NOUN and len(modes) == 1 and not _is_told_as_past(paper.sentence):
        return "drafting"
    if {"sign", "signature", "ratify", "adopt"} & modes.keys():
        return _signed_stage(acts)
    if {"carry", "recall"} & modes.keys() or any(act.negated and act.name == "end" for act in acts):
        return "in_force"
    return None


def _is_told_as_past(sentence: Sentence) -> bool:
    """Whether a sentence around «подписание» tells of something done."""
    return any(t.feats.get("Tense") == "Past" and t.feats.get("VerbForm") in ("Fin", "Part") for t in sentence.tokens)


def _is_replacing(paper: PaperMention, modes: dict[str, str]) -> bool:
    """«документ заменил соглашение»: the subject is the new paper."""
    return "end" not in modes and paper.token.rel == "nsubj"


def _is_coming(paper: PaperMention, modes: dict[str, str]) -> bool:
    if paper.is_draft() and "adopt" not in modes:
        return True
    if {"draft", "plan", "agree"} & modes.keys():
        return modes.get("sign") != DONE
    return modes.get("sign") == COMING


def _signed_stage(acts: list[Act]) -> str:
    """Signed in the sentence's own act is `signed`; «подписанный в 2011 году» in passing is in force."""
    own = [act for act in acts if act.name in ("sign", "signature", "ratify", "adopt")]
    return "in_force" if all(act.mode == PARTICIPLE for act in own) else "signed"


def is_done(acts: list[Act]) -> bool:
    """Whether a signature is told as done."""
    return any(act.name in ("sign", "signature") and act.mode not in (COMING, NOUN) for act in acts)


def makes_known(acts: list[Act]) -> bool:
    """Whether the acts tell that the paper exists or is being made."""
    return any(act.name not in SILENT for act in acts)
