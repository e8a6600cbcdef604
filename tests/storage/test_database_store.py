import pytest

from pobratim.register import Store
from pobratim.storage.store import DatabaseStore
from tests.register.lives_suite import LivesSuite
from tests.register.suite import StoreSuite


class TestDatabaseStore(StoreSuite):
    @pytest.fixture
    def store(self, database: str) -> Store:
        return DatabaseStore()


class TestLivesInDatabase(LivesSuite):
    @pytest.fixture
    def store(self, database: str) -> Store:
        return DatabaseStore()
