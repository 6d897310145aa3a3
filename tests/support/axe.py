"""axe-core over a page: what people with other eyes, hands and ears would stumble over."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

#: axe-core itself (MPL-2.0), which the package brings; tests only, nothing of it is shipped.
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

#: What is folded or far down the page is looked at too.
SHOW_ALL = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets.push(sheet);
    for (const one of document.querySelectorAll("details")) one.open = true;
}"""


def load_axe(page: Page) -> None:
    """Make axe-core known to a page, and everything on the page visible to it."""
    page.evaluate(SHOW_ALL)
    page.evaluate(AXE)


def faults(page: Page, name: str, *, within: str = "document") -> list[str]:
    """Return the serious and critical faults that axe-core finds, each with the view and the element."""
    found: list[dict[str, Any]] = page.evaluate(
        f"() => axe.run({within}, {{ resultTypes: ['violations'] }}).then(found => found.violations)"
    )
    return [
        f"{name}: {fault['id']} {place['html'][:160]} {place['failureSummary'][:300]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for place in fault["nodes"][:3]
    ]
