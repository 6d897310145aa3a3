import pytest
from tests.support.asserted import story

from stemma.model import Proposition, Verdict
from stemma.model.errors import SettingsError
from stemma.stages.claims import ClaimSettings, weigh_claims
from stemma.stages.claims.collation import plug
from stemma.stages.claims.collation.plug import Opinion

OPEN, SHUT = "The old lock by the mill stands open again.", "The old lock by the mill stands shut again."


class Suspicious:
    """Takes open and shut for a contradiction."""

    seen: tuple[tuple[str, str], ...] = ()

    def compare(self, left: str, right: str) -> Opinion | None:
        Suspicious.seen += ((left, right),)
        return Opinion(0.9, "open is not shut") if ("open" in left) != ("open" in right) else None


class Entry:
    name = "suspicious"

    @staticmethod
    def load() -> type[Suspicious]:
        return Suspicious


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> None:
    def points(*, group: str, name: str | None = None) -> list[type[Entry]]:
        return [Entry] if group == plug.GROUP and name in (None, "suspicious") else []

    monkeypatch.setattr(plug, "entry_points", points)
    monkeypatch.setattr(Suspicious, "seen", ())
    plug.load_comparer.cache_clear()


def compared(left: str, right: str, *, together: bool) -> list[Proposition]:
    lineages = [["a", "b"]] if together else [["a"], ["b"]]
    rows = story({"a": left, "b": right}, lineages=lineages, kin=[("a", 0, "b", 0)])
    found = weigh_claims(rows, settings=ClaimSettings(comparer="suspicious"))
    return [one for one in found if isinstance(one, Proposition) and one.kind == "compared"]


@pytest.mark.parametrize("together", [True, False])
def test_the_verdict_of_a_comparer_is_marked_as_its_own(plugged: None, together: bool) -> None:  # noqa: FBT001
    (one,) = compared(OPEN, SHUT, together=together)
    assert (one.verdict, one.rule) == (Verdict.TRANSMISSION, "compared by suspicious")
    assert one.why.startswith("The comparer suspicious holds that they contradict one another (0.90: open is not shut)")
    assert {value.value for value in one.values} == {OPEN, SHUT}


def test_a_comparer_sees_no_passage_whose_difference_is_told_already(plugged: None) -> None:
    told = compared(
        "The flood killed 12 sailors at the lock.", "The flood killed 21 sailors at the lock.", together=True
    )
    assert (told, Suspicious.seen) == ([], ())
    assert compared(OPEN, OPEN, together=True) == []


def test_without_a_comparer_nothing_is_compared() -> None:
    rows = story({"a": OPEN, "b": SHUT}, lineages=[["a", "b"]], kin=[("a", 0, "b", 0)])
    assert [one for one in weigh_claims(rows) if isinstance(one, Proposition)] == []


def test_an_unknown_comparer_is_told_with_those_that_are_there(plugged: None) -> None:
    with pytest.raises(SettingsError, match=r"no comparer 'meek' \(suspicious\)"):
        plug.load_comparer("meek")
