"""Networks come in whole from graphs and files, and go out whole."""

import datetime
import gc
import json
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import numpy as np
import pandas as pd
import pytest

import verbinder
from conftest import DATA, canonical
from verbinder._network import PATHS, _absolute


@pytest.mark.parametrize("file", ["florentine-families.json", "sociaal-domein.json"])
def test_there_and_back_loses_nothing(file: str) -> None:
    net = verbinder.read(DATA / file)
    data = net.to_dict()
    for graph in (net.to_networkx(), net.to_igraph()):
        back = verbinder.read(graph).to_dict()
        assert canonical(back) == canonical(data)
        assert back["graph"] == data["graph"]


def test_networkx_sees_every_node_and_tie(families: verbinder.Network) -> None:
    graph = families.to_networkx()
    data = json.loads((DATA / "florentine-families.json").read_text(encoding="utf-8"))
    assert graph.number_of_nodes() == len(data["nodes"])
    assert graph.number_of_edges() == len(data["edges"])
    assert graph.nodes["medici"]["wealth"] == next(n["wealth"] for n in data["nodes"] if n["id"] == "medici")


def test_igraph_sees_every_node_and_tie(families: verbinder.Network) -> None:
    graph = families.to_igraph()
    data = json.loads((DATA / "florentine-families.json").read_text(encoding="utf-8"))
    assert (graph.vcount(), graph.ecount()) == (len(data["nodes"]), len(data["edges"]))
    assert set(graph.vs["name"]) == {node["id"] for node in data["nodes"]}


def test_attributes_of_many_types_come_in() -> None:
    graph: nx.Graph[Any] = nx.Graph(title="A town")
    graph.add_node(1, label="Één", sector="zorg", founded=datetime.date(2014, 6, 30), size=np.int64(7), tags={"b", "a"})
    graph.add_node("two", budget=np.float64(1.5), unknown=float("nan"), empty=None)
    graph.add_edge(1, "two", weight=np.float32(2.0), since=2015)
    net = verbinder.read(graph)
    back = net.to_networkx()
    assert back.graph["title"] == "A town"
    assert back.nodes["1"]["label"] == "Één"
    assert back.nodes["1"]["founded"] == "2014-06-30"
    assert back.nodes["1"]["size"] == 7
    assert back.nodes["1"]["tags"] == ["a", "b"]
    assert back.nodes["two"]["budget"] == 1.5
    assert "unknown" not in back.nodes["two"] and "empty" not in back.nodes["two"]
    (_, _, tie), = back.edges(data=True)
    assert (tie["strength"], str(tie["since"])) == (2, "2015")


def test_parallel_ties_come_in() -> None:
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    graph.add_edge("a", "b", layer="work")
    graph.add_edge("a", "b", layer="care")
    row = verbinder.describe(graph)[0]
    assert (row["nodes"], row["ties"]) == (2, 2)
    assert verbinder.measure(graph, "degree", layer="care")["degree"] == [1, 1]


def test_ties_with_an_attribute_key_all_stay() -> None:
    ties = [{"source": "a", "target": "b", "key": "k", "since": year} for year in (2015, 2016)]
    net = verbinder.read({"directed": False, "graph": {}, "nodes": [{"id": "a"}, {"id": "b"}], "edges": ties})
    graph = net.to_networkx()
    assert [(tie["key"], str(tie["since"])) for _, _, tie in graph.edges(data=True)] == [("k", "2015"), ("k", "2016")]
    other = net.to_igraph()
    assert (other.es["key"], list(map(str, other.es["since"]))) == (["k", "k"], ["2015", "2016"])
    for back in (verbinder.read(graph), verbinder.read(other)):
        assert canonical(back.to_dict()) == canonical(net.to_dict())


def test_keys_of_parallel_edges_become_an_attribute() -> None:
    graph: nx.MultiGraph[str] = nx.MultiGraph([("a", "b", "work"), ("a", "b", "care")])
    graph.add_edge("b", "c")
    graph.add_edge("b", "c")
    ties = verbinder.read(graph).to_dict()["edges"]
    assert sorted((tie["source"], tie.get("key", "")) for tie in ties) == [("a", "care"), ("a", "work"), ("b", ""), ("b", "")]
    wrong: nx.MultiGraph[str] = nx.MultiGraph()
    wrong.add_edge("a", "b", "work")
    wrong.edges["a", "b", "work"]["key"] = "care"
    with pytest.raises(verbinder.RequestError, match="with the key 'work' has an attribute 'key'"):
        verbinder.read(wrong)


def test_attributes_may_be_called_like_arguments_of_networkx() -> None:
    node = {"id": "a", "node_for_adding": "x"}
    tie = {"source": "a", "target": "a", "u_for_edge": "y"}
    graph = verbinder.read({"directed": True, "graph": {}, "nodes": [node], "edges": [tie]}).to_networkx()
    assert graph.nodes["a"]["node_for_adding"] == "x"
    assert [tie["u_for_edge"] for _, _, tie in graph.edges(data=True)] == ["y"]


