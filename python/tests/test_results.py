"""Tables, pictures, reports and failures."""

import subprocess
import sys
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import polars as pl
import pytest

import verbinder
from conftest import DATA
from verbinder._program import flags


def test_a_table_becomes_a_frame_of_either_package(families: verbinder.Network) -> None:
    table = verbinder.measure(families, ["degree", "constraint"])
    frame = table.to_pandas()
    assert list(frame.columns) == ["id", "label", "degree", "constraint"]
    assert str(frame["degree"].dtype) == "Int64" and frame["constraint"].dtype == np.float64
    assert frame["constraint"].isna().sum() == sum(value is None for value in table["constraint"]) > 0
    assert frame.attrs["recipe"] == table.recipe
    assert frame.attrs["notes"] == list(table.notes)
    other = table.to_polars()
    assert other.schema["degree"] == pl.Int64
    assert other["constraint"].null_count() == frame["constraint"].isna().sum()
    assert other["id"].to_list() == list(frame["id"])
    assert isinstance(table.frame, pd.DataFrame)


@pytest.mark.parametrize("blocked", [["pandas"], ["pandas", "polars"]])
def test_a_frame_needs_one_of_the_two(families: verbinder.Network, blocked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    table = verbinder.describe(families)
    for module in blocked:
        monkeypatch.setitem(sys.modules, module, None)
    if "polars" in blocked:
        with pytest.raises(verbinder.Error, match="pandas or polars"):
            _ = table.frame
    else:
        assert isinstance(table.frame, pl.DataFrame)


def test_every_table_becomes_a_frame(families: verbinder.Network, towns: verbinder.Network) -> None:
    tables = [
        verbinder.describe(families, towns),
        verbinder.actors(towns),
        verbinder.bridges(towns),
        verbinder.clusters(towns),
        verbinder.clusters(towns, members=True),
        verbinder.compare(towns),
        verbinder.measures(),
        families.diagnostics,
        verbinder.run("gaps", towns, by="sector"),
        verbinder.run(["explain", "constraint", "medici"], families),
        verbinder.run("change", towns, from_=2017, to=2018),
    ]
    for table in tables:
        rows = [dict(row) for row in table.rows]
        assert rows and all(list(row) == table.column_names for row in rows)
        assert table.to_polars().to_dicts() == rows
        frame = table.to_pandas()
        missing = frame.isna()
        assert [
            {name: None if missing.at[row, name] else value for name, value in record.items()}
            for row, record in enumerate(frame.to_dict(orient="records"))
        ] == rows


@pytest.mark.parametrize("type, value", [("integer", 1.5), ("integer", 2**63), ("number", "a"), ("boolean", "a")])
def test_a_value_that_is_not_of_its_column_is_no_gap(type: str, value: object) -> None:
    column = verbinder.Column("it", type)
    table = verbinder.Table((column,), ({"it": value},), {}, ())
    with pytest.raises((TypeError, ValueError, OverflowError)):
        table.to_polars()
    with pytest.raises((TypeError, ValueError, OverflowError)):
        table.to_pandas()


def test_a_table_is_a_sequence_of_rows(families: verbinder.Network) -> None:
    table = verbinder.measure(families, "degree")
    assert table[0]["id"] == table["id"][0]
    assert [row["degree"] for row in table] == table["degree"]
    assert len(table[:3]) == 3
    assert table.columns[2] == verbinder.Column("degree", "integer", "count")
    with pytest.raises(KeyError, match="no column 'betweenness'"):
        table["betweenness"]


def test_options_are_those_of_the_command_line() -> None:
    given = {"node_kind": ["a", "b"], "from_": 2013, "members": True, "image": False, "top": None, "columns": {"source": "x"}}
    assert flags(given) == ["--node-kind=a", "--node-kind=b", "--from=2013", "--members", "--columns=source=x"]
    assert flags({"draws": np.int64(5), "resolution": 2.0, "name": "--help"}) == ["--draws=5", "--resolution=2", "--name=--help"]


def test_values_of_numpy_are_those_of_python() -> None:
    given = {"members": np.bool_(True), "image": np.False_, "draws": np.int64(5), "resolution": np.float32(2), "share": np.float64(0.5)}
    assert flags(given) == ["--members", "--draws=5", "--resolution=2", "--share=0.5"]
    assert flags({"sector": np.array(["a", "b"]), "ages": np.array([1.0, 2.5])}) == ["--sector=a", "--sector=b", "--ages=1", "--ages=2.5"]
    assert flags({"sector": {"c", "a", "b"}}) == ["--sector=a", "--sector=b", "--sector=c"]


def test_two_networks_one_after_the_other() -> None:
    then = verbinder.read(nx.Graph([("a", "b"), ("b", "c")]), name="then")
    later = verbinder.read(nx.Graph([("a", "b"), ("c", "d")]), name="later")
    row = next(row for row in verbinder.run("change", then, later) if row["counted"] == "all-actors")
    assert (row["network"], row["kept"], row["lost"], row["actors_gained"]) == ("then → later", 1, 1, 1)
    picture = verbinder.diagram(then, view="difference", against=later)
    assert "then" in picture.text and "later" in picture.text


def test_options_reach_the_recipe(towns: verbinder.Network) -> None:
    table = verbinder.measure(towns, "degree", municipality=["Delft", "Zeist"], status="all", seed=7)
    assert table.recipe["municipality"] == "Delft,Zeist"
    assert table.recipe["seed"] == 7


def test_failures_say_what_the_program_says(families: verbinder.Network, tmp_path: Path) -> None:
    with pytest.raises(verbinder.RequestError) as wrong:
        verbinder.measure(families, "no-such-thing")
    assert wrong.value.message == 'no measure is called "no-such-thing"'
    assert wrong.value.hints == ("verbinder list measures shows them all",)
    with pytest.raises(verbinder.RequestError, match="unexpected argument '--colour"):
        verbinder.measure(families, "degree", colour="blue")
    with pytest.raises(verbinder.RequestError, match="no such file"):
        verbinder.read(tmp_path / "none.json")
    with pytest.raises(verbinder.RequestError, match="NUL"):
        verbinder.measure(families, "degree", sector="a\0b")
    with pytest.raises(verbinder.RequestError, match="belongs to the command line"):
        verbinder.describe(families, format="csv")


def test_errors_in_data_come_with_place_and_remedy() -> None:
    data = {"nodes": [{"id": 1}, {"id": 1}], "edges": [{"source": 1, "target": 5}]}
    with pytest.raises(verbinder.DataError) as wrong:
        verbinder.read(data, name="town")
    assert wrong.value.message == "town has 2 errors"
    assert 'the target "5" of this tie is no node' in str(wrong.value)
    assert wrong.value.diagnostics is not None
    assert set(wrong.value.diagnostics["code"]) >= {"dangling-tie", "duplicate-id"}
    with pytest.raises(verbinder.DataError):
        verbinder.describe(verbinder.read(data, check=False))
    net = verbinder.read(data, keep_going=True)
    with pytest.warns(verbinder.VerbinderWarning, match="dangling-tie"):
        assert verbinder.describe(net)[0]["nodes"] == 1


def test_a_name_is_never_an_option_or_a_command(
    families: verbinder.Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "--help"
    file.write_bytes(families.path.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert verbinder.describe(verbinder.read("--help"))[0]["nodes"] == 16
    with pytest.raises(verbinder.RequestError):
        verbinder.diagram(families, view="ego", name="$(touch pwned); `touch pwned`")
    assert list(tmp_path.iterdir()) == [file]


def test_pictures(families: verbinder.Network, tmp_path: Path) -> None:
    picture = verbinder.diagram(families, view="bridges")
    assert picture.text.startswith("<svg") or picture.text.startswith("<?xml")
    assert "Medici" in picture.text
    assert picture._repr_svg_() == picture.text
    assert picture.save(tmp_path / "a.svg").read_bytes() == picture.content
    assert verbinder.diagram(families, format="png").content.startswith(b"\x89PNG")
    assert verbinder.diagram(families, format="dot").text.startswith(("graph", "strict", "digraph", "//"))
    with pytest.raises(verbinder.RequestError):
        verbinder.diagram(families, format="../x")


def test_a_report(families: verbinder.Network, tmp_path: Path) -> None:
    page = verbinder.report(families, tmp_path / "out", lang="en")
    assert page.is_file() and (tmp_path / "out" / "tables").is_dir()


def test_the_examples_of_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").symlink_to(DATA)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {
        "graph": nx.karate_club_graph(),
        "ties": pd.DataFrame({"source": ["a"], "target": ["b"]}),
        "nodes": pd.DataFrame({"id": ["a", "b"]}),
    }
    page = (DATA.parent / "python" / "README.md").read_text(encoding="utf-8")
    examples = [block.split("```")[0] for block in page.split("```python\n")[1:]]
    assert len(examples) >= 2
    for example in examples:
        exec(example, names)
    assert (tmp_path / "out" / "index.html").is_file() and (tmp_path / "net.graphml").is_file()


def test_the_module_is_the_program() -> None:
    run = subprocess.run([sys.executable, "-m", "verbinder", "--version"], capture_output=True, text=True, check=True)
    assert run.stdout.split()[:2] == ["verbinder", verbinder.__version__]
