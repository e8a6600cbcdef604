"""The parts of a brief, one module each.

In: a `Teller` with its dossier, a `Length`. Out: blocks; none where the register holds nothing. Not here: the order of
parts and their headings (`briefing.outline`).
"""
