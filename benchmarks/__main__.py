"""`python -m benchmarks`: all measurements beside the peers, on the screen and in RESULTS.md."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from benchmarks import asking, reading, starting, storing
from benchmarks.measuring import Row

RESULTS = Path(__file__).with_name("RESULTS.md")
PARTS = ("start", "read", "store", "ask")
HEAD = ("what", "size", "Show Bible", "peer", "theirs", "ratio", "better")


def main() -> None:
    given = _given()
    print(f"{_machine()}\n", file=sys.stderr)
    rows: list[Row] = []
    for row in _rows(given):
        rows.append(row)
        print(f"{row.what:36} {row.size:28} {row.ours:>12} {row.theirs:>12} {row.ratio:8.2f}  {row.peer}",
              file=sys.stderr, flush=True)  # fmt: skip
    found = _scores(min(given.sizes[-1], given.scored)) if "read" in given.parts else []
    text = "\n".join([
        "# Results", "", f"Measured by `python -m benchmarks {' '.join(sys.argv[1:])}`: {_machine()}.",
        "Processor seconds, medians, ours and the peer's by turns in the same process; start-up is of whole",
        "processes. The ratio is how many times the peer's speed where higher is better, how many times its",
        "time where lower is.", "", *_table(HEAD, map(_cells, rows)), "", *found, "",
    ])  # fmt: skip
    given.output.write_text(text, encoding="utf-8")
    print(f"\n→ {given.output}", file=sys.stderr)


def _given() -> argparse.Namespace:
    def numbers(text: str) -> list[int]:
        return [int(float(part)) for part in text.split(",")]

    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=numbers, default=[10, 100], help="how many documents of each form")
    parser.add_argument(
        "--triples", type=numbers, default=[100_000], help="how many triples, such as 1e5,1e6"
    )
    parser.add_argument("--parts", type=lambda t: t.split(","), default=list(PARTS), help=",".join(PARTS))
    parser.add_argument("--scored", type=int, default=60, help="at most so many documents against the gold")
    parser.add_argument("-o", "--output", type=Path, default=RESULTS)
    return parser.parse_args()


def _rows(given: argparse.Namespace) -> Iterator[Row]:
    if "start" in given.parts:
        yield from starting.measure()
    for count in given.sizes if "read" in given.parts else ():
        yield from reading.measure(count)
    for triples in given.triples:
        if "store" in given.parts:
            yield from storing.measure(triples)
        if "ask" in given.parts:
            yield from asking.measure(triples)


def _machine() -> str:
    return f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} processors"


def _cells(row: Row) -> tuple[str, ...]:
    return row.what, row.size, row.ours, row.peer, row.theirs, f"{row.ratio:.2f}", row.better


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]


def _scores(count: int) -> list[str]:
    """Precision and recall in each form, and where they are not whole by which family."""
    rows = []
    for form, found in groupby(reading.scores(count), key=lambda each: each[0]):
        scores = [(family, score) for _, family, score in found]
        right, told, gold = (sum(getattr(s, n) for _, s in scores) for n in ("right", "found", "gold"))
        less = [
            f"{family} {s.precision:.3f}/{s.recall:.3f}"
            for family, s in scores
            if s.right < max(s.found, s.gold)
        ]
        rows.append((form, f"{right / told:.4f}", f"{right / gold:.4f}", f"{gold:,}", ", ".join(less) or "—"))
    head = ("form", "precision", "recall", "facts of the gold", "less than all in")
    return [f"## Facts against the gold ({count} invented seasons)", "", *_table(head, iter(rows))]


if __name__ == "__main__":
    main()
