"""The signs of a feed: their names, what can go together, what can be seen, and what a key says.

A **scene** is data: ``{"signs": {NAME: 0..1}, "skin": 0..3, "baby_skin", "look", "hold", "rhythm", "hides": [..]}``; what it
leaves out is as usual. A sign is 0 where it suggests difficulty, 1 where it is going well, and changes gradually. ``areola`` says
where more of it shows: 0 below the mouth, 1 above. ``aim`` (-1 to 1) and ``on`` (0 or 1) are for a baby that is being put to the
breast; they follow no rule here.
"""

FEED_BLOCKS = {
    "general": ["ease", "looks", "calm"],
    "breast": ["skin_well", "fingers"],
    "position": ["line", "close", "support", "facing"],
    "attachment": ["gape", "lip", "areola", "chin", "nose"],
    "suckling": ["cheek", "sucks", "swallow", "quiet"],
}
# What can go together: [sign, "most" or "least", a, b, of]: the sign is at most (at least) a + b * of. Only what the body forbids
# is held hard; what is merely likely together pulls a little, for a scene in which one sign gives away the rest teaches nothing.
FEED_RULES = [
    ["line", "most", 0.25, 0.75, "facing"],  # body turned up: the head is turned against it
    ["close", "most", 0.45, 0.55, "facing"],  # ... and the tummy cannot lie against her
    ["line", "most", 0.8, 0.2, "support"],  # only the head held: the body sags a little
    ["close", "most", 0.8, 0.2, "support"],  # ... and slips away a little
    ["chin", "most", 0.8, 0.2, "close"],  # held away: the chin reaches less
    ["chin", "most", 0.15, 1.3, "gape"],  # mouth nearly shut: the face stays off the breast
    ["chin", "most", 0.45, 0.55, "nose"],  # nose pressed in: the head is bent, the chin comes off
    ["chin", "most", 0.8, 0.2, "fingers"],  # fingers at the nipple: the chin has less room
    ["gape", "most", 0.8, 0.2, "line"],  # neck twisted or bent: the mouth opens less
    ["gape", "most", 0.8, 0.2, "chin"],  # chin off: a smaller mouthful
    ["gape", "most", 0.8, 0.2, "fingers"],  # fingers at the nipple: a smaller mouthful
    ["nose", "least", 1.0, -3.4, "gape"],  # mouth nearly shut: the nose cannot be pressed in
    ["lip", "most", 0.15, 1.3, "gape"],  # ... the lip has no room to roll out
    ["cheek", "most", 0.25, 1.2, "gape"],  # ... and there is no mouthful to fill the cheeks
    ["areola", "most", 0.65, 0.6, "gape"],  # little in the mouth: areola shows all round
    ["areola", "least", 0.35, -0.6, "gape"],
    ["areola", "most", 0.5, 0.5, "nose"],  # nose pressed in: the breast hides the areola above
    ["sucks", "most", 0.25, 1.2, "gape"],  # a nipple alone in the mouth: no slow, deep sucks
    ["swallow", "most", 0.25, 0.9, "sucks"],  # only quick, shallow sucks: little to swallow
]
# What each view shows, and what each thing that may be in the way hides.
FEED_VIEWS = {
    "close": ["skin_well", "fingers", "gape", "lip", "areola", "chin", "nose", "cheek", "sucks", "swallow", "quiet"],
    "wide": ["ease", "looks", "calm", "line", "close", "support", "facing"],
}
FEED_HIDES = {
    "shawl": ["gape", "lip", "areola", "chin", "nose", "cheek", "sucks", "swallow"],  # over the head
    "arm": ["chin", "lip"],  # the baby's, before its chin
    "near": ["skin_well", "fingers", "gape", "lip", "areola", "chin", "nose", "cheek", "sucks", "swallow"],  # no close view
    "far": ["ease", "looks", "calm", "line", "close", "support", "facing"],  # no wide view
    "over": ["fingers", "gape", "lip", "areola", "chin", "nose", "cheek", "sucks", "swallow", "quiet"],  # the feed is over
    "still": ["sucks", "swallow", "quiet"],  # a picture that does not move
    "noise": ["quiet"],
}
FEED_HOLDS = ["cradle", "cross", "underarm"]
FEED_WELL = 0.8
FEED_DIFFICULTY = 0.25
_PASSES = 8  # how often the rules are gone through; the tests hold that nothing moves after the last


def feed_names() -> list:
    """Return the names of all signs, in the order of the form."""
    found = []
    for block in FEED_BLOCKS:
        for name in FEED_BLOCKS[block]:
            found.append(name)
    return found


def feed_whole(signs: dict) -> dict:
    """Return all signs within 0 to 1; those that are not given are going well, and ``aim`` and ``on`` are handed on."""
    found = {}
    for name in feed_names():
        found[name] = max(0, min(1, signs[name])) if name in signs else 1
    found["aim"] = max(-1, min(1, signs["aim"])) if "aim" in signs else 0
    found["on"] = max(0, min(1, signs["on"])) if "on" in signs else 1
    return found


def feed_limit(rule: list, signs: dict) -> float:
    """Return the number to which a rule holds its sign."""
    return rule[2] + rule[3] * signs[rule[4]]


def feed_settle(signs: dict) -> dict:
    """Return all signs, brought to what can go together; what already goes together stays as it is.

    A rule only ever lowers a sign, except for ``nose``, and for ``areola`` where little is in the mouth.
    """
    found = feed_whole(signs)
    for _ in range(_PASSES):
        for rule in FEED_RULES:
            name = rule[0]
            limit = feed_limit(rule, found)
            found[name] = min(found[name], limit) if rule[1] == "most" else max(found[name], limit)
    return found


def feed_seen(scene: dict, view: str) -> list:
    """Return the names of the signs that can be seen in a view (``close`` or ``wide``), in the order of the form."""
    found = []
    for name in FEED_VIEWS[view]:
        if not feed_hidden(scene, name):
            found.append(name)
    return found


def feed_hidden(scene: dict, name: str) -> bool:
    """Return whether something is in the way of a sign."""
    if "hides" in scene:
        for what in scene["hides"]:
            if name in FEED_HIDES[what]:
                return True
    return False


def feed_moves(scene: dict, view: str) -> bool:
    """Return whether a view shows the sucking."""
    return "sucks" in feed_seen(scene, view)


def feed_key(scene: dict) -> dict:
    """Return for each sign ``well``, ``difficulty``, ``between``, or ``unseen`` where no view shows it."""
    found = {}
    signs = feed_settle(scene["signs"])
    for name in feed_names():
        found[name] = "unseen" if feed_hidden(scene, name) else feed_class(signs[name])
    return found


def feed_class(value: float) -> str:
    """Return the class of a sign's value."""
    if value >= FEED_WELL:
        return "well"
    return "difficulty" if value <= FEED_DIFFICULTY else "between"
