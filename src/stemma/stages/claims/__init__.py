"""What is asserted, by how many independent lineages, where reports differ, and what in one report does not fit."""

from stemma.stages.claims.checks import check_reports
from stemma.stages.claims.weighing import ClaimSettings, weigh_claims

__all__ = ["ClaimSettings", "check_reports", "weigh_claims"]
