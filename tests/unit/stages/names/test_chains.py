import pytest
from tests.support.cast import named, story

from stemma.model import EntityType, Mention
from stemma.stages.names.chains import Chain, build_chains, is_full_key, place_key
from stemma.stages.names.surnames import Kindred, generation, lesser_names

PERSON, UNIT, PLACE, BODY = EntityType.PERSON, EntityType.UNIT, EntityType.PLACE, EntityType.ORGANISATION


def mentions_in(text: str, *names: tuple[str, EntityType]) -> list[Mention]:
    """Return mentions of names in the order given; a name that is given again stands for its next place."""
    rows = story({"one": text})
    found: list[Mention] = []
    taken: dict[str, int] = {}
    for name, kind in names:
        start = text.index(name, taken.get(name, 0))
        while any(one.start <= start < one.end for one in found):
            start = text.index(name, start + 1)
        taken[name] = start + 1
        model = named(rows, "one", name, kind)
        found.append(
            Mention(
                id=f"{start}", witness="one", start=start, end=start + len(name), text=name, type=kind, form=model.form
            )
        )
    return found


def chains(text: str, *names: tuple[str, EntityType], parted: frozenset[str] = frozenset()) -> list[Chain]:
    return build_chains(text, mentions_in(text, *names), parted=parted)


def forms(found: list[Chain]) -> list[list[str]]:
    return sorted(sorted(one.text for one in chain.mentions) for chain in found)


def test_a_surname_joins_the_full_name_before_it() -> None:
    text = "Ada Venn came. Venn left."
    assert forms(chains(text, ("Ada Venn", PERSON), ("Venn", PERSON))) == [["Ada Venn", "Venn"]]


def test_a_surname_before_its_full_name_joins_it_too() -> None:
    text = "Venn left. So did Ada Venn."
    assert forms(chains(text, ("Venn", PERSON), ("Ada Venn", PERSON))) == [["Ada Venn", "Venn"]]


def test_two_full_names_with_one_surname_are_two_people() -> None:
    text = "Ada Venn met Joren Venn."
    assert len(chains(text, ("Ada Venn", PERSON), ("Joren Venn", PERSON))) == 2


def test_a_surname_of_two_joins_the_one_named_last() -> None:
    text = "Ada Venn came. Joren Venn came. Venn left."
    found = chains(text, ("Ada Venn", PERSON), ("Joren Venn", PERSON), ("Venn", PERSON))
    assert forms(found) == [["Ada Venn"], ["Joren Venn", "Venn"]]


def test_a_given_name_joins_the_full_name_that_introduced_it() -> None:
    text = "Vadim Orlin spoke. People like Vadim are tired."
    assert forms(chains(text, ("Vadim Orlin", PERSON), ("Vadim", PERSON))) == [["Vadim", "Vadim Orlin"]]


def test_a_given_name_before_any_full_name_stays_alone() -> None:
    text = "Vadim fled. Later Vadim Orlin spoke."
    assert len(chains(text, ("Vadim", PERSON), ("Vadim Orlin", PERSON))) == 2


def test_a_given_name_that_two_bear_stays_alone() -> None:
    text = "Vadim Orlin and Vadim Hale spoke. Vadim left."
    found = chains(text, ("Vadim Orlin", PERSON), ("Vadim Hale", PERSON), ("Vadim", PERSON))
    assert ["Vadim"] in forms(found)


def test_one_name_in_two_spellings_of_one_text_is_one() -> None:
    text = "Marek Malinouski led. Mareck Malinowski died."
    assert len(chains(text, ("Marek Malinouski", PERSON), ("Mareck Malinowski", PERSON))) == 1


def test_a_son_is_not_his_father() -> None:
    text = "Joren Hale met Joren Hale Jr. there."
    assert len(chains(text, ("Joren Hale", PERSON), ("Joren Hale Jr", PERSON))) == 2


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ada Venn, 24, spoke.", 24),
        ("Ada Venn, a 50-year-old teacher, spoke.", 50),
        ("The 19-year-old Ada Venn spoke.", 19),
        ("Ada Venn, aged 61, spoke.", 61),
        ("Ada Venn (33) spoke.", 33),
        ("Ada Venn is 44 years old.", None),
        ("Ada Venn sold 24 boats.", None),
    ],
)
def test_an_age_beside_a_name_is_the_persons(text: str, age: int | None) -> None:
    (chain,) = chains(text, ("Ada Venn", PERSON))
    assert chain.ages == ({age} if age else set())


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Mayor Ada Venn spoke.", {"mayor"}),
        ("Ada Venn, a restaurateur and dissident, spoke.", {"restaurateur", "dissident"}),
        ("The dissident Ada Venn spoke.", {"dissident"}),
        ("Ada Venn spoke to the mayor.", set()),
    ],
)
def test_roles_beside_a_name_are_the_persons(text: str, roles: set[str]) -> None:
    (chain,) = chains(text, ("Ada Venn", PERSON))
    assert chain.roles == roles


