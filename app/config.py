"""Settings from `DUBAN_*` variables; what is unsafe in production is refused at start."""

from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.rules.addresses import networks

LOOPBACK = "127.0.0.0/8 ::1/128"


class Environment(StrEnum):
    """Where this process runs: `demo` has known accounts and may fix the clock, `production` has neither."""

    DEMO = "demo"
    PRODUCTION = "production"


class Settings(BaseSettings):
    """All that an operator may set. Sizes are in bytes, spans in the unit their name says."""

    model_config = SettingsConfigDict(env_prefix="DUBAN_", env_ignore_empty=True, extra="ignore")

    env: Environment = Environment.DEMO
    var: Path = Path("var")
    database_url: str = ""
    today: date | None = Field(default=None, description="Fixes the calendar day, for demonstrations of old tables.")
    timezone: str = "Asia/Shanghai"
    max_file_bytes: int = 50 * 1024 * 1024
    max_files_per_report: int = 20
    session_hours: int = 12
    session_idle_minutes: int = 120
    threads: int = Field(default=8, ge=1, description="Units of work at once in one process, and database connections.")
    requests_per_minute: int = Field(default=6000, ge=1, description="What a client may ask that has no other quota.")
    log_level: str = "INFO"
    trusted_proxies: str = Field(
        default="127.0.0.1",
        description="Addresses or networks, by comma, whose word on the browser's address and scheme is taken.",
    )
    insecure_cookies: bool = Field(default=False, description="Whether production may do without HTTPS.")
    reminders: bool = Field(default=True, description="Whether the worker sends notices that are due by rule (on/off).")

    secret: SecretStr | None = Field(
        default=None, min_length=32, description="The key from which webhook secrets are derived (app/keyring.py)."
    )
    webhook_networks: str | None = Field(
        default=None, description="Private networks, by comma, that webhooks may call; loopback in a demonstration."
    )
    webhook_source: str = Field(
        default="urn:duban", min_length=1, description="What webhooks call this installation (CloudEvents `source`)."
    )
    webhook_diary_days: int = Field(default=30, ge=1, description="How long settled deliveries are kept.")

    @model_validator(mode="after")
    def _complete_and_check(self) -> Self:
        """Derive the embedded database's address, and refuse a fixed clock where real work is done."""
        if not self.database_url:
            self.database_url = f"sqlite:///{(self.var / 'duban.db').as_posix()}"
        if self.env is Environment.PRODUCTION and self.today is not None:
            raise ValueError("DUBAN_TODAY fixes the clock and is refused when DUBAN_ENV=production; unset it.")
        networks(self.callable_networks)
        return self

    @property
    def callable_networks(self) -> str:
        """The private networks that webhooks may call, as rules/addresses.py has them."""
        if self.webhook_networks is not None:
            return " ".join(self.webhook_networks.replace(",", " ").split())
        return LOOPBACK if self.is_demo else ""

    @property
    def is_demo(self) -> bool:
        """Whether demonstration accounts and data may exist."""
        return self.env is Environment.DEMO

    @property
    def secure_cookies(self) -> bool:
        """Whether cookies are for HTTPS alone, whatever a proxy says of the request."""
        return not self.is_demo and not self.insecure_cookies

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone in which a working day begins and ends."""
        return ZoneInfo(self.timezone)

    @property
    def files(self) -> Path:
        """The folder of evidence files."""
        return self.var / "files"
