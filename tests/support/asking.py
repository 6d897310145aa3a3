"""Requests put to an ASGI application by hand: any header, any path, no socket."""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Scope


class Answer(NamedTuple):
    """What an application answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def scope_of(path: str, *, query: str = "", method: str = "GET", headers: Sequence[tuple[str, str]] = ()) -> Scope:
    """Return a request as a server would hand it to an application."""
    return {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode("utf-8", "surrogatepass"),
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8000),
        "scheme": "http",
        "root_path": "",
    }


def ask(application: ASGIApp, scope: Scope, body: bytes = b"") -> Answer:
    """Put one request and return the whole answer."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def called() -> None:
        await application(scope, receive, send)

    # A thread of its own: a browser driven in this process keeps a running loop in ours.
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(asyncio.run, called()).result()
    start = sent[0]
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]))
