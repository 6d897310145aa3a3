"""Which reports tell one story: by what they took from one another, and by the event that they tell of."""

from stemma.stages.grouping.profiles import Profile, profile_text
from stemma.stages.grouping.settings import StorySettings
from stemma.stages.grouping.sorting import Report, group_reports
from stemma.stages.grouping.story import group_stories, one_story, report

__all__ = [
    "Profile", "Report", "StorySettings", "group_reports", "group_stories", "one_story", "profile_text", "report",
]  # fmt: skip
