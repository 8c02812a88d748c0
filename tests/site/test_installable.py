import json
import re
from io import BytesIO

import pytest
from PIL import Image

from lactation.content.schema import words
from lactation.offline.pack import Packs, unpack
from lactation.site import installable
from lactation.site.icons import icon, outline
from lactation.site.installable import HERE, card, kept_files, make_installable, manifest, with_card, worker
from lactation.site.load import all_parts

PAGE = '<html data-version="v1"><script defer src="_static/milk.js?v=v1"></script><link href="_static/milk.css">Milk</html>'


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "html"
    files = {
        "index.html": "to the start", "book/welcome.html": PAGE, "notebooks/a/b.html": PAGE, "_images/a.svg": "<svg/>",
        "_static/milk.js": "ask('late-a.js')", "_static/late-a.js": "1", "_static/milk.css": "p {}", "_static/items/a-1.js": "2",
        "_static/doctools.js": "of no use", "_static/social.png": "for messengers", "objects.inv": "for Sphinx", ".buildinfo": "",
        "sitemap.xml": "", "reports/a.log": "",
    }  # fmt: skip
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def of_worker(site):
    """What the worker gets: the short file, and the list that it names."""
    now = json.loads((site / "_offline" / "now.json").read_text(encoding="utf-8"))
    return now, json.loads((site / "_offline" / now["list"]).read_text(encoding="utf-8"))


def test_list_names_every_file_that_a_page_can_ask_for(site):
    make_installable(site)
    now, told = of_worker(site)
    assert set(told["files"]) == {
        "index.html", "book/welcome.html", "notebooks/a/b.html", "_static/milk.js", "_static/late-a.js", "_static/milk.css",
        "_static/items/a-1.js", "_images/a.svg", "manifest.webmanifest", "_static/icon-192.png", "_static/icon-512.png",
        "_static/icon-whole-512.png",
    }  # fmt: skip
    assert now["version"] == told["version"]
    assert told["scripts"] == "v1"
    packed = {path for pack in told["packs"] for path in pack["files"]}
    alone = sum(sent for path, (_, sent) in told["files"].items() if path not in packed)
    assert now["sends"] == told["sends"] == alone + sum(pack["bytes"] for pack in told["packs"])
    assert now["keeps"] == sum(sent for _, sent in told["files"].values())


def test_new_version_of_the_scripts_changes_no_page(site):
    """It stands in each of them."""
    make_installable(site)
    first = of_worker(site)[1]
    for page in ("book/welcome.html", "notebooks/a/b.html"):
        (site / page).write_text(PAGE.replace("v1", "v2"), encoding="utf-8")
    (site / "_static" / "milk.js").write_text("ask('late-a.js'); more()", encoding="utf-8")
    make_installable(site)
    second = of_worker(site)[1]
    assert {name for name in first["files"] if first["files"][name][0] != second["files"][name][0]} == {"_static/milk.js"}
    assert (first["scripts"], second["scripts"]) == ("v1", "v2")
    assert first["version"] != second["version"]


def test_packs_hold_the_pages_and_what_they_load_the_shared_one_first(site):
    make_installable(site)
    packs = of_worker(site)[1]["packs"]
    assert [pack["shared"] for pack in packs] == [True] + [False] * (len(packs) - 1)
    files = {path: (site / path).read_bytes() for pack in packs for path in pack["files"]}
    assert {"book/welcome.html", "notebooks/a/b.html", "_static/milk.js"} <= set(files)
    read = {pack["name"].rsplit("-", 1)[0]: (site / "_offline" / pack["name"]).read_bytes() for pack in packs}
    assert [len(one) for one in read.values()] == [pack["bytes"] for pack in packs]
    assert unpack(Packs(read, {})).items() >= files.items()


def test_same_site_gives_the_same_bytes_and_a_changed_page_one_other_line(site):
    make_installable(site)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    first = of_worker(site)[1]
    make_installable(site)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    (site / "notebooks" / "a" / "b.html").write_text(PAGE + "more", encoding="utf-8")
    make_installable(site)
    second = of_worker(site)[1]
    assert {name for name in first["files"] if first["files"][name] != second["files"][name]} == {"notebooks/a/b.html"}
    assert first["version"] != second["version"]
    assert len(list((site / "_offline").iterdir())) == 2 + len(second["packs"]), "what an earlier build wrote is gone"
    assert (site / "sw.js").read_bytes() == before[site / "sw.js"], "the worker is the same for every version"


def test_hashes_are_those_that_the_worker_works_out(site):
    """The first eight bytes of a SHA-256."""
    assert kept_files(site)["_static/late-a.js"].hash == "6b86b273ff34fce1"
    assert "subarray(0, 8)" in (HERE / "worker-2.js").read_text(encoding="utf-8")
    assert installable.HASH_DIGITS == 16


def test_manifest_works_under_any_path_and_has_what_a_browser_asks_for():
    told = manifest()
    addresses = [told["start_url"], told["scope"], *(one["src"] for one in told["icons"])]
    assert not [one for one in addresses if one.startswith("/") or ":" in one]
    assert "id" not in told, "one would be taken from the host's root"
    assert (told["name"], told["lang"], told["display"]) == (words()["course_name"], "en", "standalone")
    assert [one["sizes"] for one in told["icons"]] == ["192x192", "512x512", "512x512"]


def test_icons_are_the_drop_on_no_ground_and_one_that_may_be_cut():
    drop = Image.open(BytesIO(icon(192))).convert("RGBA")
    assert drop.size == (192, 192)
    assert drop.getpixel((2, 2))[3] == 0
    assert drop.getpixel((96, 96)) == (255, 255, 254, 255)
    assert icon(192) == icon(192)
    whole = Image.open(BytesIO(icon(512, 29.0, installable.PAPER))).convert("RGB")
    paper = whole.getpixel((2, 2))
    middle = 256
    for x in range(0, 512, 4):
        for y in range(0, 512, 4):
            if (x - middle) ** 2 + (y - middle) ** 2 > (0.4 * 512) ** 2:
                assert whole.getpixel((x, y)) == paper, "what a launcher may cut away"


def test_outline_refuses_what_it_does_not_know():
    with pytest.raises(ValueError, match="found the command L, expected M, c, s, a or z"):
        outline("M1 1L2 2")


def test_card_is_hidden_and_stands_in_its_two_places():
    assert re.search(r"<section[^>]* data-offline hidden ", card())
    assert card() in with_card("book/welcome", f"<h1>a</h1>{installable.CARD}")
    assert with_card("notebooks/course/my-record", "a") == "a" + card()
    assert with_card("notebooks/a/b", "a") == "a"


def test_card_has_a_text_for_all_that_the_script_shows():
    script = (HERE / "card.js").read_text(encoding="utf-8") + (HERE / "worker-3.js").read_text(encoding="utf-8")
    when = set(re.findall(r'<p data-when="(\w+)" data-says', card()))
    shown = set(re.findall(r'show\("(\w+)"', script)) | {
        "kept",
        "newer",
        "paused",
        "waits",
        "coming",
        "line",
        "full",
        "broken",
        "same",
    }
    assert shown == when
    pressed = set(re.findall(r'data-press="(\w+)"', card()))
    assert (
        pressed
        == set(re.findall(r"^    (\w+): ", script[script.index("var PRESSED") : script.index("var DOES")], re.M)) & pressed
    )


def test_worker_is_one_script_and_the_card_no_part_of_a_notebook():
    assert worker().startswith('"use strict"') or worker().startswith("'use strict'") or '"use strict"' in worker()[:400]
    assert all_parts()["offline_card"].gives == ("offline_page",)
