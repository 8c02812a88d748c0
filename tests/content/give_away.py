"""Who knows nothing, and guesses by tone: every question that has one best answer, and what such guessers get right.

``python -m tests.content.give_away`` prints the table and the questions that tell most; with names of lessons (``empathy``) only
those questions, with what the classifier makes of each option.
"""

import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import block_diag, csr_array
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from lactation.activities.asking import dealt
from lactation.content import HERE
from lactation.content.bank import FORMS, bank_items
from lactation.content.conditions import conditions_content
from lactation.content.explorers import explorer_content
from lactation.content.histories import HistoryContent
from lactation.content.marked import load, named
from lactation.content.questions import lesson_content
from lactation.content.reasons import ReasonsContent
from lactation.content.rewrite import RewriteContent
from lactation.content.schema import StepsContent

NOTEBOOKS = HERE.parent.parent / "notebooks"
RULES = load(Path(__file__).parent / "give_away.yaml")
LIMITS = RULES["limits"]
FOLDS = 10
SEEDS = (1, 2, 3)  # lessons fall into other folds by each
STRENGTHS = (0.03, 0.1, 0.3, 1.0, 3.0)  # the classifier's C
TELLING = 12  # words and questions in a message


class Asked(NamedTuple):
    """One question with one best answer."""

    module: str
    lesson: str  # file of content: the classifier never learns from the lesson that it is asked about
    name: str
    question: str  # with the story, if it has one
    texts: tuple[str, ...]
    ids: tuple[str, ...]
    best: int


def asked(module, lesson, item, question=""):
    """Return a question of the schema ``Item`` as one of the bank, its options in the order in which they are shown."""
    shown = dealt(item)
    best = [option.best for option in shown].index(True)
    texts, ids = zip(*((option.text, option.id) for option in shown), strict=True)
    return Asked(module, lesson, item.id, question or item.question, texts, ids, best)


@cache
def modules():
    """Return for each function and file of content that a notebook shows the module whose notebook that is."""
    found = {}
    for path in sorted(NOTEBOOKS.glob("*/*.ipynb")):
        for function, name in re.findall(r"(\w+)\(\\\"(\w+)\\\"", path.read_text(encoding="utf-8")):
            found.setdefault((function, name), re.sub(r"^(m\d+)-.*", r"\1", path.parent.name))
    return found


def from_questions():
    """Return the questions of ``content/questions``: predictions, quizzes, stories and myths."""
    for path in sorted((HERE / "questions").glob("*.yaml")):
        content, lesson = lesson_content(path.stem), path.stem
        module = next(modules()[(one, lesson)] for one in ("quiz", "predict", "vignettes") if (one, lesson) in modules())
        for item in (content.predict, *content.quiz):
            yield asked(module, lesson, item)
        for item in (*content.vignettes, *content.myths):
            yield asked(module, lesson, item, f"{item.story} {item.question}")


def from_others():
    """Return the questions of explorers' stories, pictures with a fault, condition sorter, boards of reasons, rewrite drill."""
    for path in sorted((HERE / "explorers").glob("*.yaml")):
        for story in explorer_content(path.stem).stories:
            yield asked("simulator", f"explorer {path.stem}", story, f"{story.story} {story.question}")
    for path in sorted((HERE / "steps").glob("*.yaml")):
        for fault in named("steps", path.stem, StepsContent).faults:
            yield asked("steps", f"steps {path.stem}", fault)
    for path in sorted((HERE / "histories").glob("*.yaml")):
        content = named("histories", path.stem, HistoryContent)
        for item in content.plan.values():
            yield asked("histories", f"history {path.stem}", item, f"{content.first} {item.question}")
    conditions = conditions_content()
    for story in conditions.stories:
        yield asked("conditions", "conditions", conditions.item(story), f"{story.story} {conditions.question}")
    for path in sorted((HERE / "reasons").glob("*.yaml")):
        for board in named("reasons", path.stem, ReasonsContent).boards:
            for item in (board.cause, board.next):
                yield asked("reasons", f"reasons {path.stem} {board.id}", item, f"{board.story} {item.question}")
    for path in sorted((HERE / "rewrite").glob("*.yaml")):
        for item in named("rewrite", path.stem, RewriteContent).items:
            best = [one.best for one in item.options].index(True)
            texts, ids = tuple(one.say for one in item.options), tuple(one.id for one in item.options)
            yield Asked("rewrite", f"rewrite {path.stem}", item.id, f"{item.setting} {item.given}", texts, ids, best)


def from_bank():
    """Return the items of the tests, form by form; parallel items are of one lesson, so that none is learned from its sister."""
    for form in FORMS:
        for _, slot, item in bank_items(form):
            yield asked(f"form {form}", slot.lesson, item)


@cache
def bank():
    """Return every question of the course that has one best answer."""
    return (*from_questions(), *from_others(), *from_bank())


