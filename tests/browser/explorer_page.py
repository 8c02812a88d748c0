"""One explorer in a built page: what it shows, what the model says it should, and how a hand moves its controls."""

import json
import math
import re
from functools import cache, lru_cache
from itertools import pairwise

import pytest

from lactation.activities.explorer import Explorer
from lactation.content import HERE
from lactation.content.schema import words
from tests.execute import NOTEBOOKS, ROOT, explorers_in, notebook_of

WORDS = words()
NAMES = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))
SHOWN = {path.relative_to(ROOT).with_suffix(".html").as_posix(): explorers_in(path) for path in NOTEBOOKS}
ASKING = {name for page in SHOWN.values() for name, asks in page.items() if asks}  # those with a prediction somewhere
# The page to try each explorer on: the first one that asks for a prediction, where there is one; else the first.
PAGES = {
    name: page
    for asking in (False, True)
    for page, here in reversed(SHOWN.items())
    for name in here
    if bool(here[name]) == asking
}
# From here each control has something to change: the later plans of a day hold.
STARTS = {"alcohol": {"alcohol_g_per_kg": 1.0, "minutes": 4}, "simulator": {"b_from": 15, "c_from": 40}, "nights": {"b_from": 20}}
STEPS = 6
RING = 112 / 300  # radius of the clock's ring, as a part of its face

explorer_of = cache(Explorer)


def kinds_on(path):
    """The kinds of activity and of control on the page of a notebook."""
    cells = [cell.source for cell in notebook_of(path).cells if cell.cell_type == "code"]
    kinds = {one for source in cells for one in re.findall(r"^(\w+)\(", source, re.MULTILINE)}
    for name in explorers_in(path):
        content = explorer_of(name).content
        kinds |= {f"{control.kind} {'in a group' if control.group else ''}" for control in content.controls}
        kinds |= {part for part in ("guess", "stories", "compare", "other", "held") if getattr(content, part)}
        kinds |= {part for part in ("play", "fine") if any(getattr(control, part) for control in content.controls)}
    return kinds


def covering_pages():
    """Few pages that hold every kind between them: at each step the one with most that is new, of equals the first."""
    here = {path.relative_to(ROOT).with_suffix(".html").as_posix(): kinds_on(path) for path in NOTEBOOKS}
    left, chosen = set().union(*here.values()), []
    while left:
        chosen.append(max(here, key=lambda page: len(here[page] & left)))
        left -= here[chosen[-1]]
    return chosen


SPECIMENS = covering_pages()


@lru_cache(maxsize=256)
def modelled(name, values):
    return explorer_of(name).result(json.loads(values), band=False)


def rests(result):
    """The series of a result without bands: those come later."""
    return {name: series for name, series in result["series"].items() if "y" in series}


def visibly(one, other):
    """Whether two series differ by more than a rounded coordinate shows."""
    for part in ("x", "y"):
        if len(one[part]) != len(other[part]):
            return True
        if any(not math.isclose(a, b, rel_tol=1e-3, abs_tol=1e-3) for a, b in zip(one[part], other[part], strict=True)):
            return True
    return False


# What a page has to do after it was opened is done: explorers have worked out their first move, bands have come.
READY = """() => document.readyState === "complete" && document.fonts.status === "loaded"
    && [...document.querySelectorAll("[data-activity=explore]")].every(({explorer, classList}) =>
        explorer && explorer.key && (!explorer.spec.band || (explorer.whole() && !classList.contains("band-waits"))))"""
# Letter by letter, without the rest that a hand takes on a slow machine.
TYPE = """([at, text]) => {
    const field = document.querySelector(at);
    for (const letter of text) {
        field.value += letter;
        field.dispatchEvent(new Event("input", {bubbles: true}));
    }
}"""

