from stemma.model import EntityType, Mention, MentionForm
from stemma.stages.names.chains import build_chains
from stemma.stages.names.surnames import Kindred, given_gender, kindred, titles_gender, titles_part


def people(text: str, *names: str) -> list[Mention]:
    """Return the mentions of names in the order of the text, each at its next place."""
    found: list[Mention] = []
    at = 0
    for name in names:
        start = text.index(name, at)
        at = start + len(name)
        found.append(
            Mention(
                id=f"{start}", witness="one", start=start, end=at, text=name, type=EntityType.PERSON,
                form=MentionForm.NAME,
            )
        )  # fmt: skip
    return found


def forms(text: str, *names: str, known: Kindred | None = None) -> list[list[str]]:
    """Return the names of each chain, with what the text says of kin."""
    mentions = people(text, *names)
    chains = build_chains(text, mentions, known=known or kindred([(text, mentions)]))
    return sorted([one.text for one in chain.mentions] for chain in chains)


def test_a_surname_with_an_office_is_not_the_wife_whom_the_text_names() -> None:
    text = "First lady Greta Orlen waved. President Orlen spoke. Then Orlen left."
    assert forms(text, "Greta Orlen", "Orlen", "Orlen") == [["Greta Orlen"], ["Orlen", "Orlen"]]


def test_one_who_is_nobodys_relation_takes_the_office() -> None:
    text = "Greta Orlen waved. President Orlen spoke."
    assert forms(text, "Greta Orlen", "Orlen") == [["Greta Orlen", "Orlen"]]


def test_a_mister_is_no_woman() -> None:
    text = "Greta Orlen waved. Mr. Orlen spoke."
    assert forms(text, "Greta Orlen", "Orlen") == [["Greta Orlen"], ["Orlen"]]


def test_a_sons_suffix_leaves_the_bare_surname_to_his_father() -> None:
    text = "Peter Orlen Jr. came. Orlen Jr. spoke. The Orlen campaign paid."
    assert forms(text, "Peter Orlen Jr.", "Orlen Jr.", "Orlen") == [["Orlen"], ["Peter Orlen Jr.", "Orlen Jr."]]


def test_the_surname_of_a_headline_is_whom_the_text_then_calls_so() -> None:
    text = "Orlen on the way. Peter Orlen came. Orlen spoke to Greta Orlen. Then Orlen left."
    found = forms(text, "Orlen", "Peter Orlen", "Orlen", "Greta Orlen", "Orlen", known=Kindred())
    assert found == [["Greta Orlen"], ["Peter Orlen", "Orlen", "Orlen", "Orlen"]]


def test_kin_are_those_whom_some_text_introduces_so() -> None:
    text = "He and his wife, Greta Orlen, met Peter Venn."
    assert list(kindred([(text, people(text, "Greta Orlen", "Peter Venn"))]).kin) == [("greta", "orlen")]


def test_titles_part_by_gender_and_by_office() -> None:
    assert titles_part(["mr"], ("greta", "orlen"), [])
    assert titles_part(["president"], ("greta", "orlen"), ["wife"])
    assert not titles_part(["president"], ("greta", "orlen"), ["senator"])
    assert not titles_part(["president"], ("greta", "orlen"), ["wife", "president"])


def test_gender_is_said_by_titles_and_given_names_that_are_clear() -> None:
    assert titles_gender(["mrs", "president"]) == "f"
    assert titles_gender(["mr", "mrs"]) == ""
    assert given_gender(("greta", "orlen")) == "f"
    assert given_gender(("qo", "orlen")) == ""
