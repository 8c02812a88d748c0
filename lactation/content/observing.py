"""Watching a feed: the observation form (``content/observation_form.yaml``), and feeds to watch (``content/observing``)."""

from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from lactation.content import HERE
from lactation.content.kinds import Color, Id, Name, Strict, Text, Words, WordsOrNone, check_ids
from lactation.content.marked import read
from lactation.core.feed_generate import feed_balanced, feed_key_counts, feed_of_classes, feed_take_along
from lactation.core.feed_signs import FEED_BLOCKS, FEED_HIDES, feed_key, feed_names

FORM = "observation_form.yaml"
OF_A_SET = 6  # feeds after which agreement is told: fewer say too little
MOST_SETS = 40


class FormSign(Strict):
    """One sign of the form: its name, how it looks when feeding goes well and when it may not, and what it tells."""

    id: Name
    view: Literal["close", "wide"]
    name: Words
    well: Words
    difficulty: Words
    place: Words
    why: Words
    praise: Words
    cites: list[Text] = Field(min_length=1)

    def told(self, one: str) -> str:
        """Return the sign with its words for ``well`` or ``difficulty``."""
        return f"{self.name}: {getattr(self, one)}"


class FormBlock(Strict):
    """One block of the form."""

    id: Name
    title: Words
    signs: list[FormSign] = Field(min_length=1)


class Cause(Strict):
    """What somebody may guess as the cause of what is seen, and what to ask or to look at in place of guessing."""

    id: Id
    text: Words
    ask: Words


class ObservationForm(Strict):
    """The file ``content/observation_form.yaml``."""

    title: Words
    blocks: list[FormBlock]
    causes: list[Cause] = Field(min_length=2)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_signs(self) -> "ObservationForm":
        """Blocks and signs are those that can be drawn, in that order."""
        found = {block.id: [sign.id for sign in block.signs] for block in self.blocks}
        if list(found.items()) != list(FEED_BLOCKS.items()):
            raise ValueError(f"blocks: found {found}, expected as in core/feed_signs.py {FEED_BLOCKS}")
        check_ids("causes", [one.id for one in self.causes])
        return self

    def signs(self) -> dict[str, FormSign]:
        """Return all signs by their names, in the order of the form."""
        return {sign.id: sign for block in self.blocks for sign in block.signs}


@lru_cache
def observation_form() -> ObservationForm:
    """Return the form; errors as in ``marked.read``."""
    return read(HERE / FORM, ObservationForm)


class FeedLook(Strict):
    """How a mother is drawn: hair or scarf, and the colours of her cloth and of the scarf."""

    head: Literal["bun", "braid", "short", "scarf"]
    cloth: Color
    scarf: Color | None = None


class DrawnFeed(Strict):
    """A feed as it is drawn: how she holds the baby, and which signs are at difficulty or hidden."""

    hold: Literal["cradle", "cross", "underarm"]
    skin: int = Field(ge=0, le=3)
    look: FeedLook
    hides: list[Text] = []
    difficulty: list[Text]

    def place(self) -> str:
        """Return how a mistake begins."""
        return ""

    @model_validator(mode="after")
    def check_key(self) -> "DrawnFeed":
        """Every sign that is named is known and to be seen, and what is drawn shows just these at difficulty."""
        for field, names, known in (("hides", self.hides, list(FEED_HIDES)), ("difficulty", self.difficulty, feed_names())):
            for name in names:
                if name not in known:
                    raise ValueError(f"{self.place()}{field}: found {name}, expected one of {', '.join(known)}")
        key = feed_key(self.scene())
        for name, one in key.items():
            asked = "difficulty" if name in self.difficulty else "well"
            if one == "unseen" and asked == "difficulty":
                raise ValueError(
                    f"{self.place()}difficulty: found {name}, which {', '.join(self.hides)} hides; expected it left out"
                )
            if one not in ("unseen", asked):
                raise ValueError(
                    f"{self.place()}difficulty: {name}: found {asked}, expected {one}: with {', '.join(self.difficulty)} at "
                    "difficulty it cannot be otherwise (the rules in core/feed_signs.py)"
                )
        together = dict.fromkeys(self.difficulty, "difficulty")
        feed_take_along(together)
        for name in together:
            if name not in self.difficulty and key[name] != "unseen":
                raise ValueError(
                    f"{self.place()}difficulty: {name}: found well, expected difficulty: a body that hangs is neither "
                    "straight nor close (FEED_GOES_WITH in core/feed_generate.py)"
                )
        if "well" not in key.values():
            raise ValueError(f"{self.place()}difficulty: found every sign, expected one that goes well, to praise")
        return self

    def scene(self) -> dict[str, Any]:
        """Return what the core draws."""
        signs = feed_of_classes(dict.fromkeys(self.difficulty, "difficulty"))
        look = self.look.model_dump(exclude_none=True)
        return {"signs": signs, "hold": self.hold, "skin": self.skin, "look": look, "hides": list(self.hides)}


