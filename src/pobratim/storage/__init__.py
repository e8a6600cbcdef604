"""The register's database: a Django app with rows for documents, facts, entries and decisions.

In: readings (a document with its facts) and people's decisions. Out: rows, and selectors over them (`read.py`).
Not here: how facts become entries (`pobratim.register`), pages and accounts (`pobratim.web`).
"""
