# SPDX-License-Identifier: Apache-2.0
"""The page of `quoth draw -o FILE.html` in a headless Chromium: load, search, filter, click, time, keys, speed. Needs
Debian's chromium and chromium-driver; without them it says so and checks nothing."""
import pathlib
import shutil
import time

from checks import ROOT, WORK, Sample, check, guarded, quoth, skip


def open_page(path):
    from selenium import webdriver
    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1500,900"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    driver.get(pathlib.Path(path).as_uri())
    return driver


def check_page(path, screenshot):
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    page = open_page(path)
    by_id = lambda name: page.find_element(By.ID, name)
    try:
        check("page: loads and counts 35 entities and 84 lines", by_id("count").text == "35 entities, 84 lines")
        html = pathlib.Path(path).read_text("utf-8")
        check("page: asks no network for anything", "<link" not in html and " src=" not in html and "fetch(" not in html)
        by_id("search").send_keys("breuer", Keys.ENTER)
        check("page: search finds and chooses Anton Breuer", page.find_element(By.CSS_SELECTOR, "#panel h2").text == "Anton Breuer")
        warned = [b for b in page.find_elements(By.CSS_SELECTOR, "#panel button") if "warned ×3" in b.text]
        warned[0].click()
        text = by_id("panel").text
        check("page: an edge shows sentence, chain, date and document",
              all(w in text for w in ("any new levy in the strait would end the treaty", "On the word of a senior Tarnow official",
                                      "2021-03-01", "Harbour dispute")))
        check("page: the statement's words are marked", page.find_element(By.CSS_SELECTOR, "#panel mark").text.startswith("warned"))
        x, y = page.execute_script(
            "const l = quoth.links.find(l => l.label === 'seized'); quoth.choose(null);"
            "const r = document.getElementById('graph').getBoundingClientRect();"
            "const on = [];"
            "for (let x = 0; x < r.width; x += 3) for (let y = 0; y < r.height; y += 3)"
            " if (quoth.at(r.left + x, r.top + y) === l) on.push([x - r.width / 2, y - r.height / 2]);"
            "return on[Math.floor(on.length / 2)] || [0, 0]")  # well inside the line, not at its rim
        from selenium.webdriver import ActionChains
        ActionChains(page).move_to_element_with_offset(by_id("graph"), int(x), int(y)).click().perform()
        check("page: a click on a line opens it", "seized" in by_id("panel").text)
        page.find_element(By.CSS_SELECTOR, "#kinds input[value=person]").click()
        check("page: a filter takes persons away", by_id("count").text.startswith("23 entities"))
        page.find_element(By.CSS_SELECTOR, "#kinds input[value=person]").click()
        sanctions = [o for o in page.find_elements(By.CSS_SELECTOR, "#type option") if o.text.startswith("SANCTION (")]
        sanctions[0].click()
        check(f"page: the type {sanctions[0].text} leaves its lines", int(by_id("count").text.split(" ")[2]) < 10)
        page.find_element(By.CSS_SELECTOR, "#type option[value='']").click()
        by_id("time").send_keys(Keys.HOME)
        check("page: the time slider leaves what was before", by_id("day").text == "until 1974" and "35 entities, 2 lines" == by_id("count").text)
        by_id("time").send_keys(Keys.END)
        page.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE, Keys.ARROW_LEFT, "+", "0")
        check("page: Escape lets go", "Click a line" in by_id("panel").text)
        page.save_screenshot(str(screenshot))
        errors = [e for e in page.get_log("browser") if e["level"] == "SEVERE"]
        check(f"page: no errors on the console {errors or ''}", not errors)
    finally:
        page.quit()


# Moves the page as a hand does, a step a frame, and notes when each frame comes: 40 frames of panning, 40 of zooming in and
# out again. The second pass wraps the canvas's methods and counts what one frame asks of it.
TRACE = """
const done = arguments[0], times = [], pen = document.getElementById('graph').getContext('2d');
let frame = 0;
function step(now) {
  times.push(now);
  if (frame === 80) return count();
  if (frame < 40) quoth.pan(frame % 20 < 10 ? 12 : -12, frame % 20 < 10 ? 6 : -6);
  else quoth.zoom(frame < 60 ? 1.08 : 1 / 1.08);
  ++frame;
  requestAnimationFrame(step);
}
function calls() {
  let counted = 0;
  for (const name of ['stroke', 'fill', 'strokeText', 'fillText']) pen[name] = function (...a) { ++counted; return CanvasRenderingContext2D.prototype[name].apply(this, a); };
  quoth.draw();
  for (const name of ['stroke', 'fill', 'strokeText', 'fillText']) delete pen[name];
  return counted;
}
function count() {
  const whole = calls();
  quoth.zoom(6);
  const near = calls();
  quoth.zoom(1 / 6);
  const t = performance.now();
  for (let i = 0; i < 20; ++i) quoth.draw();
  pen.getImageData(0, 0, 1, 1);
  done({ times, whole, near, elements: document.getElementsByTagName('*').length, lines: quoth.links.length, names: quoth.nodes.length,
    draw: (performance.now() - t) / 20 });
}
requestAnimationFrame(step);
"""


