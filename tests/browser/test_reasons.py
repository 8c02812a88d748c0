"""The reasons board: a finding is laid by mouse, by key and by press, as quick as a hand may be."""

PAGE = "notebooks/m08-enough-milk/04-four-columns-of-reasons.html"


def middle(locator):
    """Where an element's middle stands in the window."""
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def check_hands(page):
    """Lay three findings, each in another way."""
    board = page.locator(".reasons")
    waiting, columns = board.locator(".waiting li:visible"), board.locator(".columns:visible button")
    columns.first.evaluate("el => el.scrollIntoView({block: 'start'})")

    def laid():
        return board.evaluate("el => el.play.spec.boards[0].findings.map(one => el.play.state.laid[one]).filter(Boolean)")

    page.mouse.move(*middle(waiting.nth(1)))
    page.mouse.down()
    page.mouse.move(*middle(columns.nth(4)))  # in one leap
    assert board.locator(".columns .under").count() == 1
    page.mouse.up()
    assert laid() == ["nothing"]
    waiting.first.locator("button").press("1")
    assert sorted(laid()) == ["feeding", "nothing"]
    waiting.nth(2).locator("button").click()
    columns.nth(1).click()
    assert sorted(laid()) == ["feeding", "feelings", "nothing"]
    page.mouse.move(*middle(waiting.first))
    page.mouse.down()
    page.mouse.move(5, 5)
    page.mouse.up()  # dropped on nothing
    assert len(laid()) == 3
    assert board.locator(".dragged, .under").count() == 0


def test_a_finding_is_laid_by_mouse_by_key_and_by_press(visit):
    seen = visit(PAGE, width=1280)
    check_hands(seen.page)
    assert seen.errors == []