@pytest.mark.parametrize("columns", [("wie", "metwie"), {"source": "wie", "target": "metwie"}])
def test_other_formats_are_read_with_their_options(tmp_path: Path, columns: Any) -> None:
    file = tmp_path / "met spaties & 'quotes'.csv"
    file.write_text("wie;metwie;weight\nA;B;0,5\nB;C;2\n", encoding="utf-8")
    net = verbinder.read(file, columns=columns)
    assert verbinder.measure(net, "degree")["degree"] == [1, 2, 1]
    saved = net.save(tmp_path / "net.graphml")
    assert nx.read_graphml(saved).number_of_edges() == 2
    with pytest.raises(verbinder.RequestError, match="no column says where ties begin and end"):
        verbinder.read(file)


def test_columns_go_before_headings_that_are_known(tmp_path: Path) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("from;to;van;naar\nA;B;X;Y\nA;C;Y;Z\n", encoding="utf-8")
    assert verbinder.measure(verbinder.read(file, columns=("van", "naar")), "degree")["id"] == ["X", "Y", "Z"]


def test_fields_of_a_file_are_named_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("wie;metwie;uren\nA;B;3\nB;C;2\n", encoding="utf-8")
    net = verbinder.read(file, columns={"source": "wie", "target": "metwie", "strength": "uren"}, directed=True)
    assert verbinder.measure(net, "strength", weight="strength")["strength"] == [3, 5, 2]
    assert verbinder.measure(net, "out-degree", direction="directed")["out-degree"] == [1, 1, 0]


def test_what_says_nothing_to_a_source_is_refused(tmp_path: Path, marriages: "nx.Graph[Any]") -> None:
    file = tmp_path / "ties.csv"
    file.write_text("source;target\nA;B\n", encoding="utf-8")
    frame = pd.DataFrame({"source": ["A"], "target": ["B"]})
    native = DATA / "florentine-families.json"
    wrong: list[tuple[Any, dict[str, Any], str]] = [
        (file, {"name": "town"}, "name is for networks from memory"),
        (file, {"id": "node"}, "id names a column of a frame"),
        (file, {"nodes": pd.DataFrame({"id": ["A"]})}, "nodes is a DataFrame beside a file"),
        (file, {"columns": "source"}, "columns is 'source'"),
        (native, {"columns": ("a", "b")}, "columns is for tables"),
        (native, {"directed": True}, "directed is for tables"),
        (frame, {"nodes": file}, "beside a frame of ties"),
        (frame, {"id": "node"}, "there is none"),
        (marriages, {"columns": ("a", "b")}, "columns is for tables"),
        (marriages, {"id": "node"}, "id is for tables"),
        (marriages, {"directed": False}, "says itself"),
        (verbinder.read(frame), {"directed": True}, "directed: a network that was read"),
    ]
    for source, options, message in wrong:
        with pytest.raises(verbinder.RequestError, match=message):
            verbinder.read(source, **options)


def test_a_network_from_memory_has_a_name_and_no_trace(marriages: "nx.Graph[Any]") -> None:
    net = verbinder.read(marriages, name="Marriages")
    path = net.path
    assert path.is_file()
    first = verbinder.measure(net, "degree")
    again = verbinder.measure(verbinder.read(marriages, name="Marriages"), "degree")
    assert first == again, "the same question gives the same answer, recipe included"
    assert first.recipe["file"] == "Marriages"
    del net
    gc.collect()
    assert not path.exists()


