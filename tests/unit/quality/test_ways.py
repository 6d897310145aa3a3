"""How closely a text follows another is told from others whose label is known."""

import pytest
from quality.ways import Followed, told_ways

TAUGHT = [
    (Followed(bits=300.0, verbatim=0.9, fidelity=0.98), "cut"),
    (Followed(bits=250.0, verbatim=0.8, fidelity=0.95), "cut"),
    (Followed(bits=150.0, verbatim=0.2, fidelity=0.8), "light"),
    (Followed(bits=120.0, verbatim=0.1, fidelity=0.85), "light"),
    (Followed(bits=60.0, verbatim=0.0, fidelity=0.45), "heavy"),
    (Followed(bits=40.0, verbatim=0.0, fidelity=0.5), "heavy"),
    (Followed(bits=-30.0, verbatim=0.0, fidelity=0.0), "non"),
    (Followed(bits=-20.0, verbatim=0.0, fidelity=0.0), "non"),
]


def test_a_text_is_told_like_those_of_its_kind() -> None:
    asked = [
        Followed(bits=400.0, verbatim=0.95, fidelity=0.99),
        Followed(bits=140.0, verbatim=0.1, fidelity=0.82),
        Followed(bits=50.0, verbatim=0.0, fidelity=0.5),
        Followed(bits=-25.0, verbatim=0.0, fidelity=0.0),
    ]
    assert told_ways(TAUGHT, asked) == ["cut", "light", "heavy", "non"]


def test_the_order_in_which_it_was_taught_changes_nothing() -> None:
    asked = [followed for followed, _ in TAUGHT]
    assert told_ways(TAUGHT[::-1], asked) == told_ways(TAUGHT, asked)


def test_bits_beyond_a_bound_say_nothing_more() -> None:
    near, far = (Followed(bits=bits, verbatim=0.1, fidelity=0.8) for bits in (100.0, 10_000.0))
    assert told_ways(TAUGHT, [near]) == told_ways(TAUGHT, [far])


def test_nothing_can_be_learnt_from_nothing() -> None:
    with pytest.raises(ValueError, match="nothing to learn from"):
        told_ways([], [Followed(bits=0.0, verbatim=0.0, fidelity=0.0)])