class KeyedFeed(DrawnFeed):
    """One feed to watch: whose it is, what is told of her, and a note on the key."""

    id: Id
    mother: Words
    line: Words
    note: Words

    def place(self) -> str:
        """Return how a mistake begins."""
        return f"{self.id}: "


class ObserveContent(Strict):
    """A file of ``content/observing``: feeds to watch, a few at a time, with all of the form or some blocks of it."""

    title: Words
    prompt: Words
    blocks: list[Text] = list(FEED_BLOCKS)
    per_set: Annotated[int, Field(ge=1, le=OF_A_SET)] = OF_A_SET
    generate: bool = False  # whether feeds at random follow
    lines: list[Words] = []  # of these
    scenes: list[KeyedFeed] = Field(min_length=1)
    after: WordsOrNone = ""  # said at the end
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_sets(self) -> "ObserveContent":
        """Sets are whole, ids differ, and a set that is scored is balanced."""
        check_ids("scenes", [one.id for one in self.scenes])
        for name in self.blocks:
            if name not in FEED_BLOCKS:
                raise ValueError(f"blocks: found {name}, expected one of {', '.join(FEED_BLOCKS)}")
        if len(self.scenes) % self.per_set:
            raise ValueError(f"scenes: found {len(self.scenes)}, expected sets of {self.per_set}")
        if self.generate and not self.lines:
            raise ValueError("lines: found none, expected a line for feeds made at random")
        if self.scored():
            self._check_balance()
        return self

    def scored(self) -> bool:
        """Return whether agreement is told at the end of a set."""
        return self.per_set == OF_A_SET and len(self.blocks) == len(FEED_BLOCKS)

    def _check_balance(self) -> None:
        """Raise a ValueError where a set says too little of who ticks it."""
        for start in range(0, len(self.scenes), self.per_set):
            scenes = [one.scene() for one in self.scenes[start : start + self.per_set]]
            if not feed_balanced(scenes):
                raise ValueError(
                    f"scenes: from {self.scenes[start].id} on: found a set with {feed_key_counts(scenes)}, "
                    "expected 30 to 60 % of what can be seen at difficulty, and at most a quarter unseen"
                )

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/observe.py`` needs, but for its keys in the record."""
        form = observation_form()
        blocks = {block.id: [sign.id for sign in block.signs] for block in form.blocks if block.id in self.blocks}
        signs = [form.signs()[name] for names in blocks.values() for name in names]
        return {
            "blocks": blocks,
            "signs": {
                sign.id: sign.model_dump(include={"view", "name", "well", "difficulty", "place", "praise"}) for sign in signs
            },
            "causes": {one.id: one.ask for one in form.causes},
            "scored": self.scored(),
            "per": self.per_set,
            "generate": self.generate,
            "lines": list(self.lines),
            "scenes": [
                one.model_dump(
                    exclude_none=True, include={"hold", "skin", "look", "hides", "difficulty", "mother", "line", "note"}
                )
                for one in self.scenes
            ],
        }
