import pytest

from stemma.cli.reconstruct import _mapping
from stemma.model.errors import SettingsError


def test_field_names_come_in_pairs() -> None:
    assert _mapping("text=body, published = date") == {"text": "body", "published": "date"}
    assert _mapping("") == {}


@pytest.mark.parametrize("written", ["text", "text=", "=body", "text=body,title"])
def test_a_mapping_of_another_shape_is_refused(written: str) -> None:
    with pytest.raises(SettingsError, match=r"OURS=THEIRS"):
        _mapping(written)
