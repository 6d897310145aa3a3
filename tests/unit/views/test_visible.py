import pytest

from stemma.views.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, “quoted” 🚤 نص", "plain, “quoted” 🚤 نص"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("evil\u202etxt.exe", "evil[RLO]txt.exe"),
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07", "bell␇"),
        ("line\r\nends", "line\nends"),
        ("\x9b2J", "[9B]2J"),
        ("\x7f", "␡"),
    ],
)
def test_what_steers_is_shown_and_what_says_something_stays(text: str, shown: str) -> None:
    assert visible(text) == shown
