"""Statements that never change: compiled once for each database, then handed straight to the driver.

SQLAlchemy takes about 40 µs to find a statement's compiled form again, bind its values and wrap its rows, while the
database itself takes 3 to 10 µs for a row by its key. `prepared` keeps what comes out the same every time. The
statement stays what it is: an ordinary session runs it too, more slowly, and other statements may be derived from it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import BindParameter, ColumnElement, Connection, Executable, Insert, select
from sqlalchemy.engine import Dialect, IteratorResult, Result
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.visitors import replacement_traverse
from sqlalchemy.types import TypeEngine

S = TypeVar("S", bound=Executable)
Given = Mapping[str, Any]
Slot = tuple[str, Callable[[Any], Any] | None, bool, Any]
"""A parameter of a statement: its name, what makes the driver's value of it, and whether it is fixed, at what."""

PLANNED_ONCE: Mapping[str, dict[str, bool]] = {"psycopg": {"prepare": True}}
"""What a driver is told besides, so that the database plans the statement once a connection; see `make_engine`."""

KEPT = "_duban_prepared"
"""The attribute of a statement that holds its `Prepared`."""


def prepared(statement: S) -> S:
    """The same statement, known from now on to `UnitOfWork`; for constants of a module and what `cache` keeps.

    Every value that changes must be a `bindparam` or a column that is written; a list of a length that changes
    cannot be one.
    """
    setattr(statement, KEPT, Prepared(statement))
    return statement


def known(statement: object) -> "Prepared | None":
    """What `prepared` keeps of a statement; a statement derived from it has copied the attribute and is another."""
    found: Prepared | None = getattr(statement, KEPT, None)
    return found if found is not None and found.statement is statement else None


class Prepared:
    """A statement with its forms for each database and each set of parameters that it was given."""

    def __init__(self, statement: Executable) -> None:
        self.statement = statement
        self._forms: dict[tuple[object, ...], Form] = {}

    def run(self, connection: Connection, given: Given | Sequence[Given]) -> Result[Any]:
        """As `Connection.execute`, without `rowcount`; all rows are fetched at once.

        Raises the same errors; SQLAlchemy's events are not told, so whoever listens to them must not come here.
        """
        dialect = connection.dialect
        many = None if isinstance(given, Mapping) else given
        one: Given = given if isinstance(given, Mapping) else given[0]
        key = (dialect.name, *one)
        form = self._forms.get(key)
        if form is None:
            form = self._forms[key] = Form(self.statement, dialect, list(one))
        driver = connection.connection
        cursor = driver.cursor()
        try:
            if many is None or len(many) == 1:
                cursor.execute(form.sql, form.values(one), **PLANNED_ONCE.get(dialect.driver, {}))
            else:
                cursor.executemany(form.sql, [form.values(row) for row in many])
            return IteratorResult(form.shape(cursor), iter(cursor.fetchall())) if form.has_rows else NOTHING
        except dialect.loaded_dbapi.Error as error:
            gone = dialect.is_disconnect(error, driver.driver_connection, cursor)
            if gone:
                connection.invalidate(error)
            raise DBAPIError.instance(
                form.sql, one, error, dialect.loaded_dbapi.Error, connection_invalidated=gone, dialect=dialect
            ) from error
        finally:
            cursor.close()


class Form:
    """A statement as one database takes it: its words, how to bind values, how to read rows."""

    def __init__(self, statement: Executable, dialect: Dialect, given: list[str]) -> None:
        returned = list(getattr(statement, "exported_columns", ()))
        if isinstance(statement, Insert) and not returned:
            # Else PostgreSQL would be asked for the new row's id, unbidden.
            statement = statement.inline()
        compiled: Any = _with_literals(statement).compile(dialect=dialect, column_keys=given)
        if compiled.prefetch:
            raise TypeError(f"a prepared statement cannot fill columns in: {compiled}")
        state = compiled.construct_expanded_state(dict.fromkeys(given))
        self.sql: str = state.statement
        self._positional = compiled.positional
        self._slots: list[Slot] = []
        for name in state.positiontup if compiled.positional else state.parameters:
            bind = compiled.binds.get(name)
            process = state.processors.get(name) if bind is None else _writer(bind.type, dialect)
            value = state.parameters[name]
            fixed = name not in given
            self._slots.append((name, process, fixed, process(value) if fixed and process else value))
        self._columns = [(column.key, column.type.dialect_impl(dialect)) for column in returned]
        self._dialect = dialect
        self._shape: SimpleResultMetaData | None = None

    def values(self, given: Given) -> Any:
        """What the driver is given for these parameters."""
        found = [
            value if fixed else given[name] if process is None else process(given[name])
            for name, process, fixed, value in self._slots
        ]
        return found if self._positional else {slot[0]: value for slot, value in zip(self._slots, found, strict=True)}

    @property
    def has_rows(self) -> bool:
        """Whether it returns rows."""
        return bool(self._columns)

    def shape(self, cursor: Any) -> SimpleResultMetaData:
        """How to make rows of what the driver fetched; a driver names its column types with the first rows."""
        if self._shape is None:
            readers = [
                kind.result_processor(self._dialect, column[1])
                for (_, kind), column in zip(self._columns, cursor.description, strict=True)
            ]
            self._shape = SimpleResultMetaData([name for name, _ in self._columns], _processors=readers)
        return self._shape


def _with_literals(statement: Any) -> Any:
    """The statement with its constants written out instead of bound.

    PostgreSQL plans a prepared statement once for every value there could be: of `state != $1` it expects no row at
    all where every row is in one state, and reads the whole table to find them. SQLite would plan it anew each time
    where a partial index may serve.
    """
    return replacement_traverse(statement, {}, _literal)


def _literal(element: Any, **_: Any) -> Any:
    constant = isinstance(element, BindParameter) and not element.required and element.value is not None
    return element.render_literal_execute() if constant else None


def _writer(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


NOTHING: Result[Any] = IteratorResult(SimpleResultMetaData([]), iter(()))
"""The result of a statement that returns no rows."""


def has_row(key: ColumnElement[int], *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether there is such a row; asked of each row of a short list.

    Not EXISTS: PostgreSQL would answer that from a hash of the whole table, though the list has fifty rows.
    """
    return select(key).where(*conditions).limit(1).scalar_subquery().is_not(None)
