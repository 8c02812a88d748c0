"""Files put one behind the other, and two A5 pages on one A4: in which order, and as a PDF that keeps its tags."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from lactation.content.paths import language

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
A5 = (148 * MM, 210 * MM)
LYING = (A4[1], A4[0])
HALF = LYING[0] / 2
CUT = f"q 0.4 w 0.45 G [3 3] 0 d {HALF:.2f} 6 m {HALF:.2f} {LYING[1] - 6:.2f} l S Q"  # where the two are cut apart
Card = Sequence[int]  # the pages of a card: its front, and its back where it has one
Side = tuple[int, int]
P, K, PG, TYPE, PARENTS = (NameObject(f"/{name}") for name in ("P", "K", "Pg", "Type", "StructParents"))


def sides_of(cards: Sequence[Card]) -> list[Side]:
    """Return which pages lie side by side, left and right, side after side; a last card without a partner is there twice.

    Printed on both sides over the long edge of a sheet that lies, what was left stays left: so each back lies behind its front.

    Raises
    ------
    ValueError
        The cards do not have the same number of pages: a back would come to lie behind another card.

    Examples
    --------
    >>> sides_of([[0], [1], [2]])
    [(0, 1), (2, 2)]
    >>> sides_of([[0, 1], [2, 3]])
    [(0, 2), (1, 3)]
    """
    if len({len(card) for card in cards}) > 1:
        raise ValueError(f"found cards with {sorted({len(card) for card in cards})} pages, expected the same number for each")
    even = [*cards, cards[-1]] if len(cards) % 2 else [*cards]
    return [pair for left, right in zip(even[::2], even[1::2], strict=True) for pair in zip(left, right, strict=True)]


# ---- One behind the other ----


def joined(files: Sequence[tuple[str, bytes]], title: str) -> bytes:
    """Return PDF files one behind the other, each with its name in the outline, tagged as before."""
    writer = PdfWriter()
    trees = [tree for name, pdf in files for tree in taken(writer, pdf, name)]
    return finished(writer, title, trees)


def finished_alone(pdf: bytes, title: str) -> bytes:
    """Return a file with its title; outline and tags as they are."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.add_metadata({"/Title": title})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def taken(writer: PdfWriter, pdf: bytes, name: str | None = None) -> Iterator[Any]:
    """Put the pages of a file at the end of ``writer``, and give its tree of tags, whose pages are the new ones."""
    reader, before = PdfReader(io.BytesIO(pdf)), len(writer.pages)
    writer.append(reader, outline_item=name, import_outline=False)
    for old, new in zip(reader.pages, writer.pages[before:], strict=True):
        if PARENTS in old:
            new[PARENTS] = old[PARENTS]  # pypdf leaves it out
    tree = reader.root_object.get("/StructTreeRoot")
    if tree is not None:
        yield tree.get_object().clone(writer).get_object()


def finished(writer: PdfWriter, title: str, trees: Sequence[Any]) -> bytes:
    """Return the file with its title, language and tags."""
    root = writer.root_object
    writer.add_metadata({"/Title": title})
    root[NameObject("/Lang")] = TextStringObject(language())
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    if trees:
        root[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
        root[NameObject("/StructTreeRoot")] = writer._add_object(one_tree(writer, trees))
    writer.compress_identical_objects()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def one_tree(writer: PdfWriter, trees: Sequence[Any]) -> DictionaryObject:
    """Return one tree of tags for several: what a page calls its number there begins behind those of the trees before."""
    root, numbers, first = DictionaryObject({TYPE: NameObject("/StructTreeRoot")}), ArrayObject(), 0
    below = writer._add_object(root)
    documents, moved = ArrayObject(), numbers_moved(trees)
    for tree, by in moved:
        document: Any = tree[K].get_object()
        document = document[0].get_object() if isinstance(document, ArrayObject) else document
        document[P] = below
        documents.append(document.indirect_reference)
        nums = tree["/ParentTree"].get_object()["/Nums"]
        for key, value in zip(nums[::2], nums[1::2], strict=True):
            numbers += [NumberObject(int(key) + by), value]
            first = max(first, int(key) + by + 1)
    root[K] = documents
    root[NameObject("/ParentTreeNextKey")] = NumberObject(first)
    root[NameObject("/ParentTree")] = writer._add_object(DictionaryObject({NameObject("/Nums"): numbers}))
    return root


def numbers_moved(trees: Sequence[Any]) -> list[tuple[Any, int]]:
    """Give every page and link the number under which the common tree knows it; return by how much each tree's were moved."""
    found, first = [], 0
    for tree in trees:
        found.append((tree, first))
        for holder in numbered(tree):
            for name in {PARENTS, NameObject("/StructParent")} & {*holder}:
                holder[name] = NumberObject(int(holder[name]) + first)
        first += int(tree["/ParentTreeNextKey"])
    return found


def numbered(tree: Any) -> list[Any]:
    """Return the pages that a tree speaks of (or the forms that took their place), and their links."""
    found = {}
    for element in elements(tree[K]):
        for holder in holders(element):
            found[id(holder)] = holder
            for link in holder.get("/Annots", ArrayObject()).get_object():
                found[id(link.get_object())] = link.get_object()
    return [*found.values()]


def holders(element: Any) -> Iterator[Any]:
    """Give what holds the marks of an element: a form where it names one, else a page."""
    if "/Stm" in element:
        yield element["/Stm"].get_object()
    elif PG in element:
        yield element[PG].get_object()


def elements(kids: Any) -> Iterator[Any]:
    """Give every dict of a tree of tags, from its top."""
    waiting = [kids]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, ArrayObject):
            waiting += reversed(one)
        elif isinstance(one, DictionaryObject):
            yield one
            waiting += [one[K]] if K in one else []


