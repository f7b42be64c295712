# The interpreters of this machine: which runtime profile each belongs to.
import json
import os
import pathlib
import shutil
import subprocess

TIMEOUT_S = 60
NAMES = ("python2", "python3", "python3.13t", "python3.14", "python3.14t", "pypy3", "jython")
DESCRIBE = (
    "import json, platform, sys\n"
    "kind = platform.python_implementation()\n"
    "gil = getattr(sys, '_is_gil_enabled', lambda: kind != 'Jython')()\n"
    "language = '%d.%d' % sys.version_info[:2]\n"
    "version = platform.python_version()\n"
    "if hasattr(sys, 'pypy_version_info'):\n"
    "    version = '%d.%d.%d (Python %s)' % (sys.pypy_version_info[:3] + (version,))\n"
    "print(json.dumps({'kind': kind, 'language': language, 'gil': gil, 'version': version}))\n"
)


class Interpreter:
    def __init__(self, path, facts, runtime):
        self.path = path
        self.runtime = runtime
        self.language = facts["language"]
        self.version = f"{facts['kind']} {facts['version']}"
        if facts["kind"] == "CPython" and not facts["gil"]:
            self.version += ", free-threaded"

    @property
    def heading(self):
        return self.runtime.replace("cpython-", "")


def candidates():
    """Paths of what may be an interpreter, installed versions first."""
    root = pathlib.Path(os.environ.get("PYENV_ROOT", pathlib.Path.home() / ".pyenv"))
    for folder in sorted(root.glob("versions/*")):
        for name in ("python", "python3.13t", "python3.14t", "jython"):
            if (folder / "bin" / name).exists():
                yield folder / "bin" / name
    for name in NAMES:
        found = shutil.which(name)
        if found:
            yield pathlib.Path(found)


def runtime_of(facts, runtimes):
    """The profile that speaks of the interpreter; of PyPy and Jython one of the same major version will do."""
    language = facts["language"]
    own = [r for r in runtimes if r["implementation"] == facts["kind"].lower()]
    exact = [r for r in own if r["version"] == language and r["gil"] == facts["gil"]]
    if not exact and facts["kind"] != "CPython":
        exact = [r for r in own if r["version"].split(".")[0] == language.split(".")[0]]
    return exact[0]["name"] if exact else None


def describe(path, runtimes):
    """The interpreter; None when it does not start, or the model does not know it."""
    try:
        done = subprocess.run([path, "-S", "-c", DESCRIBE], capture_output=True, text=True, timeout=TIMEOUT_S)
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode != 0:
        return None
    facts = json.loads(done.stdout)
    runtime = runtime_of(facts, runtimes)
    return Interpreter(path, facts, runtime) if runtime else None


def found(paths, runtimes):
    """One interpreter for each runtime, in the order of `runtimes`."""
    by_runtime = {}
    for path in paths:
        interpreter = describe(path, runtimes)
        if interpreter:
            by_runtime.setdefault(interpreter.runtime, interpreter)
    return [by_runtime[runtime["name"]] for runtime in runtimes if runtime["name"] in by_runtime]
