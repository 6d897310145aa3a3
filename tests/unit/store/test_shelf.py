from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from stemma.model import Block, Pair, PairVerdict, Witness, Zone
from stemma.model.errors import CaseError
from stemma.store.shelf import Chunk, Gathered, Share, Shelf, Shelving, list_head, pack_rows, spans_of

KINDS = (Witness, Block)


def witness(name: str, text: str = "Snow.") -> Witness:
    return Witness(id=name, path=name, siglum="", media_type="text/plain", sha256="", chars=len(text), text=text)


def block(name: str, start: int) -> Block:
    return Block(
        witness=name, start=start, end=start + 1, file_start=0, file_end=0, path="p", link_density=0.0, chosen=True
    )


def shelved(folder: Path, rows: dict[str, list[Block]]) -> Shelf[Block]:
    with Shelving(folder, "toy", [Block]) as shelving:
        for name, blocks in rows.items():
            shelving.add(Chunk(name, 0, len(blocks), pack_rows(blocks)))
        return shelving.finish()[0]  # type: ignore[return-value]


def chunks(gathered: Gathered) -> Iterator[tuple[str, int, int]]:
    for name, found in gathered.witnesses():
        yield from ((name, table, count) for table, count, _ in found)


def test_rows_of_a_witness_stand_together_however_shares_were_written(tmp_path: Path) -> None:
    with Share(tmp_path / "one", KINDS) as share:
        for row in (witness("b"), block("b", 0), block("b", 1), witness("c")):
            share.add(row)
        one = share.entries
    with Share(tmp_path / "two", KINDS) as share:
        for row in (witness("a"), block("a", 0), witness("b")):
            share.add(row)
        two = share.entries
    with Gathered() as gathered:
        gathered.add(str(tmp_path / "one"), one)
        gathered.add(str(tmp_path / "two"), two)
        assert list(chunks(gathered)) == [
            ("a", 0, 1), ("a", 1, 1), ("b", 0, 1), ("b", 1, 2), ("b", 0, 1), ("c", 0, 1),
        ]  # fmt: skip
        assert [name for name, found in gathered.of_table(0) if found] == ["a", "b", "c"]


def test_a_share_goes_on_where_the_last_one_of_its_file_ended(tmp_path: Path) -> None:
    with Gathered() as gathered:
        for name in "ab":
            with Share(tmp_path / "own", KINDS) as share:
                share.add(witness(name, text=f"Told by {name}."))
                gathered.add(str(tmp_path / "own"), share.entries)
        read = {name: found[0][2] for name, found in gathered.witnesses()}
    assert [msgspec.msgpack.decode(packed, type=Witness).text for packed in read.values()] == [
        "Told by a.",
        "Told by b.",
    ]


def test_a_share_that_gets_no_rows_makes_no_file(tmp_path: Path) -> None:
    with Share(tmp_path / "none", KINDS) as share:
        assert share.entries == b""
        assert not share.begun
    assert list(tmp_path.iterdir()) == []
    with Gathered() as gathered:
        assert (len(gathered), list(gathered.witnesses())) == (0, [])


def test_a_share_refuses_rows_of_a_table_that_it_does_not_hold(tmp_path: Path) -> None:
    pair = Pair(
        left="a", right="b", verdict=PairVerdict.COPY, bits=1.0, left_share=1.0, right_share=1.0, score=1.0, why="x"
    )
    with Share(tmp_path / "own", KINDS) as share, pytest.raises(TypeError, match="Pair"):
        share.add(pair)


def test_a_shelf_gives_its_rows_whole_and_by_witness(tmp_path: Path) -> None:
    rows = {"a": [block("a", 0), block("a", 2)], "c": [block("c", 5)]}
    shelf = shelved(tmp_path, rows)
    assert len(shelf) == 3
    assert shelf.all() == [*rows["a"], *rows["c"]]
    assert list(shelf.each()) == list(rows.values())
    assert list(shelf.each(shelf.spans()[1:])) == [rows["c"]]


def test_spans_are_found_by_the_witnesses_of_another_table(tmp_path: Path) -> None:
    few = shelved(tmp_path / "few", {"b": [block("b", 0)]}).spans()
    more = shelved(tmp_path / "more", {name: [block(name, 0)] for name in "abc"}).spans()
    assert spans_of(more, few)["witness"].tolist() == [b"b"]
    assert spans_of(few, more)["witness"].tolist() == [b"b"]
    assert len(spans_of(more, few[:0])) == 0


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 65_536])
def test_the_bytes_of_a_shelf_are_those_of_its_rows_packed_as_one_list(count: int, tmp_path: Path) -> None:
    assert msgspec.msgpack.encode([None] * count) == list_head(count) + b"\xc0" * count
    if count < 20:
        rows = [block("a", start) for start in range(count)]
        length, pieces = shelved(tmp_path, {"a": rows} if rows else {}).octets()
        packed = b"".join(pieces)
        assert packed == msgspec.msgpack.encode(rows)
        assert length == len(packed)


def test_what_is_no_id_of_a_witness_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no id of a witness"):
        shelved(tmp_path, {"longer than any id is": [block("a", 0)]})


def test_a_disk_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with Share(tmp_path / "file" / "own", KINDS) as share:
        share.add(witness("a"))
        with pytest.raises(CaseError, match="make room"):
            share.add(witness("b"))
    with pytest.raises(CaseError, match="make room"), Shelving(tmp_path / "file", "toy", [Zone]):
        pass
