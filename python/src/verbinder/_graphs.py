"""Node-link data, the native form of a network, from and to the graphs and frames of other packages.

Attributes are kept under their own names. Those that the native file knows (``label``, ``kind``, ``sector``, ``municipality``,
``status``, ``evidence``, …) mean what they mean there; ``weight`` of a tie becomes its strength and ``name`` of a node its label, as
in every node-link file of another program.
"""

from __future__ import annotations

import datetime
import decimal
import math
import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from ._errors import RequestError

if TYPE_CHECKING:
    import igraph
    import networkx

NodeLink: TypeAlias = dict[str, Any]


def is_a(value: object, module: str, *names: str) -> bool:
    """Whether a value is of a class of a package, without importing the package: who has such a value has imported it."""
    loaded = sys.modules.get(module)
    return loaded is not None and any(isinstance(value, getattr(loaded, name)) for name in names)


def from_networkx(graph: networkx.Graph[Any]) -> NodeLink:
    """Any graph of networkx: directed or not, with parallel edges or without.

    Keys by which the caller tells parallel edges apart become an attribute ``key``; numbers that networkx gave do not.
    """
    ids = _ids(graph.nodes)
    nodes = [_node(ids[node], attributes) for node, attributes in graph.nodes(data=True)]
    edges = [
        _edge(ids[source], ids[target], attributes, number)
        for number, (source, target, attributes) in enumerate(_ties_with_keys(graph))
    ]
    about = _named(graph.graph, "the graph")
    return _node_link(graph.is_directed(), about, nodes, edges)


def to_networkx(data: NodeLink) -> networkx.Graph[Any]:
    """A ``MultiGraph`` or ``MultiDiGraph``, since several ties may join one pair."""
    import networkx

    # Not networkx.node_link_graph: it takes an attribute `key` of a tie for the key of a parallel edge, and drops ties with equal ones.
    graph: networkx.MultiGraph[str] = networkx.MultiDiGraph() if data["directed"] else networkx.MultiGraph()
    graph.graph.update(data["graph"])
    for node in data["nodes"]:
        graph.add_node(node["id"])
        graph.nodes[node["id"]].update(_without(node, {"id"}))
    for tie in data["edges"]:
        key = graph.add_edge(tie["source"], tie["target"])
        graph.edges[tie["source"], tie["target"], key].update(_without(tie, {"source", "target"}))
    return graph


def _ties_with_keys(graph: networkx.Graph[Any]) -> Iterator[tuple[Any, Any, Mapping[Any, Any]]]:
    """Edges with their attributes, and with the key of a parallel edge where it is more than a number in order."""
    if not graph.is_multigraph():
        yield from graph.edges(data=True)
        return
    parallel: Any = graph
    for source, target, key, attributes in parallel.edges(keys=True, data=True):
        keys = list(parallel[source][target])
        numbered = set(keys) == set(range(len(keys)))
        if not numbered and attributes.get("key", key) != key:
            raise RequestError(
                f"the tie {source!r} – {target!r} with the key {key!r} has an attribute 'key' with another value,"
                f" {attributes['key']!r}; rename it"
            )
        yield source, target, attributes if numbered else {**attributes, "key": key}


def from_igraph(graph: igraph.Graph) -> NodeLink:
    """A graph of igraph; ``name`` of a vertex is its id, else ``id``, else its number.

    An attribute ``id`` beside ``name`` (igraph's GraphML reader makes one) is kept as ``igraph_id``; ``verbinder_name``, which
    :func:`to_igraph` makes, is ``name`` again.
    """
    attributes = graph.vs.attributes()
    key = next((name for name in ("name", "id") if name in attributes), None)
    keys = list(range(graph.vcount())) if key is None else list(graph.vs[key])
    if None in keys:
        raise RequestError(f"vertex {keys.index(None)} has no {key!r}, by which igraph tells vertices apart")
    ids = _ids(keys)
    renamed = {"id": "igraph_id", "verbinder_name": "name"}
    for name in renamed.keys() & set(attributes) - {key}:
        if renamed[name] in attributes and renamed[name] != key:
            raise RequestError(f"vertices have {name!r} beside {key!r}, which would be kept as {renamed[name]!r}; rename {renamed[name]!r}")
    nodes = [
        _node(ids[own], {renamed.get(name, name): vertex[name] for name in attributes if name != key})
        for own, vertex in zip(keys, graph.vs, strict=True)
    ]
    edges = [
        _edge(ids[keys[edge.source]], ids[keys[edge.target]], edge.attributes(), edge.index) for edge in graph.es
    ]
    about = _named({name: graph[name] for name in graph.attributes()}, "the graph")
    return _node_link(graph.is_directed(), about, nodes, edges)


