"""Rows that cannot be used: all counted, the first of them kept with their place."""

from nearer.domain.errors import DiaryError
from nearer.exchange.diary.values import Problem

LISTED = 1000  # so that a file of nothing but faults cannot fill the memory


class Faults:
    def __init__(self) -> None:
        self.rows = 0
        self.repeated = 0  # of them, rows at a time that was taken
        self._kept: list[Problem] = []

    def add(self, row: int, column: str, sentence: str) -> None:
        """``sentence`` continues "row 3, column x …"."""
        self.rows += 1
        if len(self._kept) < LISTED:
            self._kept.append(Problem(row, column, sentence))

    def add_repeated(self, row: int) -> None:
        self.repeated += 1
        self.add(row, "", "has the same person and time as a row before it")

    def listed(self) -> tuple[Problem, ...]:
        return tuple(sorted(self._kept, key=lambda problem: problem.row))

    def as_error(self) -> DiaryError:
        """What to raise when no row is left."""
        if not self._kept:
            return DiaryError("There are no rows below the header.")
        first = self._kept[0]
        return DiaryError(
            f"None of the {self.rows} rows can be used. The first: {first.place} {first.sentence}.",
            row=first.row,
            column=first.column,
        )
