"""Questions: a prediction before the explorer, a quiz after it, and words to say to a mother."""

from typing import Any

from lactation.activities.asking import choose_view, predict_view
from lactation.activities.base import Activity
from lactation.activities.stated import answer_key, item_lines
from lactation.content.schema import Item, lesson_content, words


class Question(Activity):
    """One or more items, answered by choosing."""

    def __init__(self, lesson: str) -> None:
        self.lesson = lesson
        self.content = lesson_content(lesson)
        self.words = words()

    def items(self) -> list[Item]:
        """Return the questions, in order."""
        raise NotImplementedError

    def __repr__(self) -> str:
        """State every question with its options, the best one as a key."""
        lines = [f"{type(self).__name__} {self.lesson}"]
        for item in self.items():
            lines += [f"  {item.question}", *item_lines(item)]
        return "\n".join(lines)


class Predict(Question):
    """A prediction with a confidence, committed before the explorer is tried."""

    template = "predict.html"

    def items(self) -> list[Item]:
        """Return the one prediction."""
        return [self.content.predict]

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {"lesson": self.lesson, "one": self.asked()}

    def asked(self, draw: bool = False) -> dict[str, Any]:
        """Return the question as the page asks it; ``draw``: with a line to draw before."""
        return predict_view(self.content.predict, self.lesson, draw)


class Quiz(Question):
    """Four questions to recall the lesson by."""

    template = "quiz.html"
    step = "quiz_step"

    def items(self) -> list[Item]:
        """Return the questions."""
        return list(self.content.quiz)

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        asks = [choose_view(item, f"{self.lesson}/{item.id}") | {"story": ""} for item in self.content.quiz]
        return {"lesson": self.lesson, "asks": asks, "step": self.words[self.step], "name": "quiz"}


class Vignettes(Question):
    """Two short stories to end a lesson with, each with a question and a reason for every answer."""

    template = "quiz.html"
    step = "vignettes_step"

    def items(self) -> list[Item]:
        """Return the stories' questions."""
        return list(self.content.vignettes)

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        told = {vignette.id: vignette.story for vignette in (*self.content.vignettes, *self.content.myths)}
        asks = [choose_view(item, f"{self.lesson}/{item.id}") | {"story": told[item.id]} for item in self.items()]
        return {"lesson": self.lesson, "asks": asks, "step": self.words[self.step], "name": type(self).__name__.lower()}


class Myths(Vignettes):
    """What people tell a mother, to judge one by one, with a reason for every answer."""

    step = "myths_step"

    def items(self) -> list[Item]:
        """Return the questions, one about each saying."""
        return list(self.content.myths)


class Say(Activity):
    """Say it to a mother, then compare with one good answer."""

    template = "say.html"

    def __init__(self, lesson: str) -> None:
        self.lesson = lesson
        self.content = lesson_content(lesson).say
        self.words = words()

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        item = f"{self.lesson}/say"
        return {"lesson": self.lesson, "content": self.content, "spec": {"items": [item], "item": item}}

    def __repr__(self) -> str:
        """State the prompt, and the good answer as a key."""
        return f"Say {self.lesson}\n  {self.content.prompt}\n  {answer_key(self.content.good, self.content.why)}"
