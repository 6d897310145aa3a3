from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.formats.reading import give_bytes, texts

from stemma.intake.xml import Kind, xml_attributes, xml_pieces

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>Harbour &amp;amp; Herald</title>
<entry><title type="html">Snow &lt;b&gt;falls&lt;/b&gt;</title><id>tag:1</id><link rel="self" href="https://x.example/self"/>
<link href="https://x.example/snow"/><author><title>not this</title></author><published>2031-03-04T09:15:00Z</published>
<updated>2031-03-04T10:00:00Z</updated><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Snow closed <em>both</em> roads.</p>
<p>Caf&#233; open.</p></div></content></entry>
<entry><title>Thaw</title><content type="html"><![CDATA[<p>It thaws &amp; drips.</p>]]></content></entry></feed>"""

RSS = """<rss version="2.0"><channel><title>Herald</title><image><title>logo</title></image><language>en</language>
<item><title>Snow</title><link>https://x.example/snow</link><guid isPermaLink="false">7</guid>
<pubDate>Tue, 04 Mar 2031 09:15:00 +0100</pubDate>
<description>Snow closed both roads, says the office.</description></item>
<item><title>Broken & unescaped</title><description>It <b>thaws</description></item>"""


def test_an_atom_feed_gives_its_entries_with_what_they_state(tmp_path: Path) -> None:
    snow, thaw = give_bytes(tmp_path, "feed.atom", ATOM.encode()).witnesses
    assert (snow.path, snow.url, snow.outlet) == ("feed.atom#tag:1", "https://x.example/snow", "Harbour & Herald")
    assert (snow.published, snow.modified) == ("2031-03-04T09:15:00Z", "2031-03-04T10:00:00Z")
    assert snow.text == "Snow closed both roads.\n\nCafé open."
    assert (thaw.path, thaw.text) == ("feed.atom#2", "It thaws & drips.")


def test_a_feed_that_breaks_off_gives_what_it_holds(tmp_path: Path) -> None:
    gave = give_bytes(tmp_path, "feed.xml", RSS.encode())
    assert texts(gave)[0] == "Snow closed both roads, says the office."
    first = gave.witnesses[0]
    assert (first.path, first.title, first.outlet) == ("feed.xml#7", "Snow", "Herald")
    assert (first.published, first.url) == ("2031-03-04T09:15:00+01:00", "https://x.example/snow")


def test_an_old_feed_in_rdf_is_read(tmp_path: Path) -> None:
    rdf = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="r"><channel><title>Herald</title></channel>
    <item rdf:about="u"><title>Snow</title><link>https://x.example/1</link><dc:date>2031-03-04</dc:date>
    <content:encoded>&lt;p&gt;Snow closed both roads.&lt;/p&gt;</content:encoded></item></rdf:RDF>"""
    witness = give_bytes(tmp_path, "feed.rdf", rdf).witness
    assert (witness.text, witness.published) == ("Snow closed both roads.", "2031-03-04")


def test_xml_that_is_no_feed_is_named(tmp_path: Path) -> None:
    (line,) = give_bytes(tmp_path, "a.xml", b'<?xml version="1.0"?><nitf><p>Snow</p></nitf>').unread
    assert line.problem == "it is XML, neither a page nor a feed"


def test_pieces_of_xml_have_their_places() -> None:
    text = '<a x="1>2"><!-- <b> --><c/>one<![CDATA[<two>]]></A>'
    pieces = [(piece.kind, text[piece.start : piece.end]) for piece in xml_pieces(text)]
    assert pieces == [
        (Kind.OPEN, '<a x="1>2">'),
        (Kind.EMPTY, "<c/>"),
        (Kind.CHARS, "one"),
        (Kind.RAW, "<two>"),
        (Kind.CLOSE, "</A>"),
    ]
    assert xml_attributes(next(xml_pieces(text))) == {"x": "1>2"}


@given(st.text(st.sampled_from("<>/!-[]CDATA\"'= ax?&;"), max_size=60))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_input_gives_pieces_in_order(text: str) -> None:
    last = 0
    for piece in xml_pieces(text):
        assert last <= piece.start < piece.end <= len(text) or piece.start == piece.end
        last = piece.end


@pytest.mark.parametrize(
    "hostile", ["<a" * 50_000, "<a '" * 50_000, '<a "x' * 50_000, "<!A[" * 50_000, "<![CDATA[" * 50_000]
)
def test_hostile_xml_takes_no_longer_than_its_length(hostile: str) -> None:
    assert sum(1 for _ in xml_pieces(hostile)) <= len(hostile)
