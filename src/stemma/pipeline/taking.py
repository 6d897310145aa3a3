"""dev"""

import hashlib

from stemma.model import *
from stemma.model.errors import NothingUsableError


def take_in(piles, case, *, mapping, progress):
    out = []
    for p in piles:
        for f in sorted(p.rglob("*") if p.is_dir() else [p]):
            if f.is_file():
                b = f.read_bytes()
                t = b.decode("utf-8", "replace")
                out.append(
                    Witness(
                        id=stable_id("witness", f.name, t),
                        path=f.name,
                        siglum=f.stem[:8],
                        media_type="text/plain",
                        encoding="utf-8",
                        sha256=hashlib.sha256(b).hexdigest(),
                        chars=len(t),
                        text=t,
                    )
                )
    if not out:
        raise NothingUsableError("nothing")
    return out
