"""The condition sorter: stories to judge, and a finder that weighs findings. For learning, not for diagnosis."""

from typing import Any

from lactation.activities.asking import predict_view
from lactation.activities.base import Activity
from lactation.activities.stated import answer_key, item_lines
from lactation.content import HERE, ContentError
from lactation.content.conditions import Case, Condition, ConditionsContent, conditions_content
from lactation.content.references import work
from lactation.content.schema import words
from lactation.core.conditions import REFER_LEVELS
from lactation.core.words import fill_in, listed
from lactation.figures.conditions import TONES, breasts, strip

LEVELS = list(reversed(REFER_LEVELS))  # the most urgent first
RULE_KEYS = ("id", "level", "text", "when", "any")  # what the page needs of a rule
FINDER_TONES = (2, 4, 1, 3)  # the finder's drawings go round the four skins


class Story(Activity):
    """One story of the sorter: judge what it is most like and how sure you are, then see why."""

    def __init__(self, content: ConditionsContent, story: Case) -> None:
        self.content = content
        self.story = story
        self.item = content.item(story)
        self.words = words()

    def drawing(self) -> str:
        """Return the drawing of the breasts as SVG."""
        story = self.story
        return breasts(f"story-{story.id}", story.layers, story.alt, story.tone, story.fever, self.words)

    def found(self) -> list[str]:
        """Return each finding of the story after its question."""
        asked = {f"{feature.id}-{one.id}": feature.question for feature in self.content.features for one in feature.findings}
        texts = self.content.texts()
        return [f"{asked[name]} {texts[name]}" for name in self.story.findings]

    def after(self) -> list[tuple[str, str]]:
        """Return what is told once the learner has judged: what to do, and what else it might be."""
        found = listed(self.found(), "list_semicolon", self.words)
        return [
            (self.words["conditions_do"], self.story.do),
            (self.words["conditions_also"], self.story.also),
            (self.words["conditions_found"], fill_in(self.words["sentence_end"], {"text": found})),
        ]

    def refer(self) -> str:
        """Return when to refer."""
        story = self.story
        return fill_in(self.words["label_value"], {"label": self.words["conditions_refer"], "value": story.refer})

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {
            "story": self.story,
            "svg": self.drawing(),
            "strip": strip(self.story.course, self.words),
            "after": self.after(),
            "predict": predict_view(self.item, f"conditions-{self.story.id}", then=self.refer()),
        }

    def __repr__(self) -> str:
        """State the story with its options; the best one, and how soon to refer, as keys."""
        return "\n".join([f"  {self.story.title}", *item_lines(self.item), f"    {answer_key(self.story.id, self.refer())}"])


class Conditions(Activity):
    """Stories about breasts and nipples, and (``finder``) a list of findings to choose from.

    Raises
    ------
    ContentError
        There is no such story: names the file, what was found and the stories there are.
    """

    template = "conditions.html"

    def __init__(self, stories: list[str] | None = None, finder: bool = True) -> None:
        self.content = conditions_content()
        self.words = words()
        self.finder = finder
        known = {story.id: story for story in self.content.stories}
        for name in stories or []:
            if name not in known:
                raise ContentError(f"{HERE / 'conditions.yaml'}: stories: found {name!r}, expected one of {', '.join(known)}")
        self.stories = [Story(self.content, known[name]) for name in (known if stories is None else stories)]

    def rules(self) -> list[dict[str, Any]]:
        """Return what makes a counsellor refer or look closer, the most urgent first."""
        return sorted(self.content.plain_rules(), key=lambda rule: LEVELS.index(rule["level"]))

    def card_refer(self, condition: Condition) -> list[tuple[str, str]]:
        """Return for a card when to refer: the word of each level and its signs, the most urgent first."""
        rules = [rule for rule in self.rules() if rule["id"] in condition.refer]
        signs = {level: [rule["text"] for rule in rules if rule["level"] == level] for level in LEVELS}
        return [
            (self.words[f"refer_{level}"], listed(signs[level], "list_semicolon", self.words)) for level in LEVELS if signs[level]
        ]

    def always(self, condition: Condition) -> str:
        """Return that a condition is always referred and how soon, if it is."""
        if condition.level is None:
            return ""
        return fill_in(self.words["conditions_always"], {"level": self.words[f"refer_said_{condition.level}"]})

    def typical(self, condition: Condition) -> str:
        """Return what is typical of a condition in words."""
        texts = self.content.texts()
        return listed([texts[name] for name, weight in condition.findings.items() if weight > 1], "list_semicolon", self.words)

    def described(self) -> list[dict[str, Any]]:
        """Return each condition with its drawing, its time course and its works."""
        return [
            {
                "condition": one,
                "svg": breasts(f"finder-{one.id}", one.layers, one.alt, FINDER_TONES[place % len(FINDER_TONES)]),
                "strip": strip(one.course, self.words),
                "typical": self.typical(one),
                "always": self.always(one),
                "refer": self.card_refer(one),
                "works": [work(key) for key in one.sources],
            }
            for place, one in enumerate(self.content.conditions)
        ]

    def tones(self) -> list[str]:
        """Return one change on four skins, if a story shows a change of the skin."""
        if not self.finder and not any("right-wedge" in one.story.layers for one in self.stories):
            return []
        return [breasts(f"tone-{tone}", ["right-wedge"], self.content.tones.alt if tone == 1 else "", tone) for tone in TONES]

    def view(self) -> dict[str, Any]:
        """Return what the page needs."""
        return {
            "content": self.content,
            "stories": [one.view() for one in self.stories],
            "finder": self.finder,
            "described": self.described() if self.finder else [],
            "levels": LEVELS,
            "rules": self.rules(),
            "tones": self.tones(),
            "tone_works": [work(key) for key in self.content.tones.sources],
            "spec": self.spec(),
        }

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/weigh.py`` needs."""
        features = self.content.features
        return {
            "items": [],
            "findings": {one.id: [f"{one.id}-{finding.id}" for finding in one.findings] for one in features},
            "many": [one.id for one in features if one.many],
            "conditions": self.content.weights(),
            "rules": [{key: rule[key] for key in RULE_KEYS} for rule in self.rules()],
            "names": self.content.names(),
        }

    def __repr__(self) -> str:
        """State every story, and with the finder each condition and the rules for referring."""
        lines = ["Conditions", *map(repr, self.stories)]
        if self.finder:
            lines += [f"  {one.name}: {self.typical(one)}" for one in self.content.conditions]
            lines += [f"  {self.words['refer_' + rule['level']]}: {rule['text']}" for rule in self.rules()]
        return "\n".join(lines)
