"""Who is acting, as the rules see them: a person, a client with a key, or the machine itself."""

from dataclasses import dataclass
from datetime import datetime

from app.rules.scopes import EVERYTHING
from app.rules.vocabulary import Role, Scope, Via

SEES_ALL = frozenset({Role.SUPERVISOR, Role.PRINCIPAL_LEADER})
SEES_UNIT = frozenset({Role.LIAISON, Role.UNIT_HEAD})


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, with all that a rule may ask about them.

    A deputy keeps their own name and person, and has role and unit of the one they act for (`acting_for`).
    `scopes` are opened (rules/scopes.py), `further` those that the client has and its token does not; a client's
    `quota` is in requests a minute, 0 for the house's default.
    """

    name: str
    role: Role
    via: Via
    person_id: int | None = None
    client_id: int | None = None
    unit_id: int | None = None
    unit_name: str = ""
    scopes: frozenset[Scope] = EVERYTHING
    seen_at: datetime | None = None
    acting_for_id: int | None = None
    acting_for: str | None = None
    key_id: int | None = None
    quota: int | None = None
    further: frozenset[Scope] = frozenset()

    @property
    def caller(self) -> str:
        """Who calls, as one word: what is kept for one caller is never another's."""
        if self.client_id is not None:
            return f"client:{self.client_id}"
        return f"person:{self.person_id}" if self.person_id is not None else self.via.value

    @property
    def sees_all(self) -> bool:
        """Whether every plan and item is in sight (docs/domain.md §7)."""
        return self.role in SEES_ALL or (self.role is Role.CLIENT and self.unit_id is None)

    @property
    def sees_unit(self) -> int | None:
        """The unit whose items are in sight, for those who act for one."""
        return self.unit_id if self.role in SEES_UNIT or self.role is Role.CLIENT else None

    @property
    def leads(self) -> int | None:
        """The person whose items are in sight, for a leader in charge."""
        return (self.acting_for_id or self.person_id) if self.role is Role.LEADER else None


MACHINE = Actor(name="督办系统", role=Role.SUPERVISOR, via=Via.COMMAND)
