"""What became of a file that was brought in, or tried."""

from dataclasses import dataclass, field
from typing import Final

from db.exchange.columns import Layout
from db.exchange.plan import Plan
from db.exchange.records import Problem

PROBLEMS_KEPT: Final = 5_000


@dataclass
class ImportResult:
    """What became of a file. `rows` are those with data: created, updated or skipped.

    A row with a problem is skipped; `problems` holds the first 5,000 of `problem_count`. `batch`
    is None after a dry run; `same_as` is the batch that brought the same file in before.
    """

    layout: Layout
    note: dict[str, str]
    dry_run: bool
    rows: int = 0
    created: int = 0
    updated: int = 0
    skipped: int = 0
    problem_count: int = 0
    problems: list[Problem] = field(default_factory=list)
    batch: bytes | None = None
    same_as: bytes | None = None
    resumed: bool = False

    def add(self, plan: Plan) -> None:
        """Counts what a chunk came to."""
        self.rows += plan.created + plan.updated + plan.skipped
        self.created += plan.created
        self.updated += plan.updated
        self.skipped += plan.skipped
        self.problem_count += len(plan.problems)
        self.problems += plan.problems[: PROBLEMS_KEPT - len(self.problems)]
