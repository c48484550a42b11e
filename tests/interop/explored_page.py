"""The page in the frame of `explore`, for page.py: under the policy of its header the script runs, and what is chosen stays chosen."""
import contextlib
import json
import re
import subprocess

from made_networks import towns

DESKTOP = {"width": 1560, "height": 960}


def data_of(page):
    return page.evaluate("JSON.parse(document.getElementById('data').textContent)")


@contextlib.contextmanager
def explore(binary, *arguments):
    """The address at which `explore` serves a network, as long as it is asked for."""
    server = subprocess.Popen([binary, "explore", *arguments], stdout=subprocess.PIPE, text=True)
    try:
        yield server.stdout.readline().strip()
    finally:
        server.kill()
        server.wait()


def shown(page):
    """The page inside once it is there, with its network as data."""
    page.wait_for_function("""() => { const page = document.getElementById('page');
        return page.dataset.address && !page.classList.contains('busy') && page.contentDocument?.documentElement.dataset.ready; }""")
    return next(frame for frame in page.frames if "/page/" in frame.url)


def explored(browser, binary, network):
    """The same page as `explore` serves it: under the policy of its header the script runs, and nothing is asked from elsewhere."""
    with explore(binary, network) as address:
        page, trouble = browser.new_page(viewport=DESKTOP), []
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("request", lambda request: request.url.startswith((address, "data:", "blob:")) or trouble.append(f"request: {request.url}"))
        page.goto(address)
        inner = page.frame_locator("#page")
        inner.locator("html[data-ready]").wait_for(state="attached")
        assert re.search(r"\d", inner.locator("#counts").inner_text())
        assert not trouble, trouble
        page.close()
    print("explored")


def kept(browser, binary, folder):
    """Another choice in the frame of `explore` numbers everything anew: what is hidden or chosen on the page stays what it was, or goes."""
    file = folder / "towns.json"
    file.write_text(json.dumps(towns()))
    with explore(binary, str(file), "--lang", "en") as address:
        page = browser.new_page(viewport=DESKTOP)
        page.goto(address)

        def after(*municipalities):
            page.evaluate("document.getElementById('page').classList.add('busy')")
            page.select_option("select[name=municipality]", municipalities)
            return shown(page)

        def counts(inner):
            return [int(part) for part in re.findall(r"\d+", inner.inner_text("#counts"))][:2]

        def hidden(inner):
            boxes = inner.locator("label:has([id^=facet-place-])").all()
            return [box.inner_text().split()[0] for box in boxes if not box.locator("input").is_checked()]

        def mark(inner, ties, nodes):
            """What a button beside a sentence of the report does."""
            inner.evaluate("""([ties, nodes]) => {
                const button = Object.assign(document.createElement('button'), { className: 'show' });
                Object.assign(button.dataset, { ties: ties.join(','), nodes: nodes.join(',') });
                document.body.append(button);
                button.click();
            }""", [ties, nodes])

        def number(inner, source, year):
            data = data_of(inner)
            ties, ids = data["ties"], data["nodes"]["id"]
            return next(tie for tie, start in enumerate(ties["source"]) if ids[start] == source and ties["period"].get(str(tie), [""])[0].startswith(year))

        def side(inner):
            inner.page.wait_for_timeout(200)
            return inner.inner_text("#side")

        inner = shown(page)
        page.click("#bar summary")
        inner.locator("label:has([id^=facet-place-])", has_text="C").locator("input").uncheck()
        assert hidden(inner) == ["C"] and counts(inner) == [8, 10], (hidden(inner), counts(inner))
        inner = after("B", "C", "D")
        assert data_of(inner)["places"] == ["B", "C", "D"] and hidden(inner) == ["C"], hidden(inner)
        assert counts(inner) == [4, 6], counts(inner)
        inner = after("B", "D")
        assert hidden(inner) == [] and counts(inner) == [4, 4], (hidden(inner), counts(inner))

        # Ties and nodes that are marked, then one tie, of two of one pair: each stays itself, and goes with its town.
        inner = after()
        mark(inner, [number(inner, "Dorg", "2013")], [data_of(inner)["nodes"]["id"].index("Eorg")])
        assert "2013" in side(inner) and "org of E" in side(inner), side(inner)
        inner = after("D", "E")
        assert "org of D" in side(inner) and "2013" in side(inner) and "org of E" in side(inner), side(inner)
        inner = after("D")
        assert "org of D" in side(inner) and "2013" in side(inner) and "org of E" not in side(inner), side(inner)
        inner.locator("#open-ties").click()
        inner.locator("#table tbody tr", has_text="2013").locator("[data-row]").first.click()
        assert "2013" in side(inner) and "2003" not in side(inner), side(inner)
        inner = after("C", "D")
        assert "org of D" in side(inner) and "2013" in side(inner) and "2003" not in side(inner), side(inner)
        inner = after("A", "B")
        assert "tie=" not in inner.url, inner.url

        # A cluster with other members is another one, and years in which nothing lies are no years.
        inner = after()
        inner.evaluate("location.hash = '#s=Borg'")
        inner.locator("#side button", has_text="cluster").first.click()
        assert "k=" in inner.url, inner.url
        inner = after("E")
        assert "k=" not in inner.url, inner.url
        inner = after()
        inner.evaluate("location.hash = '#y=2000-2001'")
        inner = after("E")
        assert "y=" not in inner.url and counts(inner) == [2, 2], inner.url
        page.close()
    print("kept")


