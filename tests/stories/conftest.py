from pathlib import Path

import pytest
from tests.support.bundled import Truth, load_truth, pile_folder
from tests.support.retold import Told, retell


@pytest.fixture(scope="session")
def truth() -> Truth:
    return load_truth()


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return retell(Path(str(pile_folder())), tmp_path_factory.mktemp("bundled") / "case")
