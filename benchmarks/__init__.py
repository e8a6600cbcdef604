"""Measures of quality and speed. Nothing here is imported by the program or its tests' assertions on time."""
