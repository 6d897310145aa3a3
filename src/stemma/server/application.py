"""The addresses of the local page, behind the guard: the page, its state, and comparisons that it asks for later."""

from datetime import UTC, datetime

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from stemma.model.errors import CaseError
from stemma.server.guard import ALWAYS, NOTHING, Guard
from stemma.server.hosting import Hosting, NewerRunError
from stemma.server.judging import JudgementError, read_decision

#: Bytes; a decision with the longest note is below it.
LARGEST_BODY = 16_000


def application(hosting: Hosting, *, token: str, port: int) -> ASGIApp:
    """Return the application that answers for one case under `/TOKEN/`."""

    def show(_: Request) -> Response:
        shown = hosting.shown()
        headers = {**ALWAYS, "content-security-policy": f"{shown.policy}; frame-ancestors 'none'"}
        return Response(shown.html, media_type="text/html", headers=headers)

    def state(request: Request) -> Response:
        newer = hosting.is_newer(request.query_params.get("made", ""))
        return _json({"newer": newer, "run": hosting.run_state()})

    def comparison(request: Request) -> Response:
        made = request.query_params.get("made", "")
        left, right = request.path_params["left"], request.path_params["right"]
        try:
            found = hosting.comparison(left, right, made=made)
        except NewerRunError as error:
            return _json({"error": str(error)}, status=409)
        return _json(found) if found is not None else _refused(404, "There is no such report in this case.")

    routes = [
        Route(f"/{token}/", show),
        Route(f"/{token}/state", state),
        Route(f"/{token}/comparison/{{left}}/{{right}}", comparison),
        *(_deciding(hosting, token) if hosting.takes_judgements else ()),
    ]
    answers = Starlette(
        routes=routes,
        exception_handlers={CaseError: _case_error, 404: _nothing_there},
    )
    answers.router.redirect_slashes = False
    writable = (f"/{token}/judgement", f"/{token}/again") if hosting.takes_judgements else ()
    return Guard(answers, token=token, port=port, writable=writable)


def _deciding(hosting: Hosting, token: str) -> list[Route]:
    """Return the addresses under which a person decides and has the case run again."""

    def judgements(_: Request) -> Response:
        return _json(hosting.judgements())

    def names(_: Request) -> Response:
        return _json(hosting.names())

    def again(_: Request) -> Response:
        return _json(hosting.run_again(), status=202)

    async def decide(request: Request) -> Response:
        try:
            decision = read_decision(await _body(request))
            kept = hosting.decide(decision, when=datetime.now(UTC).isoformat(timespec="microseconds"))
        except JudgementError as error:
            return _json({"error": str(error)}, status=400)
        return _json(kept, status=201)

    return [
        Route(f"/{token}/judgements", judgements),
        Route(f"/{token}/names", names),
        Route(f"/{token}/judgement", decide, methods=["POST"]),
        Route(f"/{token}/again", again, methods=["POST"]),
    ]


async def _body(request: Request) -> bytes:
    """Return what was sent, up to a limit. Raises JudgementError beyond it."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise JudgementError("That is more than a decision takes; load the page again.")
    return body


def _json(value: object, *, status: int = 200) -> Response:
    headers = {**ALWAYS, "content-security-policy": NOTHING}
    return Response(msgspec.json.encode(value), status, media_type="application/json", headers=headers)


def _refused(status: int, words: str) -> Response:
    return PlainTextResponse(words + "\n", status, {**ALWAYS, "content-security-policy": NOTHING})


def _case_error(_: Request, error: Exception) -> Response:
    return _refused(503, str(error))


def _nothing_there(_: Request, __: Exception) -> Response:
    return _refused(404, "There is nothing at this address.")
