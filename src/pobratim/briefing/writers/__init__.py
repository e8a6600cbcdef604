"""A paper as a file, one module a form.

In: a `Paper`. Out: bytes. Not here: what the paper says.
"""
