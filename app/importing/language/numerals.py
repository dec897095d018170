"""Numbers as Chinese documents write them: 1,000, １２, 十二, 两百五十, 二〇一七."""

from decimal import Decimal

CHINESE = "〇○零一二两三四五六七八九十百千"
"""The characters of a whole number in words, below ten thousand."""

_DIGITS = {
    char: value
    for value, chars in enumerate(("〇○零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_SCALES = {"十": 10, "百": 100, "千": 1000}

_FULL_WIDTH = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code).isascii() or chr(code - 0xFEE0).isalnum()
}
_FULL_WIDTH |= {
    ord(wide): ord(narrow) for wide, narrow in zip("．％－／＋＃　\xa0\u2002\u2003", ".%-/+#    ", strict=True)
}


def plain(text: str) -> str:
    """The text with full-width letters, digits and figures' signs made half-width, character for character.

    Offsets are kept, so that what is found in the plain text can be cut from the original. Punctuation stays.
    """
    return text.translate(_FULL_WIDTH)


def whole(words: str) -> int:
    """The whole number that digits or Chinese words name: 12, 十二, 二十, 一百零五, 二〇一七.

    Raises ValueError when the text is neither.
    """
    if words.isascii():
        return int(words)
    if not any(char in _SCALES for char in words):
        return int("".join(str(_DIGITS[char]) for char in words if _known(char)))
    total, digit = 0, 0
    for char in words:
        if char in _SCALES:
            total += (digit or 1) * _SCALES[char]
            digit = 0
        else:
            digit = _DIGITS[char] if _known(char) else 0
    return total + digit


def figure(words: str) -> Decimal:
    """The value of a figure, decimals and thousands separators included: 1,000.5, 三, 十五."""
    words = words.replace(",", "").replace("，", "").replace(" ", "")
    return Decimal(words) if words.isascii() else Decimal(whole(words))


def _known(char: str) -> bool:
    if char not in _DIGITS:
        raise ValueError(f"not a numeral: {char}")
    return True
