from stemma.text.quantities.words import listed, phrases, phrases_by, quantity_words


def test_the_longest_phrase_is_tried_first() -> None:
    lengths = [len(words) for words, _ in phrases("before")]
    assert lengths == sorted(lengths, reverse=True)
    assert (("at", "least"), "at-least") in phrases("before")


def test_every_measure_has_a_factor() -> None:
    assert all(float(factor) > 0 for _, factor in quantity_words().measures.values())


def test_vague_words_have_a_low_end_below_their_high_one() -> None:
    assert all(low <= high or high == 0 for low, high in quantity_words().vague.values())


def test_lists_hold_folded_words() -> None:
    for name in ("others", "nothing", "percent", "naming"):
        assert listed(name)
        assert all(word == word.lower() for word in listed(name))


def test_phrases_are_found_by_their_first_and_by_their_last_word_in_their_order() -> None:
    ended = phrases_by("before", last=True)
    assert (("at", "least"), "at-least") in ended["least"]
    for name, last in (("before", True), ("after", False)):
        for word, found in phrases_by(name, last=last).items():
            assert found == [one for one in phrases(name) if one[0][-1 if last else 0] == word]
