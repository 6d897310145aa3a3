from pathlib import Path

import pyarrow as pa
import pytest
from tests.support.planted.bulk import bulk_texts

from stemma.model.errors import CaseError
from stemma.stages.reuse.fingerprints import FingerprintSettings, fingerprint_texts
from stemma.stages.reuse.pairing import PairingSettings, pair_fingerprints
from stemma.store.pairing import DiskSettings, pairs_on_disk

#: So few characters a stretch that every text has several, and so few holders that stars come up.
SETTINGS = PairingSettings(fingerprints=FingerprintSettings(stretch=900, overlap=100), common_key=3, least_shared=2)


def batches() -> list[pa.RecordBatch]:
    texts = [(f"t{(at * 7) % 40:02}", text) for at, (text, _, _) in enumerate(bulk_texts(seed=6, count=40))]
    return [batch for cut in (texts[:9], texts[9:]) for batch in fingerprint_texts(cut, settings=SETTINGS.fingerprints)]


@pytest.mark.parametrize("fresh", [0, 50])
def test_the_disk_gives_the_rows_that_memory_gives(fresh: int) -> None:
    table = pa.Table.from_batches(batches())
    known = table[:fresh] if fresh else None
    expected = [tuple(pair) for pair in pair_fingerprints(table[fresh:], known=known, settings=SETTINGS)]
    found = pairs_on_disk(batches(), common_key=3, least_shared=2, fresh=fresh, disk=DiskSettings(memory="100MB"))
    assert list(found) == expected != []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="nowhere"):
        list(pairs_on_disk([], common_key=3, least_shared=2, disk=DiskSettings(folder=str(tmp_path / "nowhere"))))
