import json

import msgspec

from stemma.report.markup import plain, script_json, shortened, words


def test_every_letter_that_means_something_in_html_is_escaped() -> None:
    assert plain('<b title="x">&\'') == "&lt;b title=&quot;x&quot;&gt;&amp;&#x27;"


def test_controls_of_direction_are_shown_by_name() -> None:
    assert plain("a\u202eb") == "a[RLO]b"


def test_document_words_cannot_turn_the_writing_around_them() -> None:
    assert words("نص") == "<bdi>نص</bdi>"
    assert words(None) == words("") == ""


def test_a_long_name_is_cut_and_the_cut_is_marked() -> None:
    assert shortened("Varnmouth Courier", 10) == "Varnmouth…"
    assert shortened("Courier", 10) == "Courier"


def test_json_in_a_script_element_cannot_close_it_and_is_still_the_same_json() -> None:
    value = {"text": "</script><!-- \u2028\u2029"}
    encoded = script_json(msgspec.json.encode(value))
    assert "<" not in encoded
    assert "\u2028" not in encoded
    assert json.loads(encoded) == value
