from collections.abc import Callable

import pytest

from stemma.model import Role
from stemma.stages.clean.inserts import foreign
from stemma.stages.clean.lines import read_line
from stemma.stages.clean.setting import Shared, read_setting

RoleOf = Callable[[str, str], Role]

BEFORE = """Ferry runs aground off Harl Island

By Nadia Orlen

The ferry ran aground at six in the morning with 84 passengers on board, the coast guard said.

Nobody was hurt, and all of them were taken ashore in small boats before noon.
"""
AFTER = """
Divers will look at the hull on Friday, when the wind is expected to drop at last.

The line carries about a thousand passengers a day in summer, the company said.
"""


def between(line: str) -> str:
    return f"{BEFORE}\n{line}\n{AFTER}"


@pytest.mark.parametrize(
    "line",
    [
        "RELATED: Island Hotels Fear For Their Season",
        "VIDEO: Passengers leave the ferry in small boats",
        "► Related: Island hotels fear for the season",
        "+ Harbour master speaks of a narrow escape",
        ">> Harbour master speaks of a narrow escape",
        "▶ Harbour master speaks of a narrow escape",
        "Old brewery becomes concert hall",
        "[Five ferries that ran aground, and why]",
        "CONTINUING COVERAGE: Ferry off Harl Island",
        "Watch this story",
        "Harl TV app users tap here to watch",
        "Photos of the ferry",
        "Read the Transport Board's statement",
        "Harl Island Hotels Fear For Season After Ferry Runs Aground",
        "Islanders fear loss Islanders fear for their season now. Islanders fear for their season now.",
    ],
)
def test_a_pointer_to_another_story_between_two_paragraphs_is_furniture(line: str, role_of: RoleOf) -> None:
    assert role_of(between(line), line) is Role.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "A narrow escape",
        "What is known so far",
        "The coast guard released the following statement:",
        "“We heard a long scraping noise and then nothing at all”",
        "[Editor's note: An earlier version misnamed the ferry.]",
        "UPDATE 5:02 p.m.",
        "The tide was out.",
        "Watch officers on the bridge saw the rock too late, the company said.",
        "On the habits of the tide",
        "Season of anxious hotels",
        "Passengers praise coast guard crews",
    ],
)
def test_a_line_of_the_body_that_looks_like_one_stays_body(line: str, role_of: RoleOf) -> None:
    assert role_of(between(line), line) is not Role.FURNITURE


def test_the_paragraphs_around_an_insert_stay_body(role_of: RoleOf) -> None:
    text = between("RELATED: Island Hotels Fear For Their Season")
    assert role_of(text, "Nobody was hurt") is Role.BODY
    assert role_of(text, "Divers will look") is Role.BODY


def test_points_under_a_first_sentence_sum_it_up(marked: Callable[[str], list[tuple[Role, str]]]) -> None:
    points = [
        "Ferry with 84 passengers ran aground at six",
        "Divers will look at the hull on Friday",
        "Company carries about a thousand passengers in summer",
    ]
    first = "The ferry ran aground off Harl Island in the morning, the coast guard said."
    text = "\n\n".join([first, *points, BEFORE.partition("Orlen\n\n")[2], AFTER])
    assert [words for role, words in marked(text) if role is Role.BODY][:4] == [first, *points]


def test_a_headline_glued_to_its_teaser_is_furniture_behind_a_report(role_of: RoleOf) -> None:
    teasers = "\n".join(
        f"{head}The {what} was closed for a day, people in the town said on Friday."
        for head, what in (("Bakery Reopens After Flood", "bakery"), ("School Bus Stuck On Bridge", "bridge"))
    )
    text = f"{BEFORE}{AFTER}\nShare this article\n\nMore from Harl Island\n\n{teasers}\n"
    assert role_of(text, "Bakery Reopens") is Role.FURNITURE


@pytest.mark.parametrize(
    ("line", "is_foreign"),
    [
        ("Angry vintners block mountain roads over barrel tax", True),
        ("Ferry passengers taken ashore by small boats", False),
        ("Barrels", False),
        ("The vintners of the hills block every mountain road.", False),
    ],
)
def test_a_line_like_a_headline_is_foreign_where_the_text_names_nothing_of_it(
    line: str,
    is_foreign: bool,  # noqa: FBT001 - what is expected
) -> None:
    texts = [text for text in between(line).splitlines() if text]
    lines = [read_line(text, 0, len(text)) for text in texts]
    assert foreign(lines, texts.index(line), read_setting(lines, Shared())) is is_foreign


@pytest.mark.parametrize(
    "line",
    [
        "EXPLAINED | Why island hotels fear for the season",
        "Analysis: Island hotels fear for the season",
        "Zum Weiterlesen: Inselhotels bangen um die Saison",
        "Lire notre dossier : les hôtels de l’île craignent pour la saison",
        "Relacionado: Los hoteles de la isla temen por la temporada",
        "Per approfondire → Gli alberghi dell’isola temono per la stagione",
        "ENTENDA: Hotéis da ilha temem pela temporada",
        "Island hotels fear for the season >>",
        "The article continues after the advertisement",
        "Tekst loopt door onder de advertentie",
        "Der Artikel geht unter der Anzeige weiter.",
        "La suite après la publicité",
        "Listen to this article 4 min",
        "View this post on Instagram",
        "Siga o Arauto no Instagram e fique por dentro de tudo",
        "Were you on board? Tell us what you saw by emailing desk@harbour-herald.example",
        "Want more of this? Sign up for our weekly letter and read it before anyone else.",
        "Get the Harbour Herald delivered to your door every Saturday for less.",
    ],
)
def test_what_leads_elsewhere_is_no_body_whatever_its_kind_or_language(line: str, role_of: RoleOf) -> None:
    assert role_of(between(line), line[:20]) is Role.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Analysis of the log began on Tuesday and is to take a month.",
        "Mehr dazu wollte das Hafenamt am Montag nicht sagen.",
        "Además, la compañía pagará los daños en el muelle de la isla.",
        "She told passengers to write to the company, and many have done so since.",
        "The article continues a debate that began in spring, the coast guard said.",
        "The coast guard told reporters from NATO: The hull is whole, and the ferry will float again.",
        "“Join our community,” the company had written to passengers on Instagram in spring.",
    ],
)
def test_sentences_that_begin_like_what_leads_elsewhere_are_body(line: str, role_of: RoleOf) -> None:
    assert role_of(between(line), line[:20]) is Role.BODY
