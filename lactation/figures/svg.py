"""Turn a matplotlib figure into SVG for a page: text kept as text, colours as CSS variables, moving artists named.

A moving artist becomes ``<g data-series="name">``, and ``scales`` tells how its data become SVG units, so that the page's script
can move it without knowing the figure.
"""

import io
import re
from collections.abc import Sequence

import matplotlib
import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from lactation.figures.fit import any_letters, fit
from lactation.figures.labels import place_labels, room_of, scale_of
from lactation.figures.style import VARIABLES


def scales(figure: Figure) -> dict[str, list[float]]:
    """Return, for each named artist, ``[ax, bx, ay, by]``: SVG x is ``ax + bx * x``, SVG y is ``ay + by * y`` (SVG units: pt).

    A label's has four more numbers: the box in which it stays.
    """
    found = {}
    for axes in figure.axes:
        scale, room = scale_of(figure, axes), room_of(figure, axes)
        for artist in axes.get_children():
            name = artist.get_gid()
            if name:
                found[name] = scale + room if name.endswith("_label") else scale
    return found


def to_svg(figure: Figure, name: str, alt: str, veiled: Sequence[str] = ()) -> str:
    """Return the figure as an inline SVG that says ``alt`` to a screen reader; ``name`` makes its ids its own. Closes it.

    Artists in ``veiled`` get the class ``veil``: the page hides them until the learner has made a prediction.
    """
    place_labels(figure)
    out = io.StringIO()
    metadata = {"Date": None, "Creator": None, "Format": None, "Type": None}
    with matplotlib.rc_context({"svg.hashsalt": name}), any_letters():
        figure.savefig(out, format="svg", transparent=True, metadata=metadata)
    named, left = scales(figure), min((axes.get_position().x0 for axes in figure.axes), default=0.0) * figure.get_figwidth() * 72
    plt.close(figure)
    svg = out.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.S)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.S)

    def rename(match: re.Match[str]) -> str:
        veil = ' class="veil"' if match[1] in veiled else ""
        return f'<g data-series="{match[1]}"{veil}>' if match[1] in named else "<g>"

    svg = re.sub(r'<g id="([^"]*)">', rename, svg)
    # The page styles all figures alike; empty groups and hundredths of a point are bytes that nobody sees.
    svg = re.sub(r"<style.*?</style>| ?font-family: [^;\"]*;?", "", svg, flags=re.S)
    svg = re.sub(r'<g id="[^"]*"/>|<defs>\s*</defs>| transform="rotate\(-0 [^"]*"', "", svg)
    svg = re.sub(r"(\.\d\d)\d+", r"\1", svg)
    svg = re.sub(r" ?\n([LCQz])", r"\1", svg)
    for colour, variable in VARIABLES.items():
        svg = svg.replace(colour, f"var({variable})")
    width, height = (f"{side * 72:g}" for side in figure.get_size_inches())
    head = f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(alt)}" xmlns="http://www.w3.org/2000/svg"'
    head += ' xmlns:xlink="http://www.w3.org/1999/xlink">'
    svg = head + svg[svg.index(">") + 1 :]
    svg = re.sub(r"\n\s*", "\n", svg)
    return fit(svg, float(width), left)


def escape(text: str) -> str:
    """Return ``text`` fit for an attribute."""
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


TAG = re.compile(r'<[a-zA-Z][\w:-]*(?:\s+[\w:-]+="[^"]*")*\s*/?>')
PLAIN = {variable: colour for colour, variable in VARIABLES.items()}


def plain_colour(value: str) -> str:
    """Return what a colour is on a light page: ``var(--ink)``, or ``var(--skin, var(--card))`` where nobody says what skin is."""
    found = re.fullmatch(r"var\(\s*(--[\w-]+)\s*(?:,\s*(.*))?\)", value.strip())
    if not found:
        return value.strip()
    return PLAIN.get(found[1]) or plain_colour(found[2] or "currentColor")


def with_plain_colours(svg: str) -> str:
    """Return the drawing with each colour that is a variable in two ways: plain as an attribute, and as style.

    A browser that knows no variables (Opera Mini) reads the attribute; all others take the style, which is stronger.
    """
    return TAG.sub(lambda match: in_both_ways(match[0]) if "var(" in match[0] else match[0], svg)


def in_both_ways(tag: str) -> str:
    """Return one element's tag so."""
    named = dict(re.findall(r'\s(fill|stroke|stop-color)="(var\([^"]*)"', tag))
    styled = re.search(r'\sstyle="([^"]*)"', tag)
    said = styled[1].strip().rstrip(";") if styled else ""
    found = dict(re.findall(r"(?:^|;)\s*(fill|stroke|stop-color):\s*(var\([^;]*)", said))
    for name, value in named.items():
        tag = tag.replace(f' {name}="{value}"', "", 1)
    both = "; ".join(filter(None, [said, *(f"{name}: {value}" for name, value in named.items() if name not in found)]))
    tag = re.sub(r'\sstyle="[^"]*"', "", tag, count=1)
    plain = "".join(f' {name}="{plain_colour(value)}"' for name, value in {**named, **found}.items())
    end = "/>" if tag.endswith("/>") else ">"
    return tag.removesuffix(end).rstrip() + plain + (f' style="{both}"' if both else "") + end
