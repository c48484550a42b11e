"""Networks come in whole from graphs, frames and files, and go out whole."""

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
import polars as pl
import pytest

import verbinder
from conftest import DATA
from verbinder._network import PATHS, _absolute


def canonical(data: dict[str, Any]) -> list[str]:
    """Nodes and ties of node-link data in a fixed order."""
    return sorted(json.dumps(item, sort_keys=True) for item in [*data["nodes"], *data["edges"]])


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


@pytest.mark.parametrize("library", [pd, pl])
def test_frames_come_in(library: Any) -> None:
    ties = library.DataFrame({"source": ["a", "b", "c"], "target": ["b", "c", "a"], "weight": [1.0, None, 3.0]})
    nodes = library.DataFrame({"id": ["a", "b", "c", "d"], "label": ["A", "B", None, "D"]})
    net = verbinder.read(ties, nodes=nodes)
    assert verbinder.measure(net, "degree")["degree"] == [2, 2, 2, 0]
    assert verbinder.measure(net, "degree")["label"] == ["A", "B", "c", "D"]
    strengths = {"".join(sorted(tie["source"] + tie["target"])): tie.get("strength") for tie in net.to_dict()["edges"]}
    assert strengths == {"ab": 1, "bc": None, "ac": 3}
    directed = verbinder.read(ties, directed=True)
    assert verbinder.measure(directed, "in-degree", direction="directed")["in-degree"] == [1, 1, 1]


def test_columns_of_a_frame_have_any_name() -> None:
    ties = pd.DataFrame({"van": [1, 2], "naar": [2, 3]})
    assert verbinder.measure(verbinder.read(ties, columns=("van", "naar")), "degree")["degree"] == [1, 2, 1]
    assert verbinder.measure(verbinder.read(ties), "degree")["degree"] == [1, 2, 1], "headings that are known need no words"
    other = ties.rename(columns={"van": "wie", "naar": "metwie"})
    assert verbinder.measure(verbinder.read(other, columns=("wie", "metwie")), "degree")["degree"] == [1, 2, 1]
    with pytest.raises(verbinder.RequestError, match="no column says where ties begin and end; the headings are \"wie\", \"metwie\"") as wrong:
        verbinder.read(other)
    assert "from Python: read(frame, columns=(…, …)) names the columns of the two ends" in wrong.value.hints
    with pytest.raises(verbinder.RequestError, match="no column 'wie'; it has van, naar") as wrong:
        verbinder.read(ties, columns=("wie", "naar"))
    assert wrong.value.hints == ("read(frame, columns=(…, …)) names the columns",)


@pytest.mark.parametrize("library", [pd, pl])
def test_frames_are_understood_as_files_are(library: Any, tmp_path: Path) -> None:
    """Whatever the reader of tables knows: words for fields in Dutch and English, and what cells may hold."""
    columns: dict[str, list[Any]] = {
        "van": ["Gemeente", "Gemeente", "Kern", "Bibliotheek"],
        "naar": ["Kern", "Wmo-tafel", "Wmo-tafel", "Wmo-tafel"],
        "sterkte": [1.234, 2.0, None, 3.0],
        "soort": ["subsidie", "neemt deel aan", "neemt deel aan", "neemt deel aan"],
        "zekerheid": ["impliciet", "zeker", None, "zeker"],
        "sinds": ["30-6-2014", "2015", None, "juni 2016"],
        "bron": ["nota p. 3", "nota", None, "nota"],
    }
    of_nodes = {
        "naam": ["Gemeente", "Kern", "Bibliotheek", "Wmo-tafel"],
        "soort": ["gemeente", "organisatie", "organisatie", "samenwerkingsverband"],
        "gemeente": ["Almelo", "Almelo; Borne", None, "Almelo"],
        "aantal organisaties": [None, 12, None, 3],
    }
    net = verbinder.read(library.DataFrame(columns), nodes=library.DataFrame(of_nodes))
    pd.DataFrame(columns).to_csv(tmp_path / "ties.csv", index=False)
    pd.DataFrame(of_nodes).to_csv(tmp_path / "nodes.csv", index=False)
    from_file = verbinder.read(tmp_path / "ties.csv", nodes=tmp_path / "nodes.csv")
    assert canonical(net.to_dict()) == canonical(from_file.to_dict())
    nodes = {node["id"]: node for node in net.to_dict()["nodes"]}
    assert (nodes["Kern"]["municipality"], nodes["Kern"]["members_stated"]) == (["Almelo", "Borne"], 12)
    (funds,) = (tie for tie in net.to_dict()["edges"] if tie["kind"] == "funds")
    assert (funds["strength"], funds["certainty"], funds["since"]) == (1.234, "implied", "2014-06-30")
    assert funds["evidence"][0]["source"] == "nota"
    # 1.234 is that number in a frame; of the file it is said that it may be 1234.
    assert "thousands-or-decimals" not in net.diagnostics["code"]


