"""Networks for compare.py: read or made, cut down to their largest component, and written for every program."""

import csv
import gzip
import json
import random


def ties_of(dataset):
    """Pairs of names, or of numbers."""
    if dataset.startswith("made:"):
        n = int(dataset.partition(":")[2])
        # Half of the ties by preference, half near by: hubs and triangles, as in networks of people.
        draw, ties, ends = random.Random(n), [], [0]
        for node in range(1, n):
            for _ in range(3):
                other = draw.choice(ends) if draw.random() < 0.5 else max(0, node - draw.randint(1, 20))
                ties.append((node, other))
                ends += [node, other]
        return ties
    if dataset.endswith(".json"):
        with open(dataset, encoding="utf-8") as stream:
            return [(tie["source"], tie["target"]) for tie in json.load(stream)["edges"]]
    opened = gzip.open if dataset.endswith(".gz") else open
    with opened(dataset, "rt", encoding="utf-8") as stream:
        return [tuple(row[:2]) for row in list(csv.reader(stream))[1:]]


def largest_component(ties):
    """Its ties by number, in ascending order, without loops and doubles; numbers follow the order of first appearance."""
    number, parent = {}, []

    def root(node):
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    pairs = set()
    for names in ties:
        for name in names:
            if name not in number:
                number[name] = len(parent)
                parent.append(len(parent))
        a, b = (number[name] for name in names)
        if a != b:
            pairs.add((min(a, b), max(a, b)))
            parent[root(a)] = root(b)
    size = {}
    for node in range(len(parent)):
        size[root(node)] = size.get(root(node), 0) + 1
    largest = max(size, key=lambda node: (size[node], -node))
    again = {}
    for node in range(len(parent)):
        if root(node) == largest:
            again[node] = len(again)
    return len(again), sorted((again[a], again[b]) for a, b in pairs if root(a) == largest)


def write_files(folder, n, ties):
    """The same ties for every program: numbers of one width, so that their order as words is their order as numbers."""
    width = len(str(n))
    length = {tie: 1 + (tie[0] * 7 + tie[1] * 13) % 10 for tie in ties}
    files = {name: str(folder / name) for name in ["ties.csv", "ties.txt", "ties.graphml"]}
    with open(files["ties.csv"], "w", encoding="utf-8") as table, open(files["ties.txt"], "w", encoding="utf-8") as plain:
        table.write("source,target,strength\n")
        for a, b in ties:
            table.write(f"{a:0{width}},{b:0{width}},{length[a, b]}\n")
            plain.write(f"{a:0{width}} {b:0{width}} {length[a, b]}\n")
    with open(files["ties.graphml"], "w", encoding="utf-8") as graphml:
        graphml.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        graphml.write('<key id="w" for="edge" attr.name="strength" attr.type="double"/>\n<graph edgedefault="undirected">\n')
        graphml.writelines(f'<node id="n{node:0{width}}"/>\n' for node in range(n))
        for a, b in ties:
            graphml.write(f'<edge source="n{a:0{width}}" target="n{b:0{width}}"><data key="w">{length[a, b]}</data></edge>\n')
        graphml.write("</graph>\n</graphml>\n")
    return files
