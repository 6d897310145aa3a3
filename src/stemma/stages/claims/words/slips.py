"""What sort of slip makes one reading from another: a digit, two digits changed over, one letter, a lost negation."""

import re

from rapidfuzz.distance import OSA, Levenshtein

#: Letters that may differ in what is still one word misspelt.
SPELLING_STEPS = 2

#: What is said of "billions" where another text has "millions".
OTHER_MAGNITUDE = "another magnitude"
_MAGNITUDE = re.compile(r"(?<![a-z])(?:hundred|thousand|million|billion|trillion)s?(?![a-z])", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d.,]*")
_NEGATION = re.compile(r"\b(?:not|no|never|n['’]t)\b|n['’]t\b", re.IGNORECASE)


def slip_between(left: str, right: str) -> str | None:
    """Return the slip that turns one reading into the other, None where none is plain."""
    if _other_magnitude(left, right):
        return OTHER_MAGNITUDE
    numbers = _DIGITS.findall(left), _DIGITS.findall(right)
    if len(numbers[0]) == len(numbers[1]) == 1 and numbers[0] != numbers[1]:
        return _digit_slip(numbers[0][0], numbers[1][0])
    if bool(_NEGATION.search(left)) != bool(_NEGATION.search(right)):
        return "a negation is lost or added"
    one, two = left.casefold(), right.casefold()
    if one != two and Levenshtein.distance(one, two, score_cutoff=SPELLING_STEPS) <= SPELLING_STEPS:
        return "the spelling is bent"
    return None


def _other_magnitude(left: str, right: str) -> bool:
    sizes = [[size.casefold().removesuffix("s") for size in _MAGNITUDE.findall(side)] for side in (left, right)]
    return bool(sizes[0]) and sizes[0] != sizes[1] and _MAGNITUDE.sub("#", left) == _MAGNITUDE.sub("#", right)


def _digit_slip(left: str, right: str) -> str | None:
    one, two = (re.sub(r"\D", "", side) for side in (left, right))
    if len(one) == len(two) and OSA.distance(one, two) == 1:
        changed = sum(first != second for first, second in zip(one, two, strict=True))
        return "one digit differs" if changed == 1 else "two digits are changed over"
    return "a digit is lost or added" if OSA.distance(one, two) == 1 else None
