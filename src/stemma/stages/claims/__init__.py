"""What is asserted, by how many independent lineages, and where reports differ, by kind."""

from stemma.stages.claims.weighing import ClaimSettings, weigh_claims

__all__ = ["ClaimSettings", "weigh_claims"]
