from quality.apart import set_apart
from quality.flattening import flatten
from quality.pages import Page, body_lines

HTML = """<html><head>
<meta property="og:description" content="Engineers had warned of cracks in the wall of the dam for mont">
<script type="application/ld+json">{"description": "What is known of the dam that broke on Friday"}</script>
</head><body>
<h1>Dam gives way</h1>
<p>What is known of the dam that broke on Friday</p>
<p>Engineers had warned of cracks in the wall of the dam for months</p>
<figure><figcaption>The wall of the dam in autumn</figcaption></figure>
<p>The dam above the valley gave way on Friday night after weeks of rain.</p>
<p>* * *</p>
<p>Four hundred people left their houses in time, the water board said. Share Tweet Mail Print Save Like Pin Post
Send Copy Link Report Follow Listen Zoom Help Close</p>
<p>Most read</p>
</body></html>"""
BODY = """The dam above the valley gave way on Friday night after weeks of rain.

Four hundred people left their houses in time"""


def test_what_is_neither_body_nor_furniture_is_set_apart() -> None:
    page = Page("one", "https://orsk.example/dam", HTML.encode(), BODY)
    lines = flatten(page.content)
    true = body_lines(lines, page.body)
    apart = set_apart(page, lines, true)
    assert [line.split()[0] for line, neither in zip(lines, apart, strict=True) if neither] == [
        "What",
        "Engineers",
        "The",
        "*",
        "Four",
    ]


def test_a_description_in_the_body_stays_body() -> None:
    body = "What is known of the dam that broke on Friday\n\n" + BODY
    page = Page("one", "https://orsk.example/dam", HTML.encode(), body)
    lines = flatten(page.content)
    true = body_lines(lines, page.body)
    place = lines.index("What is known of the dam that broke on Friday")
    assert true[place]
    assert not set_apart(page, lines, true)[place]


def test_a_page_of_nothing_has_no_lines() -> None:
    assert set_apart(Page("one", "", b"", ""), [], []) == []
