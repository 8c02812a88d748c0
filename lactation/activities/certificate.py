"""The certificate of knowledge and simulated practice, unlocked by the rules of ``core/passing.py``."""

from typing import Any

from lactation.activities.base import Activity
from lactation.content.articles import lesson_pages
from lactation.content.course import catalogue, course, is_there
from lactation.content.schema import job_aid_content
from lactation.content.words import words
from lactation.core.certificate import CERTIFICATE_ITEM
from lactation.core.passing import PASS_GATE, PASS_KAPPA, PASS_POST
from lactation.core.play.certificate import certificate_show, certificate_start
from lactation.core.words import fill_in, number_text

SIZE = "core"  # of the course: what a certificate asks for
POST = "test/post"
CHECKLIST = "j23"
AGREEMENT = "watch_agree"  # the lesson whose set of feeds tells how far one agrees with the key


def core_steps() -> list[dict[str, Any]]:
    """Return the steps of the core course, in their order."""
    return [step for module in catalogue()["modules"] for step in module["steps"] if SIZE in step["sizes"]]


def pass_course() -> dict[str, Any]:
    """Return what ``core/passing.py`` needs to know of the course."""
    gate = next(step for step in core_steps() if step["kind"] == "gate")
    return {
        "post": POST,
        "gate": gate["done"]["item"],
        "quizzes": {step["key"]: step["quiz"] for step in core_steps() if step["quiz"]},
    }


class Certificate(Activity):
    """What a certificate takes, what is missing, and the sheet to print."""

    template = "certificate.html"

    def __init__(self) -> None:
        self.words = words()

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/certificate.py`` needs."""
        return {"items": [CERTIFICATE_ITEM], "with": "all", "course": pass_course()}

    def modules(self) -> list[str]:
        """Return the titles of the modules of the core course."""
        return [one["title"] for one in catalogue()["modules"] if any(SIZE in step["sizes"] for step in one["steps"])]

    def rules(self) -> list[dict[str, str]]:
        """Return each rule: its words, and the page where it is met, where that is there."""
        gate = next(step for step in core_steps() if step["kind"] == "gate")
        pages = {
            "post": course().places.post,
            "gate": gate["page"],
            "agreement": lesson_pages()[AGREEMENT].page,
        }
        values = {
            "share": number_text(100 * PASS_POST, 0, self.words),
            "least": number_text(100 * PASS_GATE, 0, self.words),
            "kappa": number_text(PASS_KAPPA, 1, self.words),
        }
        return [
            {
                "id": rule,
                "asks": fill_in(self.words[f"certificate_{rule}"], values),
                "page": f"../{pages[rule]}.html" if rule in pages and is_there(pages[rule]) else "",
                "go": self.words[f"certificate_{rule}_go"] if rule in pages else "",
            }
            for rule in ("quizzes", "gate", "agreement", "post")
        ]

    def view(self) -> dict[str, Any]:
        """Return what the template needs."""
        lessons = [
            {"key": step["key"], "title": step["title"], "page": f"../{step['page']}.html"}
            for step in core_steps()
            if step["quiz"]
        ]
        spec = self.spec()
        seen = certificate_show(spec, certificate_start(spec, []), self.words)  # by a new reader: nothing jumps when scripts come
        return {
            "spec": spec,
            "seen": seen,
            "rules": self.rules(),
            "lessons": lessons,
            "modules": self.modules(),
            "observed": job_aid_content(CHECKLIST).checklist,
            "record": f"../{course().places.my_record}.html",
        }

    def __repr__(self) -> str:
        """State the title, the rules and the modules."""
        return "\n  ".join([self.words["certificate_title"], *(one["asks"] for one in self.rules()), *self.modules()])
