import pytest
from tests.support.asserted import phrase

from stemma.stages.claims.when.journeys import whither


@pytest.mark.parametrize(
    ("text", "verb", "place"),
    [
        ("Ada Venn arrived in Varnmouth on Sunday.", "arrived", ("varnmouth",)),
        (
            "Ada Venn arrived Sunday at Varnmouth's old town hall for talks.",
            "arrived",
            ("varnmouth", "old", "town", "hall"),
        ),
        ("She landed on Sunday.", "landed", ()),
        ("The boats left, in the end.", "left", ()),
        ("Ada Venn opened the hall in Varnmouth.", "opened", ()),
    ],
)
def test_the_place_to_which_somebody_moves(text: str, verb: str, place: tuple[str, ...]) -> None:
    of = phrase(text)
    assert whither(of, of.folds.index(verb)) == place
