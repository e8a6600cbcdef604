"""Papers put together from the register: the справка (brief) for a meeting, lists and reports.

In: entries of the register with the words behind them (`pobratim.register.Dossier`), a day, a language. Out: a `Paper`,
written as .html, .docx or .pdf. Not here: fetching entries (`pobratim.storage`), pages of the site, any invented word:
every sentence is a template filled with values of the register and carries its sources.
"""
