"""Rows of the desk."""

from .accounts import Account, Department, Grant

__all__ = ["Account", "Department", "Grant"]
