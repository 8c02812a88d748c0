"""Questions: a prediction before the explorer, a quiz after it, and words to say to a mother."""

from dataclasses import replace
from html import escape
from typing import Any

from markupsafe import Markup

from lactation.activities.asking import choose_view, predict_view
from lactation.activities.base import Activity, Field
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

    def feedback(self, item: Item, chosen: str | None) -> str:
        """Return the reason for the chosen option and, if another is best, for that one too, as HTML."""
        option = next((o for o in item.options if o.text == chosen), None)
        if option is None:
            return ""
        best = next(o for o in item.options if o.best)
        if option is best:
            return f"<p><b>{escape(self.words['right'])}</b> {escape(best.reason)}</p>"
        more = f"{escape(self.words['right_answer'])}: {escape(best.text)} {escape(best.reason)}"
        return f"<p><b>{escape(self.words['not_quite'])}</b> {escape(option.reason)} {more}</p>"

    def fields(self) -> list[Field]:
        """Return a choice for each item."""
        return [
            Field(item.id, "choice", item.question, None, options=tuple(o.text for o in item.options)) for item in self.items()
        ]

    def button(self) -> str:
        """Return the word on the button."""
        return self.words["check"]

    def respond(self, values: dict[str, Any], quick: bool = False) -> str:
        """Return the feedback on all items."""
        return "".join(self.feedback(item, values.get(item.id)) for item in self.items())

    def __repr__(self) -> str:
        """State every question with its options, the best one marked."""
        lines = [f"{type(self).__name__} {self.lesson}"]
        for item in self.items():
            lines.append(f"  {item.question}")
            lines += [f"    {'*' if option.best else '-'} {option.text}" for option in item.options]
        return "\n".join(lines)


class Predict(Question):
    """A prediction with a confidence, committed before the explorer is tried."""

    template = "predict.html"

    def items(self) -> list[Item]:
        """Return the one prediction."""
        return [self.content.predict]

    def heading(self) -> str:
        """Return the step's name."""
        return self.words["predict_step"]

    def fields(self) -> list[Field]:
        """Return the choice and the confidence."""
        sure = Field("sure", "slider", self.words["sure_label"], 60, 34, 100, 1, show=lambda v: f"{v:.0f} %")
        return [*super().fields(), sure]

    def button(self) -> str:
        """Return the word on the button."""
        return self.words["commit"]

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {"lesson": self.lesson, "one": self.asked()}

    def asked(self, draw: bool = False) -> dict[str, Any]:
        """Return the question as the page asks it; ``draw``: with a line to draw before."""
        return predict_view(self.content.predict, self.lesson, draw)


class Quiz(Question):
    """Four questions to recall the lesson by."""

    template = "quiz.html"

    def items(self) -> list[Item]:
        """Return the questions."""
        return list(self.content.quiz)

    def heading(self) -> str:
        """Return the step's name."""
        return self.words["quiz_step"]

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        asks = [choose_view(item, f"{self.lesson}/{item.id}") | {"story": ""} for item in self.content.quiz]
        return {"lesson": self.lesson, "asks": asks, "step": self.heading(), "name": "quiz"}


class Vignettes(Question):
    """Two short stories to end a lesson with, each with a question and a reason for every answer."""

    template = "quiz.html"

    def items(self) -> list[Item]:
        """Return the stories' questions."""
        return list(self.content.vignettes)

    def heading(self) -> str:
        """Return the step's name."""
        return self.words["vignettes_step"]

    def fields(self) -> list[Field]:
        """Return a choice for each story, told first."""
        told = {vignette.id: vignette.story for vignette in (*self.content.vignettes, *self.content.myths)}
        return [
            replace(field, label=Markup(f"{escape(told[field.name])}<br>{escape(field.label)}")) for field in super().fields()
        ]

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        told = {vignette.id: vignette.story for vignette in (*self.content.vignettes, *self.content.myths)}
        asks = [choose_view(item, f"{self.lesson}/{item.id}") | {"story": told[item.id]} for item in self.items()]
        return {"lesson": self.lesson, "asks": asks, "step": self.heading(), "name": type(self).__name__.lower()}


class Myths(Vignettes):
    """What people tell a mother, to judge one by one, with a reason for every answer."""

    def items(self) -> list[Item]:
        """Return the questions, one about each saying."""
        return list(self.content.myths)

    def heading(self) -> str:
        """Return the step's name."""
        return self.words["myths_step"]


class Say(Activity):
    """Say it to a mother, then compare with one good answer."""

    template = "say.html"

    def __init__(self, lesson: str) -> None:
        self.lesson = lesson
        self.content = lesson_content(lesson).say
        self.words = words()

    def heading(self) -> str:
        """Return the prompt."""
        return self.content.prompt

    def fields(self) -> list[Field]:
        """Return the room to write in."""
        return [Field("text", "text", self.words["say_placeholder"], "")]

    def button(self) -> str:
        """Return the word on the button."""
        return self.words["compare"]

    def respond(self, values: dict[str, Any], quick: bool = False) -> str:
        """Return one good answer and why it is good."""
        return f"<blockquote>{escape(self.content.good)}</blockquote><p>{escape(self.content.why)}</p>"

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {"lesson": self.lesson, "content": self.content}

    def __repr__(self) -> str:
        """State prompt and good answer."""
        return f"Say {self.lesson}\n  {self.content.prompt}\n  {self.content.good}"
