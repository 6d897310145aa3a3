"""A case reconstructed again from its own pile and settings, as after a person's decision."""

import os
from pathlib import Path

from stemma.model.errors import CaseError
from stemma.pipeline.case import check_case, intake_settings, stage_settings
from stemma.pipeline.course import RunSettings, Step, Watch, unwatched
from stemma.pipeline.plan import PLAN
from stemma.pipeline.run import reconstruct


def run_again(case: Path, *, watch: Watch = unwatched) -> list[Step]:
    """Run a case again over its own pile, under the judgements that stand beside it now.

    Raises StemmaError: the case does not know its pile, nothing usable is there, or it cannot be written.
    """
    known = check_case(case)
    if not known.pile:
        raise CaseError(f"{case} does not know its pile; run: stemma reconstruct PILE --case {case}.")
    settings = RunSettings(
        workers=len(os.sched_getaffinity(0)),
        intake=intake_settings(known, {}),
        stages=stage_settings(known, PLAN),
    )
    return reconstruct([Path(pile) for pile in known.pile], case, settings=settings, watch=watch)
