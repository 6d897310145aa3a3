"""Who may ask: this machine's own browser, with the token, from the page itself. Everything else is turned away.

A page of a foreign site can make a browser send requests to this machine. Host defeats names that are bound to
127.0.0.1 afterwards (DNS rebinding), Origin and Sec-Fetch-Site defeat foreign pages, the token other local users.
"""

import secrets
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

#: Bytes of randomness in the address; 32 cannot be guessed.
TOKEN_BYTES = 32

#: What every answer says, whatever it holds.
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
    "x-frame-options": "DENY",
}

#: What a refused request may load: nothing.
NOTHING = "default-src 'none'; frame-ancestors 'none'"


def new_token() -> str:
    """Return a token for one run of the server."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class Guard:
    """Lets a request through to the application only if `refusal` finds nothing against it."""

    def __init__(self, application: ASGIApp, *, token: str, port: int) -> None:
        self._application = application
        self._token = token
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            refused = refusal(scope, token=self._token, hosts=self._hosts)
            if refused is None:
                await self._application(scope, receive, send)
            else:
                status, words = refused
                headers = {**ALWAYS, "content-security-policy": NOTHING}
                await PlainTextResponse(words, status, headers)(scope, receive, send)


def refusal(scope: Scope, *, token: str, hosts: Iterable[str]) -> tuple[int, str] | None:
    """Return the status and the reason for which a request is turned away, None where it is welcome."""
    headers = Headers(scope=scope)
    given = headers.getlist("host")
    if len(given) != 1 or given[0].lower() not in hosts:
        return 403, "This page answers only under the address that `stemma serve` printed.\n"
    if any(origin.lower() != f"http://{given[0].lower()}" for origin in headers.getlist("origin")):
        return 403, "This page answers no other page.\n"
    foreign = headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
    if foreign and headers.get("sec-fetch-mode") != "navigate":
        return 403, "This page answers no other page.\n"
    if scope["method"] not in ("GET", "HEAD"):
        return 405, "This page only shows; nothing can be written here.\n"
    asked = str(scope["path"]).removeprefix("/").partition("/")[0]
    if not secrets.compare_digest(asked.encode("utf-8", "surrogatepass"), token.encode()):
        return 404, "Open the whole address that `stemma serve` printed: it ends with a token.\n"
    return None
