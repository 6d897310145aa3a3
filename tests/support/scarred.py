"""The invented wire text of the ferry as it comes back from elsewhere: another language, a scanner, a machine."""

from tests.support.ferry import WIRE, pile, witness

from stemma.model import Alignment, Rows, Story
from stemma.stages.reuse import align_pairs

#: A desk's own copy of the wire text, so that the story has two that agree.
DESK = WIRE.replace("had warned twice", "warned twice").replace("for the accident", "for what happened")

TRANSLATED = """Night ferry Selkie ran aground off Orrin Head on Tuesday after its pilot took lighthouse for buoy.

Forty-one passengers were taken off by fishing boats before dawn, wrapped in blankets and sacks of sailcloth.

“We heard that the keel was moaning and after there was nothing,” said Ada Wenn, retired teacher who had booked cabin.

Harbour board had warned twice this year that lamp on the head was failing and ought to be replaced.

Captain Yoren Hale, who has sailed strait for nineteen years, refused to blame his crew for accident.

Divers will inspect hull on Thursday, and company says the crossing stays closed until they have finished."""

SCANNED = WIRE.replace("taken", "takcn").replace("lighthouse", "lighthousc").replace("before dawn", "bcfore dawn")
SCANNED = SCANNED.replace("warned", "wamed").replace("inspect", "inspcct").replace("blankets", "blankcts")

SPUN = WIRE.replace("heard the keel groan", "overheard the bottom moan").replace("then nothing at", "then nought at")
SPUN = SPUN.replace("mistook", "confused").replace("failing", "flunking").replace("closed", "shut")


def told(**texts: str) -> Rows:
    """Return a story of the wire text, the desk's copy and others, aligned."""
    rows = pile({"desk": DESK, "wire": WIRE, **texts})
    rows.extend([one for one in align_pairs(rows) if isinstance(one, Alignment)])
    rows.extend([Story(id="story", name="Selkie", witnesses=sorted(["desk", "wire", *texts]))])
    return rows


__all__ = ["DESK", "SCANNED", "SPUN", "TRANSLATED", "told", "witness"]
