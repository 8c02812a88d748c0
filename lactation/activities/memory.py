"""What keeps a course in mind: the questions that are due, and a quiz of each module."""

from typing import Any

from lactation.activities.base import Activity
from lactation.activities.path import lessons
from lactation.activities.stated import answer_key
from lactation.content.chunks import chunk, chunk_file
from lactation.content.course import catalogue, course, is_there
from lactation.content.memory import DRILL, lessons_chunks, module_lessons, quiz_of, twins
from lactation.content.schema import words
from lactation.core.play.exam import EXAM_LESSONS, EXAM_SURE
from lactation.core.play.module_quiz import MODULE_QUIZ

SITTING, EARLY = 12, 5  # questions


class Late(Activity):
    """What asks items of the lessons: on a page they come late, in a notebook they stand in the card."""

    def __init__(self) -> None:
        self.words = words()

    def spec(self) -> dict[str, Any]:
        """Return what the play needs, but the items."""
        raise NotImplementedError

    def chunks(self) -> list[str]:
        """Return the names of what holds the items."""
        return list(lessons_chunks().values())

    def view(self) -> dict[str, Any]:
        """Return what the template needs; the items come late."""
        files = {name: chunk_file(name) for name in self.chunks()}
        return self.made({"have": {}, "held": {}, "files": files})

    def quick_view(self) -> dict[str, Any]:
        """Return the same with all items: a notebook has no files beside it."""
        held = {key: one for name in self.chunks() for key, one in chunk(name)["items"].items()}
        return self.made({"have": dict.fromkeys(self.chunks(), True), "held": held})

    def made(self, brought: dict[str, Any]) -> dict[str, Any]:
        """Return what the template needs."""
        levels = [(level, self.words[f"exam_sure_{level}"]) for level in EXAM_SURE]
        return {"levels": levels, "spec": self.spec() | brought}

    def __repr__(self) -> str:
        """State how many items each module has, and all that they say as a key."""
        found = [f"  {name}: {len(chunk(name)['items'])} items {answer_key(chunk(name))}" for name in self.chunks()]
        return "\n".join([type(self).__name__, *found])


class Review(Late):
    """The questions that are due today."""

    template = "review.html"

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/review.py`` needs, but the items."""
        modules = {key: module["id"] for module in catalogue()["modules"] for key in module_lessons(module["id"])}
        return {
            "item": "review",
            "items": ["review"],
            "with": "all",
            "modules": modules,
            "lessons": lessons(),
            "twins": twins(),
            "chunks": lessons_chunks(),
            "size": SITTING,
            "early": EARLY,
        }

    def made(self, brought: dict[str, Any]) -> dict[str, Any]:
        """Return what the template needs: also where to go when nothing is due."""
        place = course().places.my_course
        onward = f"../{place}.html" if is_there(place) else ""
        return super().made(brought) | {"my_course": onward}


class ModuleQuiz(Late):
    """A quiz of one module, which the learner chooses."""

    template = "module_quiz.html"

    def chunks(self) -> list[str]:
        """Return the names of what holds the items; the drill has no quiz."""
        return [name for module, name in lessons_chunks().items() if module != DRILL]

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/module_quiz.py`` needs, but the items."""
        modules = {module["id"]: quiz_of(module) for module in catalogue()["modules"]}
        keys = [key for module in modules.values() for key in module["forms"]["all"]]
        items = [*(f"{MODULE_QUIZ}{name}" for name in modules), *keys]
        return {"items": items, "modules": modules, "address": ["module"]}

    def made(self, brought: dict[str, Any]) -> dict[str, Any]:
        """Return what the template needs."""
        made = super().made(brought)
        size = max(min(one["number"], len(one["forms"]["all"])) for one in made["spec"]["modules"].values())
        return made | {"size": size, "lessons": range(EXAM_LESSONS)}