def test_gender_comes_from_words_beside_the_name() -> None:
    (woman,) = chains("Ms Zorb spoke. She left.", ("Zorb", PERSON))
    (man,) = chains("The chairman Zorb spoke. He left.", ("Zorb", PERSON))
    assert woman.female > woman.male
    assert man.male > man.female


def test_a_unit_is_one_with_and_without_its_head() -> None:
    text = "The Povonia Battalion came. Povonia left."
    assert len(chains(text, ("Povonia Battalion", UNIT), ("Povonia", UNIT))) == 1


def test_a_person_whom_nothing_shows_is_the_unit_of_that_name() -> None:
    text = "The Ostap Velin Battalion came. He joined Ostap Velin."
    found = chains(text, ("Ostap Velin Battalion", UNIT), ("Ostap Velin", PERSON))
    assert [chain.type for chain in found] == ["unit"]


def test_the_man_a_unit_is_named_after_stays_a_man_where_he_is_shown_as_one() -> None:
    text = "The Ostap Velin Battalion came. The poet Ostap Velin, 44, died."
    found = chains(text, ("Ostap Velin Battalion", UNIT), ("Ostap Velin", PERSON))
    assert sorted(chain.type for chain in found) == ["person", "unit"]


def test_other_names_of_a_country_are_one_place() -> None:
    text = "America voted. The United States voted. The US voted."
    found = chains(text, ("America", PLACE), ("United States", PLACE), ("US", PLACE))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [("kiev", "kyiv"), ("us", "america"), ("uk", "britain"), ("ap", "associated press"), ("donbas", "donbass")],
)
def test_names_that_the_lists_join_have_one_key(left: str, right: str) -> None:
    assert place_key(tuple(left.split())) == place_key(tuple(right.split()))


def test_a_spelling_that_a_person_took_out_is_a_chain_of_its_own() -> None:
    text = "Ada Venn came. Venn left. Venn slept."
    names = (("Ada Venn", PERSON), ("Venn", PERSON), ("Venn", PERSON))
    first = mentions_in(text, *names)[1]
    assert forms(chains(text, *names, parted=frozenset([first.id]))) == [["Ada Venn"], ["Venn", "Venn"]]


def test_every_mention_says_how_it_joined() -> None:
    text = "Ada Venn came. Venn left."
    (chain,) = chains(text, ("Ada Venn", PERSON), ("Venn", PERSON))
    scores = [chain.joined[one.id][0] for one in chain.mentions]
    whys = [chain.joined[one.id][1] for one in chain.mentions]
    assert scores[0] > scores[1]
    assert whys[1] == "“Venn” is short for Ada Venn, which the same text has."


def test_full_keys_and_generations() -> None:
    assert is_full_key("person", ("ada", "venn"))
    assert not is_full_key("person", ("venn",))
    assert is_full_key("place", ("marrow",))
    assert generation(("joren", "hale", "jr")) == "jr"
    assert generation(("joren", "hale")) == ""


def test_first_names_alone_are_known_as_such() -> None:
    (chain,) = chains("Alisa, 19, fled.", ("Alisa", PERSON))
    assert not chain.is_full
    assert chain.name == ("alisa",)


def test_a_lone_surname_is_the_greater_namesake_unless_the_text_says_she() -> None:
    text = f"Mary Trump left. Trump spoke. {'Rain fell on the pier. ' * 6}Trump said she agreed."
    found = mentions_in(text, ("Mary Trump", PERSON), ("Trump", PERSON), ("Trump", PERSON))
    lesser: dict[tuple[str, ...], str] = {("mary", "trump"): "m"}
    assert [len(chain.mentions) for chain in build_chains(text, found)] == [3]
    assert sorted(len(chain.mentions) for chain in build_chains(text, found, known=Kindred(lesser))) == [1, 2]


def test_lesser_names_are_outdone_by_one_of_that_surname() -> None:
    texts = ["Donald Trump left.", "Donald Trump spoke.", "Mary Trump came."]
    leaves = [mentions_in(text, (" ".join(text.split()[:2]), PERSON)) for text in texts]
    assert lesser_names(leaves) == {("mary", "trump"): "m"}
    assert lesser_names(leaves[1:]) == {}


def test_the_lawyer_of_somebody_is_somebody_else() -> None:
    text = "The lawyer of Ada Venn spoke."
    assert chains(text, ("Ada Venn", PERSON))[0].roles == set()
    text = "They hired lawyer Ben Orr\nAda Venn left."
    found = {chain.name: chain.roles for chain in chains(text, ("Ben Orr", PERSON), ("Ada Venn", PERSON))}
    assert found["ada", "venn"] == set()


def test_a_man_of_that_surname_is_not_the_woman_whom_the_text_names() -> None:
    text = "Mr. Orr spoke. Helen Orr left. Mr. Orr slept. Then Orr ate."
    found = chains(text, ("Orr", PERSON), ("Helen Orr", PERSON), ("Orr", PERSON), ("Orr", PERSON))
    assert sorted(len(chain.mentions) for chain in found) == [1, 3]


def test_a_ministry_has_one_name_in_both_orders() -> None:
    assert place_key(("ministry", "of", "defence")) == place_key(("defence", "ministry"))
