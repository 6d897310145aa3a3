"""A plain name for a story: the headline whose words most other headlines share."""

from collections import Counter
from collections.abc import Sequence

from stemma.model import Witness
from stemma.text.tokens import tokenise

#: Characters of a name; longer headlines are cut at a word.
LONGEST = 90
#: Words shorter than this carry little of a headline's subject.
CONTENT_LETTERS = 4


def story_name(witnesses: Sequence[Witness]) -> str:
    """Return the best attested headline, or the first words of a text where no witness has a headline."""
    titles = {witness.id: headline(witness) for witness in witnesses}
    spread = Counter(word for title in titles.values() for word in _content(title))

    def attested(witness_id: str) -> tuple[float, int, str]:
        words = _content(titles[witness_id])
        mean = sum(spread[word] for word in words) / (len(words) + 2)
        return (-mean, len(titles[witness_id]), titles[witness_id])

    return shorten(titles[min(titles, key=attested)])


def headline(witness: Witness) -> str:
    """Return the title of a witness on one line, or its first line of text."""
    stated = witness.title or next((line for line in witness.text.splitlines() if line.strip()), "")
    return " ".join(stated.split()) or witness.siglum


def shorten(words: str, longest: int = LONGEST) -> str:
    """Return words cut at a word's end to a length in characters, with an ellipsis where something was cut."""
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(",;:–—-. ") + " …"


def _content(title: str) -> set[str]:
    return {token.fold for token in tokenise(title) if token.kind != "mark" and len(token.fold) >= CONTENT_LETTERS}
