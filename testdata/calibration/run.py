"""Measures the constants of the cost model on the interpreters of this machine."""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "benchmarks" / "timing"))
import machine  # noqa: E402

NOT_PROGRAMS = {"run.py", "calibrating.py"}
TIMEOUT_S = 60


def costs_of(program, interpreter):
    """Name -> ns; nothing when the program fails."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [str(interpreter.path), "-B", str(program)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S, env=variables)
    except subprocess.TimeoutExpired:
        print(f"{program.stem} on {interpreter.runtime}: no end after {TIMEOUT_S} s", file=sys.stderr)
        return {}
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        print(f"{program.stem} on {interpreter.runtime}: {last}", file=sys.stderr)
        return {}
    return json.loads(done.stdout)


def medians(program, interpreter, repeats):
    machine.wait_for_quiet()
    runs = [costs_of(program, interpreter) for _ in range(repeats)]
    names = sorted(set().union(*runs))
    return {f"{program.stem}.{name}": statistics.median(run[name] for run in runs if name in run) for name in names}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", action="append", default=[], metavar="NAME", help="may be repeated, default all")
    parser.add_argument("--runtime", action="append", default=[], metavar="ID", help="default all found")
    parser.add_argument("--repeats", type=int, default=3, metavar="N", help="of each program, default 3")
    parser.add_argument("--out", type=pathlib.Path, metavar="FILE", help="default: print")
    options = parser.parse_args()
    programs = [path for path in sorted(HERE.glob("*.py")) if path.name not in NOT_PROGRAMS]
    unknown = set(options.program) - {path.stem for path in programs}
    if unknown:
        parser.error(f"no such program: {', '.join(sorted(unknown))}")
    measured = {}
    for interpreter in machine.chosen_interpreters(options.runtime):
        costs = measured.setdefault(interpreter.runtime, {})
        for program in programs:
            if not options.program or program.stem in options.program:
                costs.update(medians(program, interpreter, options.repeats))
    text = json.dumps(measured, indent=1, sort_keys=True) + "\n"
    if options.out:
        options.out.write_text(text)
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
