"""A learner in a package: answers the questions of a page, in the frame in which the course stands."""

STARTED = (
    "() => document.documentElement.dataset.record && [...document.querySelectorAll('form[data-play]')].every(one => one.play)"
)


def started(frame):
    """Wait until a page of the course has its record and its plays."""
    frame.wait_for_function(STARTED)
    return frame.evaluate("() => document.documentElement.dataset.record")


# The page's questions: of each its form and its spec.
ASKED = """const asked = [...document.querySelectorAll('form[data-play="choose"]')].map(form => (
  {form, spec: JSON.parse(form.querySelector(".spec").textContent)}));"""


def questions(frame):
    """The keys of the page's quiz in the record, in order."""
    return frame.evaluate("() => {" + ASKED + "return asked.map(one => one.spec.item); }")


ANSWER = """
      const {form, spec} = asked.find(one => one.spec.item === item);
      const wanted = spec.options.find(one => (one === spec.best) === right);
      form.querySelector(`input[value="${wanted}"]`).click();
      form.querySelector('button[type="submit"]').click();"""


def answer(frame, item, right=True, then=""):
    """Answer one question, rightly or not, as a hand does; ``then`` follows at once."""
    frame.evaluate("([item, right]) => {" + ASKED + ANSWER + then + "}", [item, right])


def chosen(frame):
    """What stands as chosen in the page's questions, by item, and whether its reason is told."""
    work = """
      const told = form => [...form.querySelectorAll(".reason")].some(one => !one.hidden);
      const value = form => (form.querySelector("input:checked") || {}).value || "";
      return Object.fromEntries(asked.map(one => [one.spec.item, [value(one.form), told(one.form)]]));"""
    return frame.evaluate("() => {" + ASKED + work + "}")
