import re
from html import unescape

import pytest

from lactation import article, claims, claims_library
from lactation.content import ContentError, claim_rows
from lactation.content.articles import VERDICTS, articles, lesson_pages, topics
from lactation.content.thresholds import thresholds
from lactation.core.play.filter import filter_do, filter_show, filter_start
from lactation.faces import page

ROWS = claim_rows()
KEYS = list(articles())


@pytest.fixture(scope="module")
def library():
    return claims_library()


@pytest.fixture(scope="module")
def html(library):
    return unescape(page.render(library))


def row_of(html, claim):
    return re.search(rf'<details class="claim \w+" id="{claim}".*?</details>', html, flags=re.S)[0]


def test_every_claim_is_in_the_list_once(html):
    assert sorted(re.findall(r'<details class="claim \w+" id="([^"]+)"', html)) == sorted(row["id"] for row in ROWS)


def test_claims_lie_in_a_fold_for_each_topic(library, html):
    shelves = re.findall(
        r'<details class="shelf" data-slot="(shelf:\d+)"><summary>(.*?) \((\d+)\)</summary>(.*?)</ul></details>', html, flags=re.S
    )
    assert [topic for _, topic, _, _ in shelves] == topics()
    for _, topic, n, rows in shelves:
        own = [row["id"] for row in ROWS if row["category"] == topic]
        assert re.findall(r'class="claim \w+" id="([^"]+)"', rows) == own
        assert len(own) == int(n)


def test_no_claim_that_harms_or_does_not_hold_stands_without_its_correction(html):
    for row in ROWS:
        opened = row_of(html, row["id"]).startswith(f'<details class="claim {row["verdict"]}" id="{row["id"]}" open>')
        assert opened == (row["verdict"] in ("unsafe", "contradicted", "unsupported")), row["id"]


def test_verdict_of_a_folded_claim_is_in_sight(html, library):
    for row in ROWS:
        assert library.words[f"verdict_{row['verdict']}"] in row_of(html, row["id"]).split("</summary>")[0]


def test_every_claim_stands_with_verdict_teaching_authority_and_lesson(html, library):
    for row in ROWS:
        shown = row_of(html, row["id"])
        assert f"“{row['claim']}”" in shown, row["id"]
        assert library.words[f"verdict_{row['verdict']}"] in shown, row["id"]
        assert row["teach"] in shown, row["id"]
        assert row["authority"].split(" | ")[0] in shown, row["id"]
        assert f'href="../{lesson_pages()[row["lesson"]].page}.html#{row["id"]}"' in shown, row["id"]


def test_where_no_study_was_found_the_course_says_that_the_judgement_is_its_own(html):
    marked = [row["id"] for row in ROWS if "Judgement of this course; no study was found" in row_of(html, row["id"])]
    assert set(marked) >= {row["id"] for row in ROWS if row["checked"] == "own"}
    assert "S3-19" not in marked


def test_page_needs_no_script_to_be_read(html):
    assert "hidden" not in re.search(r'<details class="shelf".*</ul>', html, flags=re.S)[0]
    assert '<form class="filters" hidden data-slot="filters">' in html


def test_template_and_play_name_the_same_places(html, library):
    spec = library.spec()
    asked = filter_do(spec, filter_start(spec, []), {"do": "choose", "of": "words", "value": "tea"})
    view = filter_show(spec, asked, library.words)
    slots = set(re.findall(r'data-slot="([^"]+)"', html))
    assert slots - {"said"} == set(view["text"]) | set(view["parts"]) | set(view["value"])
    assert set(re.findall(r'data-do="([^"]+)"', html)) == {"choose", "clear"}
    assert (
        set(re.findall(r'data-of="([^"]+)"', html))
        == set(spec["address"])
        == {name for name in view["value"] if not name.startswith("shelf:")}
    )


@pytest.mark.parametrize(
    ("wanted", "count"), [({}, 159), ({"article": "S1"}, 30), ({"verdict": "unsafe"}, 7), ({"words": "YELLOW wake"}, 1)]
)
def test_filters_keep_what_fits(library, wanted, count):
    assert len(library.found(wanted)) == count


@pytest.mark.parametrize("typed", ["html", "reading", "ipynb"])
def test_addresses_are_not_searched(library, typed):
    assert all(typed in " ".join([row["claim"], row["teach"], row["lesson"]]).lower() for row in library.found({"words": typed}))


@pytest.mark.parametrize(("count", "text"), [(0, "No claim fits"), (1, "1 claim of 159."), (2, "2 claims of 159.")])
def test_count_is_in_words(library, count, text):
    assert text in library.count(count)


def test_repr_counts_each_article(library):
    assert "S4 Massage: supported 3, partly 9, unsupported 3, contradicted 1, unsafe 5" in repr(library)


def test_unknown_article_is_refused():
    with pytest.raises(ContentError, match="expected one of S0"):
        article("S7")


@pytest.mark.parametrize("key", KEYS)
def test_article_shows_each_of_its_claims_with_what_to_teach(key):
    html = unescape(page.render(article(key)))
    for row in ROWS:
        held = re.search(rf'<div class="held {row["verdict"]}" id="{row["id"]}">.*?</div>', html, flags=re.S)
        assert bool(held) == row["id"].startswith(key)
        if held:
            assert row["claim"] in held[0]
            assert row["teach"] in held[0]


@pytest.mark.parametrize("key", KEYS)
def test_what_is_harmful_is_open_and_comes_first(key):
    groups = [group["verdict"] for group in article(key).groups()]
    assert groups == sorted(groups, key=VERDICTS.index, reverse=True)
    html = page.render(article(key))
    assert html.count('<details class="verdicts" open>') == len({"unsafe", "contradicted"} & set(groups))


@pytest.mark.parametrize("key", KEYS)
def test_article_says_something_to_a_mother_who_believes_it(key):
    content = articles()[key]
    html = unescape(page.render(article(key)))
    assert all(one.say in html and one.belief in html for one in content.believes)
    assert all(answer in html for answer in content.weigh.values())


def test_numbers_that_decide_are_filled_in():
    teach = {row["id"]: row["teach"] for row in claims("conditions").view()["rows"]}["S4-09"]
    assert f"{thresholds()['mastitis_hours'].number:g} hours" in teach
    assert "[[" not in teach
