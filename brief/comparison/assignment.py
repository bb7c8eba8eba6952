"""The best way to pair two lists, given how well each pair fits.

Pairs that compete with each other form groups, mostly of a few items. In each the sum of the weights is made
the largest possible (Kuhn–Munkres with potentials); a group too large for that is paired best pair first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

Weights = Mapping[tuple[int, int], int]
"""The pairs that may be made, and how well each fits: greater than 0."""

LARGEST = 96
"""Items on the longer side of a group that is still paired in the best way: the time grows with its cube."""


def assign(weights: Weights) -> dict[int, int]:
    """A partner for each left index that gets one. Each index is used at most once."""
    found: dict[int, int] = {}
    for group in _groups(weights):
        left = sorted({i for i, _ in group})
        right = sorted({j for _, j in group})
        if len(group) == 1:
            found.update(group)
        elif max(len(left), len(right)) <= LARGEST:
            found.update(_best(left, right, weights))
        else:
            found.update(_greedy(group, weights))
    return found


def _groups(weights: Weights) -> Iterator[list[tuple[int, int]]]:
    """The pairs, by whether one of them being made can matter to the other."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, j in weights:
        parent[root(("left", i))] = root(("right", j))
    groups: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for i, j in sorted(weights):
        groups.setdefault(root(("left", i)), []).append((i, j))
    yield from groups.values()


def _greedy(pairs: Iterable[tuple[int, int]], weights: Weights) -> dict[int, int]:
    found: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(pairs, key=lambda pair: (-weights[pair], pair)):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _best(left: list[int], right: list[int], weights: Weights) -> dict[int, int]:
    """Each row, one after the other, finds the cheapest chain of exchanges that gives it a column."""
    if len(left) > len(right):
        flipped = _best(right, left, {(j, i): w for (i, j), w in weights.items()})
        return {i: j for j, i in flipped.items()}
    grid = _Grid([[-weights.get((i, j), 0) for j in right] for i in left])
    for row in range(1, len(left) + 1):
        grid.place(row)
    pairs = ((left[row - 1], right[column]) for column, row in enumerate(grid.row_at[1:]) if row)
    return {i: j for i, j in pairs if (i, j) in weights}


class _Grid:
    """Costs of each row and column, at least as many columns as rows. Row and column 0 are where a chain starts."""

    def __init__(self, cost: list[list[int]]) -> None:
        self._cost = cost
        self._columns = len(cost[0])
        self._of_row = [0] * (len(cost) + 1)
        self._of_column = [0] * (self._columns + 1)
        self.row_at = [0] * (self._columns + 1)
        """The row that has each column, both from 1; 0 for none."""

    def place(self, row: int) -> None:
        """Give a row a column, and rows that have to make way others: the chain that costs least."""
        self.row_at[0] = row
        cheapest: dict[int, int] = {}
        came_from = [0] * (self._columns + 1)
        done = [0]
        open_columns = set(range(1, self._columns + 1))
        at = 0
        while self.row_at[at]:
            here = self.row_at[at]
            for column in open_columns:
                price = self._cost[here - 1][column - 1] - self._of_row[here] - self._of_column[column]
                if column not in cheapest or price < cheapest[column]:
                    cheapest[column] = price
                    came_from[column] = at
            at = min(open_columns, key=lambda column: (cheapest[column], column))
            self._pay(cheapest[at], done, open_columns, cheapest)
            open_columns.remove(at)
            done.append(at)
        while at:
            self.row_at[at] = self.row_at[came_from[at]]
            at = came_from[at]

    def _pay(self, step: int, done: list[int], open_columns: set[int], cheapest: dict[int, int]) -> None:
        for column in done:
            self._of_row[self.row_at[column]] += step
            self._of_column[column] -= step
        for column in open_columns:
            cheapest[column] -= step
