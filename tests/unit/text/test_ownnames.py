import msgspec
from tests.support.asserted import witness

from stemma.text.ownnames import own_names


def test_an_outlet_goes_by_what_its_page_says_by_the_parts_of_it_and_by_its_host() -> None:
    one = msgspec.structs.replace(
        witness("w", "The dam gave way."),
        outlet="The Orsk Post | OrskPost.com",
        family="Orsk Media",
        url="https://www.orskpost.example/dam",
    )
    assert own_names(one) == [
        "The Orsk Post | OrskPost.com",
        "The Orsk Post",
        "OrskPost.com",
        "Orsk Media",
        "www.orskpost.example",
    ]


def test_a_hyphen_inside_a_name_parts_nothing_and_nothing_known_is_no_name() -> None:
    one = witness("w", "The dam gave way.")
    assert own_names(one) == []
    assert own_names(msgspec.structs.replace(one, outlet="Orsk-Post", url="dam.html")) == ["Orsk-Post"]