@pytest.mark.parametrize("library", [pd, pl])
def test_what_is_wrong_in_a_frame_is_named_by_row_and_column(library: Any) -> None:
    ties = library.DataFrame({"van": ["a", "b"], "naar": ["b", "c"], "sinds": ["2014", "gisteren"]})
    with pytest.raises(verbinder.DataError, match=r'row 2, column "sinds": "gisteren" is no value for since') as wrong:
        verbinder.read(ties, name="town")
    assert wrong.value.message == "town has 1 error" and wrong.value.hints
    nodes = library.DataFrame({"id": ["a", "b"], "naam": ["A", "B"], "aantal organisaties": ["12", "veel"]})
    with pytest.raises(verbinder.DataError, match='row 2 of the nodes, column "aantal organisaties"'):
        verbinder.read(library.DataFrame({"van": ["a"], "naar": ["b"]}), nodes=nodes)


@pytest.mark.parametrize("library", [pd, pl])
def test_a_column_of_a_frame_is_set_aside(library: Any) -> None:
    ties = library.DataFrame({"van": ["a"], "naar": ["b"], "zekerheid": ["misschien"]})
    with pytest.raises(verbinder.DataError, match="is no value for certainty"):
        verbinder.read(ties)
    (tie,) = verbinder.read(ties, columns={"certainty": ""}).to_dict()["edges"]
    assert tie["zekerheid"] == "misschien"
    with pytest.raises(verbinder.RequestError, match="no column of network is read as status"):
        verbinder.read(ties, columns={"status": ""})


@pytest.mark.parametrize("library", [pd, pl])
def test_direction_of_a_frame_is_concluded_or_said(library: Any) -> None:
    both = library.DataFrame({"van": ["a", "b", "b"], "naar": ["b", "a", "c"]})
    nets = [verbinder.read(both), verbinder.read(both, directed=False)]
    assert [any(tie.get("directed") for tie in net.to_dict()["edges"]) for net in nets] == [True, False]
    assert "read-as-directed" in nets[0].diagnostics["code"]
    with pytest.raises(verbinder.RequestError, match="holds 2 networks"):
        verbinder.measure(library.DataFrame({"van": ["a", "b"], "naar": ["b", "c"], "gemeente": ["Ede", "Epe"]}), "degree")


@pytest.mark.parametrize("library", [pd, pl])
def test_fields_of_a_frame_are_named_one_by_one(library: Any) -> None:
    ties = library.DataFrame({"wie": ["a", "b"], "metwie": ["b", "c"], "uren": [3.5, 2.0]})
    columns = {"source": "wie", "target": "metwie", "strength": "uren"}
    net = verbinder.read(ties, columns=columns)
    assert verbinder.measure(net, "strength", weight="strength")["strength"] == [3.5, 5.5, 2.0]
    for wrong, message in [
        ({**columns, "strength": "uur"}, "no column 'uur'"),
        ({**columns, "target": "wie"}, "gives the column 'wie' to several fields"),
    ]:
        with pytest.raises(verbinder.RequestError, match=message):
            verbinder.read(ties, columns=wrong)
    both = library.DataFrame({"source": ["a"], "target": ["b"], "uren": [3.5], "strength": [1.0]})
    with pytest.raises(verbinder.RequestError, match="there is a column 'strength' too"):
        verbinder.read(both, columns={"strength": "uren"})


