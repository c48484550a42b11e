"""Opens reports in Chromium and uses them as people do: with the mouse, the keyboard, on a phone, on paper, without scripts.

Nothing may complain on the console, nothing may be asked from elsewhere, hostile data stay text, and axe-core finds nothing that
shuts people out. First paint and the time of a frame are printed for 100, 2,000 and 20,000 nodes, never asserted.

usage: page.py BINARY NETWORK.JSON AXE.MIN.JS
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

from explored_page import DESKTOP, data_of, explored, kept, living
from made_networks import directed, hostile, of_size, one_place, wheel

BINARY, NETWORK, AXE = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).read_text()
PHONE = {"width": 390, "height": 844}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def report(folder, network, *options):
    """The page of a network: a path, or the network itself."""
    source, text = (network, None) if isinstance(network, str) else ("-", json.dumps(network))
    subprocess.run([BINARY, "report", source, "--force", "-o", str(folder), *options], input=text, text=True, check=True,
                   stdout=subprocess.DEVNULL)
    return folder / "index.html"


class Visit:
    """A page opened in a window of its own; what it complains of or asks for is collected."""

    def __init__(self, browser, file, hash="", **window):
        window.setdefault("viewport", DESKTOP)
        self.context = browser.new_context(accept_downloads=True, **window)
        self.page = self.context.new_page()
        self.file, self.trouble = file, []
        self.page.on("console", lambda message: self.trouble.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("request", self.asked)
        self.page.goto(file.resolve().as_uri() + hash)
        if window.get("java_script_enabled", True):
            self.page.wait_for_selector("html[data-ready]")
            self.page.wait_for_timeout(400)

    def asked(self, request):
        address = request.url.split("#")[0]
        if address != self.file.resolve().as_uri() and not address.startswith(("data:", "blob:")):
            self.trouble.append(f"request: {address}")

    def counts(self):
        """Numbers of the line beside the title: nodes shown, all nodes, ties shown, all ties."""
        return [int(re.sub(r"\D", "", part)) for part in re.findall(r"\d[\d.,]*", self.page.inner_text("#counts"))]

    def accessible(self, where):
        self.page.evaluate(AXE)
        found = self.page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
        for violation in found:
            nodes = "; ".join(node["html"][:120] + " " + node.get("failureSummary", "")[:200] for node in violation["nodes"][:3])
            self.trouble.append(f"axe, {where}: {violation['id']}: {violation['help']}: {nodes}")

    def close(self, what):
        self.context.close()
        if self.trouble:
            sys.exit(f"{what}:\n" + "\n".join(self.trouble[:12]))
        print(f"{what}: fine")


def search(page, text):
    page.keyboard.press("/")
    page.keyboard.type(text)
    page.wait_for_selector("#search-list li[data-hit]")
    page.keyboard.press("Enter")
    page.wait_for_timeout(450)


def desktop(browser, file):
    visit = Visit(browser, file)
    page, data = visit.page, data_of(visit.page)
    nodes, ties = len(data["nodes"]["id"]), len(data["ties"]["source"])
    assert visit.counts() == [nodes, nodes, ties, ties], visit.counts()
    missing = page.evaluate("""[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
        .filter(id => !document.getElementById(id))""")
    assert not missing, f"links that lead nowhere: {missing[:5]}"
    visit.accessible("network")

    # Search is blind to case and accents, and opens the page of what it finds.
    best = max(range(nodes), key=lambda node: data["measures"][0]["values"][node])
    name = data["nodes"]["name"][best]
    search(page, name.upper())
    assert page.inner_text("#side h2") == name, page.inner_text("#side h2")
    assert name in page.inner_text("#live")
    partners = sum(best in ends for ends in zip(data["ties"]["source"], data["ties"]["target"]))
    assert page.locator("#side .tie").count() == partners, (page.locator("#side .tie").count(), partners)
    visit.accessible("page of an organisation")

    # The address opens the same view again, steps and all.
    page.keyboard.press("1")
    page.wait_for_timeout(300)
    around = visit.counts()[0]
    neighbours = {a for ends in zip(data["ties"]["source"], data["ties"]["target"]) if best in ends for a in ends}
    assert around == len(neighbours), (around, len(neighbours))
    again = Visit(browser, file, "#" + page.url.split("#")[1])
    assert again.page.inner_text("#side h2") == name and again.counts()[0] == around
    again.close("a link to a view")
    page.keyboard.press("Escape")
    assert visit.counts()[0] == nodes

    # Filters hide and bring back.
    page.click("#facet-nodeKind-0")
    hidden = sum(kind == 0 for kind in data["nodes"]["kind"])
    assert visit.counts()[0] == nodes - hidden
    page.click("#show-everything")
    assert visit.counts() == [nodes, nodes, ties, ties]
    page.select_option("#choose-colour", "betweenness")
    page.select_option("#choose-size", "equal")
    assert "c=betweenness" in page.url and "z=equal" in page.url

    # The keyboard walks along ties.
    page.focus("#canvas")
    told = []
    for key in ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"]:
        page.keyboard.press(key)
        told.append(page.inner_text("#live"))
    assert all(told) and len(set(told)) > 1, told
    page.keyboard.press("Enter")
    assert page.locator("#side .measures tr").count() == len(data["measures"])
    page.focus("#canvas")
    page.keyboard.press("x")
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")

    # A click on the canvas chooses what is there, and what falls apart is told.
    search(page, name)
    page.get_by_role("button", name=re.compile("What falls apart|Wat valt uiteen")).click()
    assert page.locator("#chips button").count() >= 1
    page.keyboard.press("Escape")

    # Tables: sorted, narrowed, linked.
    page.click("#open-nodes")
    page.wait_for_selector("#table tbody tr:nth-child(3)")
    assert page.locator("#table").get_attribute("aria-rowcount") == str(nodes + 1)
    page.fill("#narrow", name)
    assert page.locator("#table tbody [data-row]").first.inner_text() == name
    page.locator("#table tbody [data-row]").first.click()
    assert page.inner_text("#side h2") == name
    page.click("#open-ties")
    page.wait_for_timeout(200)
    visit.accessible("tables")

    # The other language, the other theme.
    before = page.inner_text("#filters")
    page.click("#language")
    assert page.inner_text("#filters") != before
    assert page.get_attribute("html", "lang") != data["lang"] and page.get_attribute("#findings", "lang") == data["lang"]
    page.click("#theme")
    page.wait_for_timeout(200)
    visit.accessible("the other theme")

    # Files to take away.
    for entry, check in [(1, lambda b: b.startswith(b"\x89PNG")), (2, lambda b: b.startswith(b"<svg") and name.encode() in b),
                         (3, lambda b: b.startswith(b"\xef\xbb\xbf") and b.count(b"\r\n") == nodes + 1),
                         (4, lambda b: b.count(b"\r\n") == ties + 1)]:
        page.click("#download")
        with page.expect_download() as download:
            page.click(f"#downloads button:nth-child({entry})")
        assert check(pathlib.Path(download.value.path()).read_bytes()), f"download {entry}"

    # Every section, and from a claim to its ties in the network.
    page.keyboard.press("Escape")
    for tab in page.locator("#tabs a").all():
        tab.click()
        page.wait_for_timeout(150)
        visit.accessible(tab.inner_text())
    page.click("#tabs a[data-view=questions]")
    claim = page.locator("#questions button.show").first
    wanted = len(claim.get_attribute("data-ties").split(","))
    claim.click()
    page.wait_for_timeout(400)
    assert page.locator("#side .tie").count() == wanted
    page.click("#side .tie a[href^='#source-']")
    assert page.is_visible("#evidence")
    visit.close("desktop")


def edges(browser, file):
    """No name is cut at the edge of the canvas, whatever the shape of the window."""
    for width in (900, 1100, 1400):
        context = browser.new_context(viewport={"width": width, "height": 1400})
        context.add_init_script("""window.cut = new Set(); window.written = 0;
            const write = CanvasRenderingContext2D.prototype.fillText;
            CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
              if (this.canvas.id === "canvas") {
                const at = this.getTransform(), half = this.measureText(text).width * at.a / 2, middle = x * at.a + at.e;
                if (middle < half || middle + half > this.canvas.width) window.cut.add(text);
                window.written++;
              }
              return write.call(this, text, x, y);
            };""")
        page = context.new_page()
        page.goto(file.resolve().as_uri())
        page.wait_for_selector("html[data-ready]")
        page.wait_for_timeout(400)
        written, cut = page.evaluate("[window.written, [...window.cut]]")
        context.close()
        if not written or cut:
            sys.exit(f"names at the edge, {width} wide: {written} written, cut {cut[:5]}")
    print("names at the edge: fine")


def beside_legend(browser, file):
    """In the first view the legend lies on nobody's name, in wide and narrow windows and after the window has changed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script("""window.names = {};
        const write = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
          if (this.canvas.id === "canvas") {
            const at = this.getTransform(), half = this.measureText(text).width / 2, ratio = Math.min(2, devicePixelRatio);
            window.names[text] = [(x * at.a + at.e) / ratio, (y * at.d + at.f) / ratio, half * at.a / ratio];
          }
          return write.call(this, text, x, y);
        };""")
    for size in ((1280, 900), (1920, 1080), (375, 800)):
        page = context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(file.resolve().as_uri())
        page.wait_for_selector("html[data-ready]")
        page.wait_for_timeout(800)
        written, under = page.evaluate("""() => {
            const legend = document.getElementById("legend"), right = legend.offsetLeft + legend.offsetWidth;
            const under = Object.entries(window.names).filter(([, [x, y, half]]) => x - half < right && y > legend.offsetTop);
            return [Object.keys(window.names).length, under.map(([name]) => name)];
        }""")
        page.close()
        if not written or under:
            sys.exit(f"names under the legend, {size[0]} wide: {written} written, under it {under[:5]}")
    context.close()
    print("names beside the legend: fine")


def phone(browser, file):
    visit = Visit(browser, file, viewport=PHONE, has_touch=True, is_mobile=True)
    page = visit.page
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"], f"the page is {wide} wide"
    visit.accessible("phone")
    for sheet in ["filters", "side"]:
        page.tap(f"#sheet-{sheet}")
        assert page.is_visible(f"#{sheet}")
        small = page.evaluate("""id => [...document.querySelectorAll(`#${id} button, #${id} select, #${id} .check, #dock-bar button`)]
            .filter(e => e.offsetHeight && e.offsetHeight < 44).map(e => e.outerHTML.slice(0, 80) + e.offsetHeight)""", sheet)
        assert not small, f"targets below 44 pixels: {small[:4]}"
        visit.accessible(f"phone, {sheet}")
        page.tap(f"#sheet-{sheet}")
    for tab in page.locator("#tabs a").all():
        tab.click()
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"], f"{tab.inner_text()} is {wide} wide"
    visit.close("phone")


def paper(browser, file, most):
    visit = Visit(browser, file)
    pdf = visit.page.pdf(prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 1 < pages < most, f"{pages} pages"
    visit.close(f"paper, {pages} pages")


def without_scripts(browser, file):
    visit = Visit(browser, file, java_script_enabled=False)
    page = visit.page
    for section in ["findings", "figures", "sure", "questions", "evidence", "method"]:
        assert page.is_visible(f"#{section}"), section
    assert not page.is_visible("#network") and not page.is_visible("#search")
    assert page.locator("svg").count() >= 1
    visit.close("without scripts")


def overview(browser, folder):
    """The page over several networks: sorted, on a phone, without scripts; its links lead to pages that are there."""
    bundled = json.loads(pathlib.Path(NETWORK).read_text())
    (folder / "in").mkdir(parents=True)
    for name, network in [("bundled", bundled), ("hostile", hostile()), ("again", bundled)]:
        (folder / "in" / f"{name}.json").write_text(json.dumps(network))
    out = folder / "out"
    subprocess.run([BINARY, "report", str(folder / "in"), "-o", str(out), "--lang", "en"], check=True, stdout=subprocess.DEVNULL)
    visit = Visit(browser, out / "index.html")
    page = visit.page
    visit.accessible("overview")
    rows = lambda: page.eval_on_selector_all("#compare tbody tr", "rows => rows.map(row => row.cells[0].textContent)")
    assert sorted(rows()) == ["again", "bundled", "hostile"], rows()
    page.click("#compare thead th:first-child button")
    page.click("#compare thead th:first-child button")
    assert rows() == ["hostile", "bundled", "again"], rows()
    links = page.eval_on_selector_all("a[href]:not([href^='#'])", "links => links.map(link => link.getAttribute('href'))")
    assert {f"{name}/index.html" for name in rows()} <= set(links), links
    missing = [link for link in links if not (out / link).exists()]
    assert not missing, missing
    visit.close("over several networks")
    visit = Visit(browser, out / "index.html", viewport=PHONE)
    wide = visit.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"the page is {wide} pixels wider than a phone"
    visit.accessible("overview on a phone")
    visit.close("over several networks, on a phone")
    visit = Visit(browser, out / "index.html", java_script_enabled=False)
    for section in ["compare", "networks", "pictures", "alike", "shared", "method"]:
        assert visit.page.is_visible(f"#{section}"), section
    visit.close("over several networks, without scripts")


def attacked(browser, file):
    visit = Visit(browser, file)
    page = visit.page
    assert page.locator("script").count() == 2 and page.locator("main img, main iframe, main b[onclick]").count() == 0
    assert page.evaluate("[...document.links].every(a => !/^javascript/i.test(a.href))")
    for node in range(len(data_of(page)["nodes"]["id"])):
        page.evaluate("node => { location.hash = '#s=' + encodeURIComponent(JSON.parse(document.getElementById('data').textContent).nodes.id[node]); }", node)
        page.wait_for_timeout(60)
        assert page.locator("#side h2").count() == 1
    page.goto(file.resolve().as_uri() + "#s=nobody&c=__proto__&z=constructor&h.place=99,x&y=1-2&p=a+b&tie=-1&view=main&ties=1e9,0")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.click("#open-nodes")
    page.click("#download")
    with page.expect_download() as download:
        page.click("#downloads button:nth-child(3)")
    lines = pathlib.Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert not re.search(r"(^|;)\"?=", lines, re.M), "a cell that a spreadsheet takes for a formula"
    for tab in page.locator("#tabs a").all():
        tab.click()
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{tab.inner_text()} is {wide} too wide"
    visit.accessible("hostile data")
    visit.close("hostile data")
    phone(browser, file)


def meaning(browser, file):
    """What the page says of direction, of places, of what counts, and of its colours."""
    def says(hash, part):
        visit = Visit(browser, file, hash)
        text = visit.page.inner_text(part)
        visit.close(f"the page at {hash or 'its address'}")
        return text

    # Pairs that count: b–c, e–b, d–b. Parts along them: b with c, d and e; a; f.
    assert re.findall(r"\d+", says("", "#side .tiles")) == ["6", "3", "3", "2"]
    assert "national\n1\nnot stated\n1" in re.sub(r"\s*\n\s*", "\n", says("", "#filters"))
    assert "e → b → c" in says("#p=e+c", "#chips")
    assert "No path leads from c to e" in says("#p=c+e", "#chips")
    assert "A, B" in says("#s=d", "#side .badges") and "not stated" in says("#s=f", "#side .badges")
    assert "none, or several" in says("#c=place", "#legend") and "undefined" in says("#c=constraint", "#legend")
    pieces = says("#x=b", "#legend")
    assert "Piece 3: 1 node" in pieces and "not joined to it before" in pieces and "not yet" in pieces, pieces
    assert re.findall(r"\d+", says("#h.place=B&n.place=national&n.place=unstated", "#side .tiles")) == ["3", "1", "2", "2"], "a, b and d are left, who touch two places"
    says("#%", "#side")


FRAMES = """async () => {
    const canvas = document.getElementById('canvas'), times = [];
    for (let i = 0; i < 24; i++) {
        const start = performance.now();
        canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: i % 2 ? 80 : -90, clientX: 700, clientY: 500, cancelable: true }));
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    return [times[12], times[22]];
}"""


def copied(file, times):
    """The same page with its network so many times side by side: to measure the page alone, without waiting for the report."""
    page, mark = file.read_text(), '<script type="application/json" id="data">'
    start = page.rindex(mark) + len(mark)
    end = page.index("</script>", start)
    data = json.loads(page[start:end])
    nodes, ties, areas = data["nodes"], data["ties"], data["areas"]
    count, wide, islands = len(nodes["id"]), max(nodes["x"]) + 100, len(areas)
    spread = {key: [] for key, column in nodes.items() if isinstance(column, list) and len(column) == count}
    for copy in range(times):
        for key in spread:
            column = nodes[key]
            spread[key] += {"id": lambda: [f"{copy}.{id}" for id in column], "x": lambda: [x + copy * wide for x in column],
                            "island": lambda: [None if at is None else at + copy * islands for at in column]}.get(key, lambda: column)()
    for key in ("source", "target"):
        ties[key] = [node + copy * count for copy in range(times) for node in ties[key]]
    for key, column in ties.items():
        if isinstance(column, list) and key not in ("source", "target"):
            ties[key] = column * times
    data["areas"] = [{**area, "home": None if area["home"] is None else area["home"] + copy * islands,
                      "points": [at + (0 if i % 2 else copy * wide) for i, at in enumerate(area["points"])]} for copy in range(times) for area in areas]
    for measure in data["measures"]:
        measure.pop("range", None)
        measure["values"] *= times
    nodes.update(spread)
    large = file.with_name("copied.html")
    large.write_text(page[:start] + json.dumps(data).replace("<", "\\u003c") + page[end:])
    return large


def speed(browser, folder, count, times=1):
    start = time.time()
    file = report(folder, of_size(count))
    made = time.time() - start
    if times > 1:
        file, count = copied(file, times), count * times
    start = time.time()
    visit = Visit(browser, file)
    opened = time.time() - start - 0.4
    paint = visit.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN")
    median, slow = visit.page.evaluate(FRAMES)
    search(visit.page, "organisation 7")
    assert visit.page.locator("#side .measures").count() == 1
    visit.close(f"{count} nodes: report made in {made:.1f} s, {file.stat().st_size / 1e6:.1f} MB, ready in {opened:.1f} s, first paint "
                f"{paint:.0f} ms, frame {median:.0f} ms (median), {slow:.0f} ms (95 %)")


def between_most(browser, file):
    """Who stands between others most stands first at the side, even where nothing falls apart without."""
    visit = Visit(browser, file)
    side = re.sub(r"\s*\n\s*", "\n", visit.page.inner_text("#side"))
    first = side.find("most often between others; without it nothing falls apart")
    assert 0 < side.find("hub") < first and first < side.find("r0", first), side
    visit.close("the page of a wheel")


def main():
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-background-networking"])
        bundled = report(folder / "bundled", NETWORK)
        english = report(folder / "english", NETWORK, "--lang", "en")
        desktop(browser, bundled)
        desktop(browser, english)
        edges(browser, bundled)
        beside_legend(browser, bundled)
        beside_legend(browser, report(folder / "one-place", one_place()))
        phone(browser, bundled)
        paper(browser, bundled, 15)
        without_scripts(browser, bundled)
        meaning(browser, report(folder / "directed", directed(), "--direction", "directed"))
        between_most(browser, report(folder / "wheel", wheel()))
        attacked(browser, report(folder / "hostile", hostile()))
        overview(browser, folder / "several")
        explored(browser, BINARY, NETWORK)
        kept(browser, BINARY, folder)
        living(browser, BINARY, folder)
        for count, times in ((100, 1), (2_000, 1), (2_000, 10)):
            speed(browser, folder / f"{count}-{times}", count, times)
        browser.close()


main()
