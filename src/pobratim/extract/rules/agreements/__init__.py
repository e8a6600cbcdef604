"""Papers between parties: how they are named, what becomes of them, who signed, for how long.

In: a marked document. Out: the parts from which `rules/agreement.py` makes facts. Not here: other kinds of facts.
"""
