"""A module per page: a request becomes a template's values.

In: requests. Out: responses. Not here: SQL (`pobratim.storage`), words of values (`pobratim.wording`), HTML
(templates).
"""
