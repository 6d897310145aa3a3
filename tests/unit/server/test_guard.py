from collections.abc import Sequence

import pytest
from starlette.responses import PlainTextResponse
from tests.support.asking import Answer, ask, scope_of

from stemma.server.guard import Guard, new_token, refusal

HOSTS = ("127.0.0.1:8000", "localhost:8000", "[::1]:8000")
HOME = ("host", "127.0.0.1:8000")


def refused(path: str = "/secret/", *, method: str = "GET", headers: Sequence[tuple[str, str]] = (HOME,)) -> int:
    found = refusal(scope_of(path, method=method, headers=headers), token="secret", hosts=HOSTS)  # noqa: S106 - not one
    return 200 if found is None else found[0]


@pytest.mark.parametrize("host", HOSTS)
def test_every_name_of_this_machine_is_welcome(host: str) -> None:
    assert refused(headers=[("host", host)]) == 200
    assert refused(headers=[("host", host.upper())]) == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:8001", "127.0.0.1:8000.evil.example", ""]
)
def test_a_name_bound_to_this_machine_by_others_is_turned_away(host: str) -> None:
    assert refused(headers=[("host", host)]) == 403


def test_two_hosts_or_none_are_turned_away() -> None:
    assert refused(headers=[HOME, ("host", "evil.example")]) == 403
    assert refused(headers=[]) == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8000", "http://127.0.0.1:9000"])
def test_a_page_of_another_site_is_turned_away(origin: str) -> None:
    assert refused(headers=[HOME, ("origin", origin)]) == 403


def test_the_page_itself_is_welcome() -> None:
    assert refused(headers=[HOME, ("origin", "http://127.0.0.1:8000"), ("sec-fetch-site", "same-origin")]) == 200


def test_a_foreign_page_may_lead_here_but_not_load_from_here() -> None:
    site = ("sec-fetch-site", "cross-site")
    assert refused(headers=[HOME, site, ("sec-fetch-mode", "navigate")]) == 200
    assert refused(headers=[HOME, site, ("sec-fetch-mode", "no-cors")]) == 403
    assert refused(headers=[HOME, ("sec-fetch-site", "same-site"), ("sec-fetch-mode", "cors")]) == 403


@pytest.mark.parametrize(
    "path", ["/", "", "/secre/", "/secret2/", "//secret/", "/../secret/", "/\udcff/", "/x/secret/"]
)
def test_without_the_token_there_is_nothing(path: str) -> None:
    assert refused(path) == 404


def test_nothing_can_be_written() -> None:
    assert [refused(method=method) for method in ("POST", "PUT", "DELETE", "OPTIONS")] == [405] * 4
    assert refused(method="HEAD") == 200


def test_a_wrong_host_is_refused_before_the_token_is_looked_at() -> None:
    assert refused("/wrong/", headers=[("host", "evil.example")]) == 403


def test_what_is_refused_loads_nothing_and_names_the_remedy() -> None:
    answer = _guarded("/wrong/")
    assert answer.status == 404
    assert b"stemma serve" in answer.body
    assert answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_is_welcome_reaches_the_application() -> None:
    assert _guarded("/secret/").body == b"inside"


def test_a_token_cannot_be_guessed_and_is_never_the_same() -> None:
    tokens = {new_token() for _ in range(50)}
    assert len(tokens) == 50
    assert min(map(len, tokens)) >= 43


def _guarded(path: str) -> Answer:
    guard = Guard(PlainTextResponse("inside"), token="secret", port=8000)  # noqa: S106 - not one
    return ask(guard, scope_of(path, headers=[HOME]))


PAGE = (HOME, ("origin", "http://127.0.0.1:8000"), ("content-type", "application/json"))


def posted(path: str, headers: Sequence[tuple[str, str]]) -> int:
    scope = scope_of(path, method="POST", headers=headers)
    found = refusal(scope, token="secret", hosts=HOSTS, writable=("/secret/judgement",))  # noqa: S106 - not one
    return 200 if found is None else found[0]


def test_the_page_may_write_where_it_may_write_and_nowhere_else() -> None:
    assert posted("/secret/judgement", PAGE) == 200
    assert posted("/secret/", PAGE) == 405
    assert posted("/secret/judgements", PAGE) == 405


def test_without_an_origin_or_as_a_form_nothing_is_written() -> None:
    origin, json = PAGE[1], PAGE[2]
    assert posted("/secret/judgement", (HOME, json)) == 403
    assert posted("/secret/judgement", (HOME, origin)) == 403
    assert posted("/secret/judgement", (HOME, origin, ("content-type", "text/plain"))) == 403
    assert posted("/secret/judgement", (HOME, ("origin", "null"), json)) == 403
