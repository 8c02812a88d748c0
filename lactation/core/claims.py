"""Claims: which of them a reader asked for."""


def words_found(text: str, wanted: str) -> bool:
    """Return whether every word of ``wanted`` occurs in ``text``, in capitals or not."""
    low = text.lower()
    for word in wanted.lower().split(" "):
        if word != "" and word not in low:
            return False
    return True


def claim_fits(claim: dict, wanted: dict) -> bool:
    """Return whether a claim is wanted: by ``article``, ``topic`` and ``verdict`` (empty: any), and by ``words`` in its text."""
    for field in ["article", "topic", "verdict"]:
        if wanted[field] != "" and wanted[field] != claim[field]:
            return False
    return words_found(claim["text"], wanted["words"])
