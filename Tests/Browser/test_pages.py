"""Pages work from a folder and from a plain web server, with and without their script."""

import re
import shutil
import unittest

import browser
import editions


class Pages(unittest.TestCase):
    def setUp(self):
        self.window = browser.shared()
        self.main = editions.REPORTS / "ministerial/2024-12-16/index.html"
        self.large = editions.REPORTS / "illustrative/2025-12-31/index.html"

    def run_js(self, script, *arguments):
        return self.window.run(script, *arguments)

    def test_no_message_and_no_request(self):
        for path in editions.pages():
            with self.subTest(page=str(path)):
                self.window.open(path)
                own = path.resolve().as_uri()
                others = [url for url in self.window.requests() if url != own and not url.startswith("data:")]
                self.assertEqual(others, [])
                self.assertEqual(self.window.messages(), [])

    def test_a_plain_web_server(self):
        server = browser.Server(editions.REPORTS)
        try:
            self.window.open(server.address + "ministerial/2024-12-16/index.html")
            others = [u for u in self.window.requests() if not u.startswith(("data:", server.address + "ministerial"))]
            self.assertEqual(others, [])
            self.assertEqual(self.window.messages(), [])
            self.run_js("document.querySelector('.keys [data-address]').click()")
            self.assertTrue(self.run_js("return document.querySelector('dialog.card').open"))
        finally:
            server.close()

    def test_links_lead_somewhere(self):
        for path in editions.pages():
            self.window.open(path)
            links = self.run_js(
                "return [...document.querySelectorAll('a[href]')].map((a) => [a.getAttribute('href'), a.hash ? "
                "!!document.getElementById(decodeURIComponent(a.hash.slice(1))) : true])")
            for link, has_anchor in links:
                with self.subTest(page=str(path), link=link):
                    if link.startswith("#"):
                        self.assertTrue(has_anchor)
                    else:
                        from urllib.parse import unquote
                        self.assertTrue((path.parent / unquote(link.split("#")[0])).exists())

    def test_nothing_moves_sideways(self):
        for path in editions.pages():
            for size in (browser.PHONE, browser.TABLET, browser.DESKTOP):
                with self.subTest(page=str(path), width=size[0]):
                    self.window.open(path, size)
                    self.assertLessEqual(self.run_js("return document.documentElement.scrollWidth"), size[0])

    def test_summary_is_on_the_first_screen(self):
        for path in (self.main, self.large):
            with self.subTest(page=str(path)):
                self.window.open(path)
                self.assertLessEqual(self.run_js("return document.getElementById('open').getBoundingClientRect().bottom"), 900)

    def test_text_of_charts_is_never_small(self):
        for size in (browser.PHONE, browser.TABLET):
            self.window.open(self.large, size)
            self.run_js("for (const d of document.querySelectorAll('details')) d.open = true")
            smallest = self.run_js(
                "return Math.min(...[...document.querySelectorAll('svg.chart')].map((s) => s.getScreenCTM().a * 72 / 96))")
            self.assertGreaterEqual(round(smallest, 3), 1)

    # Tables.

    ROWS = "return [...document.querySelector(arguments[0]).tBodies[0].rows].filter((r) => !r.hidden).map((r) => r.innerText)"

    def test_sorting(self):
        table = "#ex-coverage-by-measure table"
        self.window.open(self.large)
        order = self.run_js(self.ROWS, table)
        head = (
            "const c = [...document.querySelectorAll(arguments[0] + ' thead th')].find((h) => h.classList.contains('num'));"
        )
        self.run_js(head + "c.querySelector('button').focus()", table)
        self.window.keys("Enter")
        self.assertEqual(self.run_js(head + "return c.getAttribute('aria-sort')", table), "ascending")
        column = head + (
            "const groups = []; for (const r of document.querySelector(arguments[0]).tBodies[0].rows) {"
            " if (r.classList.contains('grp')) groups.push([]);"
            " else { const t = r.cells[c.cellIndex].innerText.trim(); if (t) groups.at(-1).push(parseFloat(t)); } } return groups"
        )
        groups = self.run_js(column, table)
        self.assertGreater(sum(map(len, groups)), 5)
        for group in groups:
            self.assertEqual(group, sorted(group))
        self.assertIn("ascending", self.run_js("return document.querySelector('main > [role=status]').textContent"))
        self.window.keys("Enter")
        for group in self.run_js(column, table):
            self.assertEqual(group, sorted(group, reverse=True))
        self.window.keys("Enter")
        self.assertIsNone(self.run_js(head + "return c.getAttribute('aria-sort')", table))
        self.assertEqual(self.run_js(self.ROWS, table), order)

    def test_no_number_ranks_states(self):
        self.window.open(self.large)
        found = self.run_js(
            "return [...document.querySelectorAll('table.parties')].map((t) =>"
            " [...t.tHead.rows[0].cells].map((c) => !!c.querySelector('button')))")
        self.assertGreater(len(found), 2)
        for heads in found:
            self.assertFalse(any(heads[1:]))

    def test_filtering(self):
        table = "#ex-events table"
        self.window.open(self.large)
        total = len(self.run_js(self.ROWS, table))
        self.run_js(
            "const i = document.querySelector('#ex-events input'); i.focus(); i.value = 'seminar';"
            "i.dispatchEvent(new Event('input', {bubbles: true}))")
        rows = self.run_js(self.ROWS, table)
        self.assertTrue(0 < len(rows) < total)
        self.assertTrue(all("seminar" in row.lower() for row in rows))
        self.assertIn(f"{len(rows)} of ", self.run_js("return document.querySelector('main > [role=status]').textContent"))
        self.run_js(
            "const i = document.querySelector('#ex-events input'); i.value = '';"
            "i.dispatchEvent(new Event('input', {bubbles: true}))")
        self.assertEqual(len(self.run_js(self.ROWS, table)), total)

    # Figures.

    CARD = "const c = document.querySelector('dialog.card'); return c.open ? c.innerText : ''"

    def test_a_figure_opens_its_rows_by_mouse(self):
        self.window.open(self.main)
        figure = self.window.driver.find_element("css selector", "[data-address='coverage_by_area/ENV/members_active']")
        shown = figure.text
        self.run_js("arguments[0].scrollIntoView({block: 'center'})", figure)
        figure.click()
        card = self.run_js(self.CARD)
        self.assertIn("coverage_by_area/ENV/members_active", card)
        self.assertIn("Distinct members with an exchange or participation", card)
        self.assertIn(f"{shown} (members)", card)
        self.assertIn("inputs/cica/exports/exchanges.csv:15", card)
        self.assertIn("X014", card)
        self.window.keys("Escape")
        self.assertEqual(self.run_js(self.CARD), "")

    def test_a_figure_opens_its_rows_by_keyboard(self):
        self.window.open(self.main)
        self.run_js("document.querySelector('#ex-coverage-by-state table [data-address][tabindex=\"0\"]').focus()")
        first = self.run_js("return document.activeElement.dataset.address")
        self.window.keys("ArrowRight")
        second = self.run_js("return document.activeElement.dataset.address")
        self.assertNotEqual(first, second)
        self.window.keys("ArrowDown")
        third = self.run_js("return document.activeElement.dataset.address")
        self.assertNotEqual(second, third)
        self.window.keys("Enter")
        self.assertIn(third.split(" ")[0], self.run_js(self.CARD))
        self.window.keys("Escape")
        self.assertEqual(self.run_js("return document.activeElement.dataset.address"), third)

    def test_every_figure_has_its_rule(self):
        for path in (self.main, self.large):
            self.window.open(path)
            missing = self.run_js(
                "const t = JSON.parse(document.getElementById('page-traces').textContent);"
                "return [...document.querySelectorAll('[data-address]')].flatMap((e) => e.dataset.address.split(' '))"
                ".filter((a) => !t.figures[a] || !t.rules[t.figures[a][1]])")
            self.assertEqual(missing, [])

    def test_an_export_shows_rules_and_no_row(self):
        page = editions.FOLDER / "export/ministerial/index.html"
        self.window.open(page)
        self.run_js("document.querySelector('.keys [data-address]').click()")
        card = self.run_js(self.CARD)
        self.assertIn("Rule:", card)
        self.assertNotIn(".csv:", card)
        self.assertNotIn("X014", page.read_text(encoding="utf-8"))

    # Languages.

    def test_the_language_keeps_the_place(self):
        self.window.open(self.main, anchor="#plan")
        self.run_js("document.getElementById('plan').scrollIntoView()")
        link = self.window.driver.find_element("css selector", ".side a[hreflang=ru]")
        link.click()
        self.assertTrue(self.run_js("return location.pathname + location.hash").endswith("index.ru.html#plan"))
        self.assertEqual(self.run_js("return document.documentElement.lang"), "ru")

    def test_a_card_speaks_the_language_of_its_page(self):
        self.window.open(self.main.with_name("index.ru.html"))
        self.run_js("document.querySelector(\"[data-address$='/list']\").click()")
        card = self.run_js(self.CARD)
        self.assertIn("Правило: Самый полный список", card)
        self.assertRegex(card, r"Значение: [^\n]+ \((complete|partial|host-only)\)")
        # Codes, addresses and places of rows alone are in Latin letters.
        rule = card.split("Правило: ")[1].split("\n")[0]
        self.assertNotRegex(rule, "[A-Za-z]")
        self.assertIsNone(self.run_js("return document.querySelector('dialog.card [lang]')"))

    # Without the script.

    def test_complete_without_script(self):
        for path in (self.main, self.large):
            dom = self.window.without_script(path)
            self.assertNotIn('class="js"', dom)
            self.assertNotIn('role="button"', dom)
            text = path.read_text(encoding="utf-8")
            for part in ("<figure class=\"exhibit", "<tr", "<a ", "data-address="):
                self.assertEqual(dom.count(part), text.split("<script")[0].count(part), part)


