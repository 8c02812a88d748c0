"""The let-down lab: cards about the mother and the room change when the milk starts to flow and how much is moved.

Each card brings effects by name: ``wait`` multiplies the time to the first let-down, ``let_downs`` the number of let-downs. What
they are and how well they are known stands in the content file; a card that was never tested brings none. Cards lie in the order
in which they were laid, and the sentence says what the last one does.
"""

from lactation.core.bands import band
from lactation.core.checks import check_choice, check_whole
from lactation.core.scenes.let_down import ejections_after, enough_at, flow_at, moved_by

LAB_SHOWN_MIN = 20.0
LAB_POINTS_A_MIN = 8
LAB_MILK_ML = 115.0  # in this breast
LAB_WANTED_ML = 76.0  # about two thirds of it (Kent 2006)
LAB_MINUTES = 16.0  # at this breast
FEWEST_LET_DOWNS = 0.36  # times the usual number, as with the strongest pain of Newton 1948: nothing measured goes below
MOST_LET_DOWNS = 1.3  # cards that help do not add up without end
LONGEST_WAIT = 4.0  # times the usual wait; an assumption
NEARLY_ENOUGH = 0.9  # of what the baby wanted
HALF_A_SECOND_MIN = 0.5 / 60.0  # less is not seen in whole seconds
HALF_ML = 0.5  # nor in whole millilitres


