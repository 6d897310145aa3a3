from stemma.model import Unread


def test_what_was_not_read_says_where_what_and_what_to_do_on_one_line() -> None:
    whole = Unread(path="a.bin", place="", problem="it is binary", remedy="leave it out")
    assert whole.sentence == "a.bin: it is binary; leave it out"
    part = Unread(path="feed.jsonl", place="line 7", problem="it has no text", remedy="map a field")
    assert part.sentence == "feed.jsonl, line 7: it has no text; map a field"
