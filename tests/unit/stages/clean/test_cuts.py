import pytest

from stemma.model import Role
from stemma.stages.clean.cuts import cut_line

SENTENCE = "A dyke broke before dawn."


@pytest.mark.parametrize(
    "dateline",
    [
        "VARNMOUTH (AP) —",
        "VARNMOUTH, Sept. 9, 2031 (Norwire) -",
        "VARNMOUTH, Eastland, Sept. 9 (Harbour Gazette) --",
        "VARNMOUTH, 9 September 2031 -",
        "VARNMOUTH —",
    ],
)
def test_where_and_when_a_report_was_written_is_cut_from_its_first_sentence(dateline: str) -> None:
    text = f"{dateline} {SENTENCE}"
    pieces = cut_line(text, 0, len(text))
    assert [(text[one.start : one.end], one.role) for one in pieces] == [(dateline, Role.DATELINE), (SENTENCE, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The board (Varnmouth Dykes) - A body of five - met.",
        "VARNMOUTH (the old town) - A dyke broke.",
        "Varnmouth, Sept. 9, 2031 was a day of wind.",
    ],
)
def test_a_sentence_with_brackets_or_a_date_is_left_whole(text: str) -> None:
    assert [(one.start, one.end) for one in cut_line(text, 0, len(text))] == [(0, len(text))]
