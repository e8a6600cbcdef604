import pytest

from pobratim.register import MemoryStore, Store

from .suite import StoreSuite


class TestMemoryStore(StoreSuite):
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore()
