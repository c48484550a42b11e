"""Reads the same large network with verbinder and with other programs, each in a process of its own, in turns.

Usage: reading.py VERBINDER [TIES]     (needs networkx, igraph and networkit)

Three files, each with weights alone and with kind, year and place of reading as well: a table, the native JSON and GraphML. Prints
seconds of processor time, megabytes a second and peak memory of each, and how many times those of verbinder. verbinder reads into a
network with every field, finding and place; the others build a graph. `igraph (ncol)` reads the bare ties of the table without
headings, the quickest that igraph has.
"""

import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROUNDS = 3
KINDS = ["collaborates", "funds", "refers-to", "participates-in", "commissions"]

TABLE = {
    "networkx": "import networkx, csv; rows = csv.reader(open({file!r})); next(rows); graph = networkx.MultiGraph();"
    " graph.add_edges_from((row[0], row[1], {{'said': row[2:]}}) for row in rows); print(graph.number_of_edges())",
    "igraph": "import igraph, csv; rows = csv.reader(open({file!r})); names = next(rows)[2:];"
    " graph = igraph.Graph.TupleList(rows, edge_attrs=names); print(graph.ecount())",
    "igraph (ncol)": "import igraph; print(igraph.Graph.Read_Ncol({ncol!r}, weights=True, directed=False).ecount())",
}
JSON = {
    "networkx": "import networkx, json; print(networkx.node_link_graph(json.load(open({file!r})), edges='edges')"
    ".number_of_edges())",
}
GRAPHML = {
    "networkx": "import networkx; print(networkx.read_graphml({file!r}).number_of_edges())",
    "igraph": "import igraph; print(igraph.Graph.Read_GraphML({file!r}).ecount())",
    "networkit": "import networkit; print(networkit.readGraph({file!r}, networkit.Format.GraphML).numberOfEdges())",
}
PEERS = {"csv": TABLE, "json": JSON, "graphml": GRAPHML}


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


def write_table(path, ncol, ties, full):
    choice = random.Random(1)
    with open(path, "w", encoding="utf-8") as file, open(ncol, "w", encoding="utf-8") as bare:
        file.write("source,target,strength,kind,year,evidence\n" if full else "source,target,weight\n")
        for _ in range(ties):
            a, b, weight = choice.randrange(ties // 5), choice.randrange(ties // 5), choice.randint(1, 5)
            bare.write(f"org{a} org{b} {weight}\n")
            file.write(f"org{a},org{b},{weight}")
            if full:
                reading = f"report-{choice.randrange(300)} p. {choice.randint(1, 90)}"
                file.write(f",{choice.choice(KINDS)},{choice.randint(2005, 2024)},{reading}")
            file.write("\n")


def compare(verbinder, folder, ties, full):
    files = {ending: str(Path(folder) / f"list.{ending}") for ending in [*PEERS, "ncol"]}
    write_table(files["csv"], files["ncol"], ties, full)
    for ending in ("json", "graphml"):
        command = [verbinder, "convert", files["csv"], "--force", "-o", files[ending], "--split", "none"]
        subprocess.run(command, check=True, capture_output=True)
    for ending, peers in PEERS.items():
        size = Path(files[ending]).stat().st_size / 1e6
        whole = ["--split", "none"] if ending == "csv" else []
        commands = {"verbinder": [verbinder, "describe", files[ending], *whole]}
        for name, code in peers.items():
            commands[name] = [sys.executable, "-c", code.format(file=files[ending], ncol=files["ncol"])]
        found = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                found[name].append(run(command))
        ours = [median(values) for values in zip(*found["verbinder"])]
        said = "kind, year and evidence" if full else "weights alone"
        print(f"{ending}, {ties:,} ties with {said}, {size:.0f} MB")
        for name, rounds in found.items():
            seconds, megabytes = (median(values) for values in zip(*rounds))
            ratio = f"{seconds / ours[0]:.1f} x the time, {megabytes / ours[1]:.1f} x the memory of verbinder"
            print(f"  {name:14} {seconds:7.2f} CPU s {size / seconds:5.0f} MB/s {megabytes:7.0f} MB  {ratio}", flush=True)


def main(verbinder, ties):
    for full in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            compare(verbinder, folder, ties, full)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
