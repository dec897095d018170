"""Words cut to a length: whoever reads them must see that there is more."""

MORE = "…"


def cut(text: str, length: int) -> str:
    """The text, or its beginning with an ellipsis; never longer than `length` characters."""
    return text if len(text) <= length else text[: length - len(MORE)].rstrip() + MORE
