"""Two-mode graphs as other packages mark them: actors, and structures that they take part in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

#: The kind of the second mode, as in Pajek, DL and KONECT, which do not say what it is either.
SECOND_MODE = "group"


def is_bipartite(value: object) -> bool | None:
    """Whether ``bipartite`` of networkx, 0 or 1, says that a node is of the second mode."""
    return bool(value) if isinstance(value, int) and value in (0, 1) else None


def is_type(value: object) -> bool | None:
    """Whether ``type`` of igraph, a truth value, says that a vertex is of the second mode."""
    return value if isinstance(value, bool) else None


def with_modes(data: dict[str, Any], mark: str, is_second: Callable[[object], bool | None]) -> dict[str, Any]:
    """The data with the two modes that a mark of nodes tells apart; as they are where it does not, or where nodes or ties tell what they are.

    Every node must have the mark, and every tie join the two modes: otherwise it may mean anything.
    """
    second = {node["id"]: is_second(node.get(mark)) for node in data["nodes"]}
    told = "vocabulary" in data["graph"] or any({"kind", "directed"} & item.keys() for item in [*data["nodes"], *data["edges"]])
    crossing = all(second[tie["source"]] is not second[tie["target"]] for tie in data["edges"])
    if told or None in second.values() or not data["edges"] or not crossing:
        return data
    nodes = [{**node, "kind": SECOND_MODE} if second[node["id"]] else node for node in data["nodes"]]
    vocabulary = {"node_kinds": [{"id": SECOND_MODE, "mode": "structure"}]}
    made = {**data, "graph": {**data["graph"], "vocabulary": vocabulary}, "nodes": nodes}
    if data["directed"] and any(second[tie["source"]] for tie in data["edges"]):
        # From structures to actors: something else than taking part.
        return made
    return {**made, "edges": [_taking_part(tie, second[tie["source"]] is True, data["directed"]) for tie in data["edges"]]}


def _taking_part(tie: dict[str, Any], from_second: bool, directed: bool) -> dict[str, Any]:
    """A tie as the membership of an actor in a structure, which is its target."""
    ends = {"source": tie["target"], "target": tie["source"]} if from_second else {}
    return {**tie, **ends, "kind": "participates-in", "directed": directed}
