"""Frames of pandas and polars, for the program to read as it reads tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ._errors import RequestError
from ._values import NodeLink, id_of, is_a, is_missing, plain_value


def is_frame(value: object) -> bool:
    """Whether a value is a frame of pandas or polars."""
    return is_a(value, "pandas", "DataFrame") or is_a(value, "polars", "DataFrame")


def from_frames(ties: Any, nodes: Any, fields: Mapping[str, str], node_id: str | None) -> NodeLink:
    """One row per tie, and one per node where nodes have a frame of their own, for the program to read as it reads tables.

    ``fields`` says which column holds which field of a tie, where the caller does. What columns are called otherwise, and what stands in
    them, the program decides. Ids become text here: a column of numbers with gaps holds 1.0 for 1.
    """
    frames = {"ties": _frame(ties, "ties", fields, ("source", "target"))}
    if nodes is not None:
        frames["nodes"] = _frame(nodes, "nodes", {} if node_id is None else {"id": node_id}, ("id",))
    return {"frames": frames}


def _frame(frame: Any, what: str, fields: Mapping[str, str], ids: tuple[str, ...]) -> NodeLink:
    """A frame as names of columns and rows of cells; a column that holds a field is called by the field where that is no other's name."""
    frame, of_rows = _with_index(frame, what)
    _check_headings(frame, what, fields, ids)
    columns = list(frame.columns)
    held = {field: column for field, column in fields.items() if column != ""}
    _check_columns(columns, what, held)
    held_by = {column: field for field, column in held.items()}
    of_ids = [held_by.get(column, column) in ids or column == of_rows for column in columns]
    names = [str(held_by.get(column, column)) if what == "nodes" else str(column) for column in columns]
    rows = [
        [
            _id_cell(value, what, number) if is_id else plain_value(value, f"row {number} of the frame of {what}", str(column))
            for value, column, is_id in zip(row, columns, of_ids, strict=True)
        ]
        for number, row in enumerate(_rows(frame), start=1)
    ]
    # A frame of ties may have the columns of other fields too, which is why it keeps its names.
    said = {field: str(column) for field, column in fields.items()} if what == "ties" else {}
    return {"columns": names, "fields": said, "rows": rows}


#: The heading of the column that names the rows of a matrix, as an empty corner does in a file.
CORNER = ""


def _with_index(frame: Any, what: str) -> tuple[Any, str | None]:
    """A frame of pandas with its index as first columns, where that says more than the number of a row, and the column that names rows.

    An index has something to say where it has a name, several levels, or labels that are no whole numbers; and where its labels are those
    of the columns: a matrix has the names of its rows there, as ``crosstab`` and ``to_pandas_adjacency`` make it, in whatever order.
    """
    if not is_a(frame, "pandas", "DataFrame"):
        return frame, None
    index, columns = frame.index, list(frame.columns)
    names = [CORNER if name is None else name for name in index.names]
    # Numbers that pandas gave to rows and columns alike say nothing.
    counted = is_a(index, "pandas", "RangeIndex") and all(_is_whole(column) for column in columns)
    is_square = len(names) == 1 and not counted and len(index) > 0 and sorted(map(str, index)) == sorted(map(str, columns))
    is_matrix = len(names) == 1 and (is_square or frame.columns.name is not None)
    of_numbers = len(names) == 1 and names[0] == CORNER and all(_is_whole(label) for label in index)
    if of_numbers and not is_matrix:
        return frame, None
    if is_matrix:
        names = [CORNER]
    elif what == "nodes" and names == [CORNER] and "id" not in columns:
        names = ["id"]
    taken = [name for name in names if name in columns]
    if len(names) == 1 and taken and list(index) == list(frame[taken[0]]):
        return frame, None  # As set_index(…, drop=False) leaves it.
    if taken or len(set(names)) < len(names):
        name = taken[0] if taken else next(name for name, count in Counter(names).items() if count > 1)
        raise RequestError(
            f"the index of the frame of {what} is called {name!r}, and so is a column" if name != CORNER
            else f"the index of the frame of {what} has labels without a name for them",
            hints=("frame.reset_index(names=…) makes it a column under another name; reset_index(drop=True) leaves it out",),
        )
    named = index.set_names(names)
    whole = frame.set_axis(named, axis="index").rename_axis(columns=None).reset_index()
    return whole, CORNER if is_matrix else None


def _check_headings(frame: Any, what: str, fields: Mapping[str, str], ids: tuple[str, ...]) -> None:
    """Numbers for names of columns are no headings, as pandas gives them to a list or a file without any: as a row they would be a tie."""
    columns = list(frame.columns)
    if is_a(frame, "pandas", "DataFrame") and columns and all(map(_is_whole, columns)) and not set(ids) <= fields.keys():
        named = ", ".join(f"{at}: {field!r}" for at, field in enumerate(ids))
        raise RequestError(
            f"the columns of the frame of {what} have no names, only numbers",
            hints=(
                f"name them, such as frame.rename(columns={{{named}}})",
                "a matrix has names for rows and columns: pandas.DataFrame(matrix, index=names, columns=names)",
            ),
        )


def _is_whole(label: object) -> bool:
    """Whether a label of an index is a whole number, as rows have that are counted, chosen or sorted."""
    return (isinstance(label, int) and not isinstance(label, bool)) or is_a(label, "numpy", "integer")


def _check_columns(columns: list[Any], what: str, fields: Mapping[str, str]) -> None:
    """The columns of a frame, each of which must have a name of its own; those of the fields must be there, and be no other field's."""
    twice = [name for name, count in Counter(map(str, columns)).items() if count > 1]
    if twice:
        raise RequestError(f"the frame of {what} has several columns called {twice[0]!r}; rename all but one")
    has = f"it has {', '.join(map(str, columns))}" if columns else "it has no columns"
    argument = "nodes=…, id=…" if what == "nodes" else "columns=(…, …)"
    hints = (f"read(frame, {argument}) names the columns",)
    for column in fields.values():
        if column not in columns:
            raise RequestError(f"the frame of {what} has no column {column!r}; {has}", hints=hints)
    if not columns:
        raise RequestError(f"the frame of {what} has no column; names of nodes stand in columns", hints=hints)
    repeated = [column for column, count in Counter(fields.values()).items() if count > 1]
    if repeated:
        raise RequestError(f"columns gives the column {repeated[0]!r} to several fields")
    named = "id" if what == "nodes" else "columns"
    for field, column in fields.items():
        if field in columns and field not in fields.values():
            raise RequestError(f"{named} says that {column!r} is the {field}, and there is a column {field!r} too; rename or drop it")


def _rows(frame: Any) -> Iterable[Iterable[Any]]:
    rows: Iterable[Iterable[Any]] = frame.iter_rows() if is_a(frame, "polars", "DataFrame") else frame.to_dict(orient="split")["data"]
    return rows


def _id_cell(value: object, what: str, number: int) -> str | None:
    """A cell with an id, as text; none where it holds nothing, of which the program knows what to say."""
    return None if _is_absent(value) else id_of(value, f"row of the frame of {what}", number)


def _is_absent(value: object) -> bool:
    """Whether a cell of a frame holds nothing."""
    return is_missing(value) or (isinstance(value, str) and not value.strip())
