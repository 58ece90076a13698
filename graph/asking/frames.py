"""Rows as a pandas DataFrame: dates as dates, numbers as numbers, words as words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped,unused-ignore]


def frame(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> pandas.DataFrame:
    """One column a column, in order; a column of mixed kinds keeps its values as they are."""
    try:
        import pandas
    except ImportError:
        raise ImportError('a frame needs pandas: pip install "showbible[notebook]"') from None

    cells = [[plain(value) for value in row] for row in rows]
    made = pandas.DataFrame(cells, columns=list(columns), dtype=object)
    for place, column in enumerate(columns):
        kind = _kind([row[place] for row in cells])
        if kind is not None:
            # a year before pandas's first, a number larger than its largest: as they are
            with suppress(ValueError, OverflowError, TypeError):
                made[column] = kind(pandas, made[column])
    return made


def plain(value: Any) -> Any:
    """An address as the string that it is."""
    return str(value) if isinstance(value, str) else value


def _kind(values: list[Any]) -> Any:
    """How a column is typed; None leaves it alone."""
    kinds = {type(value) for value in values if value is not None}
    if not kinds:
        return None
    if kinds == {bool}:
        return lambda _, column: column.astype("boolean")
    if kinds == {int}:
        return lambda _, column: column.astype("Int64")
    if kinds <= {int, float, Decimal}:
        return lambda _, column: column.astype("float64")
    if kinds <= {date, datetime}:
        aware = any(isinstance(value, datetime) and value.tzinfo for value in values)
        return lambda pandas, column: pandas.to_datetime(column, utc=aware)
    if kinds == {timedelta}:
        return lambda pandas, column: pandas.to_timedelta(column)
    if kinds == {str}:
        return lambda _, column: column.astype("string")
    return None
