"""How many records of each kind a synthetic register of so many commitments has."""

from dataclasses import dataclass

COUNTRIES = 249
TOPICS = 14


@dataclass(frozen=True)
class Sizes:
    commitments: int
    sessions: int
    agreements: int
    organisations: int
    people: int
    series: int
    delegations: int
    evidence: int

    @classmethod
    def of(cls, commitments: int) -> "Sizes":
        """As a ministry's register would have them; a small one has fewer parties too."""
        sessions = max(5, commitments // 10)
        return cls(
            commitments=commitments,
            sessions=sessions,
            agreements=max(2, commitments // 50),
            organisations=min(400, max(30, commitments // 5)),
            people=min(2_000, max(30, commitments // 10)),
            series=min(80, max(2, commitments // 50)),
            delegations=2 * (sessions // 5),
            evidence=commitments // 200,
        )

    @property
    def total(self) -> int:
        work = self.commitments + self.sessions + self.agreements * 2
        parts = self.delegations + self.evidence
        parties = self.organisations + self.people + self.series
        return COUNTRIES + TOPICS + parties + work + parts
