"""axe-core finds nothing on any page, light and dark, on a desk and on a phone."""

import concurrent.futures
import os
import pathlib
import threading
import unittest

import axe_playwright_python

import browser
import editions

AXE = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations']})
  .then((found) => done(found.violations.map((v) =>
    v.id + ': ' + v.nodes.slice(0, 4).map((n) => n.target.join(' ') + ' ' + (n.any[0] || n.all[0] || n.none[0] || {}).message)
      .join(' | ') + ' (' + v.nodes.length + ')')))
  .catch((error) => done(['axe: ' + error]));
"""


def check(window, path, size, dark, before=""):
    """What axe-core finds on a page as it opens, or after a script."""
    window.open(path, size, dark)
    if before:
        window.run(before)
    window.command("Runtime.evaluate", expression=AXE)
    return window.driver.execute_async_script(ASK, TAGS)


def ways(path):
    """How a page is opened: colours do not depend on the width, so sheets and lists have each size and colour once."""
    found = [(browser.DESKTOP, False), (browser.PHONE, True)]
    if path.name.startswith("index."):
        found += [(browser.DESKTOP, True), (browser.PHONE, False)]
    return found


class Accessibility(unittest.TestCase):
    def test_every_page(self):
        """As many browsers as processors: axe-core is busy for seconds with a large page."""
        pages = editions.pages()
        self.assertGreater(len(pages), 12)
        jobs = [(path, *way) for path in pages for way in ways(path)]
        windows, own = [], threading.local()

        def begin():
            own.window = browser.Browser()
            windows.append(own.window)

        try:
            with concurrent.futures.ThreadPoolExecutor(os.cpu_count(), initializer=begin) as pool:
                answers = list(pool.map(lambda job: check(own.window, *job), jobs))
        finally:
            for window in windows:
                window.close()
        for (path, size, dark), found in zip(jobs, answers, strict=True):
            with self.subTest(page=str(path.relative_to(editions.REPORTS)), width=size[0], dark=dark):
                self.assertEqual(found, [])

    def test_the_card_behind_a_figure(self):
        for path in (editions.REPORTS / "ministerial/2024-12-16/index.html",):
            for dark in (False, True):
                with self.subTest(dark=dark):
                    found = check(
                        browser.shared(), path, browser.DESKTOP, dark,
                        "document.querySelector('.keys [data-address]').click()")
                    self.assertEqual(found, [])

    def test_contrast_of_cells(self):
        """axe leaves cells with a pattern undecided: every text with a plain ground is computed here."""
        window = browser.shared()
        for name in ("ministerial/2024-12-16", "illustrative/2025-12-31"):
            for dark in (False, True):
                window.open(editions.REPORTS / name / "index.html", browser.DESKTOP, dark)
                poor = window.run(CONTRAST)
                with self.subTest(page=name, dark=dark):
                    self.assertEqual(poor, [])


CONTRAST = """
const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
const light = (c) => { const f = c.slice(0, 3).map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
const ground = (e) => { for (; e; e = e.parentElement) { const s = getComputedStyle(e); const c = parse(s.backgroundColor);
  if (c.length === 3 || (c.length === 4 && c[3] === 1)) return c; } return [255, 255, 255]; };
const poor = new Set();
for (const e of document.querySelectorAll('main *, .mast *, .side *')) {
  if (e.closest('svg, .vh, dialog') || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
  const style = getComputedStyle(e);
  if (!style.color.startsWith('rgb(')) continue;
  const a = light(parse(style.color)), b = light(ground(e));
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5) poor.add(e.tagName + '.' + e.className + ' ' + (e.parentElement || {}).className + ' ' + ratio.toFixed(2));
}
return [...poor];
"""

if __name__ == "__main__":
    unittest.main()
