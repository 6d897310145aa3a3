"""The frame of the report: one file that loads nothing, and a policy by which the browser holds it to that."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from string import Template

import msgspec

from stemma.report.assets import asset
from stemma.report.markup import plain, script_json
from stemma.report.payload import ReportViews, payload
from stemma.report.sections import left_out
from stemma.report.settings import ReportSettings
from stemma.report.tabs import tabbed

#: The script's parts, in the order in which they build on one another.
SCRIPTS = (
    "1-making.js", "2-naming.js", "3-witness.js", "4-compare.js", "5-reasons.js", "6-columns.js", "7-searching.js",
    "8-keys.js", "9-opening.js",
)  # fmt: skip


def page(views: ReportViews, *, settings: ReportSettings) -> str:
    """Return the report as one HTML document."""
    style = asset("report.css")
    script = bundled(SCRIPTS)
    tabs, sections = tabbed(views)
    return Template(asset("page.html")).substitute(
        policy=policy(script, style),
        title=plain(_title(views)),
        style=style,
        tabs=tabs,
        sections=sections,
        left_out=left_out(views.left_out),
        views=script_json(msgspec.json.encode(payload(views, settings=settings))),
        script=script,
    )


def bundled(names: Sequence[str]) -> str:
    """Return the parts of a script as one, closed to the world around it."""
    return '"use strict";\n(() => {\n' + "\n".join(asset(name) for name in names) + "})();\n"


def _title(views: ReportViews) -> str:
    stories = views.pile.stories
    named = f"{stories[0].name}: " if len(stories) == 1 else ""
    return f"{named}{views.pile.sentence} · Stemma"


def policy(script: str, style: str) -> str:
    """Return a content security policy that allows this script, this style and nothing else."""
    return (
        f"default-src 'none'; script-src '{_hashed(script)}'; style-src '{_hashed(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashed(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
