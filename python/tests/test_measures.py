"""Figures are those of networkx and igraph, which are computed here by themselves."""

from typing import Any

import igraph
import networkx as nx
import pytest

import verbinder


def by_id(table: verbinder.Table, column: str) -> dict[str, Any]:
    return dict(zip(table["id"], table[column], strict=True))


def test_centralities_are_those_of_networkx(marriages: "nx.Graph[Any]") -> None:
    ids = ["degree", "betweenness", "closeness", "pagerank", "local-clustering", "constraint"]
    table = verbinder.measure(marriages, ids)
    assert by_id(table, "degree") == dict(marriages.degree())
    expected: dict[str, Any] = {
        "betweenness": nx.betweenness_centrality(marriages, normalized=False),
        "closeness": nx.closeness_centrality(marriages),
        "pagerank": nx.pagerank(marriages, tol=1e-12, max_iter=1000),
        "constraint": nx.constraint(marriages),
        "local-clustering": nx.clustering(marriages),
    }
    for measure, values in expected.items():
        assert by_id(table, measure) == pytest.approx(values, abs=1e-9), measure


def test_centralities_are_those_of_igraph() -> None:
    graph = igraph.Graph.Famous("Zachary")
    table = verbinder.measure(graph, ["degree", "betweenness", "eigenvector", "constraint", "coreness"])
    order = [table["id"].index(str(vertex)) for vertex in range(graph.vcount())]

    def column(name: str) -> list[Any]:
        return [table[name][position] for position in order]

    assert column("degree") == graph.degree()
    assert column("coreness") == graph.coreness()
    assert column("betweenness") == pytest.approx(graph.betweenness())
    assert column("constraint") == pytest.approx(graph.constraint())
    # Eigenvectors are known up to their length.
    ours, theirs = column("eigenvector"), graph.eigenvector_centrality()
    assert [value / max(ours) for value in ours] == pytest.approx([value / max(theirs) for value in theirs], abs=1e-6)


def test_strength_of_ties_counts_where_asked() -> None:
    graph: nx.Graph[Any] = nx.karate_club_graph()
    table = verbinder.measure(graph, "betweenness,strength", weight="strength", cost="inverse")
    distances: nx.Graph[Any] = nx.Graph(graph)
    for _, _, tie in distances.edges(data=True):
        # 420 is a multiple of every weight: whole numbers, in which equally long paths are exactly equal.
        tie["distance"] = 420 // tie["weight"]
    expected = nx.betweenness_centrality(distances, weight="distance", normalized=False)
    assert by_id(table, "betweenness") == pytest.approx({str(node): value for node, value in expected.items()})
    assert by_id(table, "strength") == {str(node): value for node, value in graph.degree(weight="weight")}
    assert table.recipe["weight"] == "strength"


def test_direction_counts_where_asked() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")])
    table = verbinder.measure(graph, ["in-degree", "out-degree", "betweenness"], direction="directed")
    assert by_id(table, "in-degree") == dict(graph.in_degree())
    assert by_id(table, "out-degree") == dict(graph.out_degree())
    assert by_id(table, "betweenness") == pytest.approx(nx.betweenness_centrality(graph, normalized=False))


def test_a_figure_of_the_whole_has_one_row(marriages: "nx.Graph[Any]") -> None:
    table = verbinder.measure(marriages, ["density", "transitivity"])
    assert len(table) == 1
    assert table[0]["density"] == pytest.approx(nx.density(marriages))
    assert table[0]["transitivity"] == pytest.approx(nx.transitivity(marriages))


def test_clusters_are_the_best_there_are() -> None:
    graph = igraph.Graph.Famous("Zachary")
    members = verbinder.clusters(graph, members=True)
    groups: dict[str, list[int]] = {}
    for row in members:
        groups.setdefault(row["community"], []).append(int(row["id"]))
    label = {node: number for number, group in enumerate(groups.values()) for node in group}
    found = graph.modularity([label[node] for node in range(graph.vcount())])
    # The largest modularity there is for this graph, by exhaustive search (Aloise et al. 2010): 0.4198.
    assert found == pytest.approx(0.4198, abs=5e-5)


def test_who_bridges(families: verbinder.Network) -> None:
    table = verbinder.bridges(families, top=1)
    assert table["id"] == ["medici"]
    graph: nx.Graph[Any] = nx.Graph(families.to_networkx())
    assert table[0]["cut_point"] is ("medici" in set(nx.articulation_points(graph)))
    without = graph.copy()
    without.remove_node("medici")
    # The Pucci have no ties, so that they are a piece of their own before and after.
    assert table[0]["pieces"] == nx.number_connected_components(without) - 1


def test_places_side_by_side(towns: verbinder.Network) -> None:
    table = verbinder.compare(towns)
    assert len(table) > 5
    assert table["network"] == sorted(table["network"], key=str.casefold)
    assert table.notes


def test_networks_side_by_side(families: verbinder.Network, marriages: "nx.Graph[Any]") -> None:
    drawn = verbinder.read(marriages, name="marriages only")
    table = verbinder.compare([families, drawn])
    assert table["network"] == ["florentine-families", "marriages only"]
    assert table["nodes"] == [16, marriages.number_of_nodes()]


def test_networks_side_by_side_are_told_apart() -> None:
    sizes = {"a": 3, "b": 4, "c": 5, "d": 6}
    names = {"a": "network", "b": "network", "c": "Network 1", "d": "St. Gallen (2015)"}
    paths: "dict[str, nx.Graph[int]]" = {each: nx.path_graph(size) for each, size in sizes.items()}
    table = verbinder.compare([verbinder.read(paths[each], name=names[each]) for each in paths])
    assert table["network"] == ["network 2", "network 3", "Network 1", "St Gallen (2015)"]
    assert table["nodes"] == list(sizes.values())
    unnamed = verbinder.compare(list(paths.values()))
    assert unnamed["network"] == ["network 1", "network 2", "network 3", "network 4"]
    assert unnamed["nodes"] == list(sizes.values())
