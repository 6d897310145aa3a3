from stemma.stages.reuse.keys import KeySettings, paraphrase_keys, quotation_keys, verbatim_keys

SETTINGS = KeySettings()


def test_any_shared_run_of_twelve_words_leaves_a_common_key() -> None:
    shared = list(range(100, 112))
    for before in range(20):
        left = [*range(before), *shared, 1, 2, 3]
        right = [7, 8, *shared, *range(500, 500 + before)]
        assert verbatim_keys(left, settings=SETTINGS) & verbatim_keys(right, settings=SETTINGS)


def test_a_sentence_shorter_than_a_shingle_has_no_verbatim_key() -> None:
    assert verbatim_keys([1, 2, 3, 4], settings=SETTINGS) == set()
    assert len(verbatim_keys([1, 2, 3, 4, 5], settings=SETTINGS)) == 1


def test_rewrites_that_keep_two_long_words_share_a_key_whatever_their_order() -> None:
    left = paraphrase_keys([(11, 1), (9, 2), (4, 3)], settings=SETTINGS)
    right = paraphrase_keys([(9, 2), (5, 4), (11, 1)], settings=SETTINGS)
    assert len(left & right) == 1


def test_only_the_longest_words_are_paired() -> None:
    keys = paraphrase_keys([(length, length) for length in range(1, 20)], settings=SETTINGS)
    assert len(keys) == 15


def test_three_words_in_a_row_of_a_quotation_make_a_key() -> None:
    keys = quotation_keys([1, 2, 3, 4], settings=SETTINGS)
    assert len(keys) == 2
    assert keys & quotation_keys([9, 2, 3, 4], settings=SETTINGS)
    assert quotation_keys([1, 2], settings=SETTINGS) == set()
