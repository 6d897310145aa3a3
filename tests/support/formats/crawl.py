"""Web archives as warcio writes them: the pages of a crawl, and what an archive of news says of them."""

import gc
import io
import warnings
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

FETCHED = "2031-03-04T10:00:00Z"


class Response(NamedTuple):
    """What a server gave."""

    url: str
    content: bytes
    media: str = "text/html; charset=utf-8"
    status: str = "200 OK"
    fetched: str = FETCHED
    #: A record that speaks of this one, as JSON.
    told: bytes = b""


def write_crawl(responses: Iterable[Response], *, packed: bool = True) -> bytes:
    """Return a web archive of responses; record ids are urn:uuid:0000-0 and so on."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    # The writer leaves its temporary files to the garbage collector.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        for number, response in enumerate(responses):
            _write(writer, response, f"<urn:uuid:0000-{number}>")
        gc.collect()
    return stream.getvalue()


def _write(writer: Any, response: Response, name: str) -> None:  # noqa: ANN401 - warcio has no types
    headers = StatusAndHeaders(response.status, [("Content-Type", response.media)], protocol="HTTP/1.1")
    stated = {"WARC-Date": response.fetched, "WARC-Record-ID": name}
    content = io.BytesIO(response.content)
    writer.write_record(
        writer.create_warc_record(
            response.url, "response", payload=content, http_headers=headers, warc_headers_dict=stated
        )
    )
    if response.told:
        about: Mapping[str, str] = {
            "Content-Type": "application/x.mediacloud-indexer+json",
            "WARC-Refers-To": name,
            "WARC-Date": response.fetched,
        }
        payload, length = io.BytesIO(response.told), len(response.told)
        writer.write_record(
            writer.create_warc_record(
                response.url, "metadata", payload=payload, length=length, warc_headers_dict=dict(about)
            )
        )
