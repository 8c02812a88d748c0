"""The people of a talk, drawn from numbers: ``content/portrait.yaml``, and what the core and a page get of it."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, model_validator

from lactation.content import HERE
from lactation.content.kinds import Color, Line, Strict, Text, Words, WordsOrNone
from lactation.content.marked import read
from lactation.content.yaml_file import check

FILE = "portrait.yaml"
MOTHER = "mother"
NEWBORN = "#e6b795"  # a share of it is in every newborn's skin
MEN = ("father", "grandfather")
NOTHING = "M0,0"  # a path that draws nothing, so that the count of shapes never changes

Face = Literal[
    "waiting", "worried", "closed", "tearful", "listening", "ashamed", "relieved", "smiling", "laughing", "cold", "feeding",
    "proud",
]  # fmt: skip
HeadDress = Literal["scarf", "kerchief", "tail", "braid", "curls", "short", "bun", "wrap", "grey_bun", "cap", "bald"]
Role = Literal["mother", "young", "father", "grandmother", "grandfather", "aunt", "child"]
Baby = Literal["asleep", "awake", "none", "bump"]
Share = Annotated[float, Field(ge=0, le=1)]
Length = Annotated[float, Field(ge=-2500, le=2500)]  # tenths of a unit, or degrees
Range = Annotated[list[Annotated[float, Field(ge=-20, le=20)]], Field(min_length=3, max_length=3)]  # lowest, highest, usual
Pair = Annotated[list[Text], Field(min_length=2, max_length=2)]  # the arms of the picture's left and right


class Skin(Strict):
    """The colours of one skin."""

    skin: Color
    edge: Color
    lip: Color
    flush: Color
    hair: Color


class HeadShape(Strict):
    """Hair or head-dress: behind the head, at its side, before it, its folds; whether it is ``cloth``, or ``grey`` hair."""

    back: Line = NOTHING
    side: Line = NOTHING
    front: Line = NOTHING
    fold: Line = NOTHING
    cloth: bool = False
    grey: bool = False
    ears: Share = 1


class Build(Strict):
    """Age and body in numbers: jaw, lines of age, beard; half of neck and shoulders; size of the whole; brows, eyes, lashes."""

    name: Words
    jaw: Share
    age: Share
    beard: Share
    neck: float = Field(ge=80, le=200)
    shoulder: float = Field(ge=280, le=560)
    size: float = Field(ge=0.7, le=1)
    brow: float = Field(ge=20, le=50)
    eye: float = Field(ge=0.8, le=1.3)
    lash: Share


class FaceShape(Strict):
    """One state of somebody: the numbers that differ from the usual, what the arms do, and what a reader hears."""

    pose: Text
    baby: Literal["", "awake", "feeding"] = ""  # what it does with a baby in the arms
    moves: dict[Text, float]
    held: Words
    alone: Words


class Pose(Strict):
    """The arms with a baby in them, and where it lies (x, y, turned by); without; on a belly."""

    held: Pair
    baby: Annotated[list[Length], Field(min_length=3, max_length=3)]
    alone: Pair
    bump: Pair


class PortraitContent(Strict):
    """The file ``content/portrait.yaml``."""

    skins: dict[int, Skin]
    grey: Color
    heads: dict[HeadDress, HeadShape]
    roles: dict[Role, Build]
    numbers: dict[Text, Range]
    faces: dict[Face, FaceShape]
    babies: dict[Literal["asleep", "awake", "feeding", "none", "bump"], WordsOrNone]
    arms: dict[Text, Annotated[list[Length], Field(min_length=6, max_length=6)]]
    poses: dict[Text, Pose]

    @model_validator(mode="after")
    def check_names(self) -> "PortraitContent":
        """Poses and arms that are named are there, and the numbers of a face are in range."""
        for field, names in (("heads", HeadDress), ("roles", Role), ("faces", Face)):
            missing = sorted(set(get_args(names)) - set(getattr(self, field)))
            if missing:
                raise ValueError(f"{field}: found no {', '.join(missing)}, expected each of {', '.join(get_args(names))}")
        for face_name, face in self.faces.items():
            self._known(f"face {face_name}: pose", face.pose, self.poses)
            for move, value in face.moves.items():
                self._known(f"face {face_name}", move, self.numbers)
                low, high, _ = self.numbers[move]
                if not low <= value <= high:
                    raise ValueError(f"face {face_name}: {move}: found {value:g}, expected {low:g} to {high:g}")
        for name, pose in self.poses.items():
            for arm in (*pose.held, *pose.alone, *pose.bump):
                self._known(f"pose {name}", arm, self.arms)
        return self

    @staticmethod
    def _known(place: str, name: str, known: dict[str, Any]) -> None:
        if name not in known:
            raise ValueError(f"{place}: found {name}, expected one of {', '.join(known)}")


class PersonLook(Strict):
    """How somebody of a case is drawn."""

    skin: int = Field(ge=1, le=4)
    head: HeadDress
    cloth: Color
    wrap: Color | None = None  # of scarf, wrap, cap or shawl; without it, the cloth's
    role: Role = "mother"
    beard: bool = False


class CaseLook(Strict):
    """How the people of a case are drawn, and whether a baby is in her arms."""

    mother: PersonLook
    baby: Baby = "asleep"
    others: dict[Text, PersonLook] = {}


@lru_cache
def portrait_content() -> PortraitContent:
    """Return how people are drawn; errors as in ``marked.read``."""
    return read(HERE / FILE, PortraitContent)


def person(look: PersonLook, baby: str = "none") -> dict[str, Any]:
    """Return one person as ``core/portrait.py`` wants them: colours, paths of the head-dress, numbers of the body, a name."""
    content = portrait_content()
    skin, head, build = content.skins[look.skin], content.heads[look.head], content.roles[look.role]
    grey = head.grey or build.age > 0.5
    hair = content.grey if grey else skin.hair
    wrap = look.wrap or look.cloth
    covers = wrap if head.cloth else hair
    lip = mixed(skin.lip, skin.skin) if look.role in MEN else skin.lip
    return {
        **skin.model_dump(), **build.model_dump(exclude={"name", "brow"}),
        "lip": lip, "hair": hair, "brow": hair, "brow_width": build.brow, "beard": float(look.beard or build.beard),
        "cloth": look.cloth, "shawl": mixed(wrap, "#2d2a32", 0.3) if head.cloth else wrap,
        "baby_skin": mixed(skin.skin, NEWBORN, 0.3),
        **head.model_dump(include={"back", "side", "front", "fold", "ears"}), "back_fill": covers, "front_fill": covers,
        "fold_edge": skin.edge if head.cloth or grey else mixed(hair, "#ffffff", 0.25),
        "name": build.name, "baby": baby,
    }  # fmt: skip


def mixed(colour: str, other: str, share: float = 0.5) -> str:
    """Return a colour with a share of another in it."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def drawn_people(look: Any) -> dict[str, Any]:
    """Return all that ``core/portrait.py`` needs to draw the people of a case: ``CaseLook``, or the same as plain data.

    Raises
    ------
    ContentError
        The look is wrong: says the field, what was found and what was expected.
    """
    content = portrait_content()
    asked = check(Path("look"), look if isinstance(look, dict) else look.model_dump(), CaseLook)
    people = {MOTHER: person(asked.mother, asked.baby)} | {who: person(one) for who, one in asked.others.items()}
    return {
        "people": people,
        "usual": {name: usual for name, (_, _, usual) in content.numbers.items()},
        "faces": {name: face.model_dump(include={"pose", "baby", "moves"}) for name, face in content.faces.items()},
        "says": {name: face.model_dump(include={"held", "alone"}) for name, face in content.faces.items()},
        "babies": dict(content.babies),
        "arms": content.arms,
        "poses": {name: pose.model_dump() for name, pose in content.poses.items()},
    }
