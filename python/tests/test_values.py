"""Values of attributes and ids come in as what they mean, or are refused by name."""

import datetime
import enum
import http
from decimal import Decimal
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import verbinder


def test_what_no_file_can_hold_is_refused_by_name() -> None:
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_node("a", thing=object())
    with pytest.raises(verbinder.RequestError, match="'thing' of node 'a' is a object"):
        verbinder.read(graph)
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=float("inf"))
    with pytest.raises(verbinder.RequestError, match="'weight' of tie 0"):
        verbinder.read(graph)
    with pytest.raises(verbinder.RequestError, match="same id as text"):
        verbinder.read(nx.Graph([(1, "1")]))
    with pytest.raises(verbinder.DataError, match='row 2, column "source": the tie has no source'):
        verbinder.read(pd.DataFrame({"source": ["a", None], "target": ["b", "c"]}))
    with pytest.raises(verbinder.RequestError, match="'thing' of row 1 of the frame of ties is a object"):
        verbinder.read(pd.DataFrame({"source": ["a"], "target": ["b"], "thing": [object()]}))
    with pytest.raises(verbinder.RequestError, match="a int is no network"):
        verbinder.read(3)
    with pytest.raises(verbinder.RequestError, match="another value"):
        verbinder.read(nx.Graph([("a", "b", {"source": "c"})]))


def test_weights_written_as_text_are_the_numbers_that_they_are() -> None:
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_edge("a", "b", weight="2")
    graph.add_edge("b", "c", weight="0.5")
    net = verbinder.read(graph)
    assert verbinder.measure(net, "strength", weight="strength")["strength"] == [2, 2.5, 0.5]
    assert [(tie["strength"], tie.get("weight")) for tie in net.to_dict()["edges"]] == [(2, None), (0.5, None)]
    graph.add_edge("c", "d", weight="many")
    with pytest.warns(verbinder.VerbinderWarning, match='"many", which is no strength'):
        assert verbinder.read(graph).to_dict()["edges"][2]["weight"] == "many"


def test_values_of_numpy_mean_what_they_meant() -> None:
    values: dict[str, tuple[Any, Any]] = {
        "day": (np.datetime64("2015-03-04"), "2015-03-04"),
        "month": (np.datetime64("2015-03"), "2015-03"),
        "year": (np.datetime64("2015"), "2015"),
        "midnight": (np.datetime64("2015-03-04T00:00:00", "ns"), "2015-03-04"),
        "hour": (np.datetime64("2015-03-04T10:00:00", "ns"), "2015-03-04T10:00:00"),
        "fraction": (np.datetime64("2015-03-04T10:00:00.25", "ns"), "2015-03-04T10:00:00.25"),
        "days": (np.array(["2015-03-04", "NaT"], dtype="datetime64[ns]"), ["2015-03-04", None]),
        "long": (np.longdouble(1.5), 1.5),
        "longs": (np.array([1.5, np.nan], dtype=np.longdouble), [1.5, None]),
        "truth": (np.bool_(True), True),
        "most": (np.uint64(2**64 - 1), 2**64 - 1),
        "word": (np.str_("a"), "a"),
    }
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_node("a", missing=np.datetime64("NaT"), span=np.timedelta64("NaT"), **{key: value for key, (value, _) in values.items()})
    (node,) = verbinder.read(graph).to_dict()["nodes"]
    assert {key: node[key] for key in values} == {key: value for key, (_, value) in values.items()}
    assert "missing" not in node and "span" not in node


def test_cells_of_frames_mean_what_they_meant() -> None:
    ties = pd.DataFrame(
        {
            "source": pd.Series(["a", "b", "c"], dtype="category"),
            "target": pd.Series(["b", "c", "d"], dtype="string"),
            "weight": [Decimal("0.5"), Decimal(2), Decimal("NaN")],
            "since": pd.Series([2014, None, 2016], dtype="Int64"),
            "until": pd.to_datetime(pd.Series(["2020-01-31", None, "2021-02-03"])),
            "paid": pd.Series([True, None, False], dtype="boolean"),
            "code": ["007", "12", None],
            "hours": np.array([1.5, np.nan, 3.0], dtype=np.float32),
            "count": pd.Series([1, pd.NA, 3], dtype="UInt8"),
            "grade": pd.Series(["low", None, "high"], dtype=pd.CategoricalDtype(["low", "high"], ordered=True)),
            "when": pd.PeriodIndex(["2015-06", "2015-07", "NaT"], freq="M"),
            "tags": [["x", "y"], None, []],
            "price": [Decimal("12.50"), Decimal("3"), None],
        }
    )
    first, second, third = sorted(verbinder.read(ties).to_dict()["edges"], key=lambda tie: str(tie["source"]))
    apart = {"source", "target", "kind"}
    assert {name: value for name, value in first.items() if name not in apart} == {
        "strength": 0.5, "since": 2014, "until": "2020-01-31", "paid": True, "code": "007", "hours": 1.5, "count": 1,
        "grade": "low", "when": "2015-06", "tags": ["x", "y"], "price": 12.5,
    }  # fmt: skip
    assert {name: value for name, value in second.items() if name not in apart} == {
        "strength": 2, "code": "12", "when": "2015-07", "price": 3,
    }  # fmt: skip
    assert (third.get("strength"), third["since"], third["paid"], third["count"], third["grade"]) == (None, 2016, False, 3, "high")
    with pytest.raises(verbinder.RequestError, match="'weight' of row 1 of the frame of ties is infinite"):
        verbinder.read(pd.DataFrame({"source": ["a"], "target": ["b"], "weight": [Decimal("Infinity")]}))


