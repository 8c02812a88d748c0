"""Two pages on one sheet: which lie where, with their tags, and which back lies behind which front."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

from lactation.printing.impose import A5, K, elements, imposed, joined, sides_of


def small(count, tagged=True):
    """A file of some A5 pages; page ``n`` is ``n + 10`` points wider, draws ``n`` as a mark, and has one tag."""
    writer = PdfWriter()
    paragraphs, parents = ArrayObject(), ArrayObject()
    root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    below = writer._add_object(root)
    for number in range(count):
        page = writer.add_blank_page(*A5)
        stream = DecodedStreamObject()
        stream.set_data(f"/P <</MCID 0>> BDC {number} w 0 0 m 9 9 l S EMC".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/StructParents")] = NumberObject(number)
        named = {"Type": "/StructElem", "S": "/P", "Pg": page.indirect_reference, "K": NumberObject(0), "P": below}
        element = DictionaryObject(
            {NameObject(f"/{name}"): NameObject(value) if isinstance(value, str) else value for name, value in named.items()}
        )
        paragraphs.append(writer._add_object(element))
        parents += [NumberObject(number), writer._add_object(ArrayObject([paragraphs[-1]]))]
    root[NameObject("/K")] = writer._add_object(
        DictionaryObject(
            {NameObject("/Type"): NameObject("/StructElem"), NameObject("/S"): NameObject("/Document"), K: paragraphs}
        )
    )
    root[NameObject("/ParentTree")] = DictionaryObject({NameObject("/Nums"): parents})
    root[NameObject("/ParentTreeNextKey")] = NumberObject(count)
    if tagged:
        writer.root_object[NameObject("/StructTreeRoot")] = below
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def drawn(page):
    """The numbers that are drawn on a sheet, left and right."""
    forms = page["/Resources"]["/XObject"]
    return tuple(int(forms[f"/Half{half}"].get_data().split(b"BDC ")[1].split()[0]) for half in (0, 1))


@pytest.mark.parametrize(
    ("cards", "sides"),
    [
        ([[0], [1], [2], [3]], [(0, 1), (2, 3)]),
        ([[0], [1], [2]], [(0, 1), (2, 2)]),
        ([[0, 1], [2, 3], [4, 5], [6, 7]], [(0, 2), (1, 3), (4, 6), (5, 7)]),
        ([[0, 1]], [(0, 0), (1, 1)]),
    ],
)
def test_fronts_lie_beside_fronts_and_each_back_behind_its_front(cards, sides):
    assert sides_of(cards) == sides


def test_cards_with_and_without_a_back_are_not_mixed():
    with pytest.raises(ValueError, match=r"found cards with \[1, 2\] pages, expected the same"):
        sides_of([[0, 1], [2]])


def test_pages_lie_side_by_side_in_order_on_a4_and_are_tagged_once():
    pdf = PdfReader(io.BytesIO(imposed(small(4), sides_of([[0, 1], [2, 3]]), "Cards", ["front", "back"])))
    assert [drawn(page) for page in pdf.pages] == [(0, 2), (1, 3)]
    assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [842, 595]
    assert [one.title for one in pdf.outline] == ["front", "back"]
    assert pdf.metadata.title == "Cards"
    marks = [one for one in elements(pdf.root_object["/StructTreeRoot"][K]) if one.get("/Type") == "/MCR"]
    assert [drawn_in(one) for one in marks] == [0, 1, 2, 3], "in the order of reading: a card, then the other"
    assert {one.raw_get("/Pg").idnum for one in marks} == {page.indirect_reference.idnum for page in pdf.pages}


def drawn_in(mark):
    """The number that the form of a mark draws."""
    return int(mark["/Stm"].get_data().split(b"BDC ")[1].split()[0])


def test_a_page_that_is_there_twice_is_read_out_once():
    pdf = PdfReader(io.BytesIO(imposed(small(1), [(0, 0)], "Twice")))
    forms = pdf.pages[0]["/Resources"]["/XObject"]
    assert ["/StructParents" in forms[f"/Half{half}"] for half in (0, 1)] == [True, False]


def test_joined_files_keep_their_tags_each_with_numbers_of_its_own():
    pdf = PdfReader(io.BytesIO(joined([("one", small(2)), ("two", small(3)), ("bare", small(1, tagged=False))], "All")))
    tree = pdf.root_object["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    assert [one.title for one in pdf.outline] == ["one", "two", "bare"]
    assert [page.get("/StructParents") for page in pdf.pages[:5]] == [0, 1, 2, 3, 4] == list(numbers[::2])
    for place, parents in zip(numbers[::2], numbers[1::2], strict=True):
        assert parents.get_object()[0].get_object().raw_get("/Pg").idnum == pdf.pages[place].indirect_reference.idnum
