"""Exports of all kinds for a given registry, the pipeline file that maps them, and the findings planted in them."""
import json, os, shutil
from forum import Forum
from forumdirt import Dirt
from forumfiles import Files
from records import Records


class ForumProject:
    def __init__(self, seed, folder, registry, span, exchanges, events, dirt, without, pipeline):
        forum = Forum(registry)
        activity = Records(forum, seed, *span)
        rows = {"exchanges": activity.exchanges(exchanges), "participation": activity.participation(events),
                "milestones": activity.milestones(), "returns": activity.returns(), "plan": activity.plan()}
        Files.settle("exchanges", rows["exchanges"])
        if dirt:
            Dirt(seed, forum, rows, activity, dirt, without)
        files = Files(seed, forum, folder, not dirt, without)
        for kind in rows:
            files.write(kind, rows[kind])
        with open(os.path.join(folder, "planted.json"), "w", encoding="utf-8") as file:
            file.write("[\n" + ",\n".join(json.dumps(p, ensure_ascii=False) for p in files.planted) + "\n]\n")
        if pipeline:
            self.pipeline(folder, registry, span, files.inputs)

    @staticmethod
    def pipeline(folder, registry, span, inputs):
        """The registry is copied beside the exports, for a project reads nothing outside its folder."""
        import yaml
        if not os.path.isdir(os.path.join(folder, "registry")):
            shutil.copytree(registry, os.path.join(folder, "registry"))
        os.makedirs(os.path.join(folder, "pipelines"), exist_ok=True)
        settings = {"title": {"en": "A made-up forum"}, "registry": "../registry", "period": {"from": span[0], "to": span[1]},
                    "standing_after_days": 365, "outputs": ["tables"], "inputs": inputs}
        with open(os.path.join(folder, "pipelines", "report.yaml"), "w", encoding="utf-8") as file:
            yaml.safe_dump(settings, file, sort_keys=False, allow_unicode=True)
