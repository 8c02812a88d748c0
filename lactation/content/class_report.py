"""The words of the class report."""

from functools import lru_cache

from lactation.content import HERE
from lactation.content.kinds import Strict, Words
from lactation.content.marked import read

FILLED = (  # names that the report fills in
    "after", "before", "endings", "file", "files", "form", "high", "items", "kappa", "least", "low", "mean", "n", "older",
    "place", "right", "senders", "share", "sign", "sure", "twice", "value", "wanted", "what", "who",
)  # fmt: skip


class ClassReportContent(Strict):
    """What the report says, each text by its name."""

    example: Words
    read_title: Words
    read: Words
    joined: Words
    skipped_title: Words
    empty: Words
    kinds: Words
    kind_record: Words
    kind_lms: Words
    kind_whatsapp_android: Words
    kind_whatsapp_iphone: Words
    kind_telegram: Words
    kind_telegram_page: Words
    kind_sms: Words
    kind_text: Words
    lms_same: Words
    wall: Words
    no_chat: Words
    other_kind: Words
    no_lines: Words
    lms_cut: Words
    lms_newer: Words
    lms_list: Words
    lms_bare: Words
    row: Words
    group_title: Words
    group_none: Words
    group_read: Words
    group_known: Words
    group_unknown: Words
    group_sender: Words
    group_sign: Words
    group_same: Words
    group_lines: Words
    group_right: Words
    group_path: Words
    group_modules: Words
    group_lesson: Words
    group_senders: Words
    group_guess: Words
    group_other: Words
    group_damaged: Words
    group_damaged_note: Words
    by_line: Words
    by_message: Words
    damaged_cut: Words
    damaged_letter: Words
    damaged_changed: Words
    damaged_version: Words
    damaged_head: Words
    damaged_step: Words
    skipped_none: Words
    change_title: Words
    change_alt: Words
    change: Words
    change_few: Words
    change_form: Words
    before: Words
    after: Words
    domain: Words
    later: Words
    domains_title: Words
    items_title: Words
    items_alt: Words
    items_few: Words
    reliability: Words
    reliability_none: Words
    items_wide: Words
    look: Words
    difficulty: Words
    discrimination: Words
    hard: Words
    easy: Words
    flat: Words
    backwards: Words
    calibration_title: Words
    calibration_alt: Words
    calibration: Words
    calibration_none: Words
    sure: Words
    right: Words
    help_title: Words
    help_none: Words
    help_note: Words
    why_gate: Words
    why_post: Words
    why_post_missing: Words
    why_agreement: Words
    why_agreement_missing: Words
    why_quizzes: Words
    why_sure: Words
    why_silent: Words
    learners_title: Words
    learner: Words
    number: Words
    pre: Words
    post: Words
    gate: Words
    agreement: Words
    lessons: Words
    passed: Words
    last: Words
    none: Words
    certificate_agrees: Words
    certificate_none: Words
    certificate_day: Words
    certificate_missing: Words
    certificate_differs: Words


@lru_cache
def class_report_texts() -> dict[str, str]:
    """Return the words of the report, in the reader's language; errors as in ``marked.read``."""
    return read(HERE / "class_report.yaml", ClassReportContent).model_dump()
