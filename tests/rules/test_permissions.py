"""Who may what: every role with every predicate, against the table of DOMAIN.md §7; what is not granted is refused."""

from collections.abc import Callable, Collection

import pytest

from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import Forbidden
from app.rules.vocabulary import Role, Scope, Via

OURS, OTHER = 1, 2
UNIT_ROLES = {Role.LIAISON, Role.UNIT_HEAD, Role.CLIENT}
Needs = Callable[[Actor, Collection[int]], None]

GRANTED: dict[str, set[Role]] = {
    "complete": UNIT_ROLES,
    "reopen": UNIT_ROLES | {Role.SUPERVISOR},
    "report": UNIT_ROLES,
    "see_log": {Role.SUPERVISOR, Role.AUDIT_ADMIN},
    "import": {Role.SUPERVISOR},
}


def actor(role: Role, unit_id: int | None = OURS, scope: Scope = Scope.WRITE) -> Actor:
    return Actor("某人", role, Via.API, unit_id=unit_id, scope=scope)


def allows(verb: str, who: Actor, units: Collection[int] = (OURS,)) -> bool:
    """Whether `may_…` grants, after checking that `require_…` says the same."""
    plain = verb in {"see_log", "import"}
    may = getattr(permissions, f"may_{verb}")(who) if plain else getattr(permissions, f"may_{verb}")(who, units)
    require = getattr(permissions, f"require_{'log' if verb == 'see_log' else verb}")
    try:
        require(who) if plain else require(who, units)
    except Forbidden:
        assert not may
        return False
    assert may
    return True


@pytest.mark.parametrize("verb", GRANTED)
@pytest.mark.parametrize("role", Role)
def test_a_role_with_our_unit_may_what_the_table_grants_and_nothing_else(verb: str, role: Role) -> None:
    assert allows(verb, actor(role)) == (role in GRANTED[verb])


@pytest.mark.parametrize("verb", ["complete", "report"])
@pytest.mark.parametrize("role", Role)
def test_nobody_acts_for_another_unit(verb: str, role: Role) -> None:
    assert not allows(verb, actor(role, OTHER))


@pytest.mark.parametrize("verb", ["complete", "reopen", "report"])
@pytest.mark.parametrize("role", sorted(UNIT_ROLES))
def test_without_a_unit_nobody_acts_for_one(verb: str, role: Role) -> None:
    assert not allows(verb, actor(role, None))


@pytest.mark.parametrize("role", Role)
def test_where_no_unit_leads_only_the_office_may_return_a_tick(role: Role) -> None:
    assert not allows("complete", actor(role), ())
    assert allows("reopen", actor(role), ()) == (role is Role.SUPERVISOR)


@pytest.mark.parametrize("verb", ["complete", "reopen", "report", "import"])
@pytest.mark.parametrize("role", Role)
def test_a_scope_to_read_never_writes(verb: str, role: Role) -> None:
    assert not allows(verb, actor(role, OURS, Scope.READ))


def test_the_office_s_own_system_imports_and_reads_the_log() -> None:
    system = actor(Role.CLIENT, None)
    assert allows("import", system)
    assert allows("see_log", system)
    assert not allows("import", actor(Role.CLIENT, OURS))


def test_a_refusal_for_want_of_scope_says_so() -> None:
    with pytest.raises(Forbidden) as caught:
        permissions.require_complete(actor(Role.CLIENT, OURS, Scope.READ), [OURS])
    assert caught.value.code == "scope_missing"


@pytest.mark.parametrize("role", Role)
def test_an_actor_sees_by_everything_by_unit_by_leadership_or_not_at_all(role: Role) -> None:
    who = Actor("某人", role, Via.PAGE, person_id=7, unit_id=OURS)
    ways = [who.sees_all, who.sees_unit is not None, who.leads is not None]
    assert sum(ways) <= 1
    blind = {Role.DEVELOPMENT_REFORM, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN}
    assert any(ways) == (role not in blind)
