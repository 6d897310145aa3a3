import pytest

from stemma.text.times.tense import looks_ahead


def ahead(text: str) -> bool:
    """Return whether the expression in brackets lies ahead."""
    start = text.index("[")
    end = text.index("]") - 1
    return looks_ahead(text.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    "text",
    [
        "The council will meet on [Friday].",
        "The bridge will be closed on [Friday].",
        "The school will remain closed on [Friday].",
        "She will have an operation again [Friday].",
        "The verdict is to be read on [Friday].",
        "He is due in court [Friday].",
        "A vote has been scheduled for [Friday].",
        "They have planned a vigil at 6:30 p.m. [Friday].",
        "The vigil, set for 10 a.m. [Friday], is open to all.",
        "The town plans to open the lock on [Friday].",
        "The town asked the firm to leave by [Friday].",
        "She agreed with the town to leave on [Friday].",
        "The gates stay shut until [Friday].",
        "The gates were ordered shut until [Friday].",
        "The funeral is on [Friday].",
        "The case is heard in [November].",
        "Two need another operation, and one will be moved [Friday].",
        "On [Friday], the court will rule.",
        "On [Friday], the trial of a man accused of arson is to begin.",
        "He said that on [Friday] the court will rule.",
        "The trial of a man charged with arson will begin [Friday].",
        "They did not plan to leave on [Friday].",
    ],
)
def test_what_is_planned_or_due_lies_ahead(text: str) -> None:
    assert ahead(text)


@pytest.mark.parametrize(
    "text",
    [
        "The firm shelved its plans for a sale on [Friday] after a row.",
        "The dyke broke on [Friday].",
        "He was hit by a falling slate [Friday].",
        "They seek those who cut the drive-by cable on [Friday].",
        "The clerk could not be reached [Friday].",
        "The mayor would not comment [Friday].",
        "The train could have been late on [Friday].",
        "She said [Friday] that she will resign.",
        "He is expected to live after he was pulled out on [Friday].",
        "The wall, which is expected to last, was finished [Friday].",
        "No one will say who opened the lock on [Friday].",
        "They have waited since [Friday].",
        "He was not told of it until [Friday].",
        "By [Friday], the water had gone.",
        "Though on [Friday] the gate was open, few will say so.",
        "He is seen on [Friday] at the lock.",
        "He is held over [Friday]'s fire.",
        "The bin, a plastic can, was found [Friday].",
        "He was supposed to come on [Friday].",
        "The proposed merger failed on [Friday].",
        "It broke at the gate. [Friday]",
        "It stood in a garbage can [Friday].",
    ],
)
def test_what_is_told_lies_behind(text: str) -> None:
    assert not ahead(text)


def test_a_stop_behind_an_abbreviation_ends_no_sentence() -> None:
    assert ahead("The court will sit at 10 a.m. [Friday] in the town hall.")
    assert ahead("The court will hear Mr. Holm on [Friday].")
    assert not ahead("The court will hear Holm. He wrote on [Friday].")


def test_the_month_of_may_is_no_verb() -> None:
    assert not ahead("The lock failed in May and on [Friday].")
    assert ahead("The lock may open on [Friday].")
