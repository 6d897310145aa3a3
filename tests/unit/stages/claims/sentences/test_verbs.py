import pytest
from tests.support.asserted import phrase

from stemma.stages.claims.sentences.verbs import tells_an_event


def told(text: str) -> list[str]:
    """Return the words of a sentence that tell of an event."""
    of = phrase(text)
    return [fold for at, fold in enumerate(of.folds) if tells_an_event(of, at)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The dyke collapsed on Tuesday.", ["collapsed"]),
        ("Ada Venn said on Tuesday that two were killed.", ["said", "killed"]),
        ("They met in the United States on Tuesday.", ["met"]),
        ("United Ferries opened a pier on Tuesday.", ["opened"]),
        ("Asked Friday about it, Ada Venn waved.", ["asked", "waved"]),
        ("Ada Venn Opened Old Dyke On Tuesday", ["opened"]),
        ("They hope for improved ties after Tuesday.", []),
        ("The board dropped the disputed plan on Tuesday.", ["dropped"]),
        ("She came later than expected on Tuesday.", ["came"]),
        ("The boats returned on Tuesday as planned.", ["returned"]),
        ("He remained hospitalized on Tuesday.", ["remained"]),
    ],
)
def test_only_what_is_told_to_have_happened_is_an_event(text: str, words: list[str]) -> None:
    assert told(text) == words
