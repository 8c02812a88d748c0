"""The diary of a run: a row a session and a row a day, each a column by name."""

from lactation.core.breast import fullness


def write_session(columns: dict, state: dict, one: dict, taken: dict, before: dict) -> None:
    """Write a row of a session: what was in each breast ``before`` it (mL), what was ``taken``, and how it left the breasts."""
    left = state["left"]
    right = state["right"]
    columns["age_hours"].append(state["age_hours"])
    columns["kind"].append(one["kind"])
    columns["left_before_ml"].append(before["left_ml"])
    columns["right_before_ml"].append(before["right_ml"])
    columns["left_taken_ml"].append(taken["left_taken_ml"])
    columns["right_taken_ml"].append(taken["right_taken_ml"])
    columns["left_after_ml"].append(left["milk_ml"])
    columns["right_after_ml"].append(right["milk_ml"])
    columns["left_made_ml"].append(left["made_ml"])
    columns["right_made_ml"].append(right["made_ml"])
    columns["left_fullness"].append(fullness(left))
    columns["right_fullness"].append(fullness(right))
    columns["left_storage_ml"].append(left["storage_ml"])
    columns["right_storage_ml"].append(right["storage_ml"])
    columns["left_secretion_ml_h"].append(left["secretion_ml_h"])
    columns["right_secretion_ml_h"].append(right["secretion_ml_h"])
    columns["expressed_ml"].append(taken["expressed_ml"])
    columns["supplement_ml"].append(taken["supplement_ml"])
    columns["intake_ml"].append(taken["intake_ml"])
    columns["wanted_ml"].append(taken["wanted_ml"])
    columns["hunger_after_ml"].append(state["hunger_ml"])
    columns["breastfeeds"].append(taken["breastfeeds"])


def write_day(columns: dict, state: dict, day: dict) -> None:
    """Write a row of a day: what was summed up over it (``day``, by column), and how it left mother and baby."""
    left = state["left"]
    right = state["right"]
    columns["age_days"].append(day["age_days"])
    columns["made_ml"].append(day["made_ml"])
    columns["taken_ml"].append(day["taken_ml"])
    columns["left_behind_ml"].append(left["milk_ml"] + right["milk_ml"])
    columns["expressed_ml"].append(day["expressed_ml"])
    columns["supplement_ml"].append(day["supplement_ml"])
    columns["intake_ml"].append(day["intake_ml"])
    columns["appetite_ml"].append(day["appetite_ml"])
    columns["hunger_ml"].append(state["hunger_ml"])
    columns["weight_kg"].append(state["weight_kg"])
    columns["removals"].append(day["removals"])
    columns["breastfeeds"].append(day["breastfeeds"])
    columns["fullness_before"].append(day["fullness_before"])
    columns["secretion_ml_h"].append(left["secretion_ml_h"] + right["secretion_ml_h"])
    columns["storage_ml"].append(left["storage_ml"] + right["storage_ml"])


def new_session_columns() -> dict:
    """Return the empty columns of the per-session table; volumes in mL, rates in mL/h, prolactin in ng/mL."""
    return {
        "age_hours": [],
        "kind": [],
        "left_before_ml": [],
        "right_before_ml": [],
        "left_taken_ml": [],
        "right_taken_ml": [],
        "left_after_ml": [],
        "right_after_ml": [],
        "left_made_ml": [],
        "right_made_ml": [],
        "left_fullness": [],
        "right_fullness": [],
        "left_storage_ml": [],
        "right_storage_ml": [],
        "left_secretion_ml_h": [],
        "right_secretion_ml_h": [],
        "expressed_ml": [],
        "supplement_ml": [],
        "intake_ml": [],
        "wanted_ml": [],
        "hunger_after_ml": [],
        "let_downs": [],
        "breastfeeds": [],
        "prolactin_ng_ml": [],
    }


def new_day_columns() -> dict:
    """Return the empty columns of the per-day table; ``age_days`` is the age at the start of the day."""
    return {
        "age_days": [],
        "made_ml": [],
        "taken_ml": [],
        "left_behind_ml": [],
        "expressed_ml": [],
        "supplement_ml": [],
        "intake_ml": [],
        "appetite_ml": [],
        "hunger_ml": [],
        "weight_kg": [],
        "removals": [],
        "breastfeeds": [],
        "fullness_before": [],
        "secretion_ml_h": [],
        "storage_ml": [],
        "prolactin_ng_ml": [],
    }
