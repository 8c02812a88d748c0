"""A test on its page: items and drawings come when they are wanted, a loss on the way is told, and a reload loses nothing."""

PAGE = "notebooks/course/pre-test.html"


def to_a_feed(page):
    """Go on to an item that shows a feed."""
    for _ in range(40):
        if page.locator(".exam .drawn-feed:visible").count():
            return
        page.locator(".exam [data-do=next]").click()


def check_test(page, requests):
    """Begin without items, bring them, answer one, look at a feed, load the page again."""
    page.route("**/_static/items/*", lambda route: route.abort())
    assert not any("/late-feed" in one or "/items/" in one for one in requests)
    page.locator(".exam [data-do=deal]:visible").click()
    page.locator(".exam [data-do=bring]").wait_for()
    page.unroute("**/_static/items/*")
    page.route("**/_static/items/*", lambda route: route.fulfill(body=""))  # a script, but not the one
    page.locator(".exam [data-do=bring]").click()
    page.locator(".exam [data-do=bring]").wait_for()
    page.unroute("**/_static/items/*")
    page.locator(".exam [data-do=bring]").click()
    page.locator(".exam legend").first.wait_for()
    to_a_feed(page)
    page.locator(".exam .feed-view path").first.wait_for(state="attached")
    assert len(page.locator(".exam .feed-view").get_attribute("aria-label")) > 40
    page.locator(".exam .choice").nth(1).click()
    page.locator(".exam [data-slot=sure] .choice").nth(2).click()
    seen = page.locator(".exam legend").first.inner_text(), page.locator(".exam input:checked").count()
    page.reload()
    page.locator(".exam legend").first.wait_for()
    assert (page.locator(".exam legend").first.inner_text(), page.locator(".exam input:checked").count()) == seen
    assert page.locator(".exam .feed-view").count() == 1


def test_items_and_feeds_come_when_they_are_wanted(visit):
    seen = visit(PAGE, width=360, own=True)
    check_test(seen.page, seen.requests)
    assert [one for one in seen.errors if "ERR_FAILED" not in one] == []
