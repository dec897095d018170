"""Passwords: how long one is, and what a new one must be."""

from app.rules.errors import Invalid, invalid

SHORTEST, LONGEST = 10, 1000
"""Long ones cost a guesser most, so that length is the only rule; the upper limit keeps a form from being a burden."""


def check_strength(password: str) -> None:
    """Refuse a password that is too short to be one, or longer than signing in reads."""
    if len(password) < SHORTEST:
        raise invalid("/password", "too_short", f"密码至少 {SHORTEST} 位", f"At least {SHORTEST} characters.")
    if len(password) > LONGEST:
        raise invalid("/password", "too_long", f"密码最多 {LONGEST} 位", f"At most {LONGEST} characters.")


def check_new(password: str, again: str, current: str) -> None:
    """A new password is strong enough, typed the same twice, and another than before."""
    check_strength(password)
    if password != again:
        raise invalid("/again", "mismatch", "两次输入的新密码不一致", "The new password was not typed the same twice.")
    if password == current:
        raise invalid(
            "/password", "unchanged", "新密码不能与当前密码相同", "The new password must be another than before."
        )


def wrong_current() -> Invalid:
    """The refusal of whoever does not know the password that stands."""
    return invalid("/current", "wrong", "当前密码不正确", "The current password is wrong.")
