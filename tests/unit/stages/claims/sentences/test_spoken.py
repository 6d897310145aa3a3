from stemma.stages.claims.sentences.spoken import Spoken, Voice

VOICES = (
    Voice(start=0, end=100, speaker="board", told_to=None),
    Voice(start=20, end=60, speaker="brack", told_to="Norwire"),
)


def spoken(voices: tuple[Voice, ...] = VOICES) -> Spoken:
    return Spoken(witness="w", sentence=0, published=None, voices=voices)


def test_the_inmost_voice_speaks() -> None:
    assert spoken().voice(30, 40, hedged=()) == {"speaker": "brack", "told_to": "Norwire", "hedge": "said"}
    assert spoken().voice(70, 80, hedged=()) == {"speaker": "board", "told_to": None, "hedge": "said"}


def test_outside_all_voices_the_narrator_speaks() -> None:
    assert spoken().voice(120, 130, hedged=()) == {"speaker": None, "told_to": None, "hedge": None}
    assert spoken(()).voice(0, 5, hedged=()) == {"speaker": None, "told_to": None, "hedge": None}


def test_a_voice_that_begins_inside_a_claim_does_not_own_it() -> None:
    assert spoken().voice(90, 120, hedged=())["speaker"] is None


def test_a_hedge_goes_before_the_mere_saying() -> None:
    assert spoken().voice(30, 40, hedged=("reportedly", "killed"))["hedge"] == "reportedly"
    assert spoken(()).voice(30, 40, hedged=("allegedly",))["hedge"] == "allegedly"


def test_of_several_hedges_the_choice_is_always_the_same() -> None:
    forth = spoken().voice(0, 1, hedged=("reportedly", "allegedly"))
    back = spoken().voice(0, 1, hedged=("allegedly", "reportedly"))
    assert forth == back
