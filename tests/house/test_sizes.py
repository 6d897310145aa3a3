from pathlib import Path

from tests.house.rooms import Room, rooms

TESTS = Path(__file__).resolve().parents[1]


def full(root: Path | None = None) -> list[Room]:
    return [room for room in (rooms(root) if root else rooms()) if room.size > room.hard]


#: Lines of tests to a line of code: it may only rise.
TEST_SHARE = 0.68


def test_no_room_is_too_large() -> None:
    assert full() == []


def test_a_room_that_is_too_large_is_seen(tmp_path: Path) -> None:
    (tmp_path / "wide.py").write_text("def spread(one, two, three, four):\n" + "    pass\n" * 60, encoding="utf-8")
    assert [room.name.split(" ")[-1] for room in full(tmp_path)] == ["spread", "spread(positional)"]


def test_the_share_of_tests_never_falls() -> None:
    def lines(root: Path) -> int:
        return sum(path.read_text(encoding="utf-8").count("\n") for path in root.rglob("*.py"))

    assert lines(TESTS) >= TEST_SHARE * lines(TESTS.parent / "src")
