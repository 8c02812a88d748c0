"""A drawn feed in words: what is to be seen, in shapes; never what it means."""

from lactation.core.feed_signs import feed_class, feed_seen, feed_settle, feed_whole

_LEVEL = 0.2  # how far a nose may be from the nipple, of the way that it can be, and still be level


def feed_said(scene: dict, view: str, words: dict) -> str:
    """Return what a view (``close`` or ``wide``) shows; ``words`` are those of ``content/feed.yaml``."""
    found = [words["view_" + view]]
    if view == "wide":
        for one in _position(scene):
            found.append(words[one])
    if "hides" in scene:
        for what in scene["hides"]:
            found.append(words["hides_" + what])
    signs = feed_settle(scene["signs"])
    for name in feed_seen(scene, view):
        found.append(words[name + "_" + feed_class(signs[name])])
    text = ""
    for one in found:
        text = text + (" " if text != "" else "") + one
    return text


def _position(scene: dict) -> list:
    """Return the names of the words for how she holds the baby, and for a baby that has not taken the breast yet."""
    found = ["hold_" + (scene["hold"] if "hold" in scene else "cradle")]
    signs = feed_whole(scene["signs"])
    if signs["on"] < 0.5:
        where = "level" if abs(signs["aim"]) <= _LEVEL else ("above" if signs["aim"] > 0 else "below")
        found.append("before")
        found.append("before_" + where)
        found.append("mouth_" + feed_class(signs["gape"]))
    return found