@pytest.mark.parametrize("library", [pd, pl])
def test_years_with_gaps_stay_years(library: Any) -> None:
    ties = library.DataFrame({"source": ["a", "b"], "target": ["b", "c"], "since": [2015.0, None], "until": [2016.0, 2017.0]})
    nodes = library.DataFrame({"id": ["a", "b", "c"], "members_stated": [20.0, None, 3.0]})
    net = verbinder.read(ties, nodes=nodes)
    assert [(tie.get("since"), tie.get("until")) for tie in net.to_dict()["edges"]] == [(2015, 2016), (None, 2017)]
    assert [node.get("members_stated") for node in net.to_dict()["nodes"]] == [20, None, 3]


@pytest.mark.parametrize("library", [pd, pl])
def test_frames_without_rows_have_the_columns_all_the_same(library: Any) -> None:
    empty = library.DataFrame({"source": [], "target": []})
    net = verbinder.read(empty, nodes=library.DataFrame({"id": ["a", "b"]}))
    assert verbinder.measure(net, "degree")["degree"] == [0, 0]
    for ties, nodes, message in [
        (library.DataFrame({"wie": [], "metwie": []}), None, "no column says where ties begin and end"),
        (library.DataFrame(), None, "of ties has no column; names of nodes stand in columns"),
        (empty, library.DataFrame({"kleur": []}), "no column that names them"),
    ]:
        with pytest.raises(verbinder.RequestError, match=message):
            verbinder.read(ties, nodes=nodes)


@pytest.mark.parametrize("library", [pd, pl])
@pytest.mark.parametrize("nothing", [None, ""])
def test_an_end_that_is_missing_is_named_by_column_and_row(library: Any, nothing: Any) -> None:
    ties = library.DataFrame({"wie": ["a", "b"], "metwie": ["b", nothing]})
    with pytest.raises(verbinder.DataError, match='row 2, column "metwie": the tie has no target'):
        verbinder.read(ties, columns=("wie", "metwie"))


def test_columns_of_one_name_are_refused() -> None:
    ties = pd.DataFrame([["a", "b", "c"]], columns=["source", "target", "target"])
    with pytest.raises(verbinder.RequestError, match="several columns called 'target'"):
        verbinder.read(ties)
    alike = pd.DataFrame([["a", "b", 1, 2]], columns=["source", "target", 1, "1"])
    with pytest.raises(verbinder.RequestError, match="several columns called '1'"):
        verbinder.read(alike)
    nodes = pd.DataFrame([["a", "A", "B"]], columns=["id", "label", "label"])
    with pytest.raises(verbinder.RequestError, match="the frame of nodes has several columns called 'label'"):
        verbinder.read(pd.DataFrame({"source": ["a"], "target": ["a"]}), nodes=nodes)


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


def _ends(net: verbinder.Network) -> list[tuple[str, str]]:
    return sorted((tie["source"], tie["target"]) for tie in net.to_dict()["edges"])


@pytest.mark.parametrize("rows", ["abcd", "badc", "dcba"])
def test_rows_of_a_matrix_are_known_by_the_index(rows: str) -> None:
    directed = nx.DiGraph([("b", "a"), ("c", "a"), ("a", "d")])
    matrix = nx.to_pandas_adjacency(directed, nodelist=list("abcd")).astype(int).loc[list(rows)]
    assert _ends(verbinder.read(matrix)) == [("a", "d"), ("b", "a"), ("c", "a")]
    # Nodes that are called by numbers, which an index has of itself too.
    path = nx.to_pandas_adjacency(nx.path_graph(4)).loc[["abcd".index(row) for row in rows]]
    assert _ends(verbinder.read(path)) == [("0", "1"), ("1", "2"), ("2", "3")]