def check_let_down_lab(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and what is allowed, when a setting cannot be."""
    cards = settings["cards"]
    if not isinstance(cards, list):
        raise ValueError(f"cards: found {cards}, expected a list of card names")
    known = []
    for name in settings["cards_effects"]:
        known.append(name)
    for card in cards:
        check_choice("cards", card, known)
    check_whole("feels", settings["feels"], 0, 1)


def effect_of(settings: dict, effect: str) -> float:
    """Return the product of one effect over the cards that lie."""
    product = 1.0
    for card in settings["cards"]:
        effects = settings["cards_effects"][card]
        if effect in effects:
            product = product * effects[effect]
    return product


def feed_with(cards: list, settings: dict, parameters: dict) -> dict:
    """Return one feed with these cards: ``ejections``, ``wait_min``, ``end_min``, ``milk_ml`` and ``strength``."""
    chosen = {"cards": cards, "cards_effects": settings["cards_effects"]}
    strength = max(FEWEST_LET_DOWNS, min(MOST_LET_DOWNS, effect_of(chosen, "let_downs")))
    wait_min = parameters["flow_lag_min"] * min(LONGEST_WAIT, effect_of(chosen, "wait") / strength)
    ejections = ejections_after(wait_min, strength, LAB_MILK_ML, parameters)
    end_min = enough_at({"wanted_ml": LAB_WANTED_ML, "minutes": LAB_MINUTES}, ejections)
    return {
        "ejections": ejections,
        "wait_min": wait_min,
        "end_min": end_min,
        "milk_ml": moved_by(end_min, ejections),
        "strength": strength,
    }


def curve_of(feed: dict, flow: bool) -> list:
    """Return the feed minute by minute: the flow in mL/min, or the milk moved so far in mL."""
    values = []
    for i in range(int(LAB_SHOWN_MIN) * LAB_POINTS_A_MIN + 1):
        minute = i / LAB_POINTS_A_MIN
        if flow:
            values.append(flow_at(minute, feed["ejections"]) if minute <= feed["end_min"] else 0.0)
        else:
            values.append(moved_by(min(minute, feed["end_min"]), feed["ejections"]))
    return values


def last_card(settings: dict, feed: dict, parameters: dict) -> dict:
    """Return what the card laid last does: minutes that the milk starts later, and millilitres more."""
    before = []
    for i in range(len(settings["cards"]) - 1):
        before.append(settings["cards"][i])
    without = feed_with(before, settings, parameters)
    return {"later_min": feed["wait_min"] - without["wait_min"], "more_ml": feed["milk_ml"] - without["milk_ml"]}


def let_down_lab_run(settings: dict, parameters: dict) -> dict:
    """Return the feed with the cards that lie, and the same feed without any card.

    Raises
    ------
    ValueError
        A setting is outside what is allowed.
    """
    check_let_down_lab(settings)
    with_cards = feed_with(settings["cards"], settings, parameters)
    without = feed_with([], settings, parameters)
    minutes = []
    for i in range(int(LAB_SHOWN_MIN) * LAB_POINTS_A_MIN + 1):
        minutes.append(i / LAB_POINTS_A_MIN)
    return {
        "minutes": minutes,
        "flow": curve_of(with_cards, True),
        "moved": curve_of(with_cards, False),
        "plain_flow": curve_of(without, True),
        "plain_moved": curve_of(without, False),
        "feed": with_cards,
        "plain": without,
        "last": last_card(settings, with_cards, parameters),
    }


def let_down_lab_member(settings: dict, parameters: dict) -> dict:
    """Return one ensemble member's milk minute by minute."""
    return {"moved": let_down_lab_run(settings, parameters)["moved"]}


def let_down_lab_show(settings: dict, run: dict, members: list) -> dict:
    """Return series (minutes; mL/min or mL), readouts and the names of the sentences to say."""
    lines = []
    for k in range(len(members)):
        lines.append(members[k]["moved"])
    moved_band = band(lines)
    feed = run["feed"]
    plain = run["plain"]
    came = 0
    for one in feed["ejections"]:
        if one["start_min"] < feed["end_min"]:
            came += 1
    return {
        "series": {
            "flow": {"x": run["minutes"], "y": run["flow"]},
            "plain_flow": {"x": run["minutes"], "y": run["plain_flow"]},
            "moved": {"x": run["minutes"], "y": run["moved"]},
            "moved_band": {"x": run["minutes"], "low": moved_band["low"], "high": moved_band["high"]},
            "plain_moved": {"x": run["minutes"], "y": run["plain_moved"]},
            "end": {"x": [feed["end_min"]], "y": [feed["milk_ml"]]},
        },
        "readouts": {
            "wait_min": feed["wait_min"],
            "milk_ml": feed["milk_ml"],
            "let_downs": came,
            "left_ml": LAB_MILK_ML - feed["milk_ml"],
            "wanted_ml": LAB_WANTED_ML,
            "card_wait_min": abs(run["last"]["later_min"]),
            "card_ml": abs(run["last"]["more_ml"]),
            "plain_wait_min": plain["wait_min"],
            "plain_ml": plain["milk_ml"],
        },
        "sentence": let_down_lab_sentence(settings, run),
    }


def card_sentence(settings: dict, last: dict) -> list:
    """Return the names of the sentences on what the card laid last does; none when no card lies."""
    if len(settings["cards"]) < 1:
        return []
    tested = False
    for _ in settings["cards_effects"][settings["cards"][len(settings["cards"]) - 1]]:
        tested = True
    if not tested:
        return ["card_untested"]
    moves_milk = abs(last["more_ml"]) >= HALF_ML
    if abs(last["later_min"]) < HALF_A_SECOND_MIN and not moves_milk:
        return ["card_no_more"]
    said = ["card_later" if last["later_min"] > 0.0 else "card_sooner"]
    if moves_milk:
        said.append("card_more" if last["more_ml"] > 0.0 else "card_less")
    else:
        said.append("card_same")
    return said


def let_down_lab_sentence(settings: dict, run: dict) -> list:
    """Return the names of the sentences to say, in order."""
    feed = run["feed"]
    plain = run["plain"]
    enough = feed["milk_ml"] >= LAB_WANTED_ML - HALF_ML
    said = card_sentence(settings, run["last"])
    said.append("starts")
    if enough:
        said.append("enough")
    else:
        said.append("nearly" if feed["milk_ml"] >= NEARLY_ENOUGH * LAB_WANTED_ML else "less")
    if len(settings["cards"]) > 1:
        if feed["wait_min"] > 1.2 * plain["wait_min"]:
            said.append("later")
        if feed["wait_min"] < 0.8 * plain["wait_min"]:
            said.append("sooner")
    if feed["strength"] < 0.95:
        said.append("held_back")
    if settings["feels"] > 0:
        said.append("felt")
    else:
        said.append("felt_nothing" if enough else "felt_nothing_less")
    return said


def let_down_lab_light() -> list:
    """Return the settings that need no new run: what she feels changes nothing that is computed."""
    return ["feels"]
