"""Two-mode graphs are read as actors and structures, where their packages mark them as such; the program tells them, as in files."""

from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest

import verbinder

#: Three people and two meetings; X and Y share b alone.
ATTENDED = [("a", "X"), ("Y", "b"), ("b", "X"), ("c", "Y")]


def in_networkx(ties: list[tuple[str, str]], directed: bool = False) -> "nx.Graph[Any]":
    graph: nx.Graph[Any] = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from("abc", bipartite=0)
    graph.add_nodes_from("XY", bipartite=1)
    graph.add_edges_from(ties)
    return graph


def in_igraph(ties: list[tuple[str, str]], directed: bool = False) -> igraph.Graph:
    graph = igraph.Graph.TupleList(ties, directed=directed)
    graph.vs["type"] = [name in "XY" for name in graph.vs["name"]]
    return graph


def of_whole(source: Any) -> tuple[int, int]:
    row = verbinder.describe(source)[0]
    return row["actors"], row["structures"]


@pytest.mark.parametrize("made", [in_networkx, in_igraph])
@pytest.mark.parametrize("directed", [False, True])
def test_marked_graphs_have_two_modes(made: Any, directed: bool) -> None:
    net = verbinder.read(made(ATTENDED, directed))
    assert of_whole(net) == (3, 2)
    # b shares a meeting with a and with c, who share none.
    people = verbinder.measure(net, "degree", mode="one")
    assert dict(zip(people["id"], people["degree"])) == {"a": 1, "b": 2, "c": 1}
    shared = verbinder.measure(net, "degree", mode="one", onto="structures")
    assert dict(zip(shared["id"], shared["degree"])) == {"X": 1, "Y": 1}
    assert not [row for row in net.diagnostics if row["severity"] != "notice"]
    ends = {(tie["source"], tie["target"]): tie["kind"] for tie in net.to_dict()["edges"]}
    if directed:
        assert ends == dict.fromkeys(ATTENDED, "collaborates"), "the tie from Y to b is no membership of Y"
        towards = verbinder.read(made([*ATTENDED[:1], *ATTENDED[2:]], directed)).to_dict()["edges"]
        assert {tie["kind"] for tie in towards} == {"participates-in"}
    else:
        assert ends == dict.fromkeys([("a", "X"), ("b", "X"), ("b", "Y"), ("c", "Y")], "participates-in")
    for back in (net.to_networkx(), net.to_igraph()):
        assert of_whole(back) == (3, 2)


def test_marks_are_set_aside(tmp_path: Path) -> None:
    graph = in_networkx(ATTENDED)
    assert of_whole(verbinder.read(graph, columns={"mode": ""})) == (5, 0)
    file = tmp_path / "met.graphml"
    nx.write_graphml_xml(graph, file)
    assert of_whole(file) == (3, 2)
    assert of_whole(verbinder.read(file, columns={"mode": ""})) == (5, 0)
    with pytest.raises(verbinder.RequestError, match="no node has an attribute bipartite or type"):
        verbinder.read(nx.path_graph(3), columns={"mode": ""})


def test_the_women_of_davis_met_as_networkx_projects_them() -> None:
    graph = nx.davis_southern_women_graph()
    women = [node for node, side in graph.nodes(data="bipartite") if side == 0]
    table = verbinder.measure(graph, ["degree"], mode="one")
    assert of_whole(graph) == (18, 14)
    assert dict(zip(table["id"], table["degree"])) == dict(nx.bipartite.projected_graph(graph, women).degree())
    both = verbinder.measure(graph, ["degree", "betweenness"])
    assert dict(zip(both["id"], both["degree"])) == dict(graph.degree())
    assert dict(zip(both["id"], both["betweenness"])) == pytest.approx(nx.betweenness_centrality(graph, normalized=False))


def test_marks_that_may_mean_something_else_are_attributes() -> None:
    within = in_networkx([*ATTENDED, ("a", "b")])
    unmarked = in_networkx(ATTENDED)
    del unmarked.nodes["c"]["bipartite"]
    words = in_networkx(ATTENDED)
    words.nodes["c"]["bipartite"] = "top"
    kinds = in_networkx(ATTENDED)
    kinds.nodes["X"]["kind"] = "team"
    arrows = in_networkx(ATTENDED)
    arrows.edges["Y", "b"]["directed"] = True
    numbers = in_igraph(ATTENDED)
    numbers.vs["type"] = [int(second) for second in numbers.vs["type"]]
    for graph, found in [(within, (5, 0)), (unmarked, (5, 0)), (words, (5, 0)), (kinds, (4, 1)), (arrows, (5, 0)), (numbers, (5, 0))]:
        assert of_whole(graph) == found
    (node,) = (node for node in verbinder.read(within).to_dict()["nodes"] if node["id"] == "X")
    assert (node["kind"], node["bipartite"]) == ("organisation", 1)
