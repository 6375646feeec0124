"""Topics: what a session or commitment is about; the ministry's directions come first."""

from dataclasses import dataclass
from typing import ClassVar

from tracker.languages import N_
from tracker.records.words import Words
from tracker.store import Record, Ref, Register, field_of


@dataclass(frozen=True, kw_only=True)
class Topic(Record):
    table: ClassVar[str] = "topic"
    prefix: ClassVar[str] = "T"
    noun: ClassVar[str] = N_("Topic")
    heading_field: ClassVar[str] = "name"

    name: Words = field_of(N_("Name"), default=Words(), searched=True, required=True)
    parent: Ref["Topic"] | None = field_of(N_("Part of"))


def save(register: Register, topic: Topic) -> Topic:
    with register.edit(N_("Save topic")) as edit:
        return edit.save(topic)
