"""Rows of the desk."""

from .accounts import Account, Department, Grant
from .audit import AuditRecord

__all__ = ["Account", "AuditRecord", "Department", "Grant"]
