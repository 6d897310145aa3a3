"""The frame of the report: one file that loads nothing, and a policy by which the browser holds it to that."""

import hashlib
from base64 import b64encode
from string import Template

import msgspec

from stemma.report.assets import asset
from stemma.report.hero import hero
from stemma.report.markup import plain, script_json
from stemma.report.payload import ReportViews, payload
from stemma.report.saying import said
from stemma.report.sections import left_out, reports, trees, unread, variants
from stemma.report.settings import ReportSettings

#: The script's parts, in the order in which they build on one another.
SCRIPTS = ("1-making.js", "2-naming.js", "3-witness.js", "4-compare.js", "5-reasons.js", "6-opening.js")


def page(views: ReportViews, *, settings: ReportSettings) -> str:
    """Return the report as one HTML document."""
    style = asset("report.css")
    script = '"use strict";\n(() => {\n' + "\n".join(asset(name) for name in SCRIPTS) + "})();\n"
    sections = (trees(views), variants(views), said(views), reports(views), unread(views.pile.unread))
    return Template(asset("page.html")).substitute(
        policy=policy(script, style),
        title=plain(_title(views)),
        style=style,
        hero=hero(views),
        sections="\n".join(sections),
        left_out=left_out(views.left_out),
        views=script_json(msgspec.json.encode(payload(views, settings=settings))),
        script=script,
    )


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
