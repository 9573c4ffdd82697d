"""Drives the HTML pages in a browser and prints what it saw as one JSON object.

    page.py CHROMIUM report PAGE FOLDER     a report: load, filter, click, judge, export, print
    page.py CHROMIUM index PAGE             an index: load, search, follow
    page.py CHROMIUM inflate SCRIPT         unpacks what zlib packed in every way it has
    page.py CHROMIUM look PAGE IMAGE [dark|narrow|ID]   a screenshot, for people
"""

import base64
import json
import re
import sys
import time
import zlib

from playwright.sync_api import sync_playwright


def main():
    chromium, view, path = sys.argv[1:4]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1360, "height": 900}, accept_downloads=True)
        page = context.new_page()
        requests, complaints = [], []
        page.on("request", lambda r: requests.append(r.url))
        page.on("pageerror", lambda e: complaints.append(str(e)))
        page.on("console", lambda m: m.type in ("error", "warning") and complaints.append(m.text))
        seen = {"report": report, "index": index, "inflate": inflate, "look": look}[view](page, path)
        seen["requests"] = [url for url in requests if not url.startswith(("file:", "blob:"))]
        seen["complaints"] = complaints
        browser.close()
    print(json.dumps(seen, ensure_ascii=False))


def load(page, path, fragment=""):
    start = time.monotonic()
    page.goto("about:blank")
    page.goto(f"file://{path}{fragment}")
    page.wait_for_selector("#verdict h1")
    return time.monotonic() - start


def report(page, path):
    seen = {"seconds": load(page, path)}
    seen["verdict"] = page.inner_text("#verdict h1")
    seen["tiles"] = page.locator("#verdict .tile b").all_inner_texts()
    seen["count"] = page.inner_text("#count")
    seen["rowsInPage"] = page.locator(".row").count()
    seen["marks"] = page.locator(".pane mark, .pane .here").all_inner_texts()
    seen["sums"] = page.locator(".pane .sums tr").all_inner_texts()

    # Filter: by level, by words; the address keeps it, and a fresh load of that address shows the same.
    for chip in page.locator(".chip:not(.error)").all():
        chip.click()
    page.fill("#search", "增长")
    page.wait_for_timeout(250)
    seen["filtered"] = page.inner_text("#count")
    seen["address"] = page.evaluate("location.hash")
    load(page, path, seen["address"])
    seen["filteredAgain"] = page.inner_text("#count")
    seen["searchAgain"] = page.input_value("#search")
    load(page, path)

    # Click, step, the rule's drawer.
    first = page.inner_text(".pane h3")
    page.keyboard.press("j")
    seen["stepped"] = page.inner_text(".pane h3") != first or page.inner_text("#position").endswith("/ 1")
    page.keyboard.press("k")
    seen["steppedBack"] = page.inner_text(".pane h3") == first
    page.locator(".row.finding").first.click()
    page.locator(".pane .id").click()
    seen["drawer"] = page.inner_text("#drawer")
    seen["examples"] = page.locator("#drawer dd pre").count()
    seen["examplesMarked"] = page.locator("#drawer dd pre mark").all_inner_texts()
    page.keyboard.press("Escape")
    seen["drawerCloses"] = page.locator("#drawer").is_hidden()

    # Judge, reload, export.
    page.locator(".pane .judge.mistaken").click()
    page.click("#export")
    seen["exportWithoutReason"] = page.inner_text("#tools .said")
    page.locator(".pane .note").fill('口径不同："见附表"')
    page.wait_for_timeout(150)
    load(page, path)
    seen["judgedAfterReload"] = page.locator(".pane .judge.mistaken").get_attribute("aria-pressed")
    with page.expect_download() as download:
        page.click("#export")
    seen["export"] = open(download.value.path(), encoding="utf-8").read()
    seen["exportName"] = download.value.suggested_filename

    # The other language, with the filter kept, and back.
    page.fill("#search", "66.57")
    page.wait_for_timeout(250)
    seen["languages"], seen["reasons"] = [], []
    for _ in range(2):
        with page.expect_navigation():
            page.click("#language")
        page.wait_for_selector("#verdict h1")
        seen["languages"].append([page.inner_text("#verdict h1"), page.locator(".pane h3").first.inner_text(), page.input_value("#search"),
                                  page.title(), page.get_attribute("html", "lang"), page.locator(".pane .judge.mistaken").get_attribute("aria-pressed")])
        page.locator(".pane .id").click()
        seen["reasons"].append(page.inner_text("#drawer"))
        page.keyboard.press("Escape")
    page.fill("#search", "")
    page.wait_for_timeout(250)

    # Scroll to the end of the list: the page must not grow.
    page.evaluate("document.querySelector('.list').scrollTop = 1e9")
    page.wait_for_timeout(200)
    seen["rowsAtEnd"] = page.locator(".row").count()

    # Print.
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    seen["onPaper"] = page.locator("#paper .detail").count()
    seen["listOnPaper"] = page.locator("#main").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    pdf = page.pdf(prefer_css_page_size=True, path=f"{sys.argv[4]}/page.pdf")
    seen["pdfPages"] = len(re.findall(rb"/Type\s*/Page\b", pdf))
    return seen


