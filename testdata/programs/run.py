"""Runs the probes of the programs: each bad twin must be seen to misbehave, each good twin must not."""
import argparse
import pathlib
import re
import subprocess
import sys
from typing import Dict, List, Optional, Tuple

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "probes"))
from runner import interpreters  # noqa: E402

TIMEOUT_S = 30
BAD_RUNS = 5
GOOD_RUNS = 2
FREE_THREADED = ("python3.13t", "python3.14t")
DESCRIBE = (
    "import platform, sys, sysconfig\n"
    "free = 't' if sysconfig.get_config_var('Py_GIL_DISABLED') else ''\n"
    "print('%s-%d.%d%s' % ((platform.python_implementation().lower(),) + sys.version_info[:2] + (free,)))\n"
)


class ProbeError(Exception):
    """The probe itself failed: it says nothing about the program."""


def runtime_of(path: str) -> Optional[str]:
    """The name of the runtime, as `cpython-3.13t`; None when the interpreter does not start."""
    try:
        done = subprocess.run([path, "-c", DESCRIBE], capture_output=True, text=True, timeout=TIMEOUT_S)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def named_runtimes(program: pathlib.Path) -> List[str]:
    """The runtimes that the probe names in its first line; none means any of them."""
    first = (program / "probe.py").read_text(encoding="utf-8").split("\n", 1)[0]
    match = re.match(r"# runtimes: (.+)", first)
    return re.split(r"[,\s]+", match.group(1).strip()) if match else []


def chosen_interpreters(paths: List[str]) -> Tuple[Dict[str, str], Dict[str, str]]:
    """Paths by runtime: those for every program, and those for the programs that name them."""
    asked = {runtime_of(path): path for path in paths or [sys.executable]}
    if None in asked:
        sys.exit(f"`{asked[None]}` does not start: name an interpreter")
    found: Dict[str, str] = {}
    if not paths:
        for path in interpreters.candidates():
            runtime = runtime_of(str(path)) if path.name in FREE_THREADED else None
            if runtime:
                found.setdefault(runtime, str(path))
    return asked, {**found, **asked}


def misbehaviour(python: str, program: pathlib.Path, twin: str) -> Optional[str]:
    """What the probe saw go wrong, or None."""
    command = [python, "-B", str(program / "probe.py"), str(program / twin)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S, cwd=str(program))
    except subprocess.TimeoutExpired:
        raise ProbeError(f"no answer within {TIMEOUT_S} s")
    if done.returncode == 0:
        return None
    said = (done.stdout.strip() or done.stderr.strip() or "says nothing").splitlines()[-1]
    # An uncaught exception also exits with 1, but prints nothing on stdout.
    crashed = not done.stdout.strip() and "Traceback" in done.stderr
    if done.returncode != 1 or crashed:
        raise ProbeError(f"exit {done.returncode} on {twin}: {said}")
    return said


def judge(python: str, program: pathlib.Path) -> Tuple[bool, str]:
    """Whether the twins differ as they should on this interpreter, and what was seen."""
    try:
        for run in range(BAD_RUNS):
            seen = misbehaviour(python, program, "bad")
            if seen:
                break
        else:
            return False, f"bad was right {BAD_RUNS} times"
        for _ in range(GOOD_RUNS):
            wrong = misbehaviour(python, program, "good")
            if wrong:
                return False, f"good misbehaved: {wrong}"
    except ProbeError as error:
        return False, f"probe failed: {error}"
    return True, seen if run == 0 else f"{seen} (run {run + 1})"


def chosen_programs(names: List[str]) -> List[pathlib.Path]:
    programs = [path.parent for path in sorted(HERE.glob("*/probe.py"))]
    unknown = set(names) - {program.name for program in programs}
    if unknown:
        sys.exit(f"no such program with a probe: {', '.join(sorted(unknown))}")
    return [program for program in programs if not names or program.name in names]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="programs, default all that have a probe")
    python = "may be given again; default: the running one, and free-threaded ones where a program names them"
    parser.add_argument("--python", metavar="EXE", action="append", default=[], help=python)
    options = parser.parse_args()
    programs = chosen_programs(options.names)
    asked, all_found = chosen_interpreters(options.python)
    shown = failed = 0
    for program in programs:
        named = named_runtimes(program)
        runtimes = [runtime for runtime in all_found if runtime in named] if named else list(asked)
        verdicts = [(runtime, judge(all_found[runtime], program)) for runtime in runtimes]
        said = [f"{runtime}: {'ok' if right else 'WRONG'}: {seen}" for runtime, (right, seen) in verdicts]
        print(f"{program.name}: {'; '.join(said) or 'not run, needs ' + ' or '.join(named)}", flush=True)
        right_everywhere = all(right for _, (right, _) in verdicts)
        failed += not right_everywhere
        shown += bool(verdicts) and right_everywhere
    others = len(programs) - shown
    print(f"{len(programs)} programs: {shown} misbehave on bad and not on good, {others} not shown")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
