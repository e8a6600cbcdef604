"""People and parties come together: how a text names it, who comes, where and when.

In: a marked document. Out: the parts from which `rules/event.py` makes facts. Not here: papers signed on the way
(`rules/agreements`), what is promised there.
"""
