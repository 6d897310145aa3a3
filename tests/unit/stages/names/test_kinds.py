import pytest

from stemma.stages.names.kinds import kind_names
from stemma.stages.names.tokens import name_tokens


def found(text: str) -> list[tuple[str, str]]:
    words = name_tokens(text, 0, len(text))
    return [(text[words[one.first].start : words[one.last - 1].end], one.type) for one in kind_names(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Finnish newspaper Veskan Ulmat welcomed them.", [("Veskan Ulmat", "organisation")]),
        ("It stood in Veskan Ulmat, the largest newspaper, and online.", [("Veskan Ulmat", "organisation")]),
        ("It stood in Veskan Ulmat, Norland's largest daily.", [("Veskan Ulmat", "organisation")]),
        ("In the newspaper, Ada Venn said so.", []),
        ("Ada Venn, editor of the newspaper, said so.", []),
        ("They read the newspaper Monday.", []),
        ("The militant group Orvash fled.", [("Orvash", "organisation")]),
        ("They fought Orvash militants there.", [("Orvash", "organisation")]),
        ("They fought Chechen fighters there.", []),
        ("They fought London militants there.", []),
        ("He played at his Orvash golf resort again.", [("Orvash", "place")]),
        ("He slept at Orvash Hale hotel again.", [("Orvash Hale", "place")]),
        ("He met President Qo Jinvar there.", [("Qo Jinvar", "person")]),
        ("He met President Qo on Monday.", []),
        ("He met President Qo Monday.", []),
        ("He met President Kolva Grabar-Orvash there.", []),
        ("He met the President Harbour Ministry there.", []),
        ("Qorel Jinvar, who speaks for them, left.", [("Qorel Jinvar", "person")]),
        ("They met Orvash United, who won, there.", []),
        ("They met Orvash, who won, there.", []),
        ("They met the Harbour Watch, who won, there.", []),
    ],
)
def test_a_noun_beside_a_name_says_what_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected
