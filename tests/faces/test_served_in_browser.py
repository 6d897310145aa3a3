"""The served page in the browser: as the file, and what only a server can do."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.browsing import Open, Windows, go, marked
from tests.support.invented import invented_case, witness_called, write_invented

from stemma.model import Rows, Variant
from stemma.report import ReportSettings
from stemma.server import Opened, serve

pytestmark = pytest.mark.browser

#: Nothing is compared beforehand, so that the page must ask.
BARE = ReportSettings(comparison_characters=0)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_invented(tmp_path_factory.mktemp("served") / "case")


@pytest.fixture(scope="module")
def opened(case: Path) -> Iterator[Opened]:
    server = serve(case, settings=BARE)
    running = threading.Thread(target=server.run)
    running.start()
    yield server
    server.stop()
    running.join(timeout=20)


def test_it_shows_what_the_file_shows(visit_any: Open, opened: Opened) -> None:
    first = witness_called(invented_case(), "A")
    page = visit_any(f"{opened.address}#witness={first.id}:5-25").page
    assert marked(page) == first.text[5:25]
    assert page.locator(".text").text_content() == first.text


def test_a_comparison_that_the_page_lacks_is_asked_for(visit_any: Open, opened: Opened) -> None:
    first, second = (witness_called(invented_case(), siglum).id for siglum in "AC")
    page, requests, _ = visit_any(f"{opened.address}#compare={first}~{second}")
    page.locator(".row mark").first.wait_for()
    assert [asked for asked in requests if "/comparison/" in asked] == [
        f"{opened.address}comparison/{first}/{second}?made={page.evaluate('document.documentElement.dataset.host')}"
    ]


def test_columns_ask_for_every_pair_once(visit_any: Open, opened: Opened) -> None:
    ids = [witness_called(invented_case(), siglum).id for siglum in "ABF"]
    page, requests, _ = visit_any(f"{opened.address}#compare={'~'.join(ids)}")
    page.locator(".columns .side").first.wait_for()
    page.get_by_text("passages stand in two or more of them").wait_for()
    assert len([asked for asked in requests if "/comparison/" in asked]) == 3
    go(page, f"compare={ids[0]}~{ids[1]}")
    page.locator(".row").first.wait_for()
    assert len([asked for asked in requests if "/comparison/" in asked]) == 3


def test_a_newer_run_is_announced_and_the_page_goes_on(windows: Windows, tmp_path: Path) -> None:
    case = write_invented(tmp_path / "case")
    server = serve(case, settings=BARE)
    running = threading.Thread(target=server.run)
    running.start()
    first, second = (witness_called(invented_case(), siglum).id for siglum in "AC")
    try:
        page = windows.page(1280, "light")
        page.goto(server.address)
        page.evaluate("window.stays = true")
        write_invented(case, Rows(one for one in invented_case() if not isinstance(one, Variant)))
        go(page, f"compare={first}~{second}")
        page.locator("#sheet .notice", has_text="A newer run of this case is there").wait_for()
        go(page, f"witness={first}:5-25")
        assert page.locator("mark.target").count() > 0
        assert page.evaluate("window.stays")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Show the newer run").click()
        page.wait_for_function("() => !window.stays")
        assert page.locator("#differ").count() == 0
        page.close()
    finally:
        server.stop()
        running.join(timeout=20)


def test_a_page_of_another_site_learns_nothing(windows: Windows, opened: Opened) -> None:
    page = windows.page(1280, "light")
    page.goto("data:text/html,<title>foreign</title>")
    loads = """async address => {
        const fetched = await fetch(address).then(() => "read", () => "refused");
        const framed = await new Promise(go => {
            const script = document.createElement("script");
            script.onload = () => go("ran");
            script.onerror = () => go("refused");
            script.src = address + "state";
            document.head.append(script);
        });
        return [fetched, framed];
    }"""
    assert page.evaluate(loads, opened.address) == ["refused", "refused"]
    page.close()


def test_a_server_that_ended_is_announced_and_the_page_goes_on(windows: Windows, tmp_path: Path) -> None:
    server = serve(write_invented(tmp_path / "case"), settings=BARE)
    running = threading.Thread(target=server.run)
    running.start()
    page = windows.page(1280, "light")
    page.goto(server.address)
    server.stop()
    running.join(timeout=20)
    page.locator(".top + .notice", has_text="The server does not answer").wait_for(timeout=15_000)
    go(page, f"witness={witness_called(invented_case(), 'A').id}:5-25")
    assert page.locator("mark.target").count() > 0
    page.close()


def test_a_script_that_got_into_the_page_would_not_run(windows: Windows, opened: Opened) -> None:
    page = windows.page(1280, "light")
    page.goto(opened.address)
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.foreign = 1";
        document.body.append(script);
        document.body.setAttribute("onclick", "window.foreign = 1");
        document.body.click();
    }""")
    page.wait_for_function("() => window.refused.length >= 2")
    assert page.evaluate("window.foreign") is None
    page.close()
