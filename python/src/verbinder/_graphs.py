"""Node-link data, the native form of a network, from and to the graphs of other packages.

Attributes are kept under their own names. Those that the native file knows (``label``, ``kind``, ``sector``, ``municipality``,
``status``, ``evidence``, …) mean what they mean there; ``weight`` of a tie becomes its strength and ``name`` of a node its label, as
in every node-link file of another program.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ._errors import RequestError
from ._values import NodeLink, by_name, id_of

if TYPE_CHECKING:
    import igraph
    import networkx

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
    about = by_name(graph.graph, "the graph")
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
    about = by_name({name: graph[name] for name in graph.attributes()}, "the graph")
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


def _node_link(directed: bool, about: NodeLink, nodes: list[NodeLink], edges: list[NodeLink]) -> NodeLink:
    """What a graph says of all its ties goes before the rule of a kind, except in one that verbinder made, whose kinds are right."""
    for tie in edges if "format" not in about else []:
        if tie.get("kind") is not None and tie.get("directed") is None:
            tie["directed"] = directed
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
        name = id_of(node, "node", index)
        if name in owners:
            raise RequestError(f"nodes {owners[name]!r} and {node!r} have the same id as text, {name!r}")
        ids[node] = name
        owners[name] = node
    return ids


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
    plain = by_name({name: value for name, value in attributes.items() if name not in apart}, where)
    for name in COUNTED & plain.keys():
        # In a column of numbers with gaps pandas makes 2015.0 of 2015.
        if isinstance(plain[name], float) and plain[name].is_integer():
            plain[name] = int(plain[name])
    return {name: value for name, value in plain.items() if value is not None}


#: Fields that are years or counts, where they are numbers.
COUNTED = frozenset({"since", "until", "members_stated"})

#: What becomes the strength of a tie.
WEIGHTS = frozenset({"weight", "strength"})
