"""A small made-up project: a registry, exports in many dialects, and a pipeline file, all from one seed."""
import calendar, json, os, random
from datetime import date, timedelta
import yaml
from genkinds import iso
from smallentries import SmallEntries
from smallfiles import SmallFiles
from smallregistry import SmallRegistry
from smallrows import SmallRows


class Project(SmallRegistry, SmallRows, SmallEntries, SmallFiles):
    def __init__(self, seed, folder, clean):
        self.random, self.folder, self.clean, self.planted = random.Random(seed), folder, clean, []
        self.r = self.random
        self.settings()
        self.registry()
        self.exports()
        self.write_pipeline()
        with open(os.path.join(folder, "planted.json"), "w", encoding="utf-8") as file:
            json.dump(self.planted, file, indent=1, ensure_ascii=False)

    def chance(self, p):
        return self.r.random() < p

    # --- settings -----------------------------------------------------------------------------------------------------
    def settings(self):
        first, last = self.r.choice([("2021-01-01", "2021-12-31"), ("2021-01-01", "2022-12-31"), ("2022-04-01", "2022-09-30"),
                                     ("2021-05-10", "2022-03-20"), ("2021-10-12", "2022-10-31"), ("2021-09-01", "2021-11-30"),
                                     ("2020-01-01", "2022-12-31"), ("2021-07-01", "2021-12-31")])
        p = self.pipeline = {"title": {"en": "A made-up forum"}, "registry": "../registry",
                             "period": {"from": first, "to": last}}
        self.first, self.last = date.fromisoformat(first), date.fromisoformat(last)
        way = self.r.choice(["none", "none", "inside", "after", "last"])
        if way == "inside":
            p["as_of"] = iso(self.first + timedelta(self.r.randrange((self.last - self.first).days + 1)))
        elif way == "after":
            p["as_of"] = iso(self.last + timedelta(self.r.randrange(1, 300)))
        elif way == "last":
            unit, number = self.r.choice([("year", 1), ("years", 2), ("quarters", 3), ("months", 7), ("days", 200)])
            p["as_of"], p["period"] = last, {"last": f"{number} {unit}"}
            months = {"y": 12, "q": 3, "m": 1, "d": 0}[unit[0]] * number
            after = self.last + timedelta(1)
            y, m = divmod(after.year * 12 + after.month - 1 - months, 12)
            self.first = after - timedelta(number) if unit == "days" else date(y, m + 1, min(after.day, calendar.monthrange(y, m + 1)[1]))
        self.as_of = date.fromisoformat(p.get("as_of", last))
        self.last = min(self.last, self.as_of)
        p["basis"] = self.r.choice(["returns", "returns", "public-sources"])
        p["catalogue"] = self.r.choice(["as-recorded", "restated"])
        p["trend"] = self.r.choice(["quarter", "year"])
        p["compare"] = self.r.choice(["previous", "previous", "none", {"from": "2020-03-05", "to": "2020-11-20"},
                                      {"from": "2020-01-01", "to": "2021-10-11"}])
        if self.chance(0.4):
            p["known_at"] = iso(self.as_of - timedelta(self.r.randrange(0, 200)))
        if self.chance(0.6):
            p["standing_after_days"] = self.r.choice([1, 90, 365])
        self.separator = self.r.choice([";", ";", ";", "|", "+", ","])
        if self.separator != ";":
            p["list_separator"] = self.separator
        p["outputs"] = ["tables"]

    # --- the pipeline file --------------------------------------------------------------------------------------------
    def write_pipeline(self):
        self.pipeline["inputs"] = self.inputs
        os.makedirs(os.path.join(self.folder, "pipelines"), exist_ok=True)
        with open(os.path.join(self.folder, "pipelines", "report.yaml"), "w", encoding="utf-8") as file:
            yaml.safe_dump(self.pipeline, file, sort_keys=False, allow_unicode=True)
