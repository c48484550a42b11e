"""Opens a report in headless Chromium: no console message, the whole page in the document, pictures drawn.

usage: page.py INDEX.HTML
"""
import pathlib
import re
import subprocess
import sys
import tempfile

page = pathlib.Path(sys.argv[1]).resolve()
with tempfile.TemporaryDirectory() as profile:
    run = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={profile}", "--enable-logging=stderr",
         "--virtual-time-budget=5000", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=True)
messages = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
if messages:
    sys.exit("the page complains:\n" + "\n".join(messages))
dom = run.stdout
if dom.count("<svg") < 10:
    sys.exit(f"only {dom.count('<svg')} pictures in the document")
if "<script" in dom:
    sys.exit("the page holds a script")
anchors = set(re.findall(r'href="#([^"]+)"', dom))
missing = sorted(anchor for anchor in anchors if f'id="{anchor}"' not in dom)
if missing or not anchors:
    sys.exit(f"links that lead nowhere: {missing[:5]}")
print(f"page opened: {dom.count('<svg')} pictures, {len(anchors)} links inside, no console message")
