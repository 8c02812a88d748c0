"""What lies over what in the figures of an explorer over a grid of its settings, by the boxes that Chromium draws."""

from tests.browser.explorer_page import STARTS

# What may lie over what, and why.
EXCEPTIONS = {
    ("growth", "birth_kg 1.5", 0, "line of loss"): "a far heavier baby's weights leave the figure, and the sentence says so",
    ("expressing", "look_day 2.0", 0, "line of milk_mothers"): "no room between day 0 and the steep outline of all mothers",
}  # fmt: skip
DOT, HANDLE = 5.5, 8  # radius, in the drawing's units
AIR = 2.5  # of a text's box above and below its letters

# For each state: set it, then look at each text that shows. A text is found over another text, a line, a dot or a handle.
LOOK_OVER = (
    """([at, states]) => {
    const el = document.querySelector(at), {explorer} = el, found = [];
    const shows = one => {
        const {width, height} = one.getBoundingClientRect(); // of a part of a drawing that is not there, nothing
        return width + height > 0 && one.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
    };
    const boxOf = (one, air) => {
        const {left, top, right, bottom} = one.getBoundingClientRect();
        return [left, top + air, right, bottom - air];
    };
    const covers = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
    const crossed = (path, box, at) => {
        const points = [...path.getAttribute("d").matchAll(/(-?[\\d.]+) (-?[\\d.]+)/g)].map(([, x, y]) => at(+x, +y));
        return points.some(([x, y], i) => {
            if (!i) { return false; }
            const [x0, y0] = points[i - 1], low = Math.max(Math.min(x, x0), box[0]), high = Math.min(Math.max(x, x0), box[2]);
            if (low > high) { return false; }
            const height = to => Math.abs(x - x0) < 1e-9 ? null : y0 + (y - y0) * (to - x0) / (x - x0);
            const ends = height(low) === null ? [y, y0] : [height(low), height(high)];
            return Math.max(...ends) > box[1] && Math.min(...ends) < box[3];
        });
    };
    const look = name => el.querySelectorAll("figure > svg").forEach((svg, figure) => {
        const matrix = svg.getScreenCTM(), k = matrix.a;
        const at = (x, y) => [matrix.a * x + matrix.e, matrix.d * y + matrix.f];
        const round = (x, y, r) => [x - r * k, y - r * k, x + r * k, y + r * k];
        const texts = [...svg.querySelectorAll("text")].filter(one => one.textContent.trim() && shows(one));
        const boxes = texts.map(one => boxOf(one, AIR * k));
        const dots = [...svg.querySelectorAll("[data-series] use")].filter(shows).map(one => {
            const name = one.closest("[data-series]").dataset.series;
            return [name, round(...at(+one.getAttribute("x"), +one.getAttribute("y")), DOT)];
        });
        svg.querySelectorAll(".guess .feed .dot").forEach(one => {
            const [left, top, right, bottom] = boxOf(one, 0);
            if (shows(one)) { dots.push(["a handle", round((left + right) / 2, (top + bottom) / 2, HANDLE)]); }
        });
        const lines = [...svg.querySelectorAll("[data-series] > path")].filter(one => shows(one) && one.getAttribute("d"));
        const note = (text, what) => found.push([name, figure, text.textContent.trim(), what]);
        texts.forEach((text, i) => {
            texts.slice(i + 1).forEach((other, j) => {
                if (covers(boxes[i], boxes[i + 1 + j])) { note(text, other.textContent.trim()); }
            });
            dots.forEach(([name, box]) => { if (covers(boxes[i], box)) { note(text, `dot of ${name}`); } });
            if (!svg.querySelector("[data-moves]")) {
                lines.forEach(path => {
                    if (crossed(path, boxes[i], at)) { note(text, `line of ${path.parentNode.dataset.series}`); }
                });
            }
        });
    });
    const before = JSON.parse(JSON.stringify(explorer.settings));
    states.forEach(({name, settings, other, draws}) => {
        explorer.set(JSON.parse(JSON.stringify({...before, ...settings})));
        explorer.compare(other || null);
        if (explorer.guess && draws) { explorer.guess.open(draws); } else if (explorer.guess) { explorer.guess.close(); }
        look(name);
    });
    if (explorer.guess) { explorer.guess.close(); }
    explorer.set(before);
    explorer.compare(explorer.spec.other || null);
    return found;
}""".replace("AIR", str(AIR))
    .replace("DOT", str(DOT))
    .replace("HANDLE", str(HANDLE))
)


def places_of(control, default):
    """A control low, in the middle and high; a day empty and full."""
    if control.kind == "slider":
        steps = round((control.max - control.min) / control.step)
        return [round(control.min + control.step * (steps * part // 2), 6) for part in (0, 1, 2)]
    if control.kind == "switch":
        return [0, 1]
    if control.kind == "choice":
        return [*range(len(control.options))]
    if control.kind == "cards":
        return [[], [card.name for card in control.cards]]
    kind = next(iter(control.kinds), "")
    times = [24 * i / control.most for i in range(control.most)]
    return [[[hour, kind] for hour in times] if control.kind == "day" else times, default[:1]] if control.kind != "pairs" else []


def states_of(model):
    """The grid of an explorer: each control alone, its stories, a second mother who is as different, a line being drawn."""
    start = model.settings | STARTS.get(model.name, {})
    states = [{"name": "at first", "settings": {}, "other": model.content.other}]
    groups = {control.group for control in model.content.controls[:1]} | {one["title"] for one in model.groups()[:1]}
    for control in [one for one in model.content.controls if one.group in groups]:  # further plans of a day move the same lines
        for number, value in enumerate(places_of(control, start[control.name])):
            change = {control.name: value}
            beside = number == 0 and model.content.compare  # she is as different as she can be
            told = f"{control.name} {value}{', beside her' if beside else ''}"
            states.append({"name": told, "settings": start | change, "other": start if beside else None})
    states += [{"name": story.id, "settings": story.see, "other": story.other} for story in model.content.stories]
    guess = model.content.guess
    if guess:
        for height in (guess.low, guess.start, guess.high):
            states.append({"name": f"drawn at {height}", "settings": {}, "draws": [height] * len(guess.at)})
    return states


def overlaps(seen):
    """What lies over what in a card that is open, as ``[state, figure, text, what]``."""
    found = seen.page.evaluate(LOOK_OVER, [seen.at, states_of(seen.model)])
    return [one for one in found if (seen.name, one[0].removesuffix(", beside her"), one[1], one[3]) not in EXCEPTIONS]
