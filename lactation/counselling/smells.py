"""What may be a weakness of a case: warnings, never failures. An author looks, and leaves it or mends it."""

from collections.abc import Iterator
from itertools import combinations

from lactation.content import ContentError
from lactation.content.references import work
from lactation.counselling.bots import EXPERT, general_lines
from lactation.counselling.measures import Measured

RARE = 0.005  # of all talks
EDGE_TURNS = 5  # turns for which trust may stand at its end
OFTEN_AT_EDGE = 0.1  # of the expert's talks


def smells_of(case: Measured) -> list[str]:
    """Return a line for each thing that an author might look at."""
    finders = (shadowed, one_door, changes_nothing, alike, at_the_edge, rarely_offered, no_visit, unread, not_asked_for)
    return [one for finder in finders for one in finder(case)]


def shadowed(case: Measured) -> Iterator[str]:
    """Find general lines that a closer or heavier one always goes before."""
    left = [name for name in general_lines(case.kit["talk"]) if not case.counts["lines"][name]]
    if left:
        yield f"general lines {', '.join(left)}: never needed, a closer one always answers (well so, if they are meant as a net)"


def one_door(case: Measured) -> Iterator[str]:
    """Find facts that only one line tells."""
    for fact, doors in case.kit["talk"]["doors"].items():
        lines = {one["line"] for one in doors}
        if len(lines) < 2:
            yield f"fact {fact}: has one door only ({', '.join(sorted(lines)) or 'none'})"


def changes_nothing(case: Measured) -> Iterator[str]:
    """Find replies whose every answer of their own leaves everything as it was."""
    talk = case.kit["talk"]
    for reply in talk["replies"]:
        own = [talk["lines"][number] for number, closeness in reply["lines"] if closeness >= 40]
        codes = any(talk["skills"][code] for code in reply["codes"])
        does = (
            reply["effect"] or codes or reply["closes"] or any(line["tells"] or line["effect"] or line["topic"] for line in own)
        )
        if not does and not reply["again"]:
            yield f"reply {reply['id']}: changes nothing"


def alike(case: Measured) -> Iterator[str]:
    """Find pairs of replies of the same skills, topics and conditions: one of them is not needed."""
    pool = [reply for reply in case.kit["talk"]["replies"] if not reply["tray"]]
    for one, other in combinations(pool, 2):
        if all(one[key] == other[key] for key in ("codes", "about", "when", "step")):
            yield f"replies {one['id']} and {other['id']}: same step, skills, topics and conditions"


def at_the_edge(case: Measured) -> Iterator[str]:
    """Find whether trust stands at 0 or 100 for long, so that nothing moves it."""
    long = sum(row["edge"] > EDGE_TURNS for row in case.of(EXPERT).rows) / len(case.of(EXPERT).rows)
    if long > OFTEN_AT_EDGE:
        yield f"trust: at its end for over {EDGE_TURNS} turns in {100 * long:.0f} % of the expert's talks"


def rarely_offered(case: Measured) -> Iterator[str]:
    """Find replies that nearly nobody is offered."""
    for reply in case.kit["talk"]["replies"]:
        count = case.counts["offered"][reply["id"]]
        if not reply["tray"] and 0 < count < RARE * case.talks:
            yield f"reply {reply['id']}: offered {count} times in {case.talks} talks"


def no_visit(case: Measured) -> Iterator[str]:
    """Find lines of the next visit that nobody saw, and cases without one."""
    visit = case.content.visit
    if visit is None and not case.is_return and case.content.size != "small":
        yield "no next visit"
    if visit and visit.lines and case.counts["visits"]:
        for line in visit.lines:
            if not case.counts["visits"][line.id]:
                yield f"visit {line.id}: seen by none of the learners whose next visit was played"


def unread(case: Measured) -> Iterator[str]:
    """Find sources that are no work of the bibliography, or were not read."""
    for source in case.content.sources:
        try:
            work(source.key)
        except ContentError:
            yield f"source {source.key}: is not in references.bib"
        if source.how == "recalled":
            yield f"source {source.key}: recalled, not read"


def not_asked_for(case: Measured) -> Iterator[str]:
    """Find counters that are set and that nothing asks for."""
    talk = case.kit["talk"]
    parts = [*talk["replies"], *talk["lines"], *talk["interrupts"], *talk["openings"], *talk["visit"]["lines"]]
    parts += [one for ends in talk["endings"].values() for one in ends]
    asked = set(str([[part["when"], part.get("needs")] for part in parts] + [talk["model"], case.kit["expert"]]).split("'"))
    own = {name for part in parts for name in part.get("effect", {})}
    for name in sorted(own - asked):
        if (
            name not in talk["start"]
            and not name.startswith("a_")
            and name not in ("trust", "worry", "sure", "load", "tired", "belief")
        ):
            yield f"counter {name}: set, and nothing in this file asks for it"
