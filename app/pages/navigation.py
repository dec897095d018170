"""The menu: the few pages that a role works on every day, and the others behind 更多."""

from dataclasses import dataclass

from app.rules.vocabulary import Role


@dataclass(frozen=True)
class Menu:
    """Addresses of pages, in reading order."""

    daily: tuple[str, ...]
    more: tuple[str, ...]


UNIT = Menu(
    ("/desk", "/items", "/acknowledgements", "/notices", "/changes"),
    ("/instructions", "/matrix", "/overview", "/plans", "/events", "/units", "/delegations", "/permissions"),
)
OFFICE = Menu(
    ("/items", "/overview", "/reports", "/matrix", "/acknowledgements", "/changes"),
    (
        "/notices",
        "/instructions",
        "/plans",
        "/imports",
        "/events",
        "/units",
        "/calendar",
        "/delegations",
        "/permissions",
    ),
)
LEADERS = Menu(
    ("/overview", "/items", "/changes", "/instructions", "/notices"),
    ("/matrix", "/acknowledgements", "/plans", "/events", "/units", "/delegations", "/permissions"),
)
ADMINISTRATORS = Menu(("/events", "/units", "/calendar", "/delegations", "/permissions"), ())
SECURITY = Menu(("/clients", "/events", "/units", "/delegations", "/permissions"), ())
BY_ROLE = {
    Role.SUPERVISOR: OFFICE,
    Role.LIAISON: UNIT,
    Role.UNIT_HEAD: UNIT,
    Role.LEADER: LEADERS,
    Role.PRINCIPAL_LEADER: LEADERS,
    Role.DEVELOPMENT_REFORM: LEADERS,
    Role.CLIENT: LEADERS,
    Role.SYSTEM_ADMIN: ADMINISTRATORS,
    Role.SECURITY_ADMIN: SECURITY,
    Role.AUDIT_ADMIN: ADMINISTRATORS,
}
