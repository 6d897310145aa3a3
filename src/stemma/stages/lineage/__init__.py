"""Stories, and inside each: who draws on whom, through ancestors that nobody handed in."""

from stemma.stages.lineage.infer import infer_lineage
from stemma.stages.lineage.settings import LineageSettings, StorySettings
from stemma.stages.lineage.story import group_stories

__all__ = ["LineageSettings", "StorySettings", "group_stories", "infer_lineage"]
