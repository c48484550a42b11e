"""Frames of pandas and polars are understood as files are."""

from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import polars as pl
import pytest

import verbinder
from conftest import canonical


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
