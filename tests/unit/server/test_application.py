import json
import time
from pathlib import Path

import pytest
from starlette.types import ASGIApp
from tests.support.asking import Answer, ask, scope_of
from tests.support.invented import invented_case, witness_called

from stemma.pipeline.case import CASE_FILE
from stemma.report import ReportSettings
from stemma.server.application import application
from stemma.server.hosting import Hosting, Stamp
from stemma.store.casebook import CASEBOOK
from stemma.store.judgements import read_judgements

TOKEN = "open-sesame"  # noqa: S105 - one for a test


@pytest.fixture
def served(case: Path) -> ASGIApp:
    return application(Hosting(case, ReportSettings()), token=TOKEN, port=8000)


def asked(served: ASGIApp, place: str, query: str = "") -> Answer:
    return ask(served, scope_of(f"/{TOKEN}/{place}", query=query, headers=[("host", "127.0.0.1:8000")]))


def test_the_page_comes_with_the_policy_that_it_names_itself(served: ASGIApp) -> None:
    answer = asked(served, "")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert policy.endswith("frame-ancestors 'none'")
    assert policy.removesuffix("; frame-ancestors 'none'") in answer.body.decode()


def test_every_answer_forbids_guessing_framing_keeping_and_telling(served: ASGIApp) -> None:
    for place in ("", "state", "nothing", "comparison/x/y"):
        headers = asked(served, place).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert "content-security-policy" in headers


def test_the_state_says_whether_there_is_a_newer_run(served: ASGIApp, case: Path) -> None:
    idle = {"state": "none", "why": ""}
    assert json.loads(asked(served, "state", f"made={_made(case)}").body) == {"newer": False, "run": idle}
    assert json.loads(asked(served, "state", "made=former").body) == {"newer": True, "run": idle}


def test_a_comparison_comes_as_the_page_reads_it(served: ASGIApp, case: Path) -> None:
    answer = asked(served, f"comparison/{_id('A')}/{_id('C')}", f"made={_made(case)}")
    assert answer.status == 200
    assert {row["kind"] for row in json.loads(answer.body)["rows"]} >= {"aligned", "left-only"}


def test_a_comparison_with_an_unknown_report_is_not_found(served: ASGIApp, case: Path) -> None:
    assert asked(served, f"comparison/{_id('A')}/nobody", f"made={_made(case)}").status == 404


def test_a_comparison_from_a_former_run_says_that_there_is_a_newer(served: ASGIApp) -> None:
    answer = asked(served, f"comparison/{_id('A')}/{_id('C')}", "made=former")
    assert answer.status == 409
    assert "newer run" in json.loads(answer.body)["error"]


def test_without_a_casebook_the_answer_is_one_sentence(served: ASGIApp, case: Path) -> None:
    (case / CASEBOOK).unlink()
    answer = asked(served, "")
    assert answer.status == 503
    assert b"stemma reconstruct" in answer.body


@pytest.mark.parametrize("place", ["nothing", "state/", "..", "comparison/a", "comparison/a/b/c", "%2e%2e/"])
def test_there_is_nothing_else(served: ASGIApp, place: str) -> None:
    assert asked(served, place).status == 404


def test_another_token_is_turned_away(served: ASGIApp) -> None:
    assert ask(served, scope_of("/other/", headers=[("host", "127.0.0.1:8000")])).status == 404


def _made(case: Path) -> str:
    stamp = Stamp.of(case)
    assert stamp is not None
    return stamp.words


def _id(siglum: str) -> str:
    return witness_called(invented_case(), siglum).id


@pytest.fixture
def judged(case: Path) -> ASGIApp:
    return application(Hosting(case, ReportSettings(), judge="ada"), token=TOKEN, port=8000)


def sent(served: ASGIApp, body: bytes, place: str = "judgement") -> Answer:
    origin = ("origin", "http://127.0.0.1:8000")
    headers = [("host", "127.0.0.1:8000"), origin, ("content-type", "application/json")]
    return ask(served, scope_of(f"/{TOKEN}/{place}", method="POST", headers=headers), body)


def test_a_decision_becomes_a_line_of_the_case_and_can_be_taken_back(judged: ASGIApp, case: Path) -> None:
    rejected = {"about": _id("C"), "other": _id("B"), "verdict": "reject", "note": "They rang us."}
    answer = sent(judged, json.dumps(rejected).encode())
    assert answer.status == 201
    assert json.loads(answer.body)["who"] == "ada"
    assert [one["note"] for one in json.loads(asked(judged, "judgements").body)] == ["They rang us."]
    assert sent(judged, json.dumps({**rejected, "withdrawn": True}).encode()).status == 201
    assert json.loads(asked(judged, "judgements").body) == []
    assert len(read_judgements(case)) == 2


def test_a_decision_that_makes_no_sense_is_one_sentence_and_no_line(judged: ASGIApp, case: Path) -> None:
    for body in (b"{}", b'{"about": "nobody", "verdict": "re-root"}', b"[" * 20_000):
        answer = sent(judged, body)
        assert answer.status == 400
        assert "load the page again" in json.loads(answer.body)["error"]
    assert read_judgements(case) == []


def test_a_page_that_only_shows_takes_no_decision(served: ASGIApp, case: Path) -> None:
    body = json.dumps({"about": _id("E"), "verdict": "re-root"}).encode()
    assert sent(served, body).status == 405
    assert asked(served, "judgements").status == 404
    assert read_judgements(case) == []


def test_a_run_is_begun_only_where_somebody_may_decide(served: ASGIApp, judged: ASGIApp, case: Path) -> None:
    (case / CASE_FILE).touch()
    assert sent(served, b"{}", "again").status == 405
    assert asked(served, "names").status == 404
    assert asked(judged, "names").status == 200
    answer = sent(judged, b"{}", "again")
    assert answer.status == 202
    # An invented case has no pile to run over; that is said, and what was there stays.
    state = json.loads(asked(judged, "state").body)["run"]
    while state["state"] == "running":
        time.sleep(0.05)
        state = json.loads(asked(judged, "state").body)["run"]
    assert state["state"] == "failed"
    assert "does not know its pile" in state["why"]
