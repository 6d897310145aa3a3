from stemma.model import Footprint, Rows, Unit, Witness
from stemma.text.footprints import BoxRun, ByteRun, pack_boxes, pack_bytes
from stemma.views.file_places import FilePlaces, file_place
from stemma.views.passage import passage_view

TEXT = "Snow closed both roads."
WITNESS = Witness(
    id="w",
    path="w.pdf",
    siglum="W",
    media_type="application/pdf",
    sha256="",
    chars=len(TEXT),
    text=TEXT,
    places=["w.pdf"],
)
WORDS = [
    BoxRun(0, 1, 50, 60, 75, 72),
    BoxRun(5, 1, 80, 61, 110, 73),
    BoxRun(12, 1, 50, 74, 75, 86),
    BoxRun(17, 2, 50, 60, 80, 72),
]
BOXES = Footprint(witness="w", unit=Unit.BOX, runs=pack_boxes(WORDS))


def test_words_of_one_line_are_one_box() -> None:
    place = file_place(Rows([BOXES]), WITNESS, (0, len(TEXT)))
    assert place is not None
    assert [(box.page, box.left, box.top, box.right, box.bottom) for box in place.boxes] == [
        (1, 50, 60, 110, 73),
        (1, 50, 74, 75, 86),
        (2, 50, 60, 80, 72),
    ]
    assert place.sentence == "w.pdf, page 1, 2, 50 pt from the left and 60 pt from the top"


def test_bytes_are_told_with_the_part_that_they_count_in() -> None:
    runs = pack_bytes([ByteRun(0, 10, 10 + len(TEXT))])
    footprint = Footprint(witness="w", unit=Unit.BYTE, part="word/document.xml", runs=runs)
    place = file_place(Rows([footprint]), WITNESS, (5, 11))
    assert place is not None
    assert (place.byte_start, place.byte_end) == (15, 21)
    assert place.sentence == "w.pdf, bytes 15–21 of word/document.xml"


def test_a_witness_without_a_footprint_has_no_place() -> None:
    assert file_place(Rows([]), WITNESS, (0, 4)) is None
    assert FilePlaces([BOXES]).of(WITNESS, 0, 4) is not None


def test_a_passage_says_where_it_stands_in_the_file() -> None:
    view = passage_view(Rows([WITNESS, BOXES]), "W:12-16")
    assert view.file_place is not None
    assert [box.top for box in view.file_place.boxes] == [74]
