"""Search over documents and entries: one index, kept in step with both, on SQLite (FTS5) and PostgreSQL (GIN).

`index.py` writes, `finding.py` asks, `query.py` understands what was typed; `sqlite.py` and `postgres.py` are the two
databases' ways. docs/search.md tells how it works and what it costs.
"""
