"""Grouping of invented profiles: numbers below stand for terms."""

import random
from collections.abc import Sequence

import numpy as np
import pytest

from stemma.stages.grouping import Profile, Report, StorySettings, group_reports
from stemma.stages.grouping.neighbours import neighbours
from stemma.stages.grouping.vectors import weigh
from stemma.text.moments import Moment

DAY = 86400.0


def _report(name: str, terms: Sequence[int], day: float | None = None) -> Report:
    held = sorted(set(terms))
    moment = None if day is None else Moment(day * DAY, 0.0, "")
    return Report(name, Profile(held, [1.0] * len(held)), moment)


def _event(name: str, own: int, *, reports: int, kind: int = 0, seed: int = 0) -> list[Report]:
    """Return reports of one event: words of its kind, words of its own, and a few of each report alone."""
    chance = random.Random(seed + own)  # noqa: S311 - invents profiles, keeps no secret
    found = []
    for number in range(reports):
        shared = [kind * 1000 + word for word in chance.sample(range(60), 30)]
        core = [100_000 + own * 1000 + word for word in range(12)]
        found.append(_report(f"{name}{number}", [*shared, *core, *chance.sample(range(10**6, 10**7), 20)]))
    return found


def _groups(reports: Sequence[Report], **settings: float) -> list[list[str]]:
    return group_reports(reports, [], settings=StorySettings(**settings))  # type: ignore[arg-type]


def test_two_like_events_side_by_side_stay_two_stories() -> None:
    reports = _event("a", 1, reports=6) + _event("b", 2, reports=6)
    found = _groups(reports)
    assert sorted({name[0] for name in group} == {group[0][0]} for group in found) == [True] * len(found)
    assert len(found) == 2
    assert len(_groups(reports, contrast=0.0)) == 1


def test_many_copies_of_one_text_do_not_shut_out_an_independent_report() -> None:
    event = _event("a", 1, reports=4)
    wire = event[0]
    copies = [Report(f"w{number}", wire.profile, None) for number in range(30)]
    links = [(wire.id, copy.id) for copy in copies]
    assert len(group_reports([*event, *copies], links)) == 1


def test_no_chain_of_neighbours_makes_a_giant() -> None:
    # Each report shares half of its terms with the next one and nothing with the one after that.
    chain = [_report(f"c{at:03}", range(at * 10, at * 10 + 20)) for at in range(60)]
    assert max(map(len, _groups(chain))) <= 4


def test_reports_without_words_stand_alone() -> None:
    assert _groups([_report("a", []), _report("b", []), _report("c", [1, 2])]) == [["a"], ["b"], ["c"]]


def test_no_reports_give_no_story() -> None:
    assert _groups([]) == []


def test_copies_are_never_parted_and_unknown_ones_are_passed_over() -> None:
    reports = [_report("a", [1, 2, 3]), _report("b", [7, 8, 9])]
    assert group_reports(reports, [("a", "b"), ("a", "nobody")]) == [["a", "b"]]


def test_time_parts_what_is_faintly_alike_and_not_what_is_the_same() -> None:
    faint = [_report("a", range(40), day=0), _report("b", range(28, 68), day=300)]
    assert len(_groups(faint)) == 2
    assert len(_groups([one._replace(moment=None) for one in faint])) == 1
    same = [_report("a", range(40), day=0), _report("b", range(40), day=300)]
    assert len(_groups(same)) == 1


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_reports_and_copies_changes_nothing(seed: int) -> None:
    reports = [one for own in range(5) for one in _event(f"e{own}-", own, reports=4, kind=own % 2)]
    copies = [("e0-0", "e0-1"), ("e1-0", "e1-2"), ("e1-2", "e1-3")]
    expected = group_reports(reports, copies)
    random.Random(seed).shuffle(reports)  # noqa: S311 - invents profiles, keeps no secret
    random.Random(seed).shuffle(copies)  # noqa: S311 - invents profiles, keeps no secret
    assert group_reports(reports, copies) == expected


def test_lists_cut_short_by_time_still_find_the_nearest() -> None:
    # Everybody has term 1; of those only the nearest in time are looked at.
    reports = [_report(f"r{at:03}", [1, 1000 + at // 2], day=at) for at in range(300)]
    settings = StorySettings(postings=10)
    found = {row: rows for row, rows, _ in neighbours(weigh([one.profile for one in reports]), settings=settings)}
    assert all(np.abs(rows - row).max() <= 10 for row, rows in found.items())
    assert all((row ^ 1) in rows for row, rows in found.items())


def test_cosines_are_those_of_the_whole_vectors() -> None:
    chance = random.Random(5)  # noqa: S311 - invents profiles, keeps no secret
    reports = [_report(f"r{at}", chance.sample(range(80), 25)) for at in range(30)]
    vectors = weigh([one.profile for one in reports])
    dense = np.zeros((30, len(vectors.carriers)))
    for row in range(30):
        columns, weights = vectors.row(row)
        dense[row, columns] = weights
    for row, rows, cosines in neighbours(vectors, settings=StorySettings()):
        assert np.allclose(cosines, dense[rows] @ dense[row], atol=1e-8)
