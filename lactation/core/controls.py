"""Refuse settings that the controls of an explorer could not hold: what stands in its file is the range, also for the core.

A scene's own check (``check_NAME``) says what the model can take; an explorer may offer less. A control is a dict as in the
explorer's file; what it lacks is as by default: a slider from 0 to 1, a list of at most 0.
"""

from lactation.core.checks import check_choice, check_number, check_whole
from lactation.core.pairs import check_pairs


def check_controls(settings: dict, controls: list, others: list) -> None:
    """Raise a ValueError naming the setting, the value and what is allowed, when a control cannot hold its setting.

    Parameters
    ----------
    settings
        All settings of a scene, by name.
    controls
        The explorer's controls.
    others
        Names of the settings that no control holds; each must be there.

    Raises
    ------
    ValueError
        A setting is missing, or is of no control and not among ``others``, or is nothing that its control could hold.
    """
    known = []
    for control in controls:
        known.append(control["name"])
    for other in others:
        known.append(other)
    for field in known:
        if field not in settings:
            listed = ", ".join(known)
            raise ValueError(f"{field}: found nothing, expected a value (the settings are {listed})")
    for field in settings:
        if field not in known:
            listed = ", ".join(known)
            raise ValueError(f"found setting {field}, expected one of {listed}")
    for control in controls:
        check_control(control, settings)


def check_control(control: dict, settings: dict) -> None:
    """Raise a ValueError when ``control`` cannot hold its setting."""
    field = control["name"]
    value = settings[field]
    kind = control["kind"]
    if kind == "slider":
        check_number(field, value, _of(control, "min", 0), _of(control, "max", 1))
    elif kind == "switch":
        check_whole(field, value, 0, 1)
    elif kind == "choice":
        check_whole(field, value, 0, len(control["options"]) - 1)
    elif kind == "pairs":
        check_pairs(field, value, control["columns"][0], control["columns"][1], control["most"])
    else:
        check_listed(control, value)


def check_listed(control: dict, value: list) -> None:
    """Raise a ValueError when ``value`` is no list of what a clock, a planned day or a deck of cards holds."""
    field = control["name"]
    most = _of(control, "most", 0)
    if not isinstance(value, list):
        raise ValueError(f"{field}: found {value}, expected a list of at most {most}")
    check_number(field + (": number of cards" if control["kind"] == "cards" else ": number of times"), len(value), 0, most)
    for i in range(len(value)):
        where = f"{field}, time {i + 1}"
        if control["kind"] == "clock":
            check_number(where + ": hour", value[i], 0, 24)
        elif control["kind"] == "day":
            if not isinstance(value[i], list) or len(value[i]) != 2:
                raise ValueError(f"{where}: found {value[i]}, expected an hour and what happens then")
            check_number(where + ": hour", value[i][0], 0, 24)
            check_choice(where + ": what happens", value[i][1], _names(control["kinds"]))
        else:
            check_choice(field, value[i], _card_names(control))
            for k in range(i):
                if value[k] == value[i]:
                    raise ValueError(f"{field}: found {value[i]} twice, expected each card once")


def _of(control: dict, name: str, usual: float) -> float:
    """Return what the control says, or what is so by default."""
    return control[name] if name in control else usual


def _names(table: dict) -> list:
    """Return the names of a table."""
    names = []
    for name in table:
        names.append(name)
    return names


def _card_names(control: dict) -> list:
    """Return the names of the cards of a deck."""
    names = []
    for card in control["cards"]:
        names.append(card["name"])
    return names
