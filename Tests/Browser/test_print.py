"""On paper: numbered sheets, the notice on each, nothing cut, no heading alone at a foot, no text under 7 points."""

import re
import subprocess
import unittest

import browser
import editions


class Print(unittest.TestCase):
    PAGES = ("ministerial/2024-12-16/index.html", "illustrative/2025-12-31/index.html", "hostile/report/latest/index.html")

    @classmethod
    def setUpClass(cls):
        window = browser.shared()
        cls.sheets = {}
        cls.letters = {}
        cls.sizes = {}
        for name in cls.PAGES:
            window.open(editions.REPORTS / name)
            path = editions.FOLDER / "page.pdf"
            window.pdf(path)
            text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
            cls.sheets[name] = text.stdout.split("\f")[:-1]
            cls.sizes[name] = path.stat().st_size
            text = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
            # Letters that a chart stretches may come apart.
            cls.letters[name] = ["".join(sheet.split()) for sheet in text.stdout.split("\f")[:-1]]

    def test_no_file_is_too_large_to_send(self):
        """What is printed as a picture, sheet by sheet, takes several times as much."""
        for name, size in self.sizes.items():
            with self.subTest(page=name):
                self.assertLess(size, 10_000_000)

    def test_every_sheet_is_numbered(self):
        for name, sheets in self.sheets.items():
            for number, text in enumerate(sheets, 1):
                with self.subTest(page=name, sheet=number):
                    self.assertRegex(text, rf"Page {number} of {len(sheets)}\b")

    def test_every_sheet_has_the_notice_and_the_status(self):
        words = {"ministerial": "Compiled from public sources", "illustrative": "Illustrative data", "hostile": "Invented data"}
        for name, sheets in self.sheets.items():
            for number, text in enumerate(sheets, 1):
                with self.subTest(page=name, sheet=number):
                    self.assertIn(words[name.split("/")[0]], text)
                    if name.startswith("hostile"):
                        self.assertIn("RP/7", text)
                        self.assertIn("Draft", text)

    def test_exhibits_that_fit_a_sheet_are_whole(self):
        window = browser.shared()
        for name, sheets in self.sheets.items():
            window.open(editions.REPORTS / name)
            breaks = window.run(
                "return [...document.querySelectorAll('figure.exhibit')].map((f) => f.classList.contains('flow-ok'))")
            place = {}
            number = None
            for sheet, text in enumerate(sheets, 1):
                for found in re.finditer(r"^\s*Exhibit (\d+)\s*$|In words\.", text, re.MULTILINE):
                    if found.group(1):
                        number = int(found.group(1))
                        place[number] = [sheet]
                    elif number:
                        place[number].append(sheet)
            self.assertEqual(sorted(place), list(range(1, len(breaks) + 1)))
            for number, flows in enumerate(breaks, 1):
                with self.subTest(page=name, exhibit=number):
                    self.assertEqual(len(place[number]), 2)
                    if not flows:
                        self.assertEqual(place[number][0], place[number][1])

    # The pictures above the tables, each with the number of its exhibit where it is the first of it, and its texts.
    CHARTS = (
        "return [...document.querySelectorAll('figure.exhibit')].flatMap((f) =>"
        " [...f.querySelectorAll(':scope > .lead svg')].map((s, place) =>"
        " [place ? '' : f.querySelector('.ex-no').textContent,"
        " [...s.querySelectorAll('text:not([transform])')].map((t) => t.textContent)]))")

    def test_charts_are_printed_whole_below_their_titles(self):
        window = browser.shared()
        for name, sheets in self.letters.items():
            window.open(editions.REPORTS / name)
            charts = window.run(self.CHARTS)
            self.assertGreater(len(charts), 4)
            for number, texts in charts:
                parts = {"".join(text.split()) for text in [number, *texts]}
                with self.subTest(page=name, exhibit=number):
                    self.assertGreater(len(parts), 3)
                    self.assertTrue([s for s in sheets if all(p in s for p in parts)], sorted(parts))

    def test_tables_that_are_pictures_are_printed_once(self):
        window = browser.shared()
        for name in self.PAGES:
            window.open(editions.REPORTS / name, (665, 900))
            window.command("Emulation.setEmulatedMedia", media="print")
            shown, closed = window.run(
                "const seen = (s) => s.getClientRects().length > 0;"
                "return [[...document.querySelectorAll('.lead svg')].every(seen),"
                " [...document.querySelectorAll('.ex-data svg')].filter(seen).length]")
            with self.subTest(page=name):
                self.assertTrue(shown)
                self.assertEqual(closed, 0)

    def test_no_heading_at_a_foot(self):
        window = browser.shared()
        for name, sheets in self.sheets.items():
            window.open(editions.REPORTS / name)
            heads = window.run("return [...document.querySelectorAll('main h2, figure h3')].map((h) => h.textContent)")
            heads = {"".join(head.split()) for head in heads}
            for number, text in enumerate(sheets, 1):
                lines = [line.strip() for line in text.split("\n") if line.strip()]
                body = [line for line in lines if not re.search(r"Page \d+ of \d+", line)]
                # The notice takes a line or two; a title with a line below it alone would be among the next.
                foot = body[-3:]
                with self.subTest(page=name, sheet=number):
                    self.assertFalse([line for line in foot if re.fullmatch(r"Exhibit \d+", line)], foot)
                    self.assertFalse([line for line in foot if "".join(line.split()) in heads], foot)

    def test_sheets_are_used(self):
        """No sheet but the last is left with less than a few lines of its own."""
        for name, sheets in self.sheets.items():
            for number, text in enumerate(sheets, 1):
                with self.subTest(page=name, sheet=number):
                    self.assertGreater(len(text.split()), 40 if number < len(sheets) else 10)

    def test_no_text_under_seven_points(self):
        window = browser.shared()
        for name in self.PAGES:
            window.open(editions.REPORTS / name, (665, 900))
            window.command("Emulation.setEmulatedMedia", media="print")
            small = window.run(
                "const found = new Set(); for (const e of document.querySelectorAll('body *')) {"
                " if (!e.getClientRects().length || e.closest('sup, .vh')) continue;"
                " if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;"
                " const svg = e.closest('svg'); const scale = svg ? svg.getScreenCTM().a : 1;"
                " const size = Math.round(parseFloat(getComputedStyle(e).fontSize) * scale * 75) / 100;"
                " if (size < 7) found.add(e.tagName + '.' + e.className + ' ' + size); } return [...found]")
            with self.subTest(page=name):
                self.assertEqual(small, [])


if __name__ == "__main__":
    unittest.main()
