"""What every test has: passwords are hashed at once, since none of them protects anything."""

from __future__ import annotations

from django.conf import settings


def pytest_configure() -> None:
    """Runs once the settings can be read and before any test asks for them."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
