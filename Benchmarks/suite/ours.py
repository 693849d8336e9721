"""Our program: a run publishes into a reports folder of its own, for a second run in one would only say "unchanged"."""
import os, shutil, subprocess, tempfile
from suite.measure import Program


class Ours:
    def __init__(self, binary, scratch):
        self.binary, self.scratch = os.path.abspath(binary), scratch
        self.chooses_tables = None

    def choose(self, data):
        """Whether this build knows the key `tables` of a pipeline file; one that does not ends with 78."""
        if self.chooses_tables is None:
            self.chooses_tables = subprocess.run([self.binary, "check", data.pipeline("coverage"), "--quiet"],
                                                 capture_output=True).returncode != 78

    def program(self, name, pipeline, kept=None, whole=None, cores=None, options=()):
        """A run of a pipeline file; `kept` is a folder where the edition's tables go, for the answers to be compared, and
        `whole` one for all of the edition."""
        reports = []

        def start():
            reports.append(tempfile.mkdtemp(dir=self.scratch))
            command = [self.binary, "run", pipeline, "--reports", reports[-1], "--quiet", *options]
            if not cores:
                return command
            return ["taskset", "-c", ",".join(map(str, cores)), *command, "--threads", str(len(cores))]

        def finish():
            edition = os.path.join(reports[-1], os.path.splitext(os.path.basename(pipeline))[0], "latest")
            for source, target in ((os.path.join(edition, "tables"), kept), (edition, whole)):
                if target:
                    shutil.rmtree(target, ignore_errors=True)
                    shutil.copytree(source, target)
            shutil.rmtree(reports.pop())
        return Program(name, start, finish)

    def coverage(self, data, **more):
        self.choose(data)
        return self.program(more.pop("name", "rapporteur"), data.pipeline("coverage", self.chooses_tables), **more)

    def version(self):
        return subprocess.run([self.binary, "--version"], capture_output=True, text=True, check=True).stdout.strip()
