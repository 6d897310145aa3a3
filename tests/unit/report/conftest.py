import pytest
from tests.support.invented import invented_case

from stemma.model import Rows


@pytest.fixture(scope="session")
def case() -> Rows:
    return invented_case()
