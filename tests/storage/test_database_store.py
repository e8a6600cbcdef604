import pytest

from pobratim.register import Store
from pobratim.storage.store import DatabaseStore
from tests.register.suite import StoreSuite


class TestDatabaseStore(StoreSuite):
    @pytest.fixture
    def store(self, database: str) -> Store:
        return DatabaseStore()
