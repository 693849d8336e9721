"""The machine in words, for times from two machines cannot be compared."""
import os, platform, shutil, subprocess


def field(path, name):
    with open(path, encoding="utf-8") as file:
        for line in file:
            key, _, value = line.partition("=" if "=" in line else ":")
            if key.strip() == name:
                return value.strip().strip('"')
    return "unknown"


def compiler():
    if not shutil.which("swift"):
        return "none found"
    said = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    return next((line.strip() for line in said.splitlines() if "Swift version" in line), "unknown")


def described():
    cpu = "/proc/cpuinfo"
    memory = int(field("/proc/meminfo", "MemTotal").split()[0]) / 2**20
    with open("/etc/debian_version", encoding="utf-8") as file:
        debian = file.read().strip()
    return {"Processor": f"{field(cpu, 'model name')}, family {field(cpu, 'cpu family')} model {field(cpu, 'model')}",
            "Cores": str(len(os.sched_getaffinity(0))), "Memory": f"{memory:.1f} GiB", "Kernel": platform.release(),
            "System": f"{field('/etc/os-release', 'PRETTY_NAME')} ({debian})", "Compiler": compiler(),
            "Load before": " ".join(f"{load:.2f}" for load in os.getloadavg())}
