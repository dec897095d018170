"""Who tries: everybody of the cast, by browser and by key, a deputy, nobody, and somebody with a wrong key."""

from collections.abc import Collection
from dataclasses import dataclass

from app.doors import DEPUTY_COOKIE, SESSION_COOKIE
from app.rules.permissions import GRANTS, READ_ONLY, Bond, Verb
from app.rules.vocabulary import Role, Scope
from tests.cast import KEYS, LEAD, PEOPLE, SECOND, SUPPORT, Cast

UNITS_ROLES = {Role.LIAISON, Role.UNIT_HEAD}
PARTS = frozenset({LEAD, SECOND, SUPPORT})
"""The units with a part in the item that everything is tried on."""


@dataclass(frozen=True)
class Player:
    """Somebody who knocks: `role` as the permission table names it, None where nobody is signed in."""

    name: str
    role: Role | None
    unit: str | None = None
    reads_only: bool = False
    leads: bool = False

    def headers(self, cast: Cast) -> dict[str, str]:
        """What a request of theirs carries."""
        if self.name == "wrong key":
            return {"Authorization": "Bearer duban_wrong"}
        if self.name in KEYS:
            return {"Authorization": f"Bearer {cast.keys[self.name]}"}
        if self.name == "deputy":
            absent = f"{DEPUTY_COOKIE}={cast.people['leader']}"
            return {"Cookie": f"{SESSION_COOKIE}={cast.tokens['other_leader']}; {absent}"}
        return {"Cookie": f"{SESSION_COOKIE}={cast.tokens[self.name]}"} if self.role else {}

    def sees(self, *, draft: bool, investment: bool) -> bool:
        """Whether the item is in sight (docs/domain.md §7): drafts are the office's alone."""
        if self.role is Role.SUPERVISOR:
            return True
        by_role = {
            Role.PRINCIPAL_LEADER: True,
            Role.LEADER: self.leads,
            Role.LIAISON: self.unit in PARTS,
            Role.UNIT_HEAD: self.unit in PARTS,
            Role.DEVELOPMENT_REFORM: investment,
        }
        return not draft and bool(self.role and by_role.get(self.role, False))

    def may(self, verb: Verb, bound: Collection[str], addressed: Collection[Role] = ()) -> bool:
        """Whether the table grants the verb, where these are the units and the roles that the deed is bound to."""
        needed = GRANTS[verb].roles.get(self.role) if self.role else None
        bonds = {Bond.ANY, Bond.OTHERS}
        if self.unit in bound:
            bonds |= {Bond.LEAD, Bond.PART, Bond.OWN_UNIT}
        if self.leads:
            bonds.add(Bond.IN_CHARGE)
        if self.role in addressed and (self.unit in bound or self.leads):
            bonds.add(Bond.ADDRESSED)
        return needed in bonds and (verb in READ_ONLY or not self.reads_only)


def _key(name: str) -> Player:
    """A unit's own system stands for its liaison, the office's for the office."""
    scope, unit = KEYS[name]
    return Player(name, Role.LIAISON if unit else Role.SUPERVISOR, unit, scope is Scope.READ)


PLAYERS = (
    Player("nobody", None),
    Player("wrong key", None),
    *(Player(name, role, unit, leads=name == "leader") for name, (_, role, unit) in PEOPLE.items()),
    Player("deputy", Role.LEADER, leads=True),
    *(_key(name) for name in KEYS),
)
