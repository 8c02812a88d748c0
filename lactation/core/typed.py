"""Numbers as people type them, in the digits of any script."""

from lactation.core.words import PLAIN_DIGITS

# The digits 0 to 9 of the scripts that people write numbers in, and the signs that stand for the decimal point.
DIGITS_OF_SCRIPTS = [
    "٠ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩", "۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹", "߀ ߁ ߂ ߃ ߄ ߅ ߆ ߇ ߈ ߉", "० १ २ ३ ४ ५ ६ ७ ८ ९", "০ ১ ২ ৩ ৪ ৫ ৬ ৭ ৮ ৯",
    "੦ ੧ ੨ ੩ ੪ ੫ ੬ ੭ ੮ ੯", "૦ ૧ ૨ ૩ ૪ ૫ ૬ ૭ ૮ ૯", "୦ ୧ ୨ ୩ ୪ ୫ ୬ ୭ ୮ ୯", "௦ ௧ ௨ ௩ ௪ ௫ ௬ ௭ ௮ ௯", "౦ ౧ ౨ ౩ ౪ ౫ ౬ ౭ ౮ ౯",
    "೦ ೧ ೨ ೩ ೪ ೫ ೬ ೭ ೮ ೯", "൦ ൧ ൨ ൩ ൪ ൫ ൬ ൭ ൮ ൯", "෦ ෧ ෨ ෩ ෪ ෫ ෬ ෭ ෮ ෯", "๐ ๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘ ๙", "໐ ໑ ໒ ໓ ໔ ໕ ໖ ໗ ໘ ໙",
    "༠ ༡ ༢ ༣ ༤ ༥ ༦ ༧ ༨ ༩", "၀ ၁ ၂ ၃ ၄ ၅ ၆ ၇ ၈ ၉", "႐ ႑ ႒ ႓ ႔ ႕ ႖ ႗ ႘ ႙", "០ ១ ២ ៣ ៤ ៥ ៦ ៧ ៨ ៩", "᠐ ᠑ ᠒ ᠓ ᠔ ᠕ ᠖ ᠗ ᠘ ᠙",
    "０ １ ２ ３ ４ ５ ６ ７ ８ ９", "𞥐 𞥑 𞥒 𞥓 𞥔 𞥕 𞥖 𞥗 𞥘 𞥙", "𐴰 𐴱 𐴲 𐴳 𐴴 𐴵 𐴶 𐴷 𐴸 𐴹", "𑄶 𑄷 𑄸 𑄹 𑄺 𑄻 𑄼 𑄽 𑄾 𑄿",
]  # fmt: skip
DECIMAL_SIGNS = [",", "٫", "．", "，"]


def typed_number(text: str) -> float | str:
    """Return the number that somebody typed, in the digits of any script, or the text itself when it is no plain number.

    A number is digits with at most one decimal sign between them; a minus may stand before it.
    """
    plain = text.strip()
    for digits in DIGITS_OF_SCRIPTS:
        ten = digits.split(" ")
        for i in range(10):
            plain = plain.replace(ten[i], PLAIN_DIGITS[i])
    for sign in DECIMAL_SIGNS:
        plain = plain.replace(sign, ".")
    plain = plain.replace("−", "-")
    digits_now = 0  # digits since the beginning or the point
    points = 0
    for i in range(len(plain)):
        if plain[i] in PLAIN_DIGITS:
            digits_now += 1
        elif plain[i] == "." and points == 0 and digits_now > 0:
            points = 1
            digits_now = 0
        elif plain[i] != "-" or i > 0:
            return text
    if digits_now == 0:
        return text
    return float(plain) if points > 0 else int(plain)
