"""The desk as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The app that holds accounts, review and the audit trail."""

    name = "pobratim.desk"
    label = "desk"
    verbose_name = "Рабочее место"
