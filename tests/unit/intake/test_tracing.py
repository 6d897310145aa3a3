"""Every character of a page or a text stands in the bytes that its footprint names."""

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.intake.decoding import decode
from stemma.intake.markup import pieces
from stemma.intake.shown import shown_blocks
from stemma.intake.tracing import Ruler, Stretch, footprint, page_stretches
from stemma.text.footprints import bytes_of, unpack_bytes

WORDS = st.sampled_from(
    [
        "Snow",
        "Café",
        "“roads”",
        "路",
        "дороги",
        "🌨",
        "a&amp;b",
        "&eacute;",
        "&#8212;",
        "&nbsp;",
        "&copy 2031",
        "x",
        "&notit;",
    ]
)
BREAKS = st.sampled_from(
    [" ", "\n", "\r\n  ", "<b>", "</b>", "<br>", "</p>\n<p>", "<!-- x -->", "<script>var a;</script>", "\t"]
)
PAGES = st.lists(st.tuples(WORDS, BREAKS), max_size=30).map(
    lambda parts: "<html><body><p>" + "".join(word + mark for word, mark in parts) + "</p></body></html>"
)


def places(page: str, encoding: str = "utf-8") -> tuple[str, list[str]]:
    """Return the text of a page, and for each character what stands in its bytes."""
    content = page.encode(encoding)
    decoded = decode(content, charset=encoding)
    shown = shown_blocks(decoded.text, pieces(decoded.text))
    text = "\n\n".join(block.text for block in shown)
    runs = unpack_bytes(
        footprint("w", page_stretches(decoded.text, shown), ruler=Ruler(content, decoded), part=None).runs
    )
    found = [bytes_of(runs, text, (place, place + 1), encoding=decoded.encoding) for place in range(len(text))]
    plain = {"utf-16": "utf-16-le"}.get(encoding, encoding)
    return text, [content[one.start : one.end].decode(plain) if one else "" for one in found]


@given(PAGES)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_every_visible_character_of_a_page_stands_in_its_bytes(page: str) -> None:
    text, written = places(page)
    for char, raw in zip(text, written, strict=True):
        if not char.isspace():
            assert unescape(raw).strip() == char or char in unescape(raw)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "gb18030"])
def test_characters_are_found_in_any_encoding(encoding: str) -> None:
    text, written = places("<html><body><p>Café im Späth &amp; Söhne</p><p>Über 5</p></body></html>", encoding)
    assert "".join(written[: text.index("&")]) == "Café im Späth "
    assert written[text.index("&")] == "&amp;"
    assert "".join(written[text.index("Über") :]) == "Über 5"


def test_the_break_between_two_paragraphs_stands_for_the_markup_between_them() -> None:
    text, written = places("<html><body><p>One</p><p>Two</p></body></html>")
    assert written[text.index("\n")] == "</p><p>"


def test_preformatted_text_keeps_its_places() -> None:
    text, written = places("<html><body><pre>One  two\r\nthree &lt; four</pre></body></html>")
    assert text == "One  two\nthree < four"
    assert written[text.index("\n")] == "\r\n"
    assert written[text.index("<")] == "&lt;"
    assert "".join(written[text.index("four") :]) == "four"


@pytest.mark.parametrize("bad", [b"\xff", b"\xe2\x82", b"\xed\xa0\x80", b"\xff\xfe\xfd"])
def test_characters_around_damaged_bytes_keep_their_places(bad: bytes) -> None:
    content = "Überall Schnee. ".encode() * 30 + bad + "Später Tauwetter. ".encode() * 30
    decoded = decode(content)
    ruler = Ruler(content, decoded)
    runs = unpack_bytes(footprint("w", [Stretch(0, 0, len(decoded.text))], ruler=ruler, part=None).runs)
    for place, char in enumerate(decoded.text):
        found = bytes_of(runs, decoded.text, (place, place + 1), encoding=decoded.encoding)
        assert found is not None
        if char != "\ufffd":
            assert content[found.start : found.end].decode() == char
        else:
            assert content[found.start : found.end] in bad


@given(st.binary(max_size=60))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_bytes_have_places_in_order(content: bytes) -> None:
    decoded = decode(content)
    ruler = Ruler(content, decoded)
    starts = ruler.bytes_at(range(len(decoded.text) + 1))
    assert starts == sorted(starts)
    assert all(0 <= start <= len(content) for start in starts)


def test_an_encoding_that_shifts_is_measured_byte_by_byte() -> None:
    text = "雪で道路が閉鎖された。 Snow."
    content = text.encode("iso2022_jp")
    ruler = Ruler(content, decode(content, charset="iso-2022-jp"))
    starts = ruler.bytes_at(range(len(text)))
    assert content[starts[text.index("S")] :].endswith(b"Snow.")
    assert starts == sorted(starts)
