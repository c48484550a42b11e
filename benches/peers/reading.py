"""Reads the same large tie list and GraphML file with verbinder and with other programs, each in a process of its own, in turns.

Usage: reading.py VERBINDER [TIES]     (needs networkx, igraph and networkit)

Prints seconds and peak memory of each, and how many times those of verbinder. verbinder reads into a network with every field and
place; the others build a graph.
"""

import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROUNDS = 3

PEERS = {
    "csv": {
        "networkx": "import networkx, csv; rows = csv.reader(open({file!r})); next(rows); graph = networkx.MultiGraph();"
        " graph.add_edges_from((a, b, {{'weight': float(w)}}) for a, b, w in rows); print(graph.number_of_edges())",
        "igraph": "import igraph, csv; rows = csv.reader(open({file!r})); next(rows);"
        " graph = igraph.Graph.TupleList(((a, b, float(w)) for a, b, w in rows), weights=True); print(graph.ecount())",
    },
    "graphml": {
        "networkx": "import networkx; print(networkx.read_graphml({file!r}).number_of_edges())",
        "igraph": "import igraph; print(igraph.Graph.Read_GraphML({file!r}).ecount())",
        "networkit": "import networkit; print(networkit.readGraph({file!r}, networkit.Format.GraphML).numberOfEdges())",
    },
}


def run(command):
    """Seconds of processor time and megabytes at the peak; each command is run by a small process that reports for it."""
    watcher = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL,"
        " stderr=subprocess.DEVNULL); used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        " print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", watcher, *command], check=True, capture_output=True, text=True)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def main(verbinder, ties):
    choice = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        files = {ending: str(Path(folder) / f"list.{ending}") for ending in PEERS}
        with open(files["csv"], "w", encoding="utf-8") as file:
            file.write("source,target,weight\n")
            for _ in range(ties):
                a, b = choice.randrange(ties // 5), choice.randrange(ties // 5)
                file.write(f"org{a},org{b},{choice.randint(1, 5)}\n")
        subprocess.run([verbinder, "convert", files["csv"], "-o", files["graphml"]], check=True, capture_output=True)
        for ending, peers in PEERS.items():
            size = Path(files[ending]).stat().st_size / 1e6
            commands = {"verbinder": [verbinder, "describe", files[ending], "--split", "none"]}
            for name, code in peers.items():
                commands[name] = [sys.executable, "-c", code.format(file=files[ending])]
            found = {name: [] for name in commands}
            for _ in range(ROUNDS):
                for name, command in commands.items():
                    found[name].append(run(command))
            ours = [median(values) for values in zip(*found["verbinder"])]
            print(f"{ending}, {ties:,} ties, {size:.0f} MB")
            for name, rounds in found.items():
                seconds, megabytes = (median(values) for values in zip(*rounds))
                ratio = f"{seconds / ours[0]:.1f} x the time, {megabytes / ours[1]:.1f} x the memory of verbinder"
                print(f"  {name:10} {seconds:7.2f} CPU s  {megabytes:7.0f} MB  {ratio}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
