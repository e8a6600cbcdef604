"""Rules for the kind `commitment`: what is to be done — promised, agreed, offered, wished.

In: a marked document. Out: found commitment facts, one an action. `modal.py` notices words of will, duty and offer,
`invitation.py` invitations, `future.py` plain futures, `listed.py` lists, `planned.py` rows of plans, `control.py` who
sees to it; `draft.py` holds what they hand over. Not here: uniting facts that tell of one thing (`unite.py`).
"""

from .find import find_commitments

__all__ = ["find_commitments"]
