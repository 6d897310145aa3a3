"""The addresses of the local page, behind the guard: the page, its state, and comparisons that it asks for later."""

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from stemma.model.errors import CaseError
from stemma.server.guard import ALWAYS, NOTHING, Guard
from stemma.server.hosting import Hosting, NewerRunError


def application(hosting: Hosting, *, token: str, port: int) -> ASGIApp:
    """Return the application that answers for one case under `/TOKEN/`."""

    def show(_: Request) -> Response:
        shown = hosting.shown()
        headers = {**ALWAYS, "content-security-policy": f"{shown.policy}; frame-ancestors 'none'"}
        return Response(shown.html, media_type="text/html", headers=headers)

    def state(request: Request) -> Response:
        return _json({"newer": hosting.is_newer(request.query_params.get("made", ""))})

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
    ]
    answers = Starlette(
        routes=routes,
        exception_handlers={CaseError: _case_error, 404: _nothing_there},
    )
    answers.router.redirect_slashes = False
    return Guard(answers, token=token, port=port)


def _json(value: object, *, status: int = 200) -> Response:
    headers = {**ALWAYS, "content-security-policy": NOTHING}
    return Response(msgspec.json.encode(value), status, media_type="application/json", headers=headers)


def _refused(status: int, words: str) -> Response:
    return PlainTextResponse(words + "\n", status, {**ALWAYS, "content-security-policy": NOTHING})


def _case_error(_: Request, error: Exception) -> Response:
    return _refused(503, str(error))


def _nothing_there(_: Request, __: Exception) -> Response:
    return _refused(404, "There is nothing at this address.")
