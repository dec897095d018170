"""Who may what: each role, verb and bond, against docs/domain.md §7; what is not granted is refused."""

from collections.abc import Collection
from itertools import combinations

import pytest

from app.rules import permissions
from app.rules.actor import Actor
from app.rules.errors import Forbidden
from app.rules.permissions import READ_ONLY, Bond, Verb
from app.rules.scopes import opened
from app.rules.vocabulary import Role, Scope, Via

OURS = 1
BONDS = [set(some) for count in range(len(Bond)) for some in combinations(set(Bond) - {Bond.ANY}, count)]

OFFICE = {Role.SUPERVISOR: Bond.ANY}
LEADS = dict.fromkeys((Role.LIAISON, Role.UNIT_HEAD), Bond.LEAD)
PARTS = dict.fromkeys((Role.LIAISON, Role.UNIT_HEAD), Bond.PART)
UNITS = dict.fromkeys((Role.LIAISON, Role.UNIT_HEAD), Bond.OWN_UNIT)
LEADERS = {Role.LEADER: Bond.IN_CHARGE, Role.PRINCIPAL_LEADER: Bond.ANY}
SECURITY = {Role.SECURITY_ADMIN: Bond.ANY}

GRANTED: dict[str, dict[Role, Bond]] = {
    "import": OFFICE,
    "see_imports": OFFICE,
    "draft": OFFICE,
    "discard_draft": OFFICE,
    "issue": OFFICE,
    "acknowledge": PARTS,
    "hand_down": LEADS,
    "manage_units": {**OFFICE, Role.SYSTEM_ADMIN: Bond.ANY},
    "set_calendar": {**OFFICE, Role.SYSTEM_ADMIN: Bond.ANY},
    "complete": LEADS,
    "reopen_milestone": {**LEADS, **OFFICE},
    "confirm_milestone": OFFICE,
    "report": PARTS,
    "review_report": OFFICE,
    "set_cycle": OFFICE,
    "request_change": {**LEADS, **OFFICE},
    "cancel_change": {**UNITS, Role.SUPERVISOR: Bond.OWN_UNIT},
    "approve_as_head": {Role.UNIT_HEAD: Bond.OWN_UNIT},
    "approve_as_office": OFFICE,
    "approve_as_leader": {Role.LEADER: Bond.IN_CHARGE},
    "approve_as_principal": {Role.PRINCIPAL_LEADER: Bond.ANY},
    "approve_as_development": {Role.DEVELOPMENT_REFORM: Bond.ANY},
    "instruct": LEADERS,
    "answer_instruction": PARTS,
    "remind": OFFICE,
    "read_notice": dict.fromkeys((Role.LIAISON, Role.UNIT_HEAD, Role.LEADER, Role.PRINCIPAL_LEADER), Bond.ADDRESSED),
    "suspend": OFFICE,
    "request_closure": LEADS,
    "endorse_closure": OFFICE,
    "close": LEADERS,
    "reopen_item": {**OFFICE, **LEADERS},
    "conclude": OFFICE,
    "object": UNITS,
    "review_objection": {Role.SUPERVISOR: Bond.OTHERS},
    "rectify": UNITS,
    "recheck": OFFICE,
    "delegate": SECURITY,
    "manage_accounts": SECURITY,
    "manage_webhooks": {**OFFICE, **UNITS},
    "see_log": {**OFFICE, Role.AUDIT_ADMIN: Bond.ANY},
}


def actor(role: Role, unit_id: int | None = OURS, *scopes: Scope) -> Actor:
    return Actor("某人", role, Via.API, unit_id=unit_id, scopes=opened(scopes or {Scope.WRITE}))


def allows(verb: Verb, who: Actor, bonds: Collection[Bond] = ()) -> bool:
    """Whether `may` grants, after checking that `require` says the same."""
    try:
        permissions.require(who, verb, bonds)
    except Forbidden:
        assert not permissions.may(who, verb, bonds)
        return False
    assert permissions.may(who, verb, bonds)
    return True


def granted(verb: Verb, role: Role, bonds: set[Bond]) -> bool:
    """What docs/domain.md says of a role whose actor has these bonds."""
    needed = GRANTED[verb].get(role)
    return needed is Bond.ANY or needed in bonds


