"""The check-up (体检): what an officer should look at before a reading is confirmed. Every rule is a pure function."""

from app.importing.checkup.run import RULES, check_up

__all__ = ["RULES", "check_up"]