def test_what_comes_from_memory_goes_without_a_warning(tmp_path: Path) -> None:
    steps = """
        import copy, pathlib, sys, tempfile, verbinder
        tempfile.tempdir = sys.argv[1]
        left = lambda: list(pathlib.Path(sys.argv[1]).iterdir())
        data = {"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b"}]}
        net = verbinder.read(data)
        copied = copy.copy(net)
        del net
        assert verbinder.measure(copied, "degree")["degree"] == [1, 1]
        assert len(left()) == 1
        del copied
        assert not left()
        try:
            verbinder.read({"nodes": [{"id": {1, 2}}], "edges": []})
        except verbinder.RequestError:
            assert not left()
        until_the_end = verbinder.read(data)
        assert len(left()) == 1
    """
    arguments = [sys.executable, "-X", "dev", "-W", "error", "-c", textwrap.dedent(steps), str(tmp_path)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert not list(tmp_path.iterdir())


def test_what_is_written_from_memory_is_the_same_every_time(
    marriages: "nx.Graph[Any]", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    later: nx.Graph[Any] = nx.Graph(marriages)
    later.remove_node("Medici")
    seen = []
    for _ in range(2):
        # Without `force`: what is there already may only be replaced by the same bytes.
        net, then = verbinder.read(marriages, name="Marriages"), verbinder.read(later, name="Marriages")
        for name in ("net.graphml", "net.json", "net.csv"):
            net.save(name)
        verbinder.report([verbinder.read(nx.path_graph(3)), verbinder.read(nx.path_graph(4))], "out")
        pictures = [
            verbinder.diagram(net, save_positions="positions.json"),
            verbinder.diagram(then, positions="positions.json"),
            verbinder.diagram(net, view="difference", against=then),
            verbinder.diagram(DATA / "florentine-families.json", view="difference", against=net),
        ]
        verbinder.run(["explain", "degree", "Ridolfi"], net)
        seen.append([picture.content for picture in pictures])
    assert seen[0] == seen[1]
    written = [*seen[0], *(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())]
    assert len(written) > 20
    assert not any(str(net.path.parent).encode() in each or b"verbinder-" in each for each in written)


def test_messages_call_a_network_from_memory_by_its_name(marriages: "nx.Graph[Any]") -> None:
    net = verbinder.read(marriages, name="Marriages", network="none", check=False)
    with pytest.raises(verbinder.RequestError) as wrong:
        verbinder.measure(net, "degree")
    assert "Marriages holds no network" in str(wrong.value)
    assert str(net.path.parent) not in str(wrong.value)
    twice = verbinder.read({"nodes": [{"id": 1}, {"id": 1}], "edges": []}, name="town", keep_going=True)
    with pytest.warns(verbinder.VerbinderWarning) as said:
        verbinder.describe(twice)
    assert "town" in str(said[0].message) and str(twice.path.parent) not in str(said[0].message)
    assert said[0].filename == __file__


def test_paths_beside_a_network_from_memory_are_those_of_the_caller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = (DATA.parent / "docs" / "cli.md").read_text(encoding="utf-8")
    options = set(re.findall(r"--([a-z-]+) <(?:FILE|FOLDER|LIST)\b", page))
    assert {option.replace("-", "_") for option in options} == PATHS
    given = {"output": "a", "input": ["a", Path("b")], "shards": "a,b", "nodes": None, "sector": "a"}
    here = [str(tmp_path / "a"), str(tmp_path / "b")]
    assert [_absolute(name, value) for name, value in given.items()] == [here[0], here, here, None, "a"]
    assert _absolute("output", "-") == "-"


def test_igraph_without_names_is_known_by_numbers() -> None:
    graph = igraph.Graph(n=3, edges=[(0, 1), (1, 2)], directed=True)
    assert verbinder.measure(graph, "degree")["id"] == ["0", "1", "2"]
    graph.vs["name"] = ["x", "y", "z"]
    graph.vs["id"] = ["n0", "n1", "n2"]
    back = verbinder.read(graph).to_igraph()
    assert back.vs["name"] == ["x", "y", "z"]
    assert back.vs["igraph_id"] == ["n0", "n1", "n2"]
    graph.vs["igraph_id"] = ["m0", "m1", "m2"]
    with pytest.raises(verbinder.RequestError, match="'id' beside 'name', which would be kept as 'igraph_id'"):
        verbinder.read(graph)


def test_a_name_beside_the_id_is_no_id_in_igraph() -> None:
    nodes = [{"id": "a", "name": "Anna"}, {"id": "b"}]
    net = verbinder.read({"graph": {"format": "verbinder/1"}, "nodes": nodes, "edges": [{"source": "a", "target": "b"}]})
    graph = net.to_igraph()
    assert (graph.vs["name"], graph.vs["verbinder_name"]) == (["a", "b"], ["Anna", None])
    assert canonical(verbinder.read(graph).to_dict()) == canonical(net.to_dict())


@pytest.mark.parametrize("library", ["networkx", "igraph"])
def test_a_graph_says_which_ties_have_a_direction(library: str) -> None:
    """Whatever the rule of their kind: a graph without direction has no order of ends."""

    def made(directed: bool, kind: str) -> Any:
        if library == "igraph":
            graph = igraph.Graph.TupleList([("b", "a"), ("b", "c")], directed=directed)
            graph.es["kind"] = kind
            return graph
        ties = [("b", "a", {"kind": kind}), ("b", "c", {"kind": kind})]
        return nx.DiGraph(ties) if directed else nx.Graph(ties)

    arrows = verbinder.read(made(True, "collaborates")).to_networkx()
    assert arrows.is_directed() and sorted(arrows.edges()) == [("b", "a"), ("b", "c")]
    assert not verbinder.read(made(False, "funds")).to_networkx().is_directed()
    # One that verbinder made leaves it to its kinds.
    again = verbinder.read(verbinder.read(DATA / "sociaal-domein.json").to_networkx())
    assert canonical(again.to_dict()) == canonical(verbinder.read(DATA / "sociaal-domein.json").to_dict())