def living(browser, binary, folder):
    """What is chosen in the frame of `explore`, and on the page inside, stands in the address: read anew it is the same."""
    file = folder / "living.json"
    file.write_text(json.dumps(towns()))
    with explore(binary, str(file), "--lang", "en") as address:
        context = browser.new_context(viewport={"width": 375, "height": 700}, permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(address)

        inner = shown(page)
        assert page.url == address, page.url
        page.click("#bar summary")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 375, f"the frame is {wide} wide"
        page.evaluate("document.getElementById('page').classList.add('busy')")
        page.select_option("select[name=municipality]", ["B", "C", "D"])
        page.select_option("select[name=status]", "present,ending")
        inner = shown(page)
        inner.evaluate("location.hash = '#s=Corg&c=place'")
        page.wait_for_function("location.hash.includes('Corg')")
        for again in ("reload", "elsewhere"):
            if again == "reload":
                page.reload()
            else:
                link = page.url
                page = context.new_page()
                page.goto(link)
            inner = shown(page)
            chosen = page.eval_on_selector("select[name=municipality]", "select => [...select.selectedOptions].map(option => option.value)")
            assert chosen == ["B", "C", "D"] and page.eval_on_selector("select[name=status]", "select => select.value") == "present,ending", chosen
            assert data_of(inner)["places"] == ["B", "C", "D"] and inner.inner_text("#side h2") == "org of C", inner.url
            assert inner.eval_on_selector("#choose-colour", "select => select.value") == "place"
        inner.click("#download")
        inner.click("#downloads button:last-child")
        page.wait_for_timeout(300)
        assert page.evaluate("navigator.clipboard.readText()") == page.url
        # Ctrl-P, whatever has the focus, prints what is in the frame.
        inner.evaluate("() => { window.printed = 0; window.print = () => { window.printed++; }; }")
        page.focus("#bar summary")
        page.keyboard.press("Control+p")
        inner.evaluate("document.getElementById('canvas').focus()")
        page.keyboard.press("Control+p")
        assert inner.evaluate("window.printed") == 2, inner.evaluate("window.printed")
        page.click("#bar summary")
        page.evaluate("document.getElementById('page').classList.add('busy')")
        page.click("#form button")
        shown(page)
        assert "municipality" not in page.url and "Corg" in page.url, page.url
        context.close()
    print("the address of explore")
