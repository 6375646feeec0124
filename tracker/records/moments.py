"""Moments of the record: when a day ends for those who keep it, where they are."""

from datetime import date, datetime, time


def end_of(day: date) -> datetime:
    """The last moment of a day, in the time zone of this computer."""
    return datetime.combine(day, time.max).astimezone()
