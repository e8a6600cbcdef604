"""The pages under load: a large register on PostgreSQL, twenty users at once.

In: how many documents, users and seconds. Out: a table of pages with the median and the 95th percentile of what the
server took, and how many queries each page asked. `make load` runs it.
"""
