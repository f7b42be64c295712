# The machine: its interpreters, and how much of it others use.
import os
import pathlib
import resource
import sys
import time

try:
    import tomllib
except ImportError:
    sys.exit("the runner needs Python 3.11 or later: run it with `python3.11`")

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "testdata" / "probes"))
from runner import interpreters  # noqa: E402

QUIET_CORES = 0.1  # used by others
SAMPLE_S = 0.2
PATIENCE = 25  # samples
OLDEST = (3, 8)  # Python


def known_runtimes():
    """The profiles of the model, by implementation and age."""
    runtimes = [tomllib.loads(path.read_text()) for path in (ROOT / "rules" / "runtimes").glob("*.toml")]
    runtimes = [each for each in runtimes if version_of(each) >= OLDEST]
    return sorted(runtimes, key=lambda each: (each["implementation"], version_of(each), not each["gil"]))


def version_of(runtime):
    return tuple(int(part) for part in runtime["version"].split("."))


def chosen_interpreters(names):
    """The interpreters of the runtimes named, default all that are found."""
    found = interpreters.found(interpreters.candidates(), known_runtimes())
    missing = set(names) - {each.runtime for each in found}
    if missing:
        sys.exit(f"not found on this machine: {', '.join(sorted(missing))}")
    return [each for each in found if not names or each.runtime in names]


def busy_seconds():
    """Of all cores together since the start of the machine; None where the system does not tell."""
    try:
        with open("/proc/stat") as file:
            ticks = [int(field) for field in file.readline().split()[1:]]
    except OSError:
        return None
    user, nice, system, _idle, _iowait, irq, softirq, steal = ticks[:8]
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def children_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Others:
    """Cores that others than our children use, from its making on."""

    def __init__(self):
        self.begin = time.perf_counter()
        self.busy = busy_seconds()
        self.ours = children_seconds()

    def cores(self):
        busy = busy_seconds()
        if busy is None:
            return None
        used = busy - self.busy - (children_seconds() - self.ours)
        return round(max(0.0, used / (time.perf_counter() - self.begin)), 2)


def wait_for_quiet():
    """Returns when others leave the machine alone, or patience is at its end."""
    for _ in range(PATIENCE):
        others = Others()
        time.sleep(SAMPLE_S)
        if (others.cores() or 0.0) <= QUIET_CORES:
            return