def test_ids_in_frames_become_text() -> None:
    for numbers in ([1, 2], [1.0, 2.0], [Decimal(1), Decimal("2.0")], np.array([1, 2], dtype=np.int8)):
        for names in ("source", "target"), ("van", "naar"):
            ties = pd.DataFrame(dict(zip(names, (numbers, ["x", "y"]))))
            assert sorted(node["id"] for node in verbinder.read(ties).to_dict()["nodes"]) == ["1", "2", "x", "y"]


class Phase(enum.IntEnum):
    """Whole numbers with names."""

    PLAN = 1
    WORK = 2


class Needs(enum.IntFlag):
    """Bits with names."""

    MONEY = 1
    PEOPLE = 2


class Fenced(int):
    """A whole number that fails where a search compares it with others one by one, which would take for ever."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError("compared")

    __hash__ = int.__hash__


def test_whole_numbers_of_a_class_of_their_own_come_in() -> None:
    given: dict[str, tuple[Any, Any]] = {
        "fenced": (Fenced(7), 7),
        "status": (http.HTTPStatus.NOT_FOUND, 404),
        "phase": (Phase.WORK, 2),
        "needs": (Needs.MONEY | Needs.PEOPLE, 3),
        "truth": (True, True),
        "small": (np.int8(-5), -5),
        "most": (2**64 - 1, 2**64 - 1),
        "least": (-(2**63), -(2**63)),
    }
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_node("a", **{key: value for key, (value, _) in given.items()})
    (node,) = verbinder.read(graph).to_dict()["nodes"]
    assert {key: node[key] for key in given} == {key: value for key, (_, value) in given.items()}
    assert node["truth"] is True
    graph.nodes["a"]["fenced"] = Fenced(2**64)
    with pytest.raises(verbinder.RequestError, match="'fenced' of node 'a' is a whole number of more than 64 bits"):
        verbinder.read(graph)


def test_midnight_with_a_zone_keeps_it() -> None:
    east = datetime.timezone(datetime.timedelta(hours=2))
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a", here=datetime.datetime(2015, 1, 1), there=datetime.datetime(2015, 1, 1, tzinfo=east))
    (node,) = verbinder.read(graph).to_dict()["nodes"]
    assert (node["here"], node["there"]) == ("2015-01-01", "2015-01-01T00:00:00+02:00")


@pytest.mark.parametrize(
    "value, message",
    [
        (np.timedelta64(3, "D"), "'it' of node 'a' is a timedelta64"),
        (np.timedelta64(3, "ns"), "'it' of node 'a' is a timedelta64"),
        (np.clongdouble(1), "'it' of node 'a' is a clongdouble"),
        (2**64, "'it' of node 'a' is a whole number of more than 64 bits"),
        (-(2**63) - 1, "'it' of node 'a' is a whole number of more than 64 bits"),
        ({"x": {1: "a", "1": "b"}}, "node 'a' has two values under names that are the same as text, 'it.x.1'"),
    ],
)
def test_what_would_lose_something_is_refused_by_name(value: Any, message: str) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a", it=value)
    with pytest.raises(verbinder.RequestError, match=message):
        verbinder.read(graph)


def test_names_of_attributes_that_are_the_same_as_text_are_refused() -> None:
    alike: dict[Any, str] = {1: "x", "1": "y"}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edge("a", "b")
    graph.edges["a", "b"].update(alike)
    with pytest.raises(verbinder.RequestError, match=r"tie 0 \(a – b\) has two values under names .* '1'"):
        verbinder.read(graph)
    other: nx.Graph[str] = nx.Graph([("a", "b")])
    other.graph.update(alike)
    with pytest.raises(verbinder.RequestError, match="the graph has two values under names .* '1'"):
        verbinder.read(other)


@pytest.mark.parametrize("own", [b"a", np.bytes_(b"a"), object(), np.timedelta64(1, "ns")])
def test_ids_that_are_no_text_are_refused(own: Any) -> None:
    with pytest.raises(verbinder.RequestError, match="node number 0"):
        verbinder.read(nx.Graph([(own, "b")]))


def test_ids_become_text() -> None:
    ids: list[Any] = ["x", 1, 2.0, (3, 4), np.int64(5), np.datetime64("2015-01-01", "ns"), np.longdouble(6), 2**70]
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_nodes_from(ids)
    expected = ["x", "1", "2", "(3, 4)", "5", "2015-01-01", "6", "1180591620717411303424"]
    assert sorted(node["id"] for node in verbinder.read(graph).to_dict()["nodes"]) == sorted(expected)
