"""Holds what `threadlint scaling` predicts for the benchmarks against what was measured: python3 compare.py THREADLINT [MEASURED]."""
import collections
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
LEAST_GAIN = 1.4  # of two threads; below, they take turns
CLOSE = 0.15  # of the measured speed-up
ENDLESS_S = 1e5


def predictions(program):
    """Per file, the cells by runtime of the entry with most work, and where it runs."""
    command = [program, "scaling", "--isolated", "--cores", "2", "--threads", "1,2", "--format", "json", "--quiet"]
    out = {}
    for path in sorted(HERE.glob("*.py")):
        if path.name in ("run.py", "compare.py"):
            continue
        runtimes = "cpython-3.8,cpython-3.9,cpython-3.10,cpython-3.11,cpython-3.12,cpython-3.13,cpython-3.13t,pypy"
        said = json.loads(subprocess.run([*command, "--runtime", runtimes, path], stdout=subprocess.PIPE, check=True).stdout)
        entries = [each for each in said["entries"] if each["runtimes"][0]["seconds"] < ENDLESS_S]
        if entries:
            most = max(entries, key=lambda each: each["runtimes"][0]["seconds"])
            out[path.stem] = most["runs_on"], {cell["runtime"]: cell for cell in most["runtimes"]}
    return out


def measured_class(row, runs_on):
    if row["threads"]["2"]["speedup"] < LEAST_GAIN:
        return "serial"
    one = row["threads"]["1"]
    busy = one["own"] + (one["children"] if runs_on == "process" else 0)
    return "waits" if busy < one["wall"] / 2 else "scales"


def main():
    predicted = predictions(sys.argv[1])
    measured = json.loads(pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else HERE.parents[1] / "docs" / "scaling.json").read_text())
    count = collections.Counter()
    for row in measured["measurements"]:
        if "threads" not in row:
            count["not measured"] += 1
            continue
        count["all"] += 1
        runs_on, cells = predicted.get(row["program"], ("", {}))
        cell = cells.get(row["runtime"])
        real = row["threads"]["2"]["speedup"]
        if not cell:
            print(f"{row['program']} on {row['runtime']}: not predicted, measured {real:.2f}")
            continue
        kind = measured_class(row, runs_on)
        close = abs(cell["speed_ups"][1] - real) <= CLOSE * real
        count["class"] += cell["class"] == kind
        count["close"] += close
        if cell["class"] != kind or not close:
            wrong = "WRONG CLASS, " if cell["class"] != kind else ""
            print(f"{row['program']} on {row['runtime']}: {wrong}predicted {cell['class']} {cell['speed_ups'][1]:.2f}, "
                  f"measured {kind} {real:.2f}")
    print(f"{count['all']} measured, {count['class'] / count['all']:.1%} of the classes right, "
          f"{count['close'] / count['all']:.1%} of the speed-ups within 15 %; {count['not measured']} not measured")


if __name__ == "__main__":
    main()
