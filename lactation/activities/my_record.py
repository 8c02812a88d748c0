"""My record: who learns on this device, the record as a file to take along or to read in, and deleting it."""

from typing import Any

from lactation.activities.base import Activity
from lactation.content.words import words


class MyRecord(Activity):
    """The learner's record. It shows only what the device holds, so a notebook's stored text is the same for all."""

    template = "my_record.html"

    def view(self) -> dict[str, Any]:
        """Return what the template needs."""
        return {"spec": {"items": []}}

    def __repr__(self) -> str:
        """State what can be done here."""
        texts = words()
        done = ("my_record_save", "my_record_read", "my_record_begin", "my_record_delete_mine")
        return "\n  ".join([texts["my_record_title"], *(texts[one] for one in done)])
