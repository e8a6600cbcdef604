"""Where people work with the register: accounts and rights, review, the audit trail.

In: people's requests as plain values. Out: rows of the desk, decisions of the register. Not here: pages (`web`), what
follows from a decision (`register`).
"""