def to_igraph(data: NodeLink) -> igraph.Graph:
    """A graph of igraph, ``name`` of a vertex being its id; what a node or tie has not is ``None``.

    An attribute ``name``, which a node of a native file may have beside its id, is ``verbinder_name``.
    """
    import igraph

    number = {node["id"]: index for index, node in enumerate(data["nodes"])}
    edges = [(number[tie["source"]], number[tie["target"]]) for tie in data["edges"]]
    graph = igraph.Graph(n=len(number), edges=edges, directed=data["directed"])
    graph.vs["name"] = list(number)
    for name in _names(data["nodes"], {"id"}):
        graph.vs["verbinder_name" if name == "name" else name] = [node.get(name) for node in data["nodes"]]
    for name in _names(data["edges"], {"source", "target"}):
        graph.es[name] = [tie.get(name) for tie in data["edges"]]
    for name, value in data["graph"].items():
        graph[name] = value
    return graph


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
            _id_cell(value, what, number) if is_id else _plain(value, f"row {number} of the frame of {what}", str(column))
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
    return None if _is_absent(value) else _id(value, f"row of the frame of {what}", number)


def _node_link(directed: bool, about: NodeLink, nodes: list[NodeLink], edges: list[NodeLink]) -> NodeLink:
    return {"directed": directed, "multigraph": True, "graph": about, "nodes": nodes, "edges": edges}


def _without(row: Mapping[Any, Any], names: set[str]) -> dict[Any, Any]:
    return {name: value for name, value in row.items() if name not in names}


def _names(items: list[NodeLink], apart: set[str]) -> list[str]:
    return list(dict.fromkeys(name for item in items for name in item if name not in apart))


def _ids(nodes: Iterable[Hashable]) -> dict[Hashable, str]:
    """Ids as text; two nodes that read the same as text cannot be told apart in any file."""
    ids: dict[Hashable, str] = {}
    owners: dict[str, Hashable] = {}
    for index, node in enumerate(nodes):
        name = _id(node, "node", index)
        if name in owners:
            raise RequestError(f"nodes {owners[name]!r} and {node!r} have the same id as text, {name!r}")
        ids[node] = name
        owners[name] = node
    return ids


def _id(value: object, what: str, index: int) -> str:
    where = f"{what} number {index} (from 0)" if what == "node" else f"{what} {index}"
    plain = _plain(value, where, "id") if is_a(value, "numpy", "generic") or isinstance(value, decimal.Decimal) else value
    if isinstance(plain, float) and plain.is_integer():
        return str(int(plain))
    if _is_missing(plain):
        raise RequestError(f"{where} has no id")
    described = type(plain).__str__ is object.__str__ and type(plain).__repr__ is object.__repr__
    if described or isinstance(plain, (bytes, bytearray, memoryview)):
        raise RequestError(
            f"the id of {where} is a {type(plain).__name__}, which is no text",
            hints=("turn it into text first; bytes have decode()",),
        )
    return str(plain)


def _is_absent(value: object) -> bool:
    """Whether a cell of a frame holds nothing."""
    return _is_missing(value) or (isinstance(value, str) and not value.strip())


def _is_missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value)) or type(value).__name__ in MISSING


def _node(own: str, attributes: Mapping[Any, Any]) -> NodeLink:
    if "id" in attributes and str(attributes["id"]) != own:
        raise RequestError(f"node {own!r} has an attribute 'id' with another value, {attributes['id']!r}; rename it")
    return {"id": own, **_attributes(attributes, f"node {own!r}", {"id"})}


def _edge(source: str, target: str, attributes: Mapping[Any, Any], number: int) -> NodeLink:
    where = f"tie {number} ({source} – {target})"
    for name, end in (("source", source), ("target", target)):
        if name in attributes and str(attributes[name]) != end:
            raise RequestError(f"{where} has an attribute {name!r} with another value, {attributes[name]!r}; rename it")
    plain = _attributes(attributes, where, {"source", "target"})
    for name in WEIGHTS & plain.keys():
        plain[name] = _number(plain[name])
    return {"source": source, "target": target, **plain}


def _number(value: Any) -> Any:
    """The number that a text is, as a list of ties read as text gives weights; anything else as it is, of which the program knows what to say."""
    try:
        number = float(value) if isinstance(value, str) else math.nan
    except ValueError:
        return value
    return number if math.isfinite(number) else value


