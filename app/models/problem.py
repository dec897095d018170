"""The shape of every error of the JSON door (RFC 9457)."""

from typing import Any

from sqlmodel import Field, SQLModel


class ProblemField(SQLModel):
    """One field that is wrong."""

    pointer: str = Field(description="JSON pointer into the body, or the parameter's name after `#`.")
    code: str = Field(description="Stable code of what is wrong.")
    title: str = Field(description="In Chinese, for people.")
    detail: str = Field(description="In English, for programmers.")


class ProblemRead(SQLModel):
    """A problem, as `application/problem+json`. Codes are stable; titles and details may be reworded."""

    type: str = Field(description="About this kind of problem: a path of the documentation.")
    status: int
    code: str = Field(description="Stable code, listed in docs/problems.md.")
    title: str = Field(description="In Chinese, for people.")
    detail: str = Field(description="In English, for programmers: what to do next.")
    instance: str = Field(description="Id of the request, to be found in the log.")
    errors: list[ProblemField] = Field(default=[], description="Fields that are wrong.")
    current: dict[str, Any] | None = Field(default=None, description="With 409 and 412: how it stands now.")
    verb: str | None = Field(default=None, description="With 403: what the caller may not do.")
    scope: str | None = Field(default=None, description="With 403 `scope_missing`: the scope that the client lacks.")
    limit: int | None = Field(default=None, description="With 413: the most bytes that are taken.")
    file: str | None = Field(default=None, description="With 415: the name of the file that is refused.")
    place: str | None = Field(default=None, description="With 422 of a document: where in it reading ended.")
    quota: int | None = Field(default=None, description="With 429: how many requests the client has in a window.")
    window_seconds: int | None = Field(default=None, description="With 429: how long a window is.")