class Hostile(unittest.TestCase):
    """Text that wants to be markup shows as text."""

    def setUp(self):
        self.window = browser.shared()
        self.folder = editions.REPORTS / "hostile"

    def test_text_stays_text(self):
        pages = [p for p in editions.pages() if self.folder in p.parents]
        self.assertGreater(len(pages), 6)
        for path in pages:
            for size in (browser.PHONE, browser.DESKTOP):
                with self.subTest(page=str(path), width=size[0]):
                    self.window.open(path, size)
                    self.assertEqual(self.window.messages(), [])
                    title = self.window.run("return document.title")
                    self.assertNotIn(title, ("planted", "1"))
                    self.assertEqual(self.window.run("return document.querySelectorAll('img, main b script').length"), 0)
                    # The words and the traces are data; one script runs.
                    self.assertLessEqual(
                        self.window.run("return document.querySelectorAll('script:not([type])').length"), 1)
                    self.assertEqual(
                        self.window.run("return /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.textContent)"), False)

    def test_planted_text_is_shown(self):
        path = self.folder / "report/latest/index.html"
        self.window.open(path)
        text = self.window.run("return document.body.innerText")
        for planted in (editions.SCRIPT, editions.IMAGE, editions.END, editions.LONG):
            self.assertIn(planted, text)
        self.assertIn("\\u{202E}", text)

    def test_planted_ids_in_the_card(self):
        self.window.open(self.folder / "report/latest/index.html")
        self.window.run("document.querySelector('#ex-coverage-by-area [data-address$=\"events\"]').click()")
        card = self.window.run(Pages.CARD)
        self.assertIn("<script>", card)
        self.assertEqual(self.window.run("return document.querySelectorAll('dialog script, dialog img').length"), 0)
        self.assertEqual(self.window.messages(), [])

    def test_a_draft_says_so(self):
        self.window.open(self.folder / "report/latest/index.html")
        mark = self.window.run("return getComputedStyle(document.body, '::before').content")
        self.assertIn("Draft", mark)


if __name__ == "__main__":
    unittest.main()
