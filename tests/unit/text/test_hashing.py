from stemma.text.hashing import KEY_MASK, hash_keys, hash_text


def test_the_hash_of_a_string_is_pinned_because_it_is_stored() -> None:
    assert hash_text("ferry") == 1188261472080712558


def test_hashes_fit_a_signed_column() -> None:
    assert all(0 <= hash_text(str(number)) <= KEY_MASK for number in range(1000))


def test_keys_of_different_channels_and_orders_differ() -> None:
    keys = {hash_keys(1, 5, 6), hash_keys(2, 5, 6), hash_keys(1, 6, 5), hash_keys(1, 5), hash_keys(1)}
    assert len(keys) == 5


def test_a_lone_surrogate_still_has_a_hash() -> None:
    assert hash_text("\ud800") >= 0
