#!/usr/bin/env bash
# Graphviz accepts every DOT file that verbinder writes, without a warning: pinned through dot and neato alike, free through every engine.
# usage: graphviz.sh BINARY FOLDER…
set -euo pipefail
binary=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Names as people and attackers write them.
python3 - "$work/hostile.json" <<'PY'
import json, sys
names = ['Gemeente "Oost"', "a:b:c", "<b>vet</b> & <", "back\\slash\\", "two\nlines", "💥 emoji", "", "\\N \\G \\L", "'s-Hertogenbosch",
         "]]>", "{a|b}", "-- ->", "\u202eomgekeerd", "tab\there", "é" * 40, "x" * 3000, "<<B>x</B>>", ";}", "//", "#", "%s %d"]
nodes = [{"id": f"n{i}", "label": n, "municipality": ["Oost \"1\"", "<West>", "a\\b"][i % 3]} for i, n in enumerate(names)]
nodes += [{"id": n or "leeg", "label": n} for n in names[:6]]
edges = [{"source": nodes[i]["id"], "target": nodes[(i * 7 + 1) % len(nodes)]["id"]} for i in range(len(nodes))]
edges = [e for e in edges if e["source"] != e["target"]]
json.dump({"directed": True, "graph": {"title": 'De "titel" <b> \\ & \n {x}'}, "nodes": nodes, "edges": edges}, open(sys.argv[1], "w"))
PY
# accepts PROGRAM… FILE: draws it without a word of complaint. Missing fonts are a matter of the machine; everything else is ours.
accepts() {
    rm -f "$work/out.svg"
    "${@:1:$#-1}" -Tsvg "${!#}" -o "$work/out.svg" 2>"$work/complaints" || { echo "$* is rejected:"; cat "$work/complaints"; exit 1; }
    if grep -vi 'font' "$work/complaints" | grep -q .; then
        echo "$* brings complaints:"
        cat "$work/complaints"
        exit 1
    fi
    test -s "$work/out.svg"
}

for view in whole bridges compare; do
    "$binary" diagram "$work/hostile.json" --view "$view" >"$work/hostile-$view.dot"
done

count=0
while IFS= read -r -d '' file; do
    accepts dot "$file"
    accepts neato -n2 "$file"
    count=$((count + 1))
done < <(find "$work" "$@" -name '*.dot' -print0)
# Without positions, every engine lays out by itself, and the program runs it when asked.
data=$(dirname "$0")/../../data
for engine in dot neato fdp sfdp circo twopi; do
    for file in "$work/hostile.json" "$data/florentine-families.json"; do
        "$binary" diagram "$file" --engine "$engine" >"$work/free.dot"
        accepts "$engine" "$work/free.dot"
        for form in svg pdf png; do
            "$binary" diagram "$file" --engine "$engine" --force -o "$work/out.$form"
            test -s "$work/out.$form"
        done
    done
done
test "$count" -ge 20 || { echo "only $count DOT files found"; exit 1; }
echo "$count DOT files accepted by dot and neato; six engines lay out"
