"""The way through the course: the start page, my course, and the one next step at the end of each page."""

from typing import Any

from lactation.activities.base import Activity
from lactation.content import parameters
from lactation.content.articles import lesson_pages
from lactation.content.bank import FORMS, bank_items
from lactation.content.course import LESSON, catalogue, course, is_there, lesson_metadata
from lactation.content.memory import twins
from lactation.content.references import work
from lactation.content.schema import words
from lactation.content.translated import told
from lactation.core.course import COURSE_ITEM
from lactation.core.play.my_course import my_course_show, my_course_start
from lactation.core.play.welcome import welcome_show, welcome_start
from lactation.core.scenes.full_breast import STEPS_AN_HOUR, full_breast_run
from lactation.core.words import counted, fill_in

SHOWN = ("review", "pre", "post", "my_record", "certificate", "module_quiz", "my_course", "practice")  # places with a link
FOR_CORE = ("key", "sizes", "minutes", "quiz", "done")  # what the core asks of a step
# The start page's breast: as in the explorer of the lesson on full breasts at first; hours of the slider.
BREAST = {"storage_ml": 210.0, "pace_ml_h": 16.0, "left_percent": 20.0, "wait_hours": 3.0}
FIRST_HOUR, LAST_HOUR, BREASTS = 1, 12, 2
HOUR_AT_FIRST = 3
WAITING = "full_breast"  # the lesson that the start page's slider comes from


def lessons() -> list[str]:
    """Return the keys of all lessons, in the order of the course."""
    return [step["key"] for module in catalogue()["modules"] for step in module["steps"] if step["kind"] == LESSON]


def for_core() -> dict[str, Any]:
    """Return the course as ``core/course.py`` needs it, and no more: it stands in the page."""
    modules = [
        {"id": module["id"], "steps": [{name: step[name] for name in FOR_CORE} for step in module["steps"]]}
        for module in catalogue()["modules"]
    ]
    return {"sizes": catalogue()["sizes"], "modules": modules}


def links(up: str) -> dict[str, str]:
    """Return the address of each step, and of each place that is there; ``up`` leads to the folder ``notebooks``."""
    steps = {step["key"]: f"{up}{step['page']}.html" for module in catalogue()["modules"] for step in module["steps"]}
    places = course().places.model_dump()
    return steps | {name: f"{up}{places[name]}.html" if is_there(places[name]) else "" for name in SHOWN}


def objectives(page: str) -> list[str]:
    """Return what a lesson's reader can do after it, in the reader's language."""
    return [told(f"notebooks/{page}.ipynb", "lesson.objectives", str(one)) for one in lesson_metadata(page)["objectives"]]


class Path(Activity):
    """What the start page and my course share: the course as a picture."""

    up = "../"  # to the folder notebooks

    def __init__(self) -> None:
        self.words = words()

    def spec(self) -> dict[str, Any]:
        """Return what ``core/course_view.py`` needs."""
        titles = {step["key"]: step["title"] for module in catalogue()["modules"] for step in module["steps"]}
        return {
            "items": [COURSE_ITEM],
            "with": "all",
            "catalogue": for_core(),
            "titles": titles,
            "links": links(self.up),
            "lessons": lessons(),
            "twins": twins(),
        }

    def modules(self) -> list[dict[str, Any]]:
        """Return the modules as the picture shows them: with their steps, and the job aid that holds each on one page."""
        made = []
        for module, one in zip(catalogue()["modules"], course().modules, strict=True):
            aid = f"{self.up}{one.aid}.html" if one.aid else ""
            made.append(module | {"aid": aid, "worry": one.worry, "steps": [self.step(step) for step in module["steps"]]})
        return made

    def step(self, step: dict[str, Any]) -> dict[str, Any]:
        """Return a step with its address and how long it takes."""
        takes = counted("minutes", step["minutes"], self.words)
        return step | {"link": f"{self.up}{step['page']}.html", "takes": takes}

    def view(self) -> dict[str, Any]:
        """Return what the template needs."""
        return {"spec": self.spec(), "modules": self.modules(), "sizes": course().sizes, "links": links(self.up)}

    def seen(self, spec: dict[str, Any], start: Any, show: Any) -> dict[str, Any]:
        """Return the texts, parts and widths that a new reader sees: they stand in the page before any script comes."""
        view = show(spec, start(spec, []), self.words)
        return {"text": view["text"], "parts": view["parts"], "width": view["width"]}


class Welcome(Path):
    """The start page: something to move, start or go on, and the course as a picture."""

    template = "welcome.html"
    up = "../notebooks/"

    def waits(self) -> list[list[float]]:
        """Return hours, how full a breast is then (%) and the milk of a day of such waits in both breasts (mL), by the model."""
        run = full_breast_run(BREAST, parameters())
        first = int(run["waits"][0] * STEPS_AN_HOUR)
        return [
            [
                hour,
                round(100 * run["milk"][hour * STEPS_AN_HOUR] / BREAST["storage_ml"]),
                10 * round(BREASTS * run["days"][hour * STEPS_AN_HOUR - first] / 10),
            ]
            for hour in range(FIRST_HOUR, LAST_HOUR + 1)
        ]

    def view(self) -> dict[str, Any]:
        """Return what the template needs: the course, and what a wait does."""
        view = super().view()
        soft = 100 * parameters()["inhibition_threshold"]
        view["spec"] |= {"waits": self.waits(), "at": HOUR_AT_FIRST - FIRST_HOUR, "soft": soft}
        works = [work(key) for key in ("daly1996", "kent1999")]
        view["seen"] = self.seen(view["spec"], welcome_start, welcome_show)
        return view | {"waits": self.waits(), "why": f"{self.up}{lesson_pages()[WAITING].page}.html", "works": works}

    def __repr__(self) -> str:
        """State what each wait does."""
        return "\n".join(["Welcome", *(f"  {hours} h: {full} %, {made} mL" for hours, full, made in self.waits())])


