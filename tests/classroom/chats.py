"""Invented chats as messengers export them, with noise of all kinds, and what must be found in them."""

import html
import json
import zipfile
from pathlib import Path

from lactation.content.line import line_course, steps
from lactation.core.line import LINE_FIELDS, LINE_HEAD, LINE_SIGNS, line_of, mark_text

COURSE = line_course()
NAMES = ["Ama", "Mère – René", "+49 170 1234567", "نورة", "O'Brien (ward 3)", "Ana: nurse", "<b>Eve</b>", "🙂 Jo", "Thắm"]
TALK = [
    "Good morning!", "How is she today?\nStill sore, I think", "https://example.org/a?b=1#MIM", "12.3.2022 klo 14.08",
    "see you 27/11/2026, 10:15 - at the ward", "He said: it's 3/4 done", "<script>alert('x')</script> & <img src=x onerror=1>",
    '{"a": [1]}', "مرحبا بكم جميعا", "Call 0800-1234-5678-90", "mim 1 is my son", "MIM is a word. 1-2-3", "🎉🎉", "ok", "",
    "state-of-the-art-thing", "*bold* _it_ ~no~ `code`", "Milk in Motion is good", "[1/2/26, 3:04:05 PM] quoted: hello",
    "COVID-2019-AB12-test", "> quoted\n> lines",
]  # fmt: skip
WHENS = [  # of WhatsApp, as telephones of different places write them
    "{d:02}/{m:02}/2026, {h:02}:{i:02}", "{m}/{d}/26, {h12}:{i:02}\u202fPM", "{d:02}.{m:02}.26, {h:02}:{i:02}",
    "2026-{m:02}-{d:02}, {h12}:{i:02} p.m.", "{d}/{m}/2026 {h12}:{i:02} p. m.", "{d}.{m}.2026 klo {h}.{i:02}",
    "2026/{m}/{d} {h:02}:{i:02}", "{d:02}/{m:02}/2026, {h12}:{i:02} am", "\u200f{d}\u200f/{m}\u200f/2026, {h}:{i:02} م",
]  # fmt: skip
ROW = """<div class="message default clearfix" id="message{n}">
<div class="body">
<div class="pull_right date details" title="27.11.2026 10:00:00 UTC">10:00</div>
{name}<div class="text">
{told}
</div>
</div>
</div>"""
SMS = '<sms protocol="0" address="+4917" date="1795000000000" type="1" subject="null" body="{body}" contact_name="{who}" />'


def whens(chance, seconds):
    """A date and a time, always written in one way."""
    form = chance.choice(WHENS)

    def one():
        h, i = chance.randrange(24), chance.randrange(60)
        told = form.format(d=chance.randrange(1, 29), m=chance.randrange(1, 13), h=h, h12=h % 12 or 12, i=i)
        return told.replace(f":{i:02}", f":{i:02}:07", 1) if seconds else told

    return one


def android(chance, said):
    when = whens(chance, False)
    told = [
        f"{when()} - Messages and calls are end-to-end encrypted. Tap to learn more.",
        *(f"{when()} - {who}: {text}" for who, text in said),
    ]
    return "chat.txt", "\n".join(told)


def iphone(chance, said):
    when = whens(chance, chance.random() < 0.5)
    mark = lambda: chance.choice(["", "\u200e"])  # noqa: E731
    told = [
        f"\u200e[{when()}] Group: \u200eAma created this group",
        *(f"{mark()}[{when()}] {who}: {mark()}{text}" for who, text in said),
    ]
    return "_chat.txt", "\r\n".join(one.replace("\n", "\r\n") for one in told)


def pieces(chance, text):
    """A text as Telegram tells it: whole, or in pieces of which some are styled."""
    if chance.random() < 0.4:
        return text
    cuts = sorted(chance.sample(range(len(text) + 1), min(3, len(text) + 1)))
    parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return [chance.choice([one, {"type": "hashtag", "text": one}]) for one in parts]


def telegram(chance, said):
    made = [
        {"id": n, "type": "message", "date": "2026-11-27T10:00:00", "from": who, "text": pieces(chance, text)}
        for n, (who, text) in enumerate(said)
    ]
    made.insert(0, {"id": 999, "type": "service", "actor": "Ama", "action": "create_group", "text": ""})
    chat = {"name": "Ward", "type": "private_group", "id": 1, "messages": made}
    return "result.json", json.dumps(chance.choice([chat, {"chats": {"about": "", "list": [chat]}}]), ensure_ascii=False)


