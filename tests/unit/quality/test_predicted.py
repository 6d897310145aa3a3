from quality.predicted import matched

from stemma.model import EntityType, Mention, MentionForm


def mention(name: str, start: int, end: int, witness: str = "one") -> Mention:
    return Mention(
        id=name,
        witness=witness,
        start=start,
        end=end,
        text="x" * (end - start),
        type=EntityType.PERSON,
        form=MentionForm.NAME,
    )


def test_a_mention_found_is_the_partner_of_the_gold_one_whose_letters_it_shares() -> None:
    gold = [mention("g1", 0, 10), mention("g2", 20, 30), mention("g3", 40, 50)]
    found = [mention("f1", 2, 10), mention("f2", 28, 40), mention("f3", 40, 50, "two")]
    assert matched(gold, found) == {"g1": "f1"}


def test_each_is_a_partner_once_and_the_nearest_goes_first() -> None:
    gold = [mention("g1", 0, 12), mention("g2", 0, 10)]
    found = [mention("f1", 0, 10)]
    assert matched(gold, found) == {"g2": "f1"}
    assert matched(gold, [*found, mention("f2", 0, 13)]) == {"g1": "f2", "g2": "f1"}