# What shows of an explorer. Of the figure a key is enough: a long text takes the longer the more of it crosses over.
LOOK = """el => {
    const all = selector => [...el.querySelectorAll(selector)];
    const moving = '[data-series]:not([data-series$=_band]):not([data-series=guess])';
    const key = text => { let n = 7; for (const one of text) { n = (n * 31 + one.charCodeAt(0)) % 4294967291; } return n; };
    const shown = name => all(`[data-${name}]`).filter(e => !e.hidden).map(e => [e.dataset[name], e.textContent]);
    return {
        settings: JSON.parse(JSON.stringify(el.explorer.settings)),
        figure: key(all(moving).map(g => g.outerHTML).join('')),
        numbers: Object.fromEntries(shown('readout')), others: Object.fromEntries(shown('other')),
        sentence: el.querySelector('.say').textContent,
        key: (el.querySelector('.key:not([hidden]) .others') || {textContent: ''}).textContent,
        problem: el.querySelector('.try > .problem').checkVisibility(),
    };
}"""
# A figure may be drawn roughly under a moving hand, and exactly when the hand rests.
RESTED = """async el => {
    while (el.explorer.exact && !el.explorer.exact()) { await new Promise(done => setTimeout(done)); }
    return el;
}"""
MOVE_EACH = f"""async ([at, starts, moves]) => {{
    const el = document.querySelector(at), look = {LOOK}, rested = {RESTED}, found = [];
    const type = (input, value) => {{ input.value = value; input.dispatchEvent(new Event('input', {{bubbles: true}})); }};
    const hands = {{
        slider: (box, to) => type(box.querySelector('input'), to),
        switch: box => box.querySelector('input').click(),
        choice: (box, to) => box.querySelectorAll('input')[to].click(),
        cards: (box, to) => box.querySelector(`input[value="${{to}}"]`).click(),
        clock: box => box.querySelector('.add').click(),
        day: box => box.querySelector('.add').click(),
        pairs: (box, to) => type(box.querySelectorAll('.rows li input')[1], to),
    }};
    for (const {{name, kind, to}} of moves) {{
        el.explorer.set(JSON.parse(JSON.stringify(starts)));
        const before = look(await rested(el));
        hands[kind](el.querySelector(`[data-control="${{name}}"]`), to);
        found.push([before, look(await rested(el))]);
    }}
    return found;
}}"""


def goal(control, at):
    """Where to move a control that stands at ``at``: far along a slider, the last option, another weight."""
    if control.kind == "slider":
        steps = round((control.max - control.min) / control.step)
        far = round((0.2 if at > (control.min + control.max) / 2 else 0.8) * steps)
        return float(f"{control.min + far * control.step:.6f}")
    if control.kind == "choice":
        return len(control.options) - 1 if at != len(control.options) - 1 else 0
    return {"cards": lambda: control.cards[2].name, "pairs": lambda: round(at[0][1] + 0.3, 2)}.get(control.kind, lambda: 0)()


def held(control, at, after):
    """What a control must hold that stood at ``at`` and was moved to its goal; a new mark of a clock stands anywhere."""
    to = goal(control, at)
    if control.kind in ("clock", "day"):
        found = after["settings"][control.name]
        assert found[:-1] == at and len(found) == len(at) + 1, control.name
        return found
    made = {
        "switch": lambda: 1 - at,
        "cards": lambda: [to],
        "pairs": lambda: [[at[0][0], to], *at[1:]],
    }
    return made.get(control.kind, lambda: pytest.approx(to))()


