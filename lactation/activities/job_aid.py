"""A job aid: one A5 side to print, or both, pictures first, made from the content."""

from typing import Any

from lactation.activities.base import Activity
from lactation.content import HERE
from lactation.content.observing import observation_form
from lactation.content.references import work
from lactation.content.schema import Checklist, JobAidContent, StorageSheet, Week, job_aid_content, storage_tables, words
from lactation.content.tables import columns_of, number_table
from lactation.content.thresholds import thresholds
from lactation.core.words import as_text, fill_in, listed, number_text, styled
from lactation.figures.feed import feed_svg
from lactation.figures.picture import picture
from lactation.figures.svg import escape

GROWTH = HERE / "growth"
DAYS = range(1, 8)
_LIMIT = thresholds()["loss_refer_percent"].number
LIMIT_PERCENT = int(_LIMIT) if _LIMIT.is_integer() else _LIMIT  # of the birth weight: such a baby is referred the same day
BAR = 5.0  # SVG units for one percent
MANY_PANELS = 6  # from here on each is smaller on paper
LONG_LIST = 7  # lines of one list of signs: from here on it takes the pictures' room
TICK = "☐"
LINE = "________"


def growth_rows(name: str) -> list[dict[str, float]]:
    """Return the numbers of a table of ``content/growth``, one dict a row."""
    path = GROWTH / f"{name}.csv"
    return [dict(zip(columns_of(path), row, strict=True)) for row in number_table(path)]


def medians_by_day() -> dict[str, str]:
    """Return the middle counts of nappies as texts: ``wet_1`` for the wet nappies of day 1, and so on."""
    texts, rows = words(), growth_rows("nappy_medians")
    return {f"{kind}_{row['day']:.0f}": styled(f"{row[kind]:g}", texts) for row in rows for kind in ("wet", "soiled")}


def median_losses() -> dict[tuple[int, int], float]:
    """Return the middle loss in percent by ``(day, caesarean)``; the end of day 1 is 24 hours after birth."""
    return {
        (round(row["hours"] / 24), round(row["caesarean"])): row["loss_percent"]
        for row in growth_rows("weight_loss")
        if row["centile"] == 50
    }


def loss_bars(losses: list[float | None]) -> str:
    """Return a bar for each loss there is, filled after birth and hollow after a caesarean, with the limit as a dashed line."""
    bars = []
    for row, (loss, fill) in enumerate(zip(losses, ("currentColor", "none"), strict=True)):
        if loss is not None:
            place = f'x="0.5" y="{0.5 + 4.8 * row:g}" width="{BAR * loss:g}" height="3.6"'
            bars.append(f'<rect {place} fill="{fill}" fill-opacity=".55" stroke="currentColor" stroke-width=".8"/>')
    limit = f'<path d="M{BAR * LIMIT_PERCENT:g} 0v10" stroke="currentColor" stroke-width="1.2" stroke-dasharray="2 1.6"/>'
    return f'<svg viewBox="0 0 {BAR * LIMIT_PERCENT + 2:g} 10" aria-hidden="true">{"".join(bars)}{limit}</svg>'


def bar_marks() -> list[str]:
    """Return a small drawing of each mark of the bars: filled, hollow, and the dashed limit."""
    place = 'x="0.5" y="3.2" width="17" height="3.6" stroke="currentColor" stroke-width=".8"'
    boxes = [f'<rect {place} fill="{fill}" fill-opacity=".55"/>' for fill in ("currentColor", "none")]
    limit = '<path d="M9 0v10" stroke="currentColor" stroke-width="1.2" stroke-dasharray="2 1.6"/>'
    return [f'<svg viewBox="0 0 18 10" aria-hidden="true">{mark}</svg>' for mark in (*boxes, limit)]


def week_rows(week: Week) -> list[dict[str, Any]]:
    """Return days 1 to 7: the nappies to expect and the loss of half of the babies, where a study gives it."""
    least = {round(row["day"]): row for row in growth_rows("nappies")}
    losses = median_losses()
    rows = []
    for day in DAYS:
        found = [losses.get((day, kind)) for kind in (0, 1)]
        templates = [(loss, text) for loss, text in zip(found, (week.birth, week.caesarean), strict=True) if loss is not None]
        lost = [fill_in(text, {"percent": number_text(loss, 0, words())}) for loss, text in templates]
        rows.append(
            {
                "day": day,
                "wet": round(least[day]["wet_least"]),
                "soiled": round(least[day]["soiled_least"]),
                "bars": loss_bars(found) if any(loss is not None for loss in found) else "",
                "lost": listed(lost, "list_comma", words()),
            }
        )
    return rows


def storage_columns(sheet: StorageSheet) -> list[str]:
    """Return the heads of the storage table: what is kept, each published table, and the country's own."""
    *published, national = storage_tables()
    return [sheet.what, *(table.name for table in published), national.name or sheet.national]


def storage_rows(sheet: StorageSheet, texts: dict[str, str]) -> list[list[str]]:
    """Return the storage table's lines; a place without a rule is left empty, to write in."""
    rows = []
    for line in sheet.lines:
        cells = [line.label]
        for table in storage_tables():
            rules = [rule for rule in table.rules if (rule.place, rule.milk) == (line.place, line.milk)]
            hours, longest = ([as_text(n, "span", texts) for n in (rules[0].hours, rules[0].longest)]) if rules else ("", "")
            cells.append(hours if hours == longest else fill_in(sheet.to, {"hours": hours, "longest": longest}))
        rows.append(cells)
    return rows


