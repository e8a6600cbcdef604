"""Rows of the desk."""

from .accounts import Account, Department, Grant, Ticket
from .audit import AuditRecord
from .review import Looking, Postponed

__all__ = ["Account", "AuditRecord", "Department", "Grant", "Looking", "Postponed", "Ticket"]