class MyCourse(Path):
    """My course: done, due, tests, what to look at again, how sure against how right."""

    template = "my_course.html"

    def belongs(self) -> dict[str, str]:
        """Return the lesson of each lesson's key, and of each question of the bank."""
        asked = {f"bank/{item.id}": slot.lesson for form in FORMS for _, slot, item in bank_items(form)}
        return asked | {key: key for key in lessons()}

    def tests(self) -> list[dict[str, Any]]:
        """Return each test that can be handed in, in the order in which one meets them; one of them has a mark."""
        places, quiz = course().places.model_dump(), links(self.up)["module_quiz"]
        tests = {
            name: self.test(f"test/{name}", self.words[f"path_test_{name}"], places[name]) for name in ("pre", "post", "later")
        }
        quizzes = [
            {
                "item": module["quiz"],
                "title": fill_in(self.words["path_test_quiz"], {"title": module["title"]}),
                "link": f"{quiz}#module={module['id']}",
                "mark": False,
            }
            for module in catalogue()["modules"]
        ]
        return [tests["pre"], *quizzes, tests["post"] | {"mark": True}, tests["later"]]

    def test(self, item: str, title: str, page: str) -> dict[str, Any]:
        """Return what the core needs of a test."""
        return {"item": item, "title": title, "link": f"{self.up}{page}.html", "mark": False}

    def view(self) -> dict[str, Any]:
        """Return what the template needs: the course, and a line for each lesson that may be looked at again."""
        view, pages = super().view(), lesson_pages()
        view["spec"]["tests"] = self.tests()
        view["spec"]["belongs"] = self.belongs()
        view["seen"] = self.seen(view["spec"], my_course_start, my_course_show)
        again = [
            {"key": key, "title": pages[key].title, "link": pages[key].link, "objectives": objectives(pages[key].page)}
            for key in lessons()
        ]
        return view | {"again": again}

    def __repr__(self) -> str:
        """State the modules, how many steps each size has, and how many minutes."""
        made = ["My course"]
        for size in catalogue()["sizes"]:
            held = [step for module in catalogue()["modules"] for step in module["steps"] if size in step["sizes"]]
            made.append(f"  {size}: {len(held)} steps, {sum(step['minutes'] for step in held)} minutes")
        return "\n".join(made)


class Onward(Activity):
    """The one next step at the end of a step of the course; the page's frame shows it, below what the notebook holds."""

    template = "onward.html"

    def __init__(self, key: str) -> None:
        self.key = key
        self.words = words()

    def following(self, size: str) -> dict[str, Any]:
        """Return what comes after this step in a size of the course: ``link``, ``title``, ``minutes``, ``ends``."""
        steps = [(module["id"], step) for module in catalogue()["modules"] for step in module["steps"]]
        place = [step["key"] for _, step in steps].index(self.key)
        rest = [one for one in steps[place + 1 :] if size in one[1]["sizes"]]
        if not rest:
            return self.last()
        module, step = rest[0]
        told = {name: step[name] for name in ("title", "minutes")}
        return told | {"link": f"../{step['page']}.html", "ends": module != steps[place][0]}

    def last(self) -> dict[str, Any]:
        """Return what comes after the last step of all: the test, or my course."""
        to = links("../")
        name = next(one for one in ("post", "my_course") if to[one] or one == "my_course")
        link = to[name] or "../../book/welcome.html"
        return {"title": self.words[f"path_{name}"], "minutes": 0, "link": link, "ends": True}

    def module(self) -> dict[str, Any]:
        """Return the module in which this step stands."""
        return next(one for one in catalogue()["modules"] if self.key in [step["key"] for step in one["steps"]])

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/onward.py`` needs."""
        to, module = links("../"), self.module()
        return {
            "items": [COURSE_ITEM],
            "with": "all",
            "sizes": catalogue()["sizes"],
            "lessons": lessons(),
            "twins": twins(),
            "module": module["title"],
            "steps": {size: self.following(size) for size in catalogue()["sizes"]},
            "quiz": f"{to['module_quiz']}#module={module['id']}" if to["module_quiz"] else "",
            "review": to["review"],
        }

    def view(self) -> dict[str, Any]:
        """Return what the template needs: the step of the middle size stands there without scripts."""
        spec = self.spec()
        first = spec["steps"]["core"]
        takes = counted("minutes", first["minutes"], self.words) if first["minutes"] else ""
        return {
            "spec": spec,
            "first": first | {"takes": takes},
            "module": self.module(),
            "key": self.key,
            "begins": self.begins(),
        }

    def begins(self) -> str:
        """Return how the items of this step begin in the record: once there is one, it has a line for the learner's group."""
        step = next(one for one in self.module()["steps"] if one["key"] == self.key)
        return f"{self.key}/" if step["quiz"] else str(step["done"]["item"])

    def __repr__(self) -> str:
        """State what comes next in each size."""
        return "\n".join([f"Onward {self.key}", *(f"  {size}: {one['title']}" for size, one in self.spec()["steps"].items())])
