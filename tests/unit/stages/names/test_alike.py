import numpy as np
from tests.support.cast import story

from stemma.stages.names.alike import ALIKE, grouped_alike, text_vectors
from stemma.stages.names.reading import read_leaves

QUAKE = "A tremor shook the harbour town at dawn and broke the sluice gates of the lower basin."
FIRE = "Flames took a grain store beside the railway yard while wagons burned all night long."
SHARED = "Reporters from the capital came by train and the mayor spoke of a dark day for the whole valley."


def alike(**texts: str) -> np.ndarray:
    vectors = text_vectors(read_leaves(story(texts)))
    return vectors @ vectors.T


def test_texts_of_one_event_are_alike() -> None:
    found = alike(one=f"{QUAKE} Pumps ran dry.", other=f"{FIRE} A smith fled.", two=f"{QUAKE} Nobody slept.")
    assert found[0, 2] > ALIKE > found[0, 1]


def test_two_like_events_are_told_apart_by_what_is_more_than_usual() -> None:
    texts = {f"q{place}": f"{SHARED} {QUAKE} Desk {place}." for place in range(4)}
    texts |= {f"z{place}": f"{SHARED} {FIRE} Desk {place}." for place in range(4)}
    found = alike(**texts)
    assert found[:4, :4].min() > ALIKE > found[:4, 4:].max()


def test_two_texts_that_share_nothing_are_not_alike_though_there_are_no_others() -> None:
    assert alike(one=QUAKE, two=FIRE)[0, 1] < ALIKE


def test_a_text_without_words_is_like_none() -> None:
    assert not alike(one="…", two=QUAKE)[0].any()


def test_groups_hold_every_text_once() -> None:
    texts = {"one": f"{QUAKE} Pumps ran dry.", "other": FIRE, "two": f"{QUAKE} Nobody slept."}
    vectors = text_vectors(read_leaves(story(texts)))
    assert list(grouped_alike([0, 1, 2], vectors)) == [[0, 2], [1]]
    assert list(grouped_alike([], vectors)) == []