# Guessers


def pattern(words):
    """Return a pattern of the words of a list of ``give_away.yaml``."""
    return re.compile(r"\b(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words) + r")\b")


PATTERNS = {name: pattern(words) for name, words in RULES["words"].items()}


def words_of(text):
    """Return the words of a text that are longer than three letters."""
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3}


def counts(name):
    """Return a guesser's mark for an option: how many words of a list stand in it."""
    return lambda _, text, __: len(PATTERNS[name].findall(text.lower().replace("'", "’")))


def tone(one, text, place):
    """Return how kind, hedged and asking an option sounds, less what is absolute or pushes."""
    plus = sum(counts(name)(one, text, place) for name in ("kind", "hedged", "asks", "refers"))
    return plus - 2 * counts("absolute")(one, text, place) - counts("pushes")(one, text, place)


def least(mark):
    """Return the mark of the guesser who wants least of it."""
    return lambda *option: -mark(*option)


MARKS: dict[str, Callable[[Asked, str, int], float]] = {
    "longest": lambda _, text, __: len(text),
    "shortest": lambda _, text, __: -len(text),
    "neither longest nor shortest": lambda one, text, _: -abs(len(text) - sorted(map(len, one.texts))[len(one.texts) // 2]),
    "first": lambda _, __, place: -place,
    "last": lambda _, __, place: place,
    "fewest absolute words": least(counts("absolute")),
    "most absolute words": counts("absolute"),
    "most kind words": counts("kind"),
    "fewest kind words": least(counts("kind")),
    "most hedged words": counts("hedged"),
    "fewest hedged words": least(counts("hedged")),
    "asks, looks, depends": counts("asks"),
    "asks, looks, depends least": least(counts("asks")),
    "refers": counts("refers"),
    "refers least": least(counts("refers")),
    "advises and comforts most": counts("pushes"),
    "advises and comforts least": least(counts("pushes")),
    "kind, hedged, asks, not absolute": tone,
    "blunt, sure, pushing": least(tone),
    "most numbers": lambda _, text, __: len(re.findall(r"\d+", text)),
    "fewest numbers": lambda _, text, __: -len(re.findall(r"\d+", text)),
    "most words of the question": lambda one, text, _: len(words_of(text) & words_of(one.question)),
    "fewest words of the question": lambda one, text, _: -len(words_of(text) & words_of(one.question)),
    "in quotation marks": lambda _, text, __: text.count("“"),
    "not in quotation marks": lambda _, text, __: -text.count("“"),
    "most question marks": lambda _, text, __: text.count("?"),
    "most parts (commas, full stops)": lambda _, text, __: len(re.findall(r"[,;:.]", text)),
}


def hit(marks, best):
    """Return how often the highest mark is the best option's: of several that are highest one is taken by lot."""
    highest = max(marks)
    return (marks[best] == highest) / list(marks).count(highest)


def hits(mark, questions):
    """Return for each question how often a guesser is right."""
    return [hit([mark(one, text, place) for place, text in enumerate(one.texts)], one.best) for one in questions]


def chance(questions):
    """Return how often somebody is right who throws dice."""
    return float(np.mean([1 / len(one.texts) for one in questions]))


# The classifier: which option it thinks best by its words and pairs of words, learned from the questions of other lessons


def rows_of(questions):
    """Return where the options of each question stand when all are laid in a row."""
    ends = np.cumsum([len(one.texts) for one in questions])
    return [slice(end - len(one.texts), end) for one, end in zip(questions, ends, strict=True)]


@cache
def table(questions, apart):
    """Return the options as a table of words and pairs, and their names; ``apart``: less what a question's have in common."""
    vectorizer = CountVectorizer(ngram_range=(1, 2), token_pattern=r"\w+|[?“]", binary=True, min_df=2)
    found = csr_array(vectorizer.fit_transform([text for one in questions for text in one.texts]), dtype=float)
    if apart:
        common = block_diag([np.full((len(one.texts), len(one.texts)), 1 / len(one.texts)) for one in questions], format="csr")
        found = csr_array(found - common @ found)
    return found, vectorizer.get_feature_names_out()


def is_best(questions):
    """Return for each option whether it is the best one."""
    return np.array([place == one.best for one in questions for place in range(len(one.texts))])


def learner(strength):
    """Return a classifier that has learned nothing yet."""
    return LogisticRegression(C=strength, solver="liblinear", random_state=1)


@cache
def marks_of(questions, apart, strength, seed):
    """Return the classifier's mark for each option, learned from the other lessons."""
    options, _ = table(questions, apart)
    best, marks = is_best(questions), np.zeros(options.shape[0])
    groups = [one.lesson for one in questions for _ in one.texts]
    for learned, judged in GroupKFold(FOLDS, shuffle=True, random_state=seed).split(options, best, groups):
        marks[judged] = learner(strength).fit(options[learned], best[learned]).decision_function(options[judged])
    return marks


@cache
def classified(questions, apart, strength):
    """Return for each question how often the classifier is right, over the folds of all seeds."""
    found = []
    for seed in SEEDS:
        marks = marks_of(questions, apart, strength, seed)
        found.append([hit(list(marks[rows]), one.best) for one, rows in zip(questions, rows_of(questions), strict=True)])
    return np.mean(found, axis=0)


def sharpest(questions):
    """Return the settings with which the classifier is right most often: with or without ``apart``, and how strong."""
    settings = [(apart, strength) for apart in (False, True) for strength in STRENGTHS]
    return max(settings, key=lambda one: classified(questions, *one).mean())


def telling_words(questions):
    """Return the words by which the classifier knows the best options, and those by which it knows the others."""
    apart, strength = sharpest(questions)
    options, names = table(questions, apart)
    order = np.argsort(learner(strength).fit(options, is_best(questions)).coef_[0])
    return [names[i] for i in order[::-1][:TELLING]], [names[i] for i in order[:TELLING]]


# What is told


@cache
def shares(module=""):
    """Return how often each guesser is right, and the classifier, in the whole bank or one module."""
    chosen = [n for n, one in enumerate(bank()) if module in ("", one.module)]
    found = {name: float(np.mean(hits(mark, [bank()[n] for n in chosen]))) for name, mark in MARKS.items()}
    return found | {"classifier": float(classified(bank(), *sharpest(bank()))[chosen].mean())}


def told(one):
    """Return in one line how a question tells its answer: the guessers that are right for sure, and their number."""
    right = [name for name, mark in MARKS.items() if hits(mark, [one])[0] == 1]
    return f"{one.lesson}: {one.name} ({one.ids[one.best]}): {', '.join(right) or 'no guesser'}"


def worst(module="", most=TELLING):
    """Return the questions that tell most: those that the classifier gets right and most guessers as well."""
    right = classified(bank(), *sharpest(bank()))
    chosen = [n for n, one in enumerate(bank()) if module in ("", one.module)]
    given = {n: right[n] * 6 + sum(hits(mark, [bank()[n]])[0] for mark in MARKS.values()) for n in chosen}
    return [told(bank()[n]) for n in sorted(chosen, key=lambda n: -given[n])[:most]]


def sizes():
    """Return how many questions each module has."""
    found = {}
    for one in bank():
        found[one.module] = found.get(one.module, 0) + 1
    return found


def limit(guesser, module=""):
    """Return the share below which a guesser, or the classifier, must stay: in the bank, or in a module."""
    limits = LIMITS["module"] if module else LIMITS
    return limits["classifier" if guesser == "classifier" else "guesser"]


def too_good(module=""):
    """Return the guessers that are right as often as the limit of the bank, or of a module, or more often."""
    return {name: share for name, share in shares(module).items() if share >= limit(name, module)}


def message(module=""):
    """Return what an author needs in order to mend the questions of the bank or of a module."""
    best, others = telling_words(bank())
    return "\n".join(
        [
            f"{module or 'the whole bank'}: " + ", ".join(f"{name} {share:.1%}" for name, share in too_good(module).items()),
            f"words of best options: {', '.join(best)}",
            f"words of other options: {', '.join(others)}",
            "questions that tell most (python -m tests.content.give_away LESSON says more):",
            *(f"  {line}" for line in worst(module)),
        ]
    )


def print_table():
    """Print how often each guesser is right, in the bank and by module."""
    columns = {"": len(bank()), **sizes()}
    print(f"{'':34}" + "".join(f"{(name or 'all')[:10]:>11}" for name in columns))
    print(f"{'questions':34}" + "".join(f"{count:11}" for count in columns.values()))
    dice = [chance([one for one in bank() if name in ("", one.module)]) for name in columns]
    print(f"{'chance':34}" + "".join(f"{share:11.1%}" for share in dice))
    found = [shares(name) for name in columns]
    for guesser in found[0]:
        print(f"{guesser:34}" + "".join(f"{one[guesser]:11.1%}" for one in found))
    print("\nthe classifier is best with (apart, C) = {}, {}\n".format(*sharpest(bank())))
    print(message())


def print_lesson(lesson):
    """Print each question of a lesson: the mark that the classifier gives to each option, and who guesses the best one."""
    marks = np.mean([marks_of(bank(), *sharpest(bank()), seed) for seed in SEEDS], axis=0)
    for one, rows in zip(bank(), rows_of(bank()), strict=True):
        if one.lesson.split()[-1] == lesson:
            print(told(one))
            for place, mark in enumerate(marks[rows]):
                print(f"  {'*' if place == one.best else ' '} {mark:+.2f} {one.texts[place]}")


if __name__ == "__main__":
    if sys.argv[1:]:
        for given in sys.argv[1:]:
            print_lesson(given)
    else:
        print_table()
