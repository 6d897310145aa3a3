from quality.flattening import flatten


def test_blocks_and_breaks_are_lines_and_inline_elements_are_not() -> None:
    page = b"<html><body><h1>Dam <b>gives</b> way</h1><p>It rained.<br>It still does.</p></body></html>"
    assert flatten(page) == ["Dam gives way", "It rained.", "It still does."]


def test_what_is_not_seen_is_not_copied() -> None:
    page = b"""<body><script>var a = 1;</script><style>p {}</style><p hidden>Soon</p><p style="display: none">Never</p>
    <span class="sr-only">Skip</span><select><option>One</option></select><p>Seen</p></body>"""
    assert flatten(page) == ["Seen"]


def test_text_behind_something_hidden_is_seen() -> None:
    assert flatten(b"<body><p>Before <span hidden>not</span> after</p></body>") == ["Before after"]


def test_cells_of_a_row_share_a_line() -> None:
    page = b"<body><table><tr><td>Orsk</td><td>3</td></tr><tr><td>Harl</td><td>1</td></tr></table></body>"
    assert flatten(page) == ["Orsk\t3", "Harl\t1"]


def test_thousands_of_elements_inside_one_another_are_walked() -> None:
    deep = b"<div>" * 240 + b"Deep" + b"</div>" * 240
    assert flatten(b"<body>" + deep + b"</body>") == ["Deep"]


def test_bytes_without_a_page_give_no_lines() -> None:
    assert flatten(b"") == []
