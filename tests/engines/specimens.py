"""The pages that every engine opens: as few as hold every kind of activity, control, play and moving figure of the site."""

import json
import re
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup

START, SEARCH = "book/welcome.html", "search.html"
PLAIN = re.compile("card|activity|many|panels-.*|refers-.*")  # classes that tell how much there is, or nothing


def of_explorer(spec: dict) -> set[str]:
    """What an explorer has that another may not have."""
    found = {f"control {one['kind']}" for one in spec["controls"]}
    found |= {"figure with axes" if any(one["scales"].values()) else "drawing that moves" for one in spec["figures"]}
    found |= {f"explorer with {name}" for name in ("band", "mothers", "other", "guess", "tables") if spec.get(name)}
    return found


def features(html: str) -> set[str]:
    """Return what a page holds that an engine could fail at."""
    page, found = BeautifulSoup(html, "html.parser"), set()
    for card in page.select("section.activity"):
        found.add(f"activity {' '.join(name for name in card['class'] if not PLAIN.fullmatch(name))}")
        if card.get("data-activity") == "explore":
            found |= of_explorer(json.loads(card.find_all("script", class_="spec")[-1].string))
    found |= {f"play {one['data-play']}" for one in page.select("[data-play]")}
    found |= {f"marked by {name}" for name in ("data-keys", "data-rest", "data-level", "data-print") if page.select(f"[{name}]")}
    return found


@cache
def specimens(site: Path) -> tuple[str, ...]:
    """Return the pages: the start, the search, and few that hold every feature of the site (each time the richest page)."""
    held = {
        path.relative_to(site).as_posix(): features(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))
    }
    wanted, chosen = set().union(*held.values()), [START, SEARCH]
    while wanted:
        best = max(sorted(held), key=lambda name: len(held[name] & wanted))
        chosen.append(best)
        wanted -= held[best]
    return tuple(chosen)


def first_with(site: Path, feature: str) -> str:
    """Return the first page of the site that has a feature."""
    return next(
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*.html"))
        if feature in features(path.read_text(encoding="utf-8"))
    )


def job_aids(site: Path) -> list[str]:
    """Return the pages that are a sheet to print."""
    return sorted(path.relative_to(site).as_posix() for path in (site / "notebooks" / "job-aids").glob("*.html"))