def telegram_page(chance, said):
    rows = []
    for n, (who, text) in enumerate(said):
        name = f'<div class="from_name">\n{html.escape(who)} \n</div>' if chance.random() < 0.8 else ""
        told = html.escape(text).replace("\n", "<br>").replace("MIM", "<strong>MIM</strong>")
        rows.append(ROW.format(n=n, name=name, told=told))
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body><div class="history">'
    return "messages.html", f"{head}{''.join(rows)}</div></body></html>"


def sms(chance, said):
    def told(text):
        plain = html.escape(text, quote=True).replace("\n", "&#10;")
        return plain.replace("🎉", "&#55356;&#57225;").replace("🙂", "&#55357;&#56898;")  # as some telephones write them

    rows = [SMS.format(body=told(text), who=told(who)) for who, text in said]
    rows.append('<mms date="1"><parts><part seq="0" ct="text/plain" text="null" /></parts></mms>')
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count=\"3\">"
    return "sms-2026.xml", "\n".join([head, *rows, "</smses>"])


def pasted(chance, said):
    return "pasted.txt", "\n\n".join(text for _, text in said)


FORMS = {
    "whatsapp_android": android,
    "whatsapp_iphone": iphone,
    "telegram": telegram,
    "telegram_page": telegram_page,
    "sms": sms,
    "text": pasted,
}


def fields(chance, key):
    """Random fields of a step."""
    told = {name: chance.randrange(2**bits) for name, bits in LINE_FIELDS.items()}
    return told | {
        "version": 1,
        "lesson": COURSE["ids"][key][0],
        "quiz": COURSE["ids"][key][1],
        "course": COURSE["hash"],
        "size": chance.randrange(3),
        "guess": chance.randrange(3),
    }


def noisy(line, chance):
    """A line as a messenger hands it on, its code still whole."""
    at = line.index(LINE_HEAD)
    code = line[at:]
    if chance.random() < 0.6:
        gaps = ["\n", "\u00a0", " ", "\u200f", "\n> ", "*", "\u2060"]
        code = "".join(sign + (chance.choice(gaps) if sign not in "MI1" and chance.random() < 0.08 else "") for sign in code)
    code = chance.choice([code, code.lower(), code.replace("-", "–"), code.replace("-", "")])
    before, after = (
        chance.choice(["", "Done!\n", "> ", "Forwarded: ", "“"]),
        chance.choice(["", " 🎉", "\nthanks", "” <This message was edited>", "."]),
    )
    return before + line[:at] + code + after


def damaged(line, chance):
    """A line that nobody can read any more: its code cut, changed in up to three signs, turned round, or without its head."""
    at = line.index(LINE_HEAD)
    code = line[at:]
    kind = chance.randrange(5)
    if kind == 0:
        return line[:at] + code[: chance.randrange(len(code) - 3)]
    if kind == 1:
        return line[:at] + code[: chance.randrange(5, 20)] + code[chance.randrange(21, 40) :]
    if kind == 2:
        return line[:at] + chance.choice(["N", "W", ""]) + code[1:]
    spots = chance.sample([n for n in range(4, len(code)) if code[n] != "-"], chance.randrange(1, 4))
    other = LINE_SIGNS if kind == 3 else "BIOé "
    return line[:at] + "".join(chance.choice(other.replace(sign, "")) if n in spots else sign for n, sign in enumerate(code))


def chat(chance, form, senders=4, talk=12):
    """A chat in a format: its name, its text, the lines in it (mark and step), and how many that are damaged."""
    keys, whole, said, broken = list(steps()), {}, [], 0
    for _ in range(senders):
        told = fields(chance, key := chance.choice(keys))
        line = line_of(told, key, COURSE)
        whole[mark_text(told["mark"]), key] = told
        said += [noisy(line, chance)] * chance.choice([1, 1, 2])
        if chance.random() < 0.7:
            other = fields(chance, key)
            said.append(damaged(line_of(other, key, COURSE), chance))
            broken += 1
    said += [chance.choice(TALK) for _ in range(talk)]
    chance.shuffle(said)
    name, text = FORMS[form](chance, [(chance.choice(NAMES), one) for one in said])
    return name, text, whole, broken


def zipped(path: Path, name: str, text: str) -> Path:
    """A chat in a zip, as WhatsApp writes it, with a picture beside it."""
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("IMG-20261127-WA0001.jpg", b"\xff\xd8\xff")
        made.writestr(name, text)
    return path