# ---- Side by side ----


def imposed(pdf: bytes, sides: Sequence[Side], title: str, names: Sequence[str] = ()) -> bytes:
    """Return A4 pages that lie, each with two pages of ``pdf`` side by side; ``names``: of each side, for the outline."""
    writer = PdfWriter()
    trees = [*taken(writer, pdf)]
    pages: list[Any] = [*writer.pages]
    forms: dict[int, tuple[Any, Any]] = {}  # by the place of a page in ``pdf``: its sheet and its form
    for side in sides:
        sheet = writer.add_blank_page(*LYING)
        put(writer, sheet, [pages[number] for number in side], [number in forms for number in side], forms, side)
    for tree in trees:
        moved_to_forms(tree, {page.indirect_reference.idnum: forms[place] for place, page in enumerate(pages) if place in forms})
    for _ in pages:
        writer.remove_page(0)
    for place, name in enumerate(names):
        writer.add_outline_item(title=name, page_number=place)
    return finished(writer, title, trees)


def put(writer: PdfWriter, sheet: Any, pages: Sequence[Any], again: Sequence[bool], forms: dict[int, Any], side: Side) -> None:
    """Draw pages on a sheet; the first time a page is drawn its form takes its tags, a second copy of it is without."""
    drawn, content = (
        DictionaryObject(),
        "".join(f"q 1 0 0 1 {half * HALF:.2f} 0 cm /Half{half} Do Q " for half in range(len(pages))),
    )
    for half, (page, copy, number) in enumerate(zip(pages, again, side, strict=True)):
        form = writer._add_object(form_of(page, tagged=not copy and number not in forms))
        drawn[NameObject(f"/Half{half}")] = form
        forms.setdefault(number, (sheet.indirect_reference, form))
    stream = DecodedStreamObject()
    stream.set_data((content + CUT).encode())
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): drawn})
    sheet[NameObject("/Contents")] = writer._add_object(stream.flate_encode())


def form_of(page: Any, tagged: bool) -> Any:
    """Return a page as a form that can be drawn on another."""
    form = DecodedStreamObject()
    contents = page.get_contents()
    form.set_data(contents.get_data() if contents is not None else b"")
    form.update({
        TYPE: NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form"), NameObject("/BBox"): page.mediabox,
        NameObject("/Resources"): page["/Resources"],
    })  # fmt: skip
    if tagged and PARENTS in page:
        form[PARENTS] = page[PARENTS]
    return form.flate_encode()


def moved_to_forms(tree: Any, forms: dict[int, tuple[Any, Any]]) -> None:
    """Let the marks of each element be those of its page's form; links, which a printer does not need, are left out."""
    for element in [*elements(tree[K])]:
        kids = element.get(K, ArrayObject()).get_object()
        kids = kids if isinstance(kids, ArrayObject) else ArrayObject([element.raw_get(K)])
        where = forms.get(element.raw_get(PG).idnum) if PG in element else None
        if K in element:
            element[K] = ArrayObject(mark_of(kid, where) for kid in kids if not is_link(kid.get_object()))
        if where:
            element[PG] = where[0]


def is_link(kid: Any) -> bool:
    """Return whether a kid of an element is a link."""
    return isinstance(kid, DictionaryObject) and kid.get(TYPE) == "/OBJR"


def mark_of(kid: Any, where: tuple[Any, Any] | None) -> Any:
    """Return a mark of a page as a mark of its form; anything else as it is."""
    if where is None or not isinstance(kid.get_object(), NumberObject):
        return kid
    named = {"Type": NameObject("/MCR"), "Pg": where[0], "Stm": where[1], "MCID": kid.get_object()}
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in named.items()})
