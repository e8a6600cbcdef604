import pytest

from pobratim.register import MemoryStore, Store

from .lives_suite import LivesSuite
from .suite import StoreSuite


class TestMemoryStore(StoreSuite):
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore()


class TestLivesInMemory(LivesSuite):
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore()
