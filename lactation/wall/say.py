"""What the terminal says when phones are answered: the addresses, a QR code, the room, and what to try."""

import io
import sys

import segno

from lactation.content.wall import wall_texts
from lactation.core.words import fill_in
from lactation.wall.keys import Keys
from lactation.wall.network import ALL, interfaces, is_local, reached_at, url

BLOCKS = "█▀▄"  # of which segno draws two rows in one
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "…": "..."})
ON_DARK = "\x1b[97;40m{}\x1b[0m"  # white on black, whatever the terminal's colours are


def join_url(address: str, port: int, code: str) -> str:
    """Return where a phone joins, with the room's code in it."""
    return f"{url(address, port)}/wall/join?room={code}"


def can_write(text: str, encoding: str) -> bool:
    """Return whether an encoding has all signs of a text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def qr_text(text: str, colours: bool, encoding: str = "utf-8") -> str:
    """Return a QR code for a terminal: of half blocks, else of coloured blanks; nothing where it has neither."""
    drawn, made = io.StringIO(), segno.make(text, error="m", micro=False)
    if not can_write(BLOCKS, encoding):
        if colours:
            made.terminal(out=drawn)
        return drawn.getvalue().rstrip("\n")
    made.terminal(out=drawn, compact=True)
    lines = drawn.getvalue().splitlines()
    return "\n".join(ON_DARK.format(line) if colours else line for line in lines)


def qr_svg(text: str) -> str:
    """Return a QR code as a picture: dark on light, whatever the page's colours are."""
    drawn = io.BytesIO()
    made = segno.make(text, error="m", micro=False)
    made.save(drawn, kind="svg", scale=4, border=3, dark="#000", light="#fff", xmldecl=False, svgns=True, omitsize=True)
    return drawn.getvalue().decode()


def lines_to_say(host: str, here: str, port: int, keys: Keys, colours: bool, encoding: str = "utf-8") -> list[str]:
    """Return what the terminal says."""
    told, addresses = wall_texts(), reached_at(host)
    lines = []
    if addresses:
        lines += ["", told["terminal_phones"], *(f"  {url(one, port)}/wall" for one in addresses)]
        lines += [qr_text(join_url(addresses[0], port, keys.code), colours, encoding)]
        lines += [fill_in(told["terminal_room"], {"code": keys.code})]
    else:
        lines += ["", told["terminal_none"]]
    if host in ALL:
        public = [one for one in interfaces() if not is_local(one) and (host == "::" or ":" not in one)]
        lines += [fill_in(told["terminal_public"], {"address": one}) for one in public]
    return [*lines, "", told["terminal_lead"], f"  {lead_url(here, port, keys)}", "", told["terminal_help"]]


def lead_url(here: str, port: int, keys: Keys) -> str:
    """Return the address of the projector's page; what stands behind the # stays in the browser."""
    return f"{url(here, port)}/wall/show#{keys.secret}"


def say_where(host: str, here: str, port: int, keys: Keys) -> None:
    """Say it; what a terminal cannot write is written as it can."""
    encoding = sys.stdout.encoding or "ascii"
    text = "\n".join(lines_to_say(host, here, port, keys, sys.stdout.isatty(), encoding))
    plain = text if can_write(text, encoding) else text.translate(PLAIN).encode(encoding, "replace").decode(encoding)
    print(plain, flush=True)
