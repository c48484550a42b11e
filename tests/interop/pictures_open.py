"""Opens pictures with other programs: positions and colours in GEXF, GraphML and DOT are one picture, and the text of a PDF is text.

Usage: pictures_open.py VERBINDER FILE...
"""

import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import networkx
import pypdf

# Graphviz writes five digits of an inch, and DOT has tenths of a point.
HAIR = 0.12


def draw(verbinder, file, path, *options):
    subprocess.run([verbinder, "diagram", file, "--force", "-o", str(path), *options], check=True, capture_output=True)
    return path


def by_dot(path):
    """What Graphviz itself makes of the file: x, y, fill and shape of every node by its name."""
    # node name x y width height label style shape colour fill, in inches
    plain = subprocess.run(["dot", "-Tplain", str(path)], check=True, capture_output=True, text=True).stdout
    nodes = [shlex.split(line) for line in plain.splitlines() if line.startswith("node ")]
    return {n[1]: (float(n[2]) * 72, float(n[3]) * 72, n[-1].lower()[:7], n[-3]) for n in nodes}


def check(verbinder, file, folder):
    native = json.loads(Path(file).read_text(encoding="utf-8"))
    dot = by_dot(draw(verbinder, file, folder / "x.dot"))
    gexf = networkx.read_gexf(draw(verbinder, file, folder / "x.gexf"))
    graphml = networkx.read_graphml(draw(verbinder, file, folder / "x.graphml"))
    assert set(gexf) == set(graphml) == set(dot), "the same nodes in all three"
    for name, (x, y, colour, shape) in dot.items():
        viz = gexf.nodes[name]["viz"]
        plain = graphml.nodes[name]
        # DOT sets forms whose middle is not the middle of their box a little lower or higher.
        slack = 5.0 if shape in ("invhouse", "triangle") else HAIR
        for place in (viz["position"], plain):
            assert abs(place["x"] - x) < HAIR and abs(place["y"] - y) < slack, f"{file}: {name} stands elsewhere"
        for part in (viz["color"], plain):
            assert "#{r:02x}{g:02x}{b:02x}".format(**part) == colour, f"{file}: {name} has another colour"
        assert viz["size"] == plain["size"] > 0
    assert any("thickness" in values for *_, values in gexf.edges(data=True)), "lines have a width"

    pdf = pypdf.PdfReader(draw(verbinder, file, folder / "x.pdf", "--paper", "A3", "--lang", "nl"))
    page = pdf.pages[0]
    sides = sorted(round(float(side) * 25.4 / 72) for side in page.mediabox[2:])
    assert len(pdf.pages) == 1 and sides == [297, 420], f"one page of A3, not {sides}"
    assert pdf.metadata.title and pdf.metadata.creation_date is None
    text = "".join(page.extract_text().split())
    names = {node.get("label", node["id"]) for node in native["nodes"] if node["id"] in dot}
    short = [name for name in names if len(name) < 20 and " " not in name]
    missing = [name for name in short if "".join(name.split()) not in text]
    assert short and not missing, f"{file}: the PDF does not say {missing[:5]}"
    return len(dot), len(short)


def main(verbinder, files):
    for file in files:
        with tempfile.TemporaryDirectory() as folder:
            nodes, names = check(verbinder, file, Path(folder))
        print(f"{Path(file).name}: {nodes} nodes stand alike in DOT, GEXF and GraphML; {names} names read in the PDF")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