def test_no_verb_is_without_a_row() -> None:
    assert GRANTED.keys() == {verb.value for verb in Verb} == {verb.value for verb in permissions.GRANTS}


@pytest.mark.parametrize("verb", Verb)
def test_each_role_may_what_it_is_granted_and_nothing_else(verb: Verb) -> None:
    for role in set(Role) - {Role.CLIENT}:
        for bonds in BONDS:
            assert (role, bonds, allows(verb, actor(role), bonds)) == (role, bonds, granted(verb, role, bonds))


@pytest.mark.parametrize("verb", Verb)
def test_a_unit_s_system_stands_for_its_liaison_and_the_office_s_for_the_office(verb: Verb) -> None:
    for bonds in BONDS:
        assert allows(verb, actor(Role.CLIENT, OURS), bonds) == granted(verb, Role.LIAISON, bonds)
        assert allows(verb, actor(Role.CLIENT, None), bonds) == granted(verb, Role.SUPERVISOR, bonds)


@pytest.mark.parametrize("verb", Verb)
def test_a_scope_to_read_never_writes(verb: Verb) -> None:
    for role in Role:
        for unit in (OURS, None):
            reads = allows(verb, actor(role, unit, Scope.READ), set(Bond))
            assert not reads or verb in READ_ONLY


def test_reading_is_all_that_a_scope_to_read_is_good_for() -> None:
    assert {Verb.SEE_LOG, Verb.SEE_IMPORTS} == READ_ONLY
    for verb in READ_ONLY:
        assert allows(verb, actor(Role.CLIENT, None, Scope.READ))


@pytest.mark.parametrize("verb", Verb)
def test_a_refusal_says_whose_the_deed_is(verb: Verb) -> None:
    with pytest.raises(Forbidden) as refused:
        permissions.require(actor(Role.LEADER), verb, ())
    assert refused.value.code == "not_yours"
    assert refused.value.title == permissions.GRANTS[verb].title


def test_a_refusal_for_want_of_scope_says_so() -> None:
    with pytest.raises(Forbidden) as caught:
        permissions.require(actor(Role.CLIENT, OURS, Scope.READ), Verb.COMPLETE, {Bond.LEAD})
    assert (caught.value.code, caught.value.extra) == ("scope_missing", {"scope": "tick"})
    assert 'error="insufficient_scope", scope="tick"' in caught.value.headers["WWW-Authenticate"]


def test_every_verb_stands_in_one_group_and_every_scope_but_write_is_one() -> None:
    assert sorted(verb for verbs in permissions.GROUPS.values() for verb in verbs) == sorted(Verb)
    assert set(permissions.GROUPS) == set(Scope) - {Scope.WRITE}


@pytest.mark.parametrize("scope", sorted(set(Scope) - {Scope.WRITE}))
def test_a_scope_opens_its_group_and_what_is_only_read_and_nothing_else(scope: Scope) -> None:
    for unit, role in ((OURS, Role.LIAISON), (None, Role.SUPERVISOR)):
        for verb in Verb:
            held = verb in permissions.GROUPS[scope] | READ_ONLY
            assert allows(verb, actor(Role.CLIENT, unit, scope), set(Bond)) == (held and granted(verb, role, set(Bond)))


def test_bonds_are_to_units_that_have_a_part_and_to_no_other() -> None:
    for role in Role:
        assert permissions.bonds_to_line(actor(role), [OURS]) == {Bond.LEAD, Bond.PART}
        assert permissions.bonds_to_item(actor(role), [OURS]) == {Bond.PART}
        for who, units in ((actor(role), [OURS + 1]), (actor(role), []), (actor(role, None), [OURS])):
            assert permissions.bonds_to_line(who, units) == set()
            assert permissions.bonds_to_item(who, units) == set()


@pytest.mark.parametrize("role", Role)
def test_an_actor_sees_by_everything_by_unit_by_leadership_or_not_at_all(role: Role) -> None:
    who = Actor("某人", role, Via.PAGE, person_id=7, unit_id=OURS)
    ways = [who.sees_all, who.sees_unit is not None, who.leads is not None]
    assert sum(ways) <= 1
    blind = {Role.DEVELOPMENT_REFORM, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN}
    assert any(ways) == (role not in blind)