def checklist_lines(sheet: Checklist) -> list[str]:
    """Return the checklist as lines of text, a box for each column."""
    ticks = " ".join(f"{TICK} {column}" for column in sheet.columns)
    rows = [f"  {group.title}: {row} | {ticks}" for group in sheet.groups for row in group.rows]
    return [*(f"  {text} {LINE}" for text in (*sheet.fields, *sheet.remarks)), *rows, f"  {sheet.note}"]


def observation_lines() -> list[str]:
    """Return the observation form as lines of text, a box for each side of a sign."""
    return [
        f"  {block.title}: {sign.name} | {TICK} {sign.well} | {TICK} {sign.difficulty} | {TICK}"
        for block in observation_form().blocks
        for sign in block.signs
    ]


def held(hold: str, alt: str) -> str:
    """Return a feed that goes well in a hold, drawn for paper."""
    svg = feed_svg({"hold": hold, "signs": {"looks": 1}, "skin": 1}, "wide", paper=True)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(alt)}" ', 1)


class JobAid(Activity):
    """One side of A5, or both: pictures, short lines, and when to refer.

    Raises
    ------
    ContentError
        The content file is missing or wrong, or a drawing or a table is.
    """

    template = "job_aid.html"

    def __init__(self, name: str) -> None:
        self.name = name
        self.content: JobAidContent = job_aid_content(name)
        self.words = words()
        self.numbers = medians_by_day() | {"limit": styled(f"{LIMIT_PERCENT:g}", words())}

    def fill(self, text: str) -> str:
        """Return a line with the numbers of the growth tables in their places."""
        return fill_in(text, self.numbers)

    def panels(self) -> list[dict[str, Any]]:
        """Return each picture as SVG with its lines."""
        return [
            {
                "svg": held(p.hold, p.alt) if p.hold else picture(p.picture, p.alt, p.words, layers=p.layers),
                "title": p.title,
                "lines": p.lines,
            }
            for p in self.content.panels
        ]

    def fit(self) -> str:
        """Return classes that say how much there is, so that the style fits it to a page: ``panels-4 refers-3 refers-long``."""
        panels, refer = len(self.content.panels), self.content.refer
        found = [f"panels-{min(panels, MANY_PANELS)}"] if panels else []
        found += [f"refers-{min(len(refer), 3)}"]
        found += ["refers-long"] if any(len(signs.lines) >= LONG_LIST for signs in refer) else []
        found += ["writes"] if self.content.to_write else []
        found += ["observes"] if self.content.observation else []
        found += ["overleaf"] if self.content.overleaf else []
        return "".join(f" {one}" for one in found)

    def refer(self) -> list[dict[str, Any]]:
        """Return the signs to refer for, how soon first."""
        return [{"title": signs.title, "lines": [self.fill(line) for line in signs.lines]} for signs in self.content.refer]

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        week = self.content.week
        return {
            "name": self.name,
            "content": self.content,
            "panels": self.panels(),
            "week": week_rows(week) if week else [],
            "keys": self.keys(),
            "note": self.note(),
            "storage": self.storage(),
            "observed": observation_form().blocks if self.content.observation else [],
            "wet": picture("nappy_wet"),
            "soiled": picture("nappy_soiled"),
            "refer": self.refer(),
            "fit": self.fit(),
            "works": [work(key) for key in self.content.sources],
        }

    def storage(self) -> dict[str, Any]:
        """Return the storage table's heads and lines; empty when the sheet has none."""
        sheet = self.content.storage
        return {"head": storage_columns(sheet), "rows": storage_rows(sheet, self.words)} if sheet else {}

    def keys(self) -> list[dict[str, str]]:
        """Return what the marks of the week's bars mean: a small drawing of each, and its words."""
        week = self.content.week
        if week is None:
            return []
        texts = (week.filled, week.hollow, self.fill(week.limit))
        return [{"svg": svg, "text": text} for svg, text in zip(bar_marks(), texts, strict=True)]

    def note(self) -> str:
        """Return the lines below the week's table."""
        return self.fill(self.content.week.note) if self.content.week else ""

    def __repr__(self) -> str:
        """State every line and number."""
        lines = [f"Job aid {self.name}: {self.content.title}", f"  {self.content.lead}"]
        lines += [f"  {panel['title']}: {' '.join(panel['lines'])}" for panel in self.panels()]
        if self.content.week:
            lines += [
                f"  {self.content.week.day} {row['day']}: {row['wet']} {self.content.week.wet}; {row['soiled']} "
                f"{self.content.week.soiled}; {row['lost'] or self.content.week.growing}"
                for row in week_rows(self.content.week)
            ]
            lines.append(f"  {listed([key['text'] for key in self.keys()], 'list_semicolon', words())}")
            lines.append(f"  {self.note()}")
        lines += [f"  {' | '.join(row)}" for row in self.storage().get("rows", [])]
        lines += checklist_lines(self.content.checklist) if self.content.checklist else []
        if self.content.observation:
            blanks = (*self.content.observation.fields, *self.content.to_write)
            lines += [*(f"  {text} {LINE}" for text in blanks), *observation_lines(), f"  {self.content.observation.note}"]
        lines += [f"  {signs['title']}: {'; '.join(signs['lines'])}" for signs in self.refer()]
        return "\n".join(lines)
