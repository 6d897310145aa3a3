import pytest
from training.sets import plain_names


def names(marked: str, kind: str) -> list[str]:
    return [marked[one.start : one.end] for one in plain_names(marked, {"start": 0, "end": len(marked)}, kind)]


@pytest.mark.parametrize(
    ("marked", "kind", "found"),
    [
        ("coauthor Colette Varn", "person", ["Colette Varn"]),
        ("U.S. Secretary of State Orrin", "person", ["Orrin"]),
        ("Senator Ada Venn (R-Orr)", "person", ["Ada Venn"]),
        ("Harbour CEO, Michael Oles", "person", ["Michael Oles"]),
        ("Badran Turki al-Mazidi", "person", ["Badran Turki al-Mazidi"]),
        ("Governor of Orrin", "person", []),
        ("former officials", "person", []),
        ("the Russian flag carrier Aerolin", "organisation", ["Aerolin"]),
        ("European aircraft manufacturer, Aldane", "organisation", ["Aldane"]),
        ("residents of Camp Marrow", "organisation", []),
        ("al-Shafaq", "organisation", ["al-Shafaq"]),
        ("6PR", "organisation", ["6PR"]),
        ("the Harbour Board", "organisation", ["Harbour Board"]),
        ("Marrow, Orrin", "place", ["Marrow", "Orrin"]),
        ("Tigra river", "place", ["Tigra"]),
        ("the port city of Tarsis", "place", []),
        ("southern Kirk Province", "place", []),
    ],
)
def test_a_mark_is_read_as_the_names_in_it(marked: str, kind: str, found: list[str]) -> None:
    assert names(marked, kind) == found
