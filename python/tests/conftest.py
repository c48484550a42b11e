"""What the tests share: the bundled networks, and well-known graphs as networkx ships them."""

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import verbinder

DATA = Path(__file__).resolve().parents[2] / "data"


def canonical(data: dict[str, Any]) -> list[str]:
    """Nodes and ties of node-link data in a fixed order."""
    return sorted(json.dumps(item, sort_keys=True) for item in [*data["nodes"], *data["edges"]])


@pytest.fixture(scope="session")
def families() -> verbinder.Network:
    """Marriage and business of sixteen Florentine families, with evidence and attributes."""
    return verbinder.read(DATA / "florentine-families.json")


@pytest.fixture(scope="session")
def towns() -> verbinder.Network:
    """Who works with whom around social work, after five articles."""
    return verbinder.read(DATA / "sociaal-domein.json")


@pytest.fixture(scope="session")
def marriages() -> "nx.Graph[Any]":
    """The marriages alone, as networkx knows them: fifteen families, twenty ties."""
    graph: nx.Graph[Any] = nx.florentine_families_graph()
    return graph
