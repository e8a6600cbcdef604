"""From mentions to known things, with reasons: parties, people, organisations.

In: codes and names as facts hold them. Out: canonical codes, keys that are equal for spellings of one name, and
judgements (same, different, unsure) with a score and a sentence. Pure: no database, no clock.
Not here: finding mentions in text (`pobratim.extract`), merging facts (`pobratim.register`).
"""
