"""Inside a story: who draws on whom, through ancestors that nobody handed in."""

from stemma.stages.lineage.infer import infer_lineage
from stemma.stages.lineage.settings import LineageSettings

__all__ = ["LineageSettings", "infer_lineage"]
