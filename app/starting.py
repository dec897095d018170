"""What must be true of a database before a process works on it."""

from app import migrating
from app.config import Settings
from app.db import Database
from app.queries.demo import has_demo
from app.rules.errors import Forbidden

DEMO_LEFT = "demonstration data in production; set DUBAN_DATABASE_URL to a new database"


def check(settings: Settings) -> None:
    """Forbidden where production stands on demonstration accounts, whose passwords are public, or on their plans.

    What is not migrated yet is left to /readyz, which asks both.
    """
    if settings.is_demo:
        return
    database = Database(settings.database_url, 1)
    try:
        demo = migrating.current(database.engine) == migrating.heads() and database.read(has_demo)
    finally:
        database.close()
    if demo:
        raise Forbidden(
            "demo_left",
            "数据库里有演示账号或演示计划，正式环境不能启动；请用 DUBAN_DATABASE_URL 指定一个新的数据库",
            f"Refused: {DEMO_LEFT}.",
        )
