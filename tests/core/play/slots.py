"""The slots that views name."""

BY_SLOT = ("text", "parts", "order", "marked", "off", "width", "value", "link", "rows")


def slots_named(views):
    """Return every slot that the views write to, go to or read out."""
    views = list(views)
    written = {slot for view in views for key in BY_SLOT for slot in view.get(key, {})}
    return written | {view[key] for view in views for key in ("focus", "say") if view[key]}
