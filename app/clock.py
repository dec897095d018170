"""The only place that asks the machine for the time; everything below the doors gets it as an argument."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Clock:
    """Tells the moment and the calendar day in `zone`; `fixed` replaces the day, keeping the time of day."""

    zone: ZoneInfo
    fixed: date | None = None

    def now(self) -> datetime:
        """The present moment, in UTC."""
        moment = datetime.now(self.zone)
        if self.fixed is not None:
            moment = datetime.combine(self.fixed, moment.timetz())
        return moment.astimezone(UTC)

    def machine(self) -> datetime:
        """The machine's own moment, in UTC, whatever day is fixed: for signatures, leases and retries."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The present calendar day where the government sits."""
        return self.fixed or datetime.now(self.zone).date()

    def end_of(self, day: date) -> datetime:
        """The moment at which a calendar day is over where the government sits, in UTC."""
        return datetime.combine(day + timedelta(days=1), time(), self.zone).astimezone(UTC)
