"""Files of any kind become witnesses: text as it stands, blocks of pages, and a word on whatever cannot be read."""

from stemma.intake.drafting import draft_sidecar
from stemma.intake.fields import parse_mapping
from stemma.intake.files import Pile, PileFile, find_files
from stemma.intake.pile import collect_pile, read_pile
from stemma.intake.reading import read_file
from stemma.intake.settings import IntakeSettings
from stemma.intake.sidecar import PileError
from stemma.intake.sigla import assign_sigla

__all__ = [
    "IntakeSettings",
    "Pile",
    "PileError",
    "PileFile",
    "assign_sigla",
    "collect_pile",
    "draft_sidecar",
    "find_files",
    "parse_mapping",
    "read_file",
    "read_pile",
]
