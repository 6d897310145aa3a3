from pathlib import Path

import msgspec
import pytest
from tests.support.kinship import witness

from stemma.model import Pair, Story, Witness
from stemma.model.errors import CaseError
from stemma.store.casebook import Casebook
from stemma.store.packed import PACKED, Packed, read_packed, squeeze, unsqueeze, write_packed, write_whole

TOLD = [witness("a", ["The gate broke."]), witness("b", ["The gate held."])]
STORY = Story(id="s", name="The gate", witnesses=["a", "b"])


def test_packed_rows_answer_like_a_database(tmp_path: Path) -> None:
    folder = tmp_path / "stories" / "s"
    write_packed(folder, [*TOLD, STORY], ticket="t")
    with Casebook.open(folder) as casebook:
        assert casebook.of(Witness) == TOLD
        assert casebook.of(Witness, id="b") == TOLD[1:]
        assert casebook.of(Pair) == []
        with pytest.raises(ValueError, match="no field 'colour'"):
            casebook.of(Story, colour="red")
    found = read_packed(folder)
    assert found is not None
    assert found.ticket == "t"


def test_rows_of_another_version_say_what_to_run(tmp_path: Path) -> None:
    folder = tmp_path / "stories" / "s"
    folder.mkdir(parents=True)
    odd = Packed("t", {"witness": squeeze(msgspec.msgpack.encode([{"colour": 1}]))})
    (folder / PACKED).write_bytes(msgspec.msgpack.encode(odd))
    with Casebook.open(folder) as casebook, pytest.raises(CaseError, match="stemma stories --case"):
        casebook.of(Witness)


@pytest.mark.parametrize("content", [b"", b"\xc1 no rows at all"])
def test_a_file_that_cannot_be_understood_is_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / PACKED).write_bytes(content)
    assert read_packed(tmp_path) is None
    with pytest.raises(CaseError, match="no finished case"):
        Casebook.open(tmp_path)


@pytest.mark.parametrize("content", [b"", b"x", b"gate " * 1000])
def test_what_is_squeezed_comes_back(content: bytes) -> None:
    assert unsqueeze(squeeze(content)) == content


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "f", b"one")
    write_whole(tmp_path / "f", b"two")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"two"]
    with pytest.raises(CaseError, match="choose another --case"):
        write_whole(tmp_path / "none" / "f", b"")
