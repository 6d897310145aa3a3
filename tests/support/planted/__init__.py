"""Planted lineages: invented piles whose whole family tree is known.

planted = plant(Plan(seed=7, witnesses=20, hidden=0.2))
planted.rows(Witness, Sentence)      # what a stage would be given
planted.rows().of(Derivation)        # the truth
"""

from tests.support.planted.files import write_pile, write_truth
from tests.support.planted.planting import GIVEN, Planted, plant
from tests.support.planted.tree import Plan

__all__ = ["GIVEN", "Plan", "Planted", "plant", "write_pile", "write_truth"]
