from pathlib import Path

import pytest
from tests.support.invented import write_invented


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return write_invented(tmp_path / "case")