class Card:
    """The card of explorer ``name`` in an open page."""

    def __init__(self, page, name, touch=False):
        self.page, self.name, self.touch = page, name, touch
        self.model = explorer_of(name)
        self.at = f"#explore-{name}"
        self.el = page.locator(self.at)

    def find(self, selector):
        return self.page.locator(f"{self.at} {selector}")

    # What the page shows

    def modelled(self, values):
        """What the model gives for these settings: computed once, however often a test asks."""
        return modelled(self.name, json.dumps(values))

    @property
    def settings(self):
        return self.page.evaluate("at => document.querySelector(at).explorer.settings", self.at)

    def state(self):
        """Everything that must follow a control: the settings, the figure's moving parts, the numbers and the sentence."""
        return self.page.evaluate(f"async at => ({LOOK})(await ({RESTED})(document.querySelector(at)))", self.at)

    def moved_one_by_one(self, changes):
        """Set one thing after another in one call; return what shows after each."""
        return self.page.evaluate(
            f"""([at, changes]) => changes.map(change => {{
                const el = document.querySelector(at);
                el.explorer.set(change);
                return ({LOOK})(el);
            }})""",
            [self.at, changes],
        )

    def move_each(self):
        """Move each control once as a hand's events do, in one call, from where each has something to change.

        Return for each control what showed before and after.
        """
        starts = self.model.settings | STARTS.get(self.name, {})
        controls = self.model.content.controls
        moves = [{"name": one.name, "kind": one.kind, "to": goal(one, starts[one.name])} for one in controls]
        found = self.page.evaluate(MOVE_EACH, [self.at, starts, moves])
        for control, (before, after) in zip(controls, found, strict=True):
            assert before["settings"] == starts
            assert after["settings"] == starts | {control.name: held(control, starts[control.name], after)}, control.name
        return list(zip(controls, found, strict=True))

    def assert_shows_the_model(self, shown=None):
        """The page's numbers and sentence are the ones CPython computes for the page's settings."""
        shown = shown or self.state()
        values = shown["settings"]
        result = self.modelled(values)
        texts = self.model.texts(result, values)
        assert shown["numbers"] == {one["name"]: one["text"] for one in self.model.readouts(texts)}, values
        assert shown["sentence"] == self.model.sentence(result, values), values
        assert not shown["problem"], values

    def assert_followed(self, before, after):
        """Figure, numbers and sentence changed where the model's did, and only there. Return whether anything did."""
        now = after["settings"]
        assert now != before["settings"]
        old, new = (self.modelled(state["settings"]) for state in (before, after))
        drawn = {name for drawing in self.drawings() for name in drawing}
        pairs = [(one, rests(new)[name]) for name, one in rests(old).items() if name in drawn]
        if any(visibly(*pair) for pair in pairs):
            assert after["figure"] != before["figure"], now
        words = {f"{name}_label" for name in drawn} & drawn
        if not words and all(one == other for one, other in pairs):
            assert after["figure"] == before["figure"], now
        self.assert_shows_the_model(after)
        return any(after[part] != before[part] for part in ("figure", "numbers", "sentence"))

    @cache  # noqa: B019 - a card lives as long as its test
    def drawings(self):
        return self.page.evaluate(
            "at => document.querySelector(at).explorer.spec.figures.map(figure => Object.keys(figure.scales))", self.at
        )

    # What a learner does

    def commit(self, option=1):
        """Make the prediction that unlocks the explorer's controls, if there is one; unfold what is folded."""
        form = self.page.locator(f"{self.at} > form.predict")
        if form.count() and not self.find(".try").is_visible():
            form.locator(".choice").nth(option).click()
            form.locator("button[type=submit]").click()
            self.page.wait_for_selector(f"{self.at}[data-asks=''] .try", state="visible")
        self.page.evaluate("at => document.querySelectorAll(at + ' details.group').forEach(e => { e.open = true; })", self.at)

    def set(self, **changes):
        self.page.evaluate("([at, changes]) => document.querySelector(at).explorer.set(changes)", [self.at, changes])

    def put(self, control):
        """Move a control far, without a hand where it is a slider."""
        if control.kind == "slider":
            self.set(**{control.name: goal(control, self.settings[control.name])})
        else:
            self.by_keyboard(control)

    def start(self):
        """Back to the defaults, or to where each control has something to change."""
        self.set(**self.model.settings | STARTS.get(self.name, {}))

    def press(self, selector):
        """Click or tap."""
        target = self.find(selector) if isinstance(selector, str) else selector
        if self.touch:
            target.tap()
        else:
            target.click()

    def box(self, control):
        return f"[data-control={control.name}]"

    def by_keyboard(self, control):
        """Move a control of any kind by keyboard, and see that it holds what was asked for."""
        getattr(self, f"{control.kind}_by_keyboard")(control)

    def by_pointer(self, control):
        """Move a control of any kind by mouse or touch, and see that it holds another value."""
        getattr(self, f"{control.kind}_by_pointer")(control)

    def slider_by_keyboard(self, control):
        at = self.settings[control.name]
        slider = self.find(f"#{self.name}-{control.name}")
        down = at > (control.min + control.max) / 2
        slider.focus()
        for _ in range(STEPS):
            self.page.keyboard.press("ArrowLeft" if down else "ArrowRight")
        expected = min(max(at + (-STEPS if down else STEPS) * control.step, control.min), control.max)
        assert float(slider.input_value()) == pytest.approx(expected), control.name
        assert self.settings[control.name] == pytest.approx(expected), control.name

    def slider_by_pointer(self, control):
        at = self.settings[control.name]
        slider = self.find(f"#{self.name}-{control.name}")
        slider.evaluate("e => e.scrollIntoView({block: 'end', behavior: 'instant'})")
        box = slider.bounding_box()
        far = 0.2 if at > (control.min + control.max) / 2 else 0.8
        x, y = box["x"] + far * box["width"], box["y"] + box["height"] / 2
        if self.touch:
            self.page.touchscreen.tap(x, y)
        else:
            self.page.mouse.move(box["x"] + box["width"] / 2, y)
            self.page.mouse.down()
            self.page.mouse.move(x, y, steps=4)
            self.page.mouse.up()
        assert self.settings[control.name] != at, control.name

    def switch_by_keyboard(self, control):
        at = self.settings[control.name]
        self.find(f"#{self.name}-{control.name}").focus()
        self.page.keyboard.press("Space")
        assert self.settings[control.name] == 1 - at, control.name

    def switch_by_pointer(self, control):
        at = self.settings[control.name]
        self.press(f"{self.box(control)} label")
        assert self.settings[control.name] == 1 - at, control.name

    def choice_by_keyboard(self, control):
        at = self.settings[control.name]
        self.find(f"{self.box(control)} input").nth(int(at)).focus()
        self.page.keyboard.press("ArrowDown")
        assert self.settings[control.name] == (at + 1) % len(control.options), control.name

    def choice_by_pointer(self, control):
        last = len(control.options) - 1
        self.press(self.find(f"{self.box(control)} label").nth(last))
        assert self.settings[control.name] == last, control.name

    def cards_by_keyboard(self, control):
        names = [card.name for card in control.cards]
        for number in (1, 0):
            self.find(f"{self.box(control)} input").nth(number).focus()
            self.page.keyboard.press("Space")
        assert sorted(self.settings[control.name]) == sorted(names[:2])
        self.page.keyboard.press("Space")
        assert self.settings[control.name] == [names[1]]

    def cards_by_pointer(self, control):
        self.press(self.find(f"{self.box(control)} label").nth(2))
        assert self.settings[control.name] == [control.cards[2].name]

    def hours(self, control):
        """The hours of a clock or of a planned day, as they stand."""
        return [one[0] if control.kind == "day" else one for one in self.settings[control.name]]

    def clock_by_keyboard(self, control):
        start = self.hours(control)
        handles, page = self.find(f"{self.box(control)} .feed"), self.page
        handles.nth(2).focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("PageUp")
        assert self.hours(control)[2] == (start[2] + 1.25) % 24
        page.keyboard.press("Delete")
        assert len(self.hours(control)) == len(start) - 1
        assert page.evaluate("document.activeElement.classList.contains('feed')"), "the keyboard's place must not get lost"
        self.find(f"{self.box(control)} button.add").focus()
        page.keyboard.press("Enter")
        assert len(self.hours(control)) == len(start)
        hour = self.hours(control)[0]
        assert handles.first.get_attribute("aria-valuetext") == f"{int(hour):02}:{round(hour % 1 * 60):02}"

    def day_by_keyboard(self, control):
        self.clock_by_keyboard(control)
        kinds, before = list(control.kinds), [kind for _, kind in self.settings[control.name]]
        self.find(f"{self.box(control)} .feed").nth(1).focus()
        self.page.keyboard.press("Enter")
        expected = kinds[(kinds.index(before[1]) + 1) % len(kinds)]
        assert self.settings[control.name][1][1] == expected
        handle = self.find(f"{self.box(control)} .feed").nth(1)
        assert handle.get_attribute("data-kind") == expected
        assert handle.get_attribute("aria-label") == f"{control.kinds[expected]} 2"

    def on_ring(self, control, hour):
        """The place of an hour on the clock's ring."""
        face = self.find(f"{self.box(control)} .clock-face").bounding_box()
        angle = hour / 24 * 2 * math.pi - math.pi / 2
        return {
            "x": face["x"] + face["width"] * (0.5 + RING * math.cos(angle)),
            "y": face["y"] + face["height"] * (0.5 + RING * math.sin(angle)),
        }

    def drag(self, start, goal):
        page = self.page
        if self.touch:
            session = page.context.new_cdp_session(page)
            session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [start]})
            session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [goal]})
            session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        else:
            page.mouse.move(start["x"], start["y"])
            page.mouse.down()
            page.mouse.move(goal["x"], goal["y"], steps=8)
            page.mouse.up()

    def clock_by_pointer(self, control):
        start = self.hours(control)
        self.find(f"{self.box(control)} .clock-face").evaluate("e => e.scrollIntoView({block: 'end', behavior: 'instant'})")
        midnight = self.on_ring(control, 0)
        self.drag(self.on_ring(control, start[0]), self.on_ring(control, start[0] + 1))
        assert self.on_ring(control, 0) == pytest.approx(midnight, abs=2)  # a hand on a handle moves the handle, not the page
        assert self.hours(control)[0] == pytest.approx((start[0] + 1) % 24, abs=0.26)
        hours = sorted(self.hours(control))
        gap, middle = max((after - before, (before + after) / 2) for before, after in pairwise(hours))
        assert gap > 1
        place = self.on_ring(control, middle)
        if self.touch:
            self.page.touchscreen.tap(**place)
        else:
            self.page.mouse.click(**place)
        assert len(self.hours(control)) == len(start) + 1
        assert self.hours(control)[-1] == pytest.approx(middle, abs=0.26)
        self.press(f"{self.box(control)} button.remove")
        assert len(self.hours(control)) == len(start)

    def day_by_pointer(self, control):
        self.clock_by_pointer(control)
        kinds, before = list(control.kinds), self.settings[control.name]
        self.press(f"{self.box(control)} button.kind")  # of the one that is chosen: the last
        assert self.settings[control.name][-1][1] == kinds[(kinds.index(before[-1][1]) + 1) % len(kinds)]

    def pairs_by_keyboard(self, control):
        start = self.settings[control.name]
        self.find(f"{self.box(control)} .rows li input").nth(1).focus()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(f"{start[0][1] + 0.3:g}")
        assert self.settings[control.name][0] == [start[0][0], pytest.approx(start[0][1] + 0.3)]

    def pairs_by_pointer(self, control):
        start = self.settings[control.name]
        self.press(self.find(f"{self.box(control)} .rows button.remove").first)
        assert self.settings[control.name] == start[1:]
