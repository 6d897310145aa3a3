"""Signs that are not asked of lines that cannot have them."""

from tests.support.bare_lists import bare_lists
from tests.support.inserted import inserted_reports
from tests.support.listed import listed_pages

from stemma.stages.clean.lines import Line, read_line
from stemma.stages.clean.named import find_named, named_in_line
from stemma.stages.clean.setting import SHORT_SENTENCE_WORDS, Shared, read_setting
from stemma.stages.clean.signs import INSIDE_SIGNS, LONGER_SIGNS, SIGNS, UNSTOPPED_SIGNS

TEXTS = [
    *(page.lines for page in listed_pages((0,))),
    *(page.lines for page in bare_lists()),
    *(report.lines for report in list(inserted_reports((0,)))[::7]),
]


def read(text: list[str], *, ending: str = "") -> list[Line]:
    return [read_line(line + ending, 0, len(line + ending)) for line in text]


def test_no_line_with_a_stop_has_a_sign_that_is_asked_of_the_others_alone() -> None:
    had: set[str] = set()
    for text in TEXTS:
        for lines in (read(text), read(text, ending=".")):
            setting = read_setting(lines, Shared())
            for index, line in enumerate(lines):
                signs = {name for name in UNSTOPPED_SIGNS if SIGNS[name](lines, index, setting)}
                assert not (signs and line.stopped), (line.text, signs)
                had |= signs
    assert len(had) > len(UNSTOPPED_SIGNS) / 2


def test_no_line_above_or_below_the_sentences_has_a_sign_that_is_asked_between_them_alone() -> None:
    had: set[str] = set()
    for text in TEXTS:
        lines = read(text)
        setting = read_setting(lines, Shared())
        for index, line in enumerate(lines):
            signs = {name for name in INSIDE_SIGNS if SIGNS[name](lines, index, setting)}
            assert not signs or setting.first_prose < index < setting.last_prose, (line.text, signs)
            had |= signs
    assert len(had) > len(INSIDE_SIGNS) / 2


def test_no_short_line_has_a_sign_that_is_asked_of_longer_ones_alone() -> None:
    had: set[str] = set()
    for text in TEXTS:
        for lines in (read(text), read(text, ending="."), read(text, ending=" …")):
            setting = read_setting(lines, Shared())
            for index, line in enumerate(lines):
                signs = {name for name in LONGER_SIGNS if SIGNS[name](lines, index, setting)}
                assert not (signs and line.length < SHORT_SENTENCE_WORDS), (line.text, signs)
                had |= signs
    assert len(had) > len(LONGER_SIGNS) / 2


def test_the_outlets_of_a_line_are_the_same_whether_they_are_remembered_or_looked_for() -> None:
    lines = ["Photo: Reuters", "(AP)", "@Reuters", "by Orsk News Agency and the BBC", "xReuters", ""]
    text = "\n".join(f"{line} \n {line}\u00a0" for line in lines)
    for start in range(len(text)):
        for end in range(start, min(len(text), start + 45)):
            assert list(named_in_line(text, start, end)) == find_named(text, start, end), text[start:end]
