"""Networks for page.py and explored_page.py, each made to show one thing."""

import random


def hostile():
    names = ["</script><script>alert(1)</script>", "<img src=x onerror=alert(2)>", "x" * 10_000, "אבגד \u202edlrow olleh", "مرحبا بالعالم",
             "=HYPERLINK(\"http://example.org\")", "${alert(3)} {{ 7 * 7 }}", "\u2028]]>--><!--", "", "a\u0000b\u001b[31m", "👩‍👩‍👧‍👦" * 30]
    nodes = [{"id": f"n{i}\"'><b>", "label": name, "municipality": ["P<i>", "Q\u202e", "__proto__"][i % 3], "sector": "constructor", "kind": "organisation"}
             for i, name in enumerate(names)]
    ids = [node["id"] for node in nodes]
    edges = [{"source": ids[i], "target": ids[(i * 3 + 1) % len(ids)], "layer": "</script>", "role": "<script>alert(4)</script>",
              "evidence": [{"source": "s\"><script>", "paragraph": 1, "note": "<svg onload=alert(5)>"}]} for i in range(len(ids)) if i != (i * 3 + 1) % len(ids)]
    return {"directed": True, "graph": {"title": "</title><script>alert(6)</script>" + "y" * 300, "description": "<iframe src=//example.org>",
            "sources": [{"id": "s\"><script>", "title": "<b>", "url": "javascript:alert(7)"}]}, "nodes": nodes, "edges": edges}


def directed():
    """A national funder e → b, d → b and b → c; f plans with a and states no place; d belongs to two places; b distrusts a."""
    nodes = [("a", ["A"]), ("b", ["A"]), ("c", ["B"]), ("d", ["A", "B"]), ("e", ["national"]), ("f", [])]
    edges = [("a", "b", {"sign": "-"}), ("b", "c", {}), ("e", "b", {}), ("d", "b", {}), ("f", "a", {"status": "planned"})]
    return {"directed": True, "graph": {"language": "en"}, "nodes": [{"id": id, "municipality": place} for id, place in nodes],
            "edges": [{"source": a, "target": b, **more} for a, b, more in edges]}


def of_size(count):
    """Places of about sixty nodes, a few national ones between them, three ties for each node."""
    draw = random.Random(1)
    places = max(2, count // 60)
    national = max(2, count // 200)
    nodes = [{"id": f"n{i}", "label": f"Organisation {i}", "kind": "municipality" if national <= i < national + places else "organisation",
              "municipality": "national" if i < national else f"Place {i % places}"} for i in range(count)]
    edges = []
    for _ in range(3 * count):
        a = draw.randrange(count)
        far = draw.random()
        b = (a + places * draw.randrange(1, max(2, count // places))) % count if far < 0.85 else draw.randrange(national) if far < 0.97 else draw.randrange(count)
        if a != b:
            edges.append({"source": f"n{a}", "target": f"n{b}", "kind": draw.choice(["collaborates", "funds", "participates-in"])})
    return {"graph": {"title": f"{count} nodes"}, "nodes": nodes, "edges": edges}


def one_place():
    """Sixty organisations of one town as a lattice, which fills the canvas into its corners."""
    ties = [(i, j) for i in range(60) for j in (i + 1, i + 6) if j < 60 and (j == i + 6 or j % 6)]
    return {"graph": {"title": "One place"}, "nodes": [{"id": f"n{i}", "label": f"Organisation {i}", "municipality": "Zutphen"} for i in range(60)],
            "edges": [{"source": f"n{a}", "target": f"n{b}"} for a, b in ties]}


def towns():
    """Towns A to E with an organisation and a body each, tied as a pair twice, and every body to the next one's; a word or number tells each."""
    nodes, edges = [], []
    for at, town in enumerate("ABCDE"):
        nodes += [{"id": f"{town}{end}", "label": f"{end} of {town}", "municipality": [town]} for end in ("org", "body")]
        edges.append({"source": f"{town}org", "target": f"{town}body", "kind": "funds", "since": str(2000 + at)})
        edges.append({"source": f"{town}org", "target": f"{town}body", "kind": "funds", "since": str(2010 + at)})
        if at:
            edges.append({"source": f"{'ABCDE'[at - 1]}body", "target": f"{town}body", "kind": "collaborates"})
    return {"graph": {"language": "en"}, "nodes": nodes, "edges": edges}


def wheel():
    """A hub with a rim of eight, and a tail on one of these: that one alone holds something together, the hub stands between most others."""
    rim = [(f"r{at}", f"r{(at + 1) % 8}") for at in range(8)]
    ties = rim + [("hub", end) for end, _ in rim] + [("r0", "tail")]
    return {"graph": {"language": "en"}, "nodes": [{"id": id} for id in ["hub", "tail"] + [end for end, _ in rim]],
            "edges": [{"source": a, "target": b} for a, b in ties]}
