"""Questions: a prediction before the explorer, a quiz after it, and words to say to a mother."""

from typing import Any

from lactation.activities.asking import choose_view, predict_view
from lactation.activities.base import Activity
from lactation.activities.stated import answer_key, item_lines
from lactation.content.schema import Item, lesson_content, words
from lactation.core.words import fill_in, number_text


class Question(Activity):
    """One or more items, answered by choosing."""

    title: str  # the word under which each is folded, where there are several

    def __init__(self, lesson: str) -> None:
        self.lesson = lesson
        self.content = lesson_content(lesson)
        self.words = words()

    def items(self) -> list[Item]:
        """Return the questions, in order."""
        raise NotImplementedError

    def asks(self, told: dict[str, str]) -> list[dict[str, Any]]:
        """Return each question as the page asks it, with the story told before it and the line under which it is folded."""
        of, asks = number_text(len(self.items()), 0, self.words), []
        for n, item in enumerate(self.items(), 1):
            title = fill_in(self.words[self.title], {"n": number_text(n, 0, self.words), "of": of})
            asks.append(choose_view(item, f"{self.lesson}/{item.id}") | {"story": told.get(item.id, ""), "title": title})
        return asks

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
    title = "quiz_title"

    def items(self) -> list[Item]:
        """Return the questions."""
        return list(self.content.quiz)

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {"lesson": self.lesson, "asks": self.asks({}), "step": self.words[self.step], "name": "quiz"}


class Vignettes(Question):
    """Two short stories to end a lesson with, each with a question and a reason for every answer."""

    template = "quiz.html"
    step = "vignettes_step"
    title = "vignettes_title"

    def items(self) -> list[Item]:
        """Return the stories' questions."""
        return list(self.content.vignettes)

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        told = {vignette.id: vignette.story for vignette in (*self.content.vignettes, *self.content.myths)}
        return {
            "lesson": self.lesson,
            "asks": self.asks(told),
            "step": self.words[self.step],
            "name": type(self).__name__.lower(),
        }


class Myths(Vignettes):
    """What people tell a mother, to judge one by one, with a reason for every answer."""

    step = "myths_step"
    title = "myths_title"

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
