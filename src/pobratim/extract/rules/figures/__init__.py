"""Numbers about ties: trade, shares, places in a list, companies, students and other counts.

In: a marked document. Out: found figure facts. `figure.py` beside this folder is the rule; here each module notices one
sort of number. Not here: finding amounts (`mentions/amounts.py`).
"""
