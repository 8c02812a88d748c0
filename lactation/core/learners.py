"""Several learners on one device: who is there, who learns now, and to whom a file belongs. Each has a record of their own.

What a device knows is ``{"list": [{"id", "name", "life"}], "now": id}``. The first learner has the id "" and may have no name: a
course for one person asks nobody who they are. ``life`` is another one after a record was deleted.
"""

LEARNER_NAME_MOST = 40  # letters of a name or sign
LEARNERS_MOST = 40  # on one device
FIRST_LEARNER = ""
_BLANK = " \t\n\r"


def plain_name(text: str, most: int) -> str:
    """Return a typed name with single spaces, none at its ends, and at most ``most`` letters; line ends are spaces."""
    name = ""
    gap = False
    for letter in text:
        if letter in _BLANK:
            gap = len(name) > 0
            continue
        half = ord(letter) >= 0xD800 and ord(letter) < 0xDC00  # of a letter that JavaScript tells in two
        if len(name) + (1 if gap else 0) + (2 if half else 1) > most:
            break
        name = name + (" " if gap else "") + letter
        gap = False
    return name


def new_learners() -> dict:
    """Return what a device knows at first: one learner without a name."""
    return {"list": [{"id": FIRST_LEARNER, "name": "", "life": 0}], "now": FIRST_LEARNER}


def learner_with(kept: dict, learner: str) -> dict:
    """Return the learner with that id; an empty dict where there is none."""
    for one in kept["list"]:
        if one["id"] == learner:
            return one
    return {}


def learner_now(kept: dict) -> dict:
    """Return who learns now."""
    found = learner_with(kept, kept["now"])
    return found if "id" in found else kept["list"][0]


def learner_called(kept: dict, name: str) -> dict:
    """Return the learner of that name, whatever its capitals and spaces; an empty dict where there is none."""
    wanted = plain_name(name, LEARNER_NAME_MOST).lower()
    for one in kept["list"]:
        if wanted != "" and one["name"].lower() == wanted:
            return one
    return {}


def learner_name_problem(kept: dict, name: str, learner: str | None) -> str:
    """Return why a learner (an id; of a new one None) cannot have a name: ``empty``, ``taken``, ``full``, or nothing."""
    if plain_name(name, LEARNER_NAME_MOST) == "":
        return "empty"
    found = learner_called(kept, name)
    if "id" in found and (learner is None or found["id"] != learner):
        return "taken"
    return "full" if learner is None and len(kept["list"]) >= LEARNERS_MOST else ""


def learner_added(kept: dict, learner: str, name: str) -> dict:
    """Return the same with a new learner, who learns now. A name that is taken chooses who has it."""
    if "id" in learner_called(kept, name):
        return {"list": kept["list"], "now": learner_called(kept, name)["id"]}
    added = []
    for one in kept["list"]:
        added.append(one)
    if learner_name_problem(kept, name, None) != "" or "id" in learner_with(kept, learner):
        return {"list": added, "now": kept["now"]}
    added.append({"id": learner, "name": plain_name(name, LEARNER_NAME_MOST), "life": 0})
    return {"list": added, "now": learner}


def learner_chosen(kept: dict, learner: str) -> dict:
    """Return the same with another one who learns now; one who is gone meanwhile changes nothing."""
    return {"list": kept["list"], "now": learner if "id" in learner_with(kept, learner) else kept["now"]}


def learner_renamed(kept: dict, learner: str, name: str) -> dict:
    """Return the same with another name for a learner, where it can have it."""
    named = []
    for one in kept["list"]:
        if one["id"] == learner and learner_name_problem(kept, name, learner) == "":
            named.append({"id": one["id"], "name": plain_name(name, LEARNER_NAME_MOST), "life": one["life"]})
        else:
            named.append(one)
    return {"list": named, "now": kept["now"]}


def learner_removed(kept: dict, learner: str, life: float) -> dict:
    """Return the same without a learner whose record was deleted; the last one stays, without a name and with a new ``life``."""
    left = []
    for one in kept["list"]:
        if one["id"] != learner:
            left.append(one)
    if len(left) == 0:
        return {"list": [{"id": FIRST_LEARNER, "name": "", "life": life}], "now": FIRST_LEARNER}
    return {"list": left, "now": left[0]["id"] if kept["now"] == learner else kept["now"]}


def file_belongs(kept: dict, name: str, shared: int, count: int) -> str:
    """Return to whom a file's answers go: ``here``, ``named`` (here, and who learns now gets its name), or ``ask``.

    ``name`` stands in the file, ``shared`` of its answers are in the record of who learns now, which holds ``count``. Only where
    the file may be somebody else's is anything asked: it names another one, or nobody, and who learns now has a name.
    """
    now = learner_now(kept)
    wanted = plain_name(name, LEARNER_NAME_MOST)
    if shared > 0 or now["name"].lower() == wanted.lower():
        return "here"
    if now["name"] == "" and count == 0 and "id" not in learner_called(kept, wanted):
        return "named"
    return "ask"