def index(page, path):
    seen = {"seconds": load(page, path)}
    seen["verdict"] = page.inner_text("#verdict h1")
    seen["count"] = page.inner_text("#count")
    seen["rowsInPage"] = page.locator(".row.file").count()
    start = time.monotonic()
    page.evaluate("document.querySelector('.list').scrollTop = 1e9")
    page.wait_for_timeout(50)
    page.locator(".list .row").last.inner_text()
    seen["scrollSeconds"] = time.monotonic() - start
    page.fill("#search", page.locator(".list .row b").last.inner_text())
    page.wait_for_timeout(300)
    seen["found"] = page.inner_text("#count")
    page.locator(".list .row").first.click()
    page.wait_for_selector("#verdict h1")
    seen["followed"] = page.inner_text("#verdict .subject b")
    return seen


def inflate(page, path):
    words = "预算数与决算数相差0.72万元。".encode()
    texts = [b"", b"a", words * 4000, bytes((i * i * 7 + i // 3) % 256 for i in range(70_000))]
    packed = [(text, zlib.compressobj(level, zlib.DEFLATED, 15, 9, strategy)) for text in texts
              for level, strategy in ((0, zlib.Z_DEFAULT_STRATEGY), (1, zlib.Z_DEFAULT_STRATEGY), (9, zlib.Z_DEFAULT_STRATEGY), (9, zlib.Z_FIXED))]
    rows = [[base64.b64encode(p.compress(text) + p.flush()).decode(), text.hex()] for text, p in packed]
    check = """rows.map(([packed, hex]) => Array.from(inflate(Uint8Array.from(atob(packed), (c) => c.charCodeAt(0))), (b) => b.toString(16).padStart(2, "0")).join("") === hex)"""
    page.goto("about:blank")
    return {"same": page.evaluate(f"(rows) => {{ {open(path, encoding='utf-8').read()}\nreturn {check}; }}", rows)}


def look(page, path):
    how = sys.argv[5] if len(sys.argv) > 5 else ""
    if how == "dark":
        page.emulate_media(color_scheme="dark")
    if how == "narrow":
        page.set_viewport_size({"width": 420, "height": 900})
    load(page, path)
    if how == "drawer":
        page.locator(".pane .id").click()
    if how == "list":
        page.evaluate("document.querySelector('#tools').scrollIntoView()")
    if how == "panels":
        page.locator(".panel summary").first.click()
        page.evaluate("document.querySelector('#panels').scrollIntoView()")
    page.screenshot(path=sys.argv[4], full_page=how == "narrow")
    return {}


main()
