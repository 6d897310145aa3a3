from collections.abc import Callable

from stemma.model import Role

from .conftest import Marked

STORY = (
    "The dam above the Orsk valley gave way on Friday night after three weeks of rain, the water board said.\n\n"
    "Engineers had warned of cracks in the northern wall as early as last autumn, according to the mayor.\n"
)


def test_the_name_of_the_outlet_and_the_menu_above_a_headline_are_furniture(marked: Callable[..., Marked]) -> None:
    text = f"Orsk Valley Gazette\n\nHome  News  Sport\n\nDam gives way above the Orsk valley\n\n{STORY}"
    assert [role for role, _ in marked(text, outlet="Orsk Valley Gazette")[:3]] == [
        Role.FURNITURE,
        Role.FURNITURE,
        Role.HEADLINE,
    ]


def test_a_headline_that_begins_with_the_name_of_the_outlet_stays_one(marked: Callable[..., Marked]) -> None:
    text = f"Orsk Gazette | Dam gives way above valley\n\n{STORY}"
    zones = marked(text, outlet="Orsk Gazette", title="Orsk Gazette | Dam gives way above valley")
    assert zones[0][0] is Role.HEADLINE
