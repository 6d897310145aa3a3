"""The frame of the report: one file that loads nothing, and a policy by which the browser holds it to that."""

import hashlib
from base64 import b64encode
from string import Template
from typing import NamedTuple

import msgspec

from stemma.report.assets import asset
from stemma.report.markup import plain, script_json
from stemma.report.payload import payload
from stemma.report.sections import left_out
from stemma.report.settings import ReportSettings
from stemma.report.shown import ReportViews
from stemma.report.tabs import tabbed

#: The script's parts, in the order in which they build on one another.
SCRIPTS = (
    "1-making.js", "2-naming.js", "3-layers.js", "3-witness.js", "4-compare.js", "5-reasons.js", "5-told.js",
    "6-columns.js", "7-searching.js", "8-keys.js", "9-narrowing.js", "9-opening.js",
)  # fmt: skip


class Host(NamedTuple):
    """Who gives the page: a file asks nobody; a server adds a script that asks it, and a name for this state of it."""

    script: str = ""
    name: str = ""


#: The page as a file.
FILE = Host()


def page(views: ReportViews, *, settings: ReportSettings, host: Host = FILE) -> str:
    """Return the report as one HTML document."""
    tabs, sections = tabbed(views)
    blocks = payload(views, settings=settings)
    return Template(asset("page.html")).substitute(
        policy=policy_of(host),
        host=plain(host.name),
        title=plain(_title(views)),
        style=asset("report.css"),
        tabs=tabs,
        sections=sections,
        left_out=left_out(views.left_out),
        views=script_json(msgspec.json.encode(blocks.story)),
        texts=script_json(b"\n".join(map(msgspec.json.encode, blocks.texts))),
        comparisons=script_json(b"\n".join(map(msgspec.json.encode, blocks.comparisons))),
        script=_script(host),
    )


def policy_of(host: Host) -> str:
    """Return a content security policy that allows this one script and style, and a server's page to ask the server."""
    asking = "connect-src 'self'; " if host.script else ""
    return (
        f"default-src 'none'; script-src '{_hashed(_script(host))}'; style-src '{_hashed(asset('report.css'))}'; "
        f"{asking}base-uri 'none'; form-action 'none'"
    )


def _script(host: Host) -> str:
    """Return all parts as one script, closed to the world around it; the last part opens the page."""
    *parts, opening = [asset(name) for name in SCRIPTS]
    return "\n".join(['"use strict";', "(() => {", *parts, host.script, opening, "})();", ""])


def _title(views: ReportViews) -> str:
    stories = views.pile.stories
    named = f"{stories[0].name}: " if len(stories) == 1 else ""
    return f"{named}{views.pile.sentence} · Stemma"


def _hashed(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
