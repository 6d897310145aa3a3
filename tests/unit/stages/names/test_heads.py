import pytest

from stemma.stages.names.heads import headed_type


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Harbour Board", "organisation"),
        ("Ministry of Defence", "organisation"),
        ("Marrow Ltd", "organisation"),
        ("5th Brigade", "unit"),
        ("Torvana Battalion", "unit"),
        ("Orrin River", "place"),
        ("Helsinki Summit", "event"),
        ("Operation Lantern", "event"),
        ("Foolish Witch Hunt", "event"),
        ("Russian Meddling", "event"),
        ("Jeremy Hunt", None),
        ("Harbour Force One", "other"),
        ("HMS Lantern", "other"),
        ("Ada Venn", None),
        ("Venn", None),
        ("Orrin Hill", None),
    ],
)
def test_a_head_gives_the_type_away(name: str, kind: str | None) -> None:
    assert headed_type(tuple(name.lower().split())) == kind