def check_speed(path, lines_at_least, names):
    """How long frames take is printed, and depends on the machine; how much a frame asks of the canvas decides."""
    page = open_page(path)
    try:
        page.set_script_timeout(120)
        t = page.execute_async_script(TRACE)
        frames = sorted(b - a for a, b in zip(t["times"], t["times"][1:]))
        print(f"     page: {t['lines']} lines: frames while moving: median {frames[len(frames) // 2]:.1f} ms, 95 of 100 under "
              f"{frames[len(frames) * 95 // 100]:.1f} ms, longest {frames[-1]:.1f} ms; a drawing alone {t['draw']:.1f} ms", flush=True)
        check(f"page: {t['lines']} lines: a frame is {t['whole']} strokes, fills and texts, {t['near']} when near",
              t["lines"] >= lines_at_least and t["whole"] <= 150 + 2 * min(t["names"], 250) and t["near"] <= 1200)
        check(f"page: {t['lines']} lines: {t['elements']} elements, none for a line", t["elements"] < 120 + t["names"])
        read = page.execute_script("return quoth.nodes.map(node => node.name)")
        check(f"page: the browser reads every one of {len(read)} names back equal", set(read) == set(names) if len(names) < 100 else set(read) <= set(names))
        errors = [e for e in page.get_log("browser") if e["level"] == "SEVERE"]
        check("page: no errors with names that break writers and with many lines", not errors)
    finally:
        page.quit()


def check_frames(path):
    """With --cluster each entity stands in its own frame, and no two frames have room in common."""
    page = open_page(path)
    try:
        boxes = page.execute_script(
            "return [...new Set(quoth.nodes.map(n => n.group))].map(g => { const inside = quoth.nodes.filter(n => n.group === g);"
            "return [Math.min, Math.max].flatMap(f => ['x', 'y'].map(a => f(...inside.map(n => n[a])))); })")
        apart = all(a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1] for i, a in enumerate(boxes) for b in boxes[:i])
        check(f"page: {len(boxes)} frames stand apart", len(boxes) == 7 and apart)
    finally:
        page.quit()


def picture(path, screenshot):
    """The README's picture of the page: the example article with one line chosen."""
    page = open_page(path)
    try:
        page.set_window_size(1400, 860)
        page.execute_script("dispatchEvent(new Event('resize')); quoth.choose(quoth.links.find(l => l.label.includes('told')))")
        time.sleep(0.5)  # a frame
        page.save_screenshot(str(screenshot))
    finally:
        page.quit()


def check_all(samples):
    if not shutil.which("chromium") or not shutil.which("chromedriver"):
        return skip("page", "needs Debian's chromium and chromium-driver")
    with guarded("page"):
        quoth("draw", "--records", samples[0].records, "-o", WORK / "harbour.html", "--title", "Harbour dispute")
        check_page(WORK / "harbour.html", WORK / "harbour-page.png")
        for sample, lines, options in ((Sample("large"), 2000, ["--each"]), (samples[1], 24, [])):
            quoth("draw", "--records", sample.records, "-o", WORK / f"{sample.name}.html", *options)
            check_speed(WORK / f"{sample.name}.html", lines, sample.names)
        quoth("draw", "--records", samples[0].records, "-o", WORK / "frames.html", "--cluster", "kind")
        check_frames(WORK / "frames.html")
        database = WORK / "picture.db"
        for old in WORK.glob("picture.db*"):
            old.unlink()
        quoth("--db", database, "add", ROOT / "examples" / "geneva-talks.txt")
        quoth("--db", database, "draw", "-o", WORK / "geneva-talks.html", "--title", "Geneva talks")
        picture(WORK / "geneva-talks.html", WORK / "geneva-talks-page.png")
        check("page: took build/interop/geneva-talks-page.png for the README", (WORK / "geneva-talks-page.png").stat().st_size > 50_000)
