"""Who may what (DOMAIN.md §7): short predicates, and checks that name the reason. What is not granted is refused.

A predicate decides whether a button is drawn; its `require_…` twin is called by the action and says whose the deed is.
"""

from collections.abc import Collection

from app.rules.actor import Actor
from app.rules.errors import Forbidden
from app.rules.vocabulary import Role, Scope

ACTS_FOR_UNIT = frozenset({Role.LIAISON, Role.UNIT_HEAD, Role.CLIENT})
OFFICE = frozenset({Role.SUPERVISOR})


def may_complete(actor: Actor, lead_unit_ids: Collection[int]) -> bool:
    """Lead units tick: a liaison or head of a unit that leads the line, or that unit's own system."""
    return may_write(actor) and actor.role in ACTS_FOR_UNIT and actor.unit_id in lead_unit_ids


def may_reopen(actor: Actor, lead_unit_ids: Collection[int]) -> bool:
    """Those who tick may take their tick back; the office may return any."""
    return may_complete(actor, lead_unit_ids) or (may_write(actor) and actor.role in OFFICE)


def may_report(actor: Actor, unit_ids: Collection[int]) -> bool:
    """Every unit that has a part in the item reports on it, supporting ones too."""
    return may_write(actor) and actor.role in ACTS_FOR_UNIT and actor.unit_id in unit_ids


def may_see_log(actor: Actor) -> bool:
    """The whole log is the office's and the audit administrator's to read."""
    return actor.role in {Role.SUPERVISOR, Role.AUDIT_ADMIN} or (actor.role is Role.CLIENT and actor.unit_id is None)


def may_import(actor: Actor) -> bool:
    """Plans are registered by the office, or by its own system."""
    return may_write(actor) and (actor.role in OFFICE or (actor.role is Role.CLIENT and actor.unit_id is None))


def may_see_imports(actor: Actor) -> bool:
    """Documents being imported are the office's to read, and its own system's."""
    return actor.role in OFFICE or (actor.role is Role.CLIENT and actor.unit_id is None)


def may_write(actor: Actor) -> bool:
    """People may; a client needs a key with the scope to write."""
    return actor.scope is Scope.WRITE


def require_complete(actor: Actor, lead_unit_ids: Collection[int]) -> None:
    """Refuse with the reason unless `may_complete`."""
    if not may_complete(actor, lead_unit_ids):
        raise _refusal(actor, "只有主办单位的联络员可以勾选节点", "Only the line's lead units tick its milestones.")


def require_reopen(actor: Actor, lead_unit_ids: Collection[int]) -> None:
    """Refuse with the reason unless `may_reopen`."""
    if not may_reopen(actor, lead_unit_ids):
        raise _refusal(
            actor, "只有主办单位或督查室可以撤销完成", "Only the line's lead units or the office reopen a milestone."
        )


def require_report(actor: Actor, unit_ids: Collection[int]) -> None:
    """Refuse with the reason unless `may_report`."""
    if not may_report(actor, unit_ids):
        raise _refusal(actor, "只有承担该事项的单位可以报送进展", "Only units with a part in the item report on it.")


def require_import(actor: Actor) -> None:
    """Refuse with the reason unless `may_import`."""
    if not may_import(actor):
        raise _refusal(actor, "只有督查室可以导入计划", "Only the supervision office imports plans.")


def require_see_imports(actor: Actor) -> None:
    """Refuse with the reason unless `may_see_imports`."""
    if not may_see_imports(actor):
        raise Forbidden("not_yours", "只有督查室可以查看导入", "Only the supervision office reads imports.")


def require_log(actor: Actor) -> None:
    """Refuse with the reason unless `may_see_log`."""
    if not may_see_log(actor):
        raise _refusal(
            actor, "只有督查室和审计管理员可以查看全部记录", "Only the office and the audit administrator read the log."
        )


def _refusal(actor: Actor, title: str, detail: str) -> Forbidden:
    if not may_write(actor):
        return Forbidden(
            "scope_missing", "该密钥只能读取", "This key's scope is 'read'; ask for a key with scope 'write'."
        )
    return Forbidden("not_yours", title, detail)
