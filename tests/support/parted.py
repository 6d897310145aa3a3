"""Two invented events, and a report of the second with a part of a report of the first: copying that a story parts."""

import json
from pathlib import Path

MILL = [
    "The grain mill at Ostrel burned to its foundations on Sunday night, and eleven barges beside it were lost.",
    "Firemen from four valleys pumped river water until dawn, while sacks of rye went on smouldering in the yard.",
    "The miller, Jorunn Haske, said that sparks from a threshing engine had reached the thatch shortly after ten.",
    "Insurers put the damage at sixty thousand crowns, which is more than the village earns from a whole harvest.",
    "Nobody was hurt, although two apprentices had to leap from the loft into a cart of straw below the hoist.",
    "The parish lent the millers its tithe barn, where the first flour was ground by hand on Monday afternoon.",
    "An inquest opens on Thursday in the schoolhouse, and the owner of the threshing engine has been summoned.",
]

STRIKE = [
    "Ferrymen at Quillmouth laid down their oars on Wednesday and left three hundred travellers on the quay.",
    "Their guild asks for shorter watches in winter and for oilskins, which the harbour board has twice refused.",
    "Pilot Benedek Arro spoke for the crews from the steps of the customs house and was cheered by dockers.",
    "The board chartered two steam launches from Vell, but neither could land at the old stone pier at low tide.",
    "Bakers and fishwives carried soup to the stranded families, who slept in the net lofts above the market.",
    "Talks begin again on Friday under the eyes of the bishop, whom both the guild and the board say they trust.",
    "Without a settlement the mail for the islands will lie in Quillmouth until the new moon at the earliest.",
]

OWN = [
    "Travellers waited on the Quillmouth quay for a second night as the ferrymen of the guild kept to their strike.",
    "Benedek Arro, the pilot who leads the crews, told this paper that oilskins matter more to them than coin.",
    "A clerk of the harbour board called the strike a blow to the islands and offered to halve the winter watches.",
    "The steam launches from Vell steamed home empty on Thursday, their masters cursing the shallow stone pier.",
    "The bishop will hear guild and board in his garden on Friday, and has asked that nobody bring a lawyer.",
    "Dockers at the Quillmouth market collected coppers for the ferrymen and the soup kitchen in the net lofts.",
]


def parted_reports() -> list[dict[str, str]]:
    """Return records: two copies on a mill, three reports on a strike, two of which end with lines on the mill."""
    told = {
        "ledger": ("Mill burns at Ostrel", "2031-03-03T08:00:00Z", MILL),
        "herald": ("Ostrel mill lost to fire", "2031-03-03T12:00:00Z", MILL[:6]),
        "signal": ("Ferrymen strike at Quillmouth", "2031-06-05T09:00:00Z", STRIKE),
        "beacon": ("Second night on Quillmouth quay", "2031-06-06T09:00:00Z", [*OWN, *MILL[:2]]),
        "packet": ("Quillmouth ferrymen still out", "2031-06-06T11:00:00Z", [*STRIKE[:6], *MILL[3:5]]),
    }
    return [
        {"id": name, "outlet": name.title(), "title": title, "published": published, "text": "\n\n".join(lines)}
        for name, (title, published, lines) in told.items()
    ]


def write_parted(path: Path) -> Path:
    """Write the reports as JSON lines and return the path."""
    path.write_text("".join(json.dumps(record) + "\n" for record in parted_reports()), encoding="utf-8")
    return path
