"""A talk as it would be read aloud: what a learner says, what she answers, what is said about it, and how it ends."""

from collections.abc import Iterator
from typing import Any

from lactation.content.cases import beside, case_content
from lactation.content.skills import skill_words
from lactation.core.conversation import new_conversation, new_visit
from lactation.core.conversation_end import clearest_reactions, endings_of, missed_facts, score_of
from lactation.core.conversation_milk import plan_of, readouts_of, told_numbers, visit_line, visit_settings
from lactation.core.words import fill_in
from lactation.counselling.bots import LEARNERS, kit_of
from lactation.counselling.learners import play_out
from lactation.counselling.runtime import InPython

PARTS = {"listening": 36, "support": 24, "finding": 15, "outcome": 25}  # of the points, and the most of each


def milk_after(talk: dict[str, Any], state: dict[str, Any]) -> dict[str, Any]:
    """Return what the end of a talk hands to the next visit, with the model's numbers."""
    (milk,) = InPython().milk([visit_settings(talk, plan_of(talk, state))])
    return readouts_of(talk, state, milk)


def transcript(name: str, learner: str, seed: int) -> Iterator[str]:
    """Return the lines of a talk; a return visit with the first talk before it."""
    content = case_content(name)
    before = beside(name, content.first_case) if content.first_case else ""
    kit = kit_of(name)
    start = new_conversation(kit["talk"], seed)
    if before:
        first = kit_of(before)
        played = play_out(first, LEARNERS[learner], new_conversation(first["talk"], seed), seed)
        yield from told(before, first, played)
        yield "\n" + "=" * 60
        start = new_visit(kit["talk"], played["end"], milk_after(first["talk"], played["end"]), seed)
    yield from told(name, kit, play_out(kit, LEARNERS[learner], start, seed))


def told(name: str, kit: dict[str, Any], played: dict[str, Any]) -> Iterator[str]:
    """Return the lines of a talk that was played."""
    talk, content, end = kit["talk"], case_content(name), played["end"]
    words = skill_words()
    texts = {reply["id"]: reply["text"] for reply in talk["replies"]}
    opening = [one for one in talk["openings"] if one["id"] == played["states"][0]["last"]]
    yield f"{content.title}\n{opening[0]['scene'] if opening else content.scene}"
    yield "   SHE " + filled(opening[0]["say"] if opening else content.first_line.say, played["states"][0])
    for number, (pick, happened) in enumerate(zip(played["picks"], played["happened"], strict=True)):
        turn = int(happened["state"]["n"]["turn"])
        yield f"\n{turn:2d} YOU {texts[pick]}   [{', '.join(happened['codes'])}]"
        if happened["line"]:
            yield f"   SHE ({happened['line']['face']}) {filled(happened['line']['say'], played['states'][number])}"
        if happened["extra"]:
            yield f"   ~~~ {happened['extra']['say']}"
        n = happened["state"]["n"]
        gauges = ", ".join(f"{gauge} {n[gauge]:.0f}" for gauge in ("trust", "worry", "belief", "sure"))
        yield f"   →   {' '.join(words[one] for one in happened['said'])}   ({gauges}, {n['minutes']:g} min)"
    yield f"\nENDS {end['over']}"
    ends = {one["id"]: one["say"] for group in talk["endings"].values() for one in group}
    yield from (f"   {group}: {ends[one]}" for group, one in endings_of(talk, end).items())
    yield from after(kit, played)


def after(kit: dict[str, Any], played: dict[str, Any]) -> Iterator[str]:
    """Return what stands at the end: the next visit, the points, what was missed, her clearest reactions."""
    talk, end = kit["talk"], played["end"]
    if talk["model"]:
        numbers = milk_after(talk, end)
        line, shown = visit_line(talk, end, numbers), told_numbers(numbers, {})
        if line:
            yield f"   next visit ({line['id']}): {fill_in(line['say'], shown)}"
        yield f"   other milk {shown['cup_ml']} mL a day, own {shown['milk_ml']} mL, gain {shown['gain']} g a week"
    score = score_of(talk, end)
    parts = [f"{part} {score[part]:.0f} of {most}" for part, most in PARTS.items()]
    yield f"   {score['points']:.0f} points (cap {score['cap']}): {', '.join(parts)}, minus {score['minus']:.0f}"
    for one in missed_facts(talk, end):
        way = f"{one['reply'] or 'an interruption'} → {one['line']}" + (f" after {one['after']}" if one["after"] else "")
        yield f"   missed {one['fact']}: {way}"
    clear = [played["happened"][place]["line"]["id"] for place in clearest_reactions(talk, played["happened"], 3)]
    yield f"   her clearest reactions: {', '.join(clear)}"


def filled(text: str, state: dict[str, Any]) -> str:
    """Return what she says with the model's numbers in it."""
    return fill_in(text, told_numbers(state["n"], {}))
