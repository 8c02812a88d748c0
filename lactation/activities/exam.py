"""A test: items from the question bank, asked one by one, and told about when it is handed in."""

from typing import Any

from lactation.activities.play import Play
from lactation.activities.stated import answer_key
from lactation.content.chunks import chunk, chunk_file
from lactation.core.play.exam import EXAM_LESSONS, EXAM_SURE, exam_size


def exam_spec(item: str, spec: dict[str, Any], whole: bool) -> dict[str, Any]:
    """Return the spec of a test with what its chunks hold (``whole``), or with where they lie.

    ``spec`` is what ``core/play/exam.py`` needs, but for ``item``, ``items``, ``have`` and ``held``. An item may be in two forms.
    """
    keys = dict.fromkeys(key for form in spec["forms"].values() for key in form)
    names = dict.fromkeys(name for chunks in spec["chunks"].values() for name in chunks)
    made = {"item": item, "items": [item, *keys], **spec, "have": {}, "held": {}}
    if not whole:
        return made | {"files": {name: chunk_file(name) for name in names}}
    brought = [chunk(name) for name in names]
    held = {key: one for chunked in brought for key, one in chunked["items"].items()}
    feed = next((one["feed"] for one in brought if one["feed"]), None)
    return made | {"have": dict.fromkeys(names, True), "held": held} | ({"feed": feed} if feed else {})


class Exam(Play):
    """A test of the course: ``pre``, ``post`` or ``later``."""

    def __init__(self, name: str, kind: str = "tests") -> None:
        super().__init__(name, kind)
        self.template = "exam.html"

    def item(self) -> str:
        """Return its key in the learner's record."""
        return f"test/{self.name}"

    def view(self) -> dict[str, Any]:
        """Return what the template needs; the items come late."""
        return self.made(whole=False)

    def quick_view(self) -> dict[str, Any]:
        """Return the same with all items: a notebook has no files beside it."""
        return self.made(whole=True)

    def made(self, whole: bool) -> dict[str, Any]:
        """Return what the template needs."""
        spec = exam_spec(self.item(), self.content.spec(), whole)
        size = max(exam_size(spec, form) for form in spec["forms"])
        levels = [(level, self.words[f"exam_sure_{level}"]) for level in EXAM_SURE]
        lessons = range(EXAM_LESSONS)
        return {"name": self.name, "content": self.content, "size": size, "levels": levels, "lessons": lessons, "spec": spec}

    def __repr__(self) -> str:
        """State how many items each form has; all that they say as a key."""
        forms = self.content.spec()["forms"]
        lines = [f"Test {self.name}: {self.content.title}"]
        lines += [f"  form {form}: {len(keys)} items {answer_key(chunk(f'bank-{form}'))}" for form, keys in forms.items()]
        return "\n".join(lines)
