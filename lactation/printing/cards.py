"""What stands on the cards: of a role-play for the mother, the counsellor and who watches; of a triage; of drawn feeds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lactation.content import ContentError
from lactation.content.cases import CaseContent, Line, Who, case_content, case_names
from lactation.content.histories import HistoryContent, Told, history_names
from lactation.content.marked import load, named
from lactation.content.observing import KeyedFeed, observation_form
from lactation.content.paths import ROOT
from lactation.content.portrait import MOTHER, drawn_people
from lactation.content.print_pack import print_content
from lactation.content.schema import words
from lactation.content.skills import skills_content
from lactation.content.talks import condition_of, simple_ones
from lactation.content.triage import TriageContent
from lactation.core.conversation import HELPING_SKILLS
from lactation.core.feed_signs import feed_key
from lactation.core.portrait import portrait_said
from lactation.core.words import fill_in, listed
from lactation.figures.feed import feed_svg
from lactation.figures.portrait import portrait_html

FEEDS = ROOT / "book" / "workshop-watching-a-feed.feeds.yaml"
SOON, LATER = 4, 16  # points of trust above that at the beginning, up to which she tells at once, or before she feels safe
MOST_WAYS = 2
LITTLE, MUCH = 1800, 2300  # letters on the back of a card


@dataclass(frozen=True)
class Secret:
    """Something to find: what it is, why it matters, what brings it, from which trust on (a word's name), what she says then."""

    title: str
    why: str
    ways: tuple[str, ...]
    trust: str
    say: str
    key: bool = False


@dataclass(frozen=True)
class Role:
    """One role-play: what the mother, the counsellor and who watches may know."""

    name: str
    title: str
    place: str
    who: Who
    scene: str
    first: str
    sit: str
    portrait: str
    task: str
    secrets: tuple[Secret, ...]
    must: str = ""
    ask: str = ""
    comes: tuple[str, ...] = ()

    @property
    def room(self) -> str:
        """How close the lines of its cards must stand, as classes of the style: the more there is to tell, the closer."""
        letters = sum(len(one.title) + len(one.say) for one in self.secrets)
        return "" if letters < LITTLE else "tight" if letters < MUCH else "tight dense"


def texts() -> dict[str, str]:
    """Return the pack's own words."""
    return print_content().texts


def trust_word(trust: float, start: float) -> str:
    """Return the name of the word for a trust that is needed; none where what there is at the beginning is enough."""
    above = trust - start
    return "" if above <= SOON else "trust_later" if above <= LATER else "trust_late"


def skill(code: str) -> str:
    """Return the name of a skill as it stands among others: without the full stop."""
    return skills_content().skills[code].name.rstrip(".")


# ---- Cases ----


def trust_needed(line: Line) -> float:
    """Return the trust from which a line is said; 0 where it needs none."""
    asked = [one for text in line.when for one in simple_ones([condition_of(text)])]
    return max((float(one[2]) for one in asked if one[0] == "trust" and one[1] == ">="), default=0.0)


def ways_of(case: CaseContent, line: Line) -> list[str]:
    """Return the helping skills that bring a line: of the replies it answers, or those it names."""
    answered = [reply for reply in case.replies if reply.id in line.to or {*reply.about} & {*line.about}]
    codes = [*line.by, *(code for reply in answered for code in reply.codes)]
    return [code for code in dict.fromkeys(codes) if code in HELPING_SKILLS]


def secret_of(case: CaseContent, fact: str) -> Secret:
    """Return how a fact is told: its easiest line that a helping skill brings, or else the easiest of all."""
    lines = [line for line in (*case.lines, *case.interrupts) if fact in line.tells]
    if not lines:
        raise ContentError(f"{case.id}: facts: found {fact} in no line that tells it, expected one: nobody could play it")
    best = min(lines, key=lambda line: (not ways_of(case, line), len(line.tells), trust_needed(line)))
    codes = dict.fromkeys([*ways_of(case, best), *(code for line in lines for code in ways_of(case, line))])
    content = case.facts[fact]
    named_ways = tuple(map(skill, [*codes][:MOST_WAYS])) or (texts()["about"],)
    return Secret(content.title, content.why, named_ways, trust_word(trust_needed(best), case.start["trust"]), best.say)


def role_of_case(name: str) -> Role:
    """Return the role-play of a case."""
    case = case_content(name)
    drawn, cast = people(case.look, case.first_line.face)
    return Role(
        name=name, title=case.title, place=case.place, who=case.who, scene=case.scene, first=case.first_line.say,
        sit=portrait_said(drawn, cast), portrait=portrait_html(drawn, cast), task=texts()["task"],
        secrets=tuple(secret_of(case, fact) for fact in case.facts),
        must=case.actions[case.safety.removeprefix("a_")].title, ask=case.debrief.ask,
    )  # fmt: skip


def people(look: Any, face: str) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """Return the drawn mother and how she is at the beginning."""
    return drawn_people(look), [{"who": MOTHER, "face": face}]


# ---- Histories ----


def told_ways(history: HistoryContent) -> Iterator[tuple[Told, str]]:
    """Find everything that is told, with what brings it, the shortest way first."""
    for _, asking in history.asks():
        way = texts()["by_name"] if asking.how == "direct" else skill("open")
        yield from ((told, way) for told in asking.told)
        for told in asking.told:
            if told.waited:
                yield told.waited, texts()["waited"]
            yield from ((back.opens, skill(back.how)) for back in told.back if back.opens)


def history_secret(history: HistoryContent, fact: str) -> Secret:
    """Return how a fact of a history is told."""
    found = [(told, way) for told, way in told_ways(history) if fact in told.facts]
    told, _ = min(found, key=lambda one: (len(one[0].facts), one[0].trust))
    content = history.facts[fact]
    ways = tuple(dict.fromkeys(way for _, way in found))[:MOST_WAYS]
    return Secret(content.title, content.why, ways, trust_word(told.trust, history.start["trust"]), told.say, content.key)


def role_of_history(name: str) -> Role:
    """Return the role-play of a history."""
    history = named("histories", name, HistoryContent)
    drawn, cast = people(history.look, history.face)
    boxes = listed([words()[f"history_box_{box}"] for box in history.boxes], "list_comma", words())
    return Role(
        name=name, title=history.title, place=history.place, who=history.who, scene=history.scene, first=history.first,
        sit=portrait_said(drawn, cast), portrait=portrait_html(drawn, cast),
        task=fill_in(texts()["task_history"], {"boxes": boxes}),
        secrets=tuple(history_secret(history, fact) for fact in history.facts),
        comes=tuple(option.text for item in history.plan.values() for option in item.options if option.best),
    )  # fmt: skip


def roles() -> list[Role]:
    """Return all role-plays: the cases by their numbers, then the histories. What goes on from another talk is left out."""
    cases = sorted(case_names(returns=False), key=lambda name: int(name.removeprefix("c")))
    return [*map(role_of_case, cases), *map(role_of_history, history_names())]


# ---- Triage and feeds ----


def triage_cards() -> list[dict[str, Any]]:
    """Return the cards of the triage, numbered in the order of their ids so that the number does not tell the answer."""
    content, told = named("triage", "refer", TriageContent), words()
    cards = sorted(content.cards, key=lambda card: card.id[::-1])
    return [{"n": n, "card": card, "answer": told[f"triage_{card.level}"]} for n, card in enumerate(cards, 1)]


def feeds() -> list[dict[str, Any]]:
    """Return the drawn feeds of the workshop, with both pictures and the signs of the key by what they say."""
    found = []
    for n, data in enumerate(load(FEEDS), 1):
        feed = KeyedFeed.model_validate(data)
        key = feed_key(feed.scene())
        signs = {says: [sign.name for name, sign in observation_form().signs().items() if key[name] == says] for says in SAYS}
        pictures = {view: feed_svg(feed.scene(), view, paper=True) for view in ("wide", "close")}
        found.append({"n": n, "feed": feed, "signs": signs, **pictures})
    return found


SAYS = ("difficulty", "unseen")
