import gzip
import io

import pytest

from stemma.intake.members import UnreadableError
from stemma.intake.unpacking import check_ratio, gunzipped

LINES = b"Snow closed both roads.\nIt thaws.\n"


def test_a_stream_is_read_told_and_rewound() -> None:
    stream = gunzipped(io.BytesIO(gzip.compress(LINES) + gzip.compress(b"Again.")), ratio=200)
    assert stream.read(4) == b"Snow"
    assert stream.tell() == 4
    stream.seek(0)
    assert stream.readline() == b"Snow closed both roads.\n"
    assert stream.read() == b"It thaws.\nAgain."


def test_what_shrank_beyond_all_text_is_refused_while_it_is_read() -> None:
    stream = gunzipped(io.BytesIO(gzip.compress(bytes(70_000_000))), ratio=200)
    assert len(stream.read(1_000_000)) == 1_000_000
    with pytest.raises(UnreadableError, match="more than 200 times its size"):
        stream.read()


def test_small_files_and_ordinary_text_are_not_suspected() -> None:
    check_ratio(60_000_000, 1, ratio=200)
    check_ratio(900_000_000, 90_000_000, ratio=200)
    with pytest.raises(UnreadableError):
        check_ratio(900_000_000, 1_000_000, ratio=200)
