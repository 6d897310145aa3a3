import pytest

from stemma.stages.reuse.captions import reads_as_caption


@pytest.mark.parametrize(
    "caption",
    [
        "The Selkie lies off Orrin Head, Tuesday, July 9, 2019, after she ran aground.",
        "FILE - The ferry Selkie leaves Marrow.",
        "FILE — The ferry Selkie leaves Marrow.",
        "The harbour in a file photo.",
        "Captain Hale on the quay. (AP Photo/Tam Orkney)",
        "Captain Hale on the quay. Tam Orkney/AFP",
        "Photo by Tam Orkney",
        "Tam Orkney / Getty Images",
    ],
)
def test_what_is_dated_in_full_or_names_a_photographer_is_a_caption(caption: str) -> None:
    assert reads_as_caption(caption, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Selkie ran aground on Tuesday.",
        "The inquiry of July 9, 2019 found nothing.",
        "She kept a photo of the ferry by her bed.",
        "The police file says otherwise.",
    ],
)
def test_prose_is_none(sentence: str) -> None:
    assert not reads_as_caption(sentence, "en")


def test_a_text_of_unknown_language_is_read_as_english() -> None:
    assert reads_as_caption("The harbour in a file photo.", None)


def test_other_languages_have_no_rules_yet() -> None:
    assert not reads_as_caption("Der Hafen am Dienstag, July 9, 2019.", "de")
