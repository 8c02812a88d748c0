"""Step by step: one drawing a step, the steps to put in order, and pictures in which something needs care."""

from html import escape
from typing import Any

from lactation.activities.asking import choose_view
from lactation.activities.base import Activity, Field
from lactation.content.references import work
from lactation.content.schema import Pictured, StepsContent, steps_content, words
from lactation.core.ordering import first_out_of_place, shuffled
from lactation.core.words import fill_in
from lactation.figures.picture import picture


class Steps(Activity):
    """Steps of something done by hand.

    Raises
    ------
    ContentError
        The content file is missing or wrong, or a drawing is.
    """

    template = "steps.html"
    live = True

    def __init__(self, name: str) -> None:
        self.name = name
        self.content: StepsContent = steps_content(name)
        self.words = words()
        self.order = shuffled(len(self.content.steps), self.content.seed)

    def svg(self, one: Pictured) -> str:
        """Return a drawing with its layers."""
        return picture(one.picture, one.alt, layers=one.layers)

    def titles(self) -> list[str]:
        """Return the steps' titles in order."""
        return [step.title for step in self.content.steps]

    def feedback(self, order: list[int]) -> str:
        """Return what is said to an order: all right, or the first step out of place with why another comes there."""
        at = first_out_of_place(order)
        if at < 0:
            return self.words["order_right"]
        wanted = self.content.steps[at]
        values = {"n": str(at), "title": self.content.steps[order[at]].title, "why": wanted.why_here}
        return fill_in(self.words["order_wrong" if at else "order_wrong_first"], values)

    def fault_said(self, number: int, chosen: int) -> str:
        """Return the reason for one choice in one picture, and what to say to the mother."""
        fault = self.content.faults[number]
        option = fault.options[chosen]
        verdict = self.words["right"] if option.best else self.words["not_quite"]
        return f"{verdict} {option.reason} {self.words['fault_say']} “{fault.say}”"

    def heading(self) -> str:
        """Return the title."""
        return self.content.title

    def fields(self) -> list[Field]:
        """Return a list for each place of the order, and a choice for each picture."""
        options = (("…", ""), *((self.content.steps[i].title, str(i)) for i in self.order))
        places = [
            Field(f"place_{i}", "select", fill_in(self.words["order_place"], {"n": str(i + 1)}), "", options=options)
            for i in range(len(self.order))
        ]
        pictures = [
            Field(
                f"fault_{i}",
                "choice",
                f"{self.words['fault_step']} {i + 1}: {fault.question}",
                "",
                options=tuple(o.text for o in fault.options),
            )
            for i, fault in enumerate(self.content.faults)
        ]
        return [*places, *pictures]

    def respond(self, values: dict[str, Any], quick: bool = False) -> str:
        """Return the steps with their drawings, and what is said to the order and the choices, as HTML."""
        if quick:
            return ""
        parts = [f"<p>{escape(self.content.lead)}</p>"]
        for number, step in enumerate(self.content.steps, 1):
            body = f"<b>{number}. {escape(step.title)}.</b> {escape(step.text)}"
            parts.append(f'<div style="max-width:20rem">{self.svg(step)}<p>{body}</p></div>')
        given = [values.get(f"place_{i}") or "" for i in range(len(self.order))]
        if all(given):
            parts.append(f"<p><b>{escape(self.feedback([int(one) for one in given]))}</b></p>")
        for i, fault in enumerate(self.content.faults):
            parts.append(f'<div style="max-width:20rem">{self.svg(fault)}<p>{i + 1}: {escape(fault.question)}</p></div>')
            chosen = [number for number, option in enumerate(fault.options) if option.text == values.get(f"fault_{i}")]
            if chosen:
                parts.append(f"<p><b>{escape(self.fault_said(i, chosen[0]))}</b></p>")
        return "".join(parts)

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        steps = [{"step": step, "svg": self.svg(step)} for step in self.content.steps]
        faults = [choose_view(fault, f"steps-{self.name}/{fault.id}") | {"svg": self.svg(fault)} for fault in self.content.faults]
        spec = {"seed": self.content.seed, "titles": self.titles(), "why": [step.why_here for step in self.content.steps]}
        return {
            "name": self.name,
            "content": self.content,
            "steps": steps,
            "order": [(i, self.content.steps[i].title) for i in self.order],
            "faults": faults,
            "works": [work(key) for key in self.content.sources],
            "spec": spec,
        }

    def __repr__(self) -> str:
        """State the steps in order, the shuffle, and each picture with what is right."""
        lines = [f"Steps {self.name}: {self.content.title}"]
        lines += [f"  {number}. {step.title}" for number, step in enumerate(self.content.steps, 1)]
        lines.append(f"  shuffled: {', '.join(str(i + 1) for i in self.order)}")
        for fault in self.content.faults:
            lines.append(f"  {fault.id}: {next(option.text for option in fault.options if option.best)}")
        return "\n".join(lines)
