from pathlib import Path

import pytest
from tests.support.ferry import COAST, LETTERS, REWRITE, WIRE

from stemma.model import AlignmentKind, Pair, PairVerdict, Rows, Unread, Witness
from stemma.model.errors import NothingUsableError
from stemma.pipeline.against import compare_against
from stemma.pipeline.course import RunSettings
from stemma.pipeline.run import reconstruct
from stemma.store.casebook import Casebook
from stemma.views.against import AgainstView, against_views


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    for name, text in {"wire": WIRE, "coast": COAST, "letters": LETTERS}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    reconstruct([folder], folder / "case", settings=RunSettings(workers=1))
    return folder / "case"


def held(case: Path, tmp_path: Path, text: str, name: str = "new.txt") -> AgainstView:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with Casebook.open(case) as casebook:
        (view,) = against_views(casebook, compare_against(casebook, [tmp_path / name]))
    return view


def test_a_rewrite_stands_in_the_case_and_is_called_reworded(case: Path, tmp_path: Path) -> None:
    view = held(case, tmp_path, REWRITE)
    (shared,) = view.shared
    assert shared.witness.path == "wire.txt"
    assert shared.verdict is PairVerdict.COPY
    assert view.reworded > view.word_for_word
    assert view.word_for_word + view.reworded + view.quoted <= 1.0
    assert "most of it in wire" in view.sentence


def test_passages_are_the_exact_characters_of_both_sides(case: Path, tmp_path: Path) -> None:
    (shared,) = held(case, tmp_path, REWRITE).shared
    assert shared.passages
    for passage in shared.passages:
        assert REWRITE[passage.here_start : passage.here_end] == passage.here
        assert WIRE[passage.there_start : passage.there_end] == passage.there
    starts = [passage.here_start for passage in shared.passages]
    assert starts == sorted(starts)


def test_a_copy_is_found_word_for_word_all_of_it(case: Path, tmp_path: Path) -> None:
    view = held(case, tmp_path, WIRE.split("\n\n", 1)[1])
    assert view.word_for_word > 0.7
    assert any(passage.closeness is AlignmentKind.VERBATIM for passage in view.shared[0].passages)
    assert view.shared[0].share_here == pytest.approx(1.0)
    assert view.shared[0].share_there < 1.0


def test_a_report_of_its_own_shares_nothing_and_that_is_no_proof(case: Path, tmp_path: Path) -> None:
    text = "Beekeepers met in the old mill to swap queens.\n\nNobody was stung, and the honey fetched a fair price."
    view = held(case, tmp_path, text)
    assert view.shared == []
    assert view.sentence == "new shows no text of the case; that is not proof that it has none."
    assert (view.word_for_word, view.reworded, view.quoted) == (0.0, 0.0, 0.0)


def test_an_independent_report_with_the_same_quotation_shares_no_text(case: Path, tmp_path: Path) -> None:
    text = (
        "Two schoolgirls wrote a song about the Selkie and sang it in the market hall on Sunday.\n\n"
        "“We heard the keel groan and then nothing at all,” goes the refrain, which their teacher recorded.\n\n"
        "Half of the takings will mend the roof; the other half buys strings for a borrowed fiddle."
    )
    assert held(case, tmp_path, text).shared == []


def test_a_report_that_stands_in_the_case_is_not_compared_with_itself(case: Path, tmp_path: Path) -> None:
    view = held(case, tmp_path, WIRE, name="wire.txt")
    assert all(one.witness.path != "wire.txt" for one in view.shared)


def test_the_case_is_not_changed_and_newcomers_are_not_compared_with_one_another(case: Path, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(REWRITE + f"\n\n{name} was late.", encoding="utf-8")
    before = (case / "casebook.duckdb").read_bytes()
    with Casebook.open(case) as casebook:
        found = compare_against(casebook, [tmp_path / "one.txt", tmp_path / "two.txt"])
        views = against_views(casebook, found)
    assert (case / "casebook.duckdb").read_bytes() == before
    names = {witness.id for witness in found.of(Witness)}
    assert [view.path for view in views] == ["one.txt", "two.txt"]
    assert all(len({pair.left, pair.right} & names) == 1 for pair in found.of(Pair))


def test_the_same_file_gives_the_same_answer(case: Path, tmp_path: Path) -> None:
    assert held(case, tmp_path, REWRITE) == held(case, tmp_path, REWRITE)


def test_a_file_without_a_text_is_an_error_with_a_remedy(case: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with Casebook.open(case) as casebook, pytest.raises(NothingUsableError, match="None of the files gives a text"):
        compare_against(casebook, [tmp_path / "empty.txt"])


def test_one_bad_file_does_not_stop_the_others(case: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "new.txt").write_text(REWRITE, encoding="utf-8")
    with Casebook.open(case) as casebook:
        found: Rows = compare_against(casebook, [tmp_path / "empty.txt", tmp_path / "new.txt"])
    assert [one.path for one in found.of(Unread)] == ["empty.txt"]
    assert len(found.of(Witness)) == 1
