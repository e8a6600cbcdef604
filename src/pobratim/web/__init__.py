"""The site: pages for people over the stored register.

In: requests, rows through `pobratim.storage.read`. Out: HTML made on the server. Not here: reading of documents, and
changing of rows.
"""
