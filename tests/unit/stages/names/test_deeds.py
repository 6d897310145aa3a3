import pytest

from stemma.stages.names.deeds import parts_played
from stemma.stages.names.tokens import name_tokens


def parts(sentence: str, phrase: str, head: str = "") -> set[str]:
    start = sentence.index(phrase)
    end = start + len(phrase)
    ahead = [word.fold for word in name_tokens(sentence, 0, start)]
    behind = [word.fold for word in name_tokens(sentence, end, len(sentence))]
    return set(parts_played(ahead, behind, head=head))


@pytest.mark.parametrize(
    ("sentence", "phrase", "expected"),
    [
        ("The diver was shot dead on the quay.", "The diver", {"hurt"}),
        ("A 40-year-old man was shot and killed at the ferry.", "A 40-year-old man", {"hurt", "killed"}),
        ("A man shot and killed his neighbour.", "A man", {"assailed"}),
        ("A man shot and killed his neighbour.", "his neighbour", {"killed"}),
        ("The woman, who was stabbed on the quay, slept.", "The woman", {"hurt"}),
        ("Two men killed in ferry fire", "Two men", {"killed"}),
        ("The clerk died at dawn.", "The clerk", {"killed"}),
        ("They mourn the death of the clerk.", "the clerk", {"killed"}),
        ("The clerk's death shook the town.", "The clerk", {"killed"}),
        ("The pilot was found dead in a barn.", "The pilot", {"killed"}),
        ("The pilot was found guilty of fraud.", "The pilot", {"accused"}),
        ("The girl was taken to a hospital in Marrow.", "The girl", {"hurt"}),
        ("The girl is recovering after being hit by a cart.", "The girl", {"hurt"}),
        ("The girl suffered burns.", "The girl", {"hurt"}),
        ("The baker is in custody.", "The baker", {"accused"}),
        ("The baker faces a murder charge.", "The baker", {"accused"}),
        # A charge is no deed: the baker need not be the gunman.
        ("The baker was accused of killing a clerk.", "The baker", {"accused"}),
        ("Police filed charges against the baker.", "the baker", {"accused"}),
        ("The clerk was killed by the baker.", "the baker", {"assailed"}),
        ("The baker opened fire at noon.", "The baker", {"assailed"}),
        ("The baker fired several shots.", "The baker", {"assailed"}),
        ("The baker escaped from a van.", "The baker", {"fled"}),
        ("The club fired the coach.", "the coach", {"dismissed"}),
        ("The coach, 51, was fired at once.", "The coach", {"dismissed"}),
        ("The coach from Marrow was dismissed.", "The coach", {"dismissed"}),
        ("Marrow hired a new coach, named the baker coach.", "the baker", {"hired"}),
    ],
)
def test_verbs_nouns_and_states_say_which_part_somebody_plays(sentence: str, phrase: str, expected: set[str]) -> None:
    assert parts(sentence, phrase) == expected


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("The girl was not injured.", "The girl"),
        ("The girl was nearly killed.", "The girl"),
        ("The girl slept.", "The girl"),
        ("The coach fired his assistant.", "The coach"),
        ("The officer arrested a man.", "The officer"),
        ("The man was arrested by the officer.", "the officer"),
        ("The girl, her mother and her aunt and a great many other people of the town were hurt.", "The girl"),
        ("The girl", "The girl"),
        ("Clerks of the harbour", "the harbour"),
    ],
)
def test_what_did_not_happen_and_who_does_his_work_is_no_part(sentence: str, phrase: str) -> None:
    assert parts(sentence, phrase) == set()


def test_some_heads_say_it_by_themselves() -> None:
    assert parts("The gunman slept.", "The gunman", "gunman") == {"assailed"}
    assert parts("The suspect was wounded.", "The suspect", "suspect") == {"accused", "hurt"}
