"""A headless Chromium with the sizes, colour schemes and logs that the tests need."""

import base64
import functools
import http.server
import json
import pathlib
import threading

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

import editions

DESKTOP, TABLET, PHONE = (1440, 900), (820, 1180), (390, 844)


class Browser:
    """One window; every page is opened afresh."""

    def __init__(self):
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for switch in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage"):
            options.add_argument(switch)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_script_timeout(120)

    def close(self):
        self.driver.quit()

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def open(self, path, size=DESKTOP, dark=False, anchor=""):
        """Opens a file, or an address that begins with http."""
        width, height = size
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 600,
        )
        scheme = "dark" if dark else "light"
        self.command(
            "Emulation.setEmulatedMedia", media="",
            features=[{"name": "prefers-color-scheme", "value": scheme}],
        )
        address = str(path) if str(path).startswith("http") else pathlib.Path(path).resolve().as_uri()
        self.driver.get("about:blank")
        self.logs()
        self.driver.get(address + anchor)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def without_script(self, path, size=DESKTOP):
        """What a browser makes of a page when scripts are off."""
        self.command("Emulation.setScriptExecutionDisabled", value=True)
        try:
            self.open(path, size)
            root = self.command("DOM.getDocument", depth=0)["root"]["nodeId"]
            return self.command("DOM.getOuterHTML", nodeId=root)["outerHTML"]
        finally:
            self.command("Emulation.setScriptExecutionDisabled", value=False)

    def keys(self, *names):
        """Presses keys one after the other."""
        codes = {"Enter": ("\r", 13), "Escape": ("", 27), "Tab": ("", 9)}
        for name in names:
            text, code = codes.get(name, ("", {"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}.get(name, 0)))
            down = {"type": "keyDown", "key": name, "code": name, "windowsVirtualKeyCode": code}
            if text:
                down["text"] = text
            self.command("Input.dispatchKeyEvent", **down)
            self.command("Input.dispatchKeyEvent", type="keyUp", key=name, code=name, windowsVirtualKeyCode=code)

    def messages(self):
        """What the console said since the page was opened."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """The addresses that were asked for since the page was opened."""
        found = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        return found

    def logs(self):
        self.driver.get_log("browser")
        self.driver.get_log("performance")

    def picture(self, path):
        self.driver.save_screenshot(str(path))

    def pdf(self, path):
        result = self.command("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        pathlib.Path(path).write_bytes(base64.b64decode(result["data"]))


class Server:
    """A plain web server over a folder."""

    def __init__(self, folder):
        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *arguments):
                pass

        handler = functools.partial(Quiet, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def shared():
    """One browser for all tests of a run."""
    global _browser
    if _browser is None:
        editions.make()
        _browser = Browser()
        import atexit

        atexit.register(_browser.close)
    return _browser


_browser = None