def _attributes(attributes: Mapping[Any, Any], where: str, apart: set[str]) -> NodeLink:
    plain = _named({name: value for name, value in attributes.items() if name not in apart}, where)
    for name in COUNTED & plain.keys():
        # In a column of numbers with gaps pandas makes 2015.0 of 2015.
        if isinstance(plain[name], float) and plain[name].is_integer():
            plain[name] = int(plain[name])
    return {name: value for name, value in plain.items() if value is not None}


def _named(values: Mapping[Any, Any], where: str, prefix: str = "") -> NodeLink:
    """Values by their names as text; two names that read the same as text would leave one value of the two."""
    named: NodeLink = {}
    for name, value in values.items():
        if str(name) in named:
            raise RequestError(f"{where} has two values under names that are the same as text, {prefix + str(name)!r}; rename one")
        named[str(name)] = _plain(value, where, prefix + str(name))
    return named


#: Fields that are years or counts, where they are numbers.
COUNTED = frozenset({"since", "until", "members_stated"})

#: What becomes the strength of a tie.
WEIGHTS = frozenset({"weight", "strength"})

#: Names of the types of what is missing in pandas.
MISSING = ("NAType", "NaTType")

#: Whole numbers that the program keeps as they are; others would lose digits.
WHOLE = range(-(2**63), 2**64)


def _plain(value: Any, where: str, name: str) -> Any:
    """A value as JSON has it; missing is None. What JSON has no form for is refused, never turned into its description."""
    if _is_missing(value):
        return None
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        # Of a class of its own (IntEnum, HTTPStatus), which a range would look for number by number.
        value = int(value)
        if value not in WHOLE:
            raise RequestError(
                f"{name!r} of {where} is a whole number of more than 64 bits, of which digits would be lost",
                hints=("turn it into text first",),
            )
        return value
    if isinstance(value, float):
        if math.isinf(value):
            raise _is_infinite(where, name)
        return value
    if isinstance(value, decimal.Decimal):
        return _plain_decimal(value, where, name)
    if is_a(value, "pandas", "Period"):
        return str(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time() and value.tzinfo is None:
        return value.date().isoformat()
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _named(value, where, f"{name}.")
    if isinstance(value, (set, frozenset)):
        return sorted((_plain(each, where, name) for each in value), key=str)
    if isinstance(value, (list, tuple)):
        return [_plain(each, where, name) for each in value]
    if is_a(value, "numpy", "generic", "ndarray"):
        return _plain_numpy(value, where, name)
    if hasattr(value, "tolist"):  # columns and categories of pandas
        return _plain(value.tolist(), where, name)
    raise _has_no_form(value, where, name)


def _plain_decimal(value: decimal.Decimal, where: str, name: str) -> Any:
    """A decimal number as the number that it is; NaN is missing."""
    if value.is_nan():
        return None
    if value.is_infinite():
        raise _is_infinite(where, name)
    return _plain(int(value) if value == value.to_integral_value() else float(value), where, name)


def _plain_numpy(value: Any, where: str, name: str) -> Any:
    """A number, date or array of numpy. By its own conversion some dates and spans of time become numbers without a unit."""
    kind = value.dtype.kind
    if kind == "M":
        return _plain_dates(value.astype(str).tolist())
    if kind == "m" and str(value) == "NaT":
        return None
    if kind == "f":
        value = value.astype("float64")
    elif kind not in "biuOSTU":
        raise _has_no_form(value, where, name)
    return _plain(value.tolist(), where, name)


def _plain_dates(written: Any) -> Any:
    """Dates as numpy writes them, a time only where there is one: 2015, 2015-06, 2015-06-30, 2015-06-30T12:00:00.5."""
    if isinstance(written, list):
        return [_plain_dates(each) for each in written]
    day, _, time = written.partition("T")
    if written == "NaT":
        return None
    return f"{day}T{time.rstrip('0').rstrip('.') if '.' in time else time}" if time.strip("0:.") else day


def _is_infinite(where: str, name: str) -> RequestError:
    return RequestError(f"{name!r} of {where} is infinite, which no file can hold")


def _has_no_form(value: object, where: str, name: str) -> RequestError:
    return RequestError(
        f"{name!r} of {where} is a {type(value).__name__}, which no file can hold",
        hints=("turn it into text, a number, a truth value, a list or a dict first",),
    )
