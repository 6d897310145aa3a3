import pytest

import stemma
from stemma.pipeline.run import reconstruct


def test_the_public_names_are_found_where_they_live() -> None:
    assert stemma.reconstruct is reconstruct
    assert all(getattr(stemma, name) is not None for name in stemma.__all__)


def test_the_public_names_are_listed() -> None:
    assert dir(stemma) == sorted(stemma.__all__)


def test_another_name_is_unknown() -> None:
    with pytest.raises(AttributeError, match="no attribute 'recompose'"):
        stemma.recompose  # noqa: B018 - asking is the test
