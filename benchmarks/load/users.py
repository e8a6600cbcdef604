"""Twenty people at the desk, for locust: each opens a page, reads it for a while, opens the next.

In: the file that POBRATIM_ADDRESSES names: JSON {page: [addresses]}, and a session's cookie in POBRATIM_SESSION. Out:
requests. Not here: what is measured (`measured.py`).
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

from locust import HttpUser, between, task

ADDRESSES: dict[str, list[str]] = json.loads(Path(os.environ["POBRATIM_ADDRESSES"]).read_text("utf-8"))
OFTEN = {"partner": 4, "tie": 2, "entry": 4, "document": 3, "search": 3, "review entry": 3}
PAGES = [page for page in ADDRESSES for _ in range(OFTEN.get(page, 1))]


class Specialist(HttpUser):
    """Somebody who is signed in and reads two to six seconds a page."""

    wait_time = between(2, 6)

    def on_start(self) -> None:
        """Signed in already."""
        self.client.cookies.set("sessionid", os.environ["POBRATIM_SESSION"])

    @task
    def open_page(self) -> None:
        """Any page, the main ones more often."""
        page = random.choice(PAGES)
        self.client.get(random.choice(ADDRESSES[page]), name=page, headers={"X-Page": page})
