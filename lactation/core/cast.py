"""Who is seen while a line of a talk is spoken."""


def cast_of(line: dict) -> list:
    """Return who is seen while a line is spoken, the mother first."""
    cast = [{"who": "mother", "face": line["face"], "baby": ""}]
    if line["by_whom"] != "":
        cast[0]["face"] = "listening"
        cast.append({"who": line["by_whom"], "face": line["face"], "baby": ""})
    return cast
