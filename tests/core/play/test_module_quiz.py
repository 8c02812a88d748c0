"""Module quiz: eight questions of one module, of as many lessons as there are, and other ones when it is taken again."""

from random import Random

from lactation import module_quiz
from lactation.content.schema import words
from lactation.core.play.exam import exam_options
from lactation.core.play.module_quiz import module_quiz_do, module_quiz_show, module_quiz_start

NOW = 1764158400000
SPEC = module_quiz().quick_view()["spec"]
WORDS = words()


class Page:
    """A page with the quiz: events, what it keeps, what it shows."""

    def __init__(self, kept=(), now=NOW):
        self.spec, self.record = SPEC | {"now": now, "zone": 0}, list(kept)
        self.state = module_quiz_start(self.spec, self.record)

    def do(self, *names):
        for name in names:
            asked, _, value = name.partition("=")
            self.state = module_quiz_do(self.spec, self.state, {"do": asked, "of": value, "value": value})
            self.record += self.state["keep"]
        return self

    def view(self):
        return module_quiz_show(self.spec, self.state, WORDS)

    def exam(self):
        return self.state["exams"][self.state["module"]]

    def place(self):
        """Where the best option of the question at hand stands."""
        item = self.exam()["order"][self.exam()["at"]]
        options = exam_options({"held": SPEC["held"]}, self.exam(), item)
        return [one["id"] for one in options].index(SPEC["held"][item]["best"])

    def through(self, pick):
        """Deal a test, answer all of it and hand it in."""
        self.do("deal")
        for _ in self.exam()["order"]:
            self.do(f"pick={pick(self)}", "sure=75", "next")
        return self.do("hand")


def lessons_of(order):
    return {item.split("/")[0] for item in order}


def test_no_module_is_shown_until_one_is_chosen_then_it_is_the_one_asked_last():
    page = Page()
    assert not page.view()["parts"]["quiz"]
    assert page.do("deal").record == []
    page.do("module=m02", "deal")
    assert (page.record[0]["item"], page.record[0]["version"]) == ("quiz/m02", "all")
    again = Page(page.record)
    assert (again.view()["value"]["module"], again.view()["parts"]["ask"]) == ("m02", True)
    assert again.do("module=").view()["value"]["module"] == "m02"
    assert not again.do("module=m03").view()["parts"]["ask"]
    assert again.do("module=m02").view()["parts"]["ask"]


def test_each_module_asks_of_as_many_lessons_as_it_can_and_other_questions_the_next_time():
    for name, module in SPEC["modules"].items():
        page, whole = Page().do(f"module={name}"), module["forms"]["all"]
        first = page.through(Page.place).exam()["order"]
        second = page.do("deal").exam()["order"]
        assert len(first) == len(set(first)) == len(second) == min(8, len(whole)), name
        assert len(lessons_of(first)) == min(8, len(module["groups"])), name
        assert len(set(first) & set(second)) == max(0, 16 - len(whole)) if len(whole) > 8 else set(first) == set(second), name


def test_an_expert_is_told_all_by_lesson_with_a_link_to_each():
    page = Page().do("module=m04").through(Page.place)
    result = page.record[-1]
    assert (result["item"], result["n"], result["same"], result["right"]) == ("quiz/m04", 8, 8, True)
    rows = page.view()["rows"]["groups"]
    assert {row["name"]: row["link"] for row in rows} == {
        title: SPEC["modules"]["m04"]["links"][key] for key, title in SPEC["modules"]["m04"]["titles"].items()
    }
    assert {one["of"] for one in page.record if one["kind"] == "answer"} == {"quiz/m04"}
    assert {one["item"] for one in page.record if one["kind"] == "answer"} <= set(SPEC["modules"]["m04"]["forms"]["all"])
    assert page.view()["parts"]["again"]


def test_who_clicks_at_random_is_right_in_a_third():
    pick, same, of = Random(5), 0, 0
    page = Page()
    for name in [*SPEC["modules"], *SPEC["modules"]]:
        page.do(f"module={name}").through(lambda _: pick.randrange(3))
        same, of = same + page.record[-1]["same"], of + page.record[-1]["n"]
    assert 0.25 < same / of < 0.42
