"""A drawn feed in words: what is to be seen, in shapes; never what it means."""

from lactation.core.feed_signs import feed_class, feed_seen, feed_settle


def feed_said(scene: dict, view: str, words: dict) -> str:
    """Return what a view (``close`` or ``wide``) shows; ``words`` are those of ``content/feed.yaml``."""
    found = [words["view_" + view]]
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