def test_an_index_names_who_takes_part() -> None:
    table = pd.DataFrame([[1, 0, 1], [0, 1, 1], [1, 1, 0]], index=["An", "Bo", "Cee"], columns=["GGD", "Politie", "School"])
    parts = [("An", "GGD"), ("An", "School"), ("Bo", "Politie"), ("Bo", "School"), ("Cee", "GGD"), ("Cee", "Politie")]
    assert _ends(verbinder.read(table)) == parts
    assert _ends(verbinder.read(table[["GGD", "School"]])) == [pair for pair in parts if pair[1] != "Politie"]
    who, where = pd.Series(["An", "An", "Bo"], name="van"), pd.Series(["Tafel", "Raad", "Raad"], name="naar")
    assert _ends(verbinder.read(pd.crosstab(who, where))) == [("An", "Raad"), ("An", "Tafel"), ("Bo", "Raad")]


def test_an_index_with_a_name_or_levels_is_columns() -> None:
    ties = pd.DataFrame({"van": ["A", "B", "C"], "naar": ["B", "C", "A"], "n": [1, 2, 3]})
    all_ties = [("A", "B"), ("B", "C"), ("C", "A")]
    for frame in [ties.set_index(["van", "naar"]), ties.set_index("van"), ties.groupby(["van", "naar"]).size().to_frame("n")]:
        assert _ends(verbinder.read(frame)) == all_ties
    # Numbers of rows, chosen and sorted, say nothing.
    chosen = verbinder.read(ties[ties.n > 1].sort_values("n", ascending=False))
    assert _ends(chosen) == all_ties[1:]
    assert all(tie.keys() == {"source", "target", "kind", "n"} for tie in chosen.to_dict()["edges"])
    nodes = pd.DataFrame({"label": ["Anna", "Bo", "Cee"]}, index=["A", "B", "C"])
    twice = nodes.assign(id=nodes.index).set_index("id", drop=False)
    for frame in [nodes, nodes.rename_axis("id"), twice]:
        assert [node["label"] for node in verbinder.read(ties, nodes=frame).to_dict()["nodes"]] == ["Anna", "Bo", "Cee"]
    assert verbinder.read(ties, nodes=nodes.rename_axis("code"), id="code").to_dict()["nodes"][2]["label"] == "Cee"


def test_an_index_called_as_a_column_is_refused() -> None:
    nodes = pd.DataFrame({"id": ["A", "B"]}, index=pd.Index(["x", "y"], name="id"))
    with pytest.raises(verbinder.RequestError, match="the index of the frame of nodes is called 'id', and so is a column") as wrong:
        verbinder.read(pd.DataFrame({"source": ["A"], "target": ["B"]}), nodes=nodes)
    assert "reset_index" in wrong.value.hints[0]


def test_numbers_are_no_headings() -> None:
    rows = [["an", "bo", 3], ["bo", "ce", 1], ["ce", "de", 2], ["an", "de", 1]]
    for frame in [pd.DataFrame(rows), pd.DataFrame([[0, 1], [1, 2]]), pd.DataFrame([[0, 1, 1], [1, 2, 1], [2, 0, 1]])]:
        with pytest.raises(verbinder.RequestError, match="the columns of the frame of ties have no names, only numbers") as wrong:
            verbinder.read(frame)
        assert "rename(columns={0: 'source', 1: 'target'})" in wrong.value.hints[0] and "a matrix has names" in wrong.value.hints[1]
    ends = [("an", "bo"), ("an", "de"), ("bo", "ce"), ("ce", "de")]
    assert _ends(verbinder.read(pd.DataFrame(rows).rename(columns={0: "source", 1: "target"}))) == ends
