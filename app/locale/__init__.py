"""The languages of the pages: Chinese as the code writes it, the others from their catalogue, read once at start."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent
Translate = Callable[[str], str]


class Language(StrEnum):
    """A language that a reader may choose."""

    ZH = "zh"
    EN = "en"


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Every message of a language by its Chinese original; none for Chinese itself."""
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        found = read_po(file, locale=language)
    return {str(message.id): str(message.string) for message in found if message.id and message.string}


def translator(language: Language) -> Translate:
    """A function from a Chinese message to the same in `language`; what is not translated stays Chinese."""
    messages = catalogue(language)
    return lambda message: messages.get(message, message)
