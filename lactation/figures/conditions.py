"""The drawings of the condition sorter: two breasts with what has changed, and a time course as a small strip."""

from lactation.content.conditions import Course, Part
from lactation.core.words import fill_in, listed, styled
from lactation.figures.fit import fit
from lactation.figures.sketch import Sketch
from lactation.figures.svg import escape

DRAWING = "breast_conditions"
# Four skins, from light to deep brown, the same as in steps and talks: skin, lines, areola, what inflammation looks like, how
# strongly it shows, and a sore.
TONES = {
    1: ("#f3d3bd", "#8a5a44", "#cf9079", "#d8402f", 0.62, "#c43a2c"),
    2: ("#d9a57c", "#6f4529", "#a86c4b", "#b5402f", 0.6, "#c0453a"),
    3: ("#a06d49", "#3a2014", "#6a3f2a", "#6e2a26", 0.55, "#de9080"),
    4: ("#84563f", "#1c0e08", "#42261a", "#4e2629", 0.5, "#d98a7a"),
}
NAMES = ("--skin", "--edge", "--areola", "--flush", "--flushed", "--raw")
SIDES = ("left", "right")
WHOLE = ("usual", "full", "tight")  # a breast is drawn in one of these states
WIDTH, TOP, ROW, LEFT = 310, 14, 34, 8  # of the strip, SVG units
LETTER = 6.6  # about the width of a letter
COOL, HOT = 35.0, 41.0  # °C at the ends of the thermometer


def tone_style(tone: int) -> str:
    """Return the CSS that gives a drawing one of the four skins."""
    return ";".join(f"{name}:{value}" for name, value in zip(NAMES, TONES[tone], strict=True))


def breasts(name: str, layers: list[str], alt: str, tone: int, fever: str = "", words: dict[str, str] | None = None) -> str:
    """Return the drawing as inline SVG; ``name`` keeps its ids apart from those of other drawings on the page.

    ``words`` say how what the thermometer shows, ``fever``, is written.
    """
    shown = list(layers)
    for side in SIDES:
        if not any(f"{side}-{state}" in layers for state in WHOLE):
            shown.append(f"{side}-usual")
    heat = (float(fever.split(maxsplit=1)[0]) - COOL) / (HOT - COOL) if fever else 0.0
    svg = Sketch(DRAWING, {"heat": {"y": [heat]}}, {"fever": styled(fever, words or {})}, layers=shown).to_svg(name, alt)
    return svg.replace("<svg ", f'<svg style="{tone_style(tone)}" ', 1)


def part_said(part: Part, words: dict[str, str]) -> str:
    """Return one bar of a time course in words."""
    ends = {"low": styled(f"{part.start:g}", words), "high": styled(f"{part.end:g}", words)}
    return fill_in(words["label_value"], {"label": fill_in(words["range"], ends), "value": part.text})


def strip(course: Course, words: dict[str, str]) -> str:
    """Return a time course as inline SVG: an axis in hours, days or weeks, and a bar with its words for each part."""
    across = (WIDTH - 2 * LEFT) / course.span
    height = TOP + ROW * len(course.parts) + 34
    floor = height - 30
    drawn = []
    for row, part in enumerate(course.parts):
        x, y = LEFT + across * part.start, TOP + ROW * row
        wide = max(6.0, across * (part.end - part.start))
        at = max(LEFT, min(x, WIDTH - LEFT - LETTER * len(part.text)))  # words that would run out on the right begin earlier
        drawn.append(f'<text x="{at:.1f}" y="{y:.1f}" fill="var(--ink, #2d2a32)">{escape(part.text)}</text>')
        drawn.append(f'<rect x="{x:.1f}" y="{y + 5:.1f}" width="{wide:.1f}" height="9" rx="4.5" fill="var(--accent, #0e6e6a)"/>')
    ticks = []
    step = next(step for step in (1, 2, 6, 12, 24, 48) if course.span / step <= 7.5)
    for n in range(int(course.span // step) + 1):
        x = LEFT + across * n * step
        anchor = "start" if n == 0 else ("end" if x > WIDTH - 2 * LEFT else "middle")
        ticks.append(f'<path d="M{x:.1f} {floor - 3:.1f}v6" stroke="var(--soft, #6f665f)"/>')
        place = f'x="{x:.1f}" y="{floor + 16:.1f}" text-anchor="{anchor}"'
        ticks.append(f'<text {place} fill="var(--soft, #6f665f)">{styled(str(n * step), words)}</text>')
    unit = words[f"course_{course.unit}"].replace("{since}", course.since)
    said = listed([part_said(part, words) for part in course.parts], "list_semicolon", words)
    head = fill_in(words["sentence_end"], {"text": unit})
    axis = f'<path d="M{LEFT} {floor:.1f}H{WIDTH - LEFT}" stroke="var(--soft, #6f665f)"/>'
    name = f'<text x="{LEFT}" y="{floor + 29:.1f}" fill="var(--soft, #6f665f)">{escape(unit)}</text>'
    return fit(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height + 4}" font-size="12.5" role="img" '
        f'aria-label="{escape(f"{head} {said}")}">{"".join(drawn)}{axis}{"".join(ticks)}{name}</svg>',
        WIDTH,
    )
