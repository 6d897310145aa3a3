"""Who may ask: this machine's own browser, with the token, from the page itself. Everything else is turned away.

A page of a foreign site can make a browser send requests to this machine. Host defeats names that are bound to
127.0.0.1 afterwards (DNS rebinding), Origin and Sec-Fetch-Site defeat foreign pages, the token other local users.
"""

import secrets
from collections.abc import Collection

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

    def __init__(self, application: ASGIApp, *, token: str, port: int, writable: Collection[str] = ()) -> None:
        self._application = application
        self._token = token
        self._writable = writable
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            refused = refusal(scope, token=self._token, hosts=self._hosts, writable=self._writable)
            if refused is None:
                await self._application(scope, receive, send)
            else:
                status, words = refused
                headers = {**ALWAYS, "content-security-policy": NOTHING}
                await PlainTextResponse(words, status, headers)(scope, receive, send)


def refusal(
    scope: Scope, *, token: str, hosts: Collection[str], writable: Collection[str] = ()
) -> tuple[int, str] | None:
    """Return the status and the reason for which a request is turned away, None where it is welcome.

    `writable` are the paths to which the page may send something.
    """
    headers = Headers(scope=scope)
    if stranger := _stranger(headers, hosts):
        return 403, stranger
    if forbidden := _writes(scope, headers, writable):
        return forbidden
    asked = str(scope["path"]).removeprefix("/").partition("/")[0]
    if not secrets.compare_digest(asked.encode("utf-8", "surrogatepass"), token.encode()):
        return 404, "Open the whole address that `stemma serve` printed: it ends with a token.\n"
    return None


def _stranger(headers: Headers, hosts: Collection[str]) -> str:
    """Return why a request does not come from this machine's own page, nothing where it does."""
    given = headers.getlist("host")
    if len(given) != 1 or given[0].lower() not in hosts:
        return "This page answers only under the address that `stemma serve` printed.\n"
    foreign = headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
    loads = foreign and headers.get("sec-fetch-mode") != "navigate"
    if loads or any(origin.lower() != f"http://{given[0].lower()}" for origin in headers.getlist("origin")):
        return "This page answers no other page.\n"
    return ""


def _writes(scope: Scope, headers: Headers, writable: Collection[str]) -> tuple[int, str] | None:
    """Return why a request may not write, None where it may or only reads."""
    if scope["method"] in ("GET", "HEAD"):
        return None
    if scope["method"] != "POST" or scope["path"] not in writable:
        return 405, "This page only shows; nothing can be written here.\n"
    # A form of a foreign page can send text, but neither an Origin of ours nor JSON.
    if not headers.getlist("origin") or headers.get("content-type") != "application/json":
        return 403, "Only the page itself may write here.\n"
    return None
