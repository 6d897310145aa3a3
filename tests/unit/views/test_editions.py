import io
from pathlib import Path

import pytest
from rich.console import Console

from stemma.cli.editions import print_page
from stemma.intake import read_pile
from stemma.model import Rows, Witness
from stemma.stages.clean import mark_zones
from stemma.stages.segment import split_sentences
from stemma.views.editions import PageEditions, page_editions

KEPT = "The dam above the Orsk valley gave way on Friday night after three weeks of rain, the water board said."
DEAD = "Seven people are known to have died in the two villages below the dam, the mayor told reporters."
MORE_DEAD = "Nine people are known to have died in the two villages below the dam, the mayor told reporters."
GONE = "Nobody at the ministry could be reached before the paper went to print in the evening."
NEW = "Prosecutors opened an inquiry on Saturday and asked the board for all letters of the last year."


def page(*sentences: str, modified: str = "", path: str = "dam") -> str:
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    changed = f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    head = f'<link rel="canonical" href="https://orsk.example/{path}">{changed}'
    return f"<html lang='en'><head>{head}</head><body><h1>Dam gives way above Orsk</h1>{body}</body></html>"


def editions_of(folder: Path, *pages: str) -> list[PageEditions]:
    for number, content in enumerate(pages):
        (folder / f"{number}.html").write_text(content, encoding="utf-8")
    rows = Rows(read_pile([folder]))
    rows.extend(list(mark_zones(rows)))
    rows.extend(list(split_sentences(rows)))
    return page_editions(rows)


def test_states_stand_in_the_order_of_time_whatever_their_files_are_called(tmp_path: Path) -> None:
    later = page(KEPT, MORE_DEAD, modified="2023-05-13T10:00:00Z")
    (found,) = editions_of(tmp_path, later, page(KEPT, DEAD, modified="2023-05-12T22:00:00Z"))
    assert [(state.number, state.card.path) for state in found.states] == [(1, "1.html"), (2, "0.html")]
    assert found.ordered


def test_a_later_state_says_what_it_added_removed_and_changed(tmp_path: Path) -> None:
    (found,) = editions_of(
        tmp_path,
        page(KEPT, DEAD, GONE, modified="2023-05-12T22:00:00Z"),
        page(KEPT, MORE_DEAD, NEW, modified="2023-05-13T10:00:00Z"),
    )
    first, second = found.states
    assert (first.since, first.changes) == (None, [])
    assert second.since == first.card.siglum
    told = [
        (change.kind, change.before and change.before.text, change.after and change.after.text)
        for change in second.changes
    ]
    assert told == [("changed", DEAD, MORE_DEAD), ("added", None, NEW), ("removed", GONE, None)]


def test_every_change_stands_at_its_exact_characters(tmp_path: Path) -> None:
    editions_of(tmp_path, page(KEPT, DEAD, modified="2023-05-12"), page(KEPT, NEW, modified="2023-05-13"))
    rows = Rows(read_pile([tmp_path]))
    rows.extend(list(mark_zones(rows)))
    rows.extend(list(split_sentences(rows)))
    texts = {witness.siglum: witness.text for witness in rows.of(Witness)}
    (found,) = page_editions(rows)
    for state in found.states:
        for change in state.changes:
            if change.after:
                cut = texts[state.card.siglum][change.after.start : change.after.end]
                assert cut == change.after.text


def test_without_an_order_no_change_is_shown(tmp_path: Path) -> None:
    (found,) = editions_of(tmp_path, page(KEPT, DEAD), page(KEPT, MORE_DEAD))
    assert not found.ordered
    assert [state.changes for state in found.states] == [[], []]


def test_pages_with_one_state_are_no_editions(tmp_path: Path) -> None:
    assert editions_of(tmp_path, page(KEPT, DEAD), page(KEPT, MORE_DEAD, path="flood")) == []


@pytest.mark.parametrize(
    ("moments", "words"),
    [
        (("2023-05-12", "2023-05-13"), "changed:"),
        (("", ""), "nothing in them says which of these states came first"),
    ],
)
def test_the_command_prints_order_and_changes(moments: tuple[str, str], words: str, tmp_path: Path) -> None:
    (found,) = editions_of(tmp_path, page(KEPT, DEAD, modified=moments[0]), page(KEPT, MORE_DEAD, modified=moments[1]))
    written = io.StringIO()
    print_page(Console(file=written, width=400, no_color=True), found)
    assert words in written.getvalue()
    assert "orsk.example/dam" in written.getvalue()
