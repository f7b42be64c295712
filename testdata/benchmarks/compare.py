"""Holds what `threadlint scaling` predicts for the benchmarks, and what rules say, against what run.py measured."""
import argparse
import collections
import json
import math
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
DOCS = HERE.parents[1] / "docs"
LEAST_GAIN = 1.4  # of two threads; below, they take turns
CLOSE = 0.15  # of the measured speed-up
ENDLESS_US = 1e11
RULES = {f"THR80{n}" for n in range(1, 6)}
# Programs that do not scale and are for other rules, or for none.
OTHERWISE = {
    "processes_big_pickles": ("THR811", "there are no threads: the data are sent to processes"),
    "sleep_under_lock": (None, "nothing is computed: one message at a time over one connection is what the lock is for"),
    "small_files": (None, "that the files are small and in the cache does not show; threads that read from a disk do wait at the same time"),
}

HEAD = """# Predicted and measured speed-ups

`./dev bench-python` runs the programs in `testdata/benchmarks/` with one and two threads on every interpreter that is found, and writes the
numbers to [scaling.json](scaling.json); what `threadlint scaling` predicts for them from the source alone is put beside it here. Nothing
on this page is written by hand, and no constant of the predictor comes from these programs: those of the interpreters are measured by
`testdata/calibration/` and `testdata/probes/`.

Each cell is *predicted / measured* speed-up of two threads (or processes) over one, medians of the repeats; in **bold** where the class is
another one: below 1.4 threads take turns (*serial*), else they compute at the same time (*scales*) or, when one thread uses less than half
of its time, wait at the same time (*waits*). A `.` was not measured there, a `?` is not predicted.

![predicted over measured](scaling.svg)

"""


RULES_HEAD = """## Which rules say so

Beside what was measured on the interpreters with a GIL: whether two threads take turns (on all of them, on some), and which of THR801 to
THR805 report the program. A test holds this table against the measurements: they fire on what takes turns, with the exceptions that are
listed here, and on nothing that scales."""


def programs():
    return [path for path in sorted(HERE.glob("*.py")) if path.name not in ("run.py", "compare.py")]


def predictions(threadlint, runtimes):
    """Per program, where its entry with most work runs, and its cells by runtime."""
    options = ["--isolated", "--cores", "2", "--threads", "1,2", "--format", "json", "--quiet"]
    out = {}
    for path in programs():
        command = [threadlint, "scaling", *options, "--runtime", ",".join(runtimes), path]
        said = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        entries = [each for each in said["entries"] if each["runtimes"][0]["work_us"] < ENDLESS_US]
        if entries:
            most = max(entries, key=lambda each: each["runtimes"][0]["work_us"])
            out[path.stem] = most["runs_on"], {cell["runtime"]: cell for cell in most["runtimes"]}
    return out


def measured_class(row, runs_on):
    if row["threads"]["2"]["speedup"] < LEAST_GAIN:
        return "serial"
    one = row["threads"]["1"]
    busy = one["own"] + (one["children"] if runs_on == "process" else 0)
    return "waits" if busy < one["wall"] / 2 else "scales"


class Pair:
    """One program on one interpreter: predicted and measured."""

    def __init__(self, row, predicted):
        self.program, self.runtime = row["program"], row["runtime"]
        runs_on, cells = predicted.get(self.program, ("", {}))
        self.real = row["threads"]["2"]["speedup"]
        self.real_class = measured_class(row, runs_on)
        cell = cells.get(self.runtime)
        self.said = cell["speed_ups"][1] if cell else None
        self.said_class = cell["class"] if cell else None
        self.class_right = self.said_class == self.real_class
        self.close = self.said is not None and abs(self.said - self.real) <= CLOSE * self.real

    def cell(self):
        text = f"{'?' if self.said is None else format(self.said, '.2f')} / {self.real:.2f}"
        return text if self.class_right else f"**{text}**"


def serial_programs(rows):
    """Per program: takes turns on all the interpreters with a GIL (True), on none (False), on some (None)."""
    classes = collections.defaultdict(set)
    for row in rows:
        if not row["runtime"].endswith("t"):
            classes[row["program"]].add(row["threads"]["2"]["speedup"] < LEAST_GAIN)
    return {program: said.pop() if len(said) == 1 else None for program, said in sorted(classes.items())}


def rules_of(threadlint, program):
    """Default rules that fire, and previews."""
    command = [threadlint, "check", "--isolated", "--quiet", "--preview", "--output-format", "json", HERE / f"{program}.py"]
    done = subprocess.run(command, stdout=subprocess.PIPE)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{program}: exit code {done.returncode}")
    said = json.loads(done.stdout)
    return sorted({each["code"] for each in (said["findings"] if isinstance(said, dict) else said)})


def rule_table(threadlint, rows):
    """Lines of the page, and where measurement and rules differ."""
    lines, problems = ["| program | threads take turns | rules |", "|---|---|---|"], []
    for program, serial in serial_programs(rows).items():
        fired = rules_of(threadlint, program)
        slow = [code for code in fired if code in RULES]
        other, reason = OTHERWISE.get(program, (None, ""))
        word = {True: "yes", False: "no", None: "on some"}[serial]
        note = f"{other + ': ' if other in fired else ''}{reason}" if reason else ""
        lines.append(f"| {program} | {word} | {', '.join(slow) or note} |")
        if reason and (serial is False or slow or (other and other not in fired)):
            problems.append(f"{program}: is no exception any more")
        elif serial and not slow and not reason:
            problems.append(f"{program}: does not scale, and no rule says so")
        elif serial is False and slow:
            problems.append(f"{program}: scales, and {', '.join(slow)} fires")
    return lines, problems


def summary(pairs):
    count = collections.defaultdict(lambda: [0, 0, 0])
    for pair in pairs:
        for key in (pair.runtime, "all"):
            count[key][0] += 1
            count[key][1] += pair.class_right
            count[key][2] += pair.close
    return count


def table(pairs):
    runtimes = sorted({pair.runtime for pair in pairs})
    cells = {(pair.program, pair.runtime): pair.cell() for pair in pairs}
    lines = [f"| program | {' | '.join(runtimes)} |", "|---" * (len(runtimes) + 1) + "|"]
    for program in sorted({pair.program for pair in pairs}):
        lines.append(f"| {program} | {' | '.join(cells.get((program, r), '.') for r in runtimes)} |")
    return lines


def plot(pairs):
    """A point a pair, both axes in powers of two; on the line they are equal, the dashed ones are 15 % apart."""
    size, edge, low, high = 420, 46, math.log2(0.125), math.log2(4)

    def at(value):
        return edge + (min(max(math.log2(max(value, 0.01)), low), high) - low) / (high - low) * (size - 2 * edge)

    def line(factor, style):
        ends = [(v, v * factor) for v in (0.125, 4)]
        points = " ".join(f"{at(x):.1f},{size - at(y):.1f}" for x, y in ends)
        return f'<polyline points="{points}" fill="none" stroke="#888" {style}/>'

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 {size} {size}" '
           'font-family="sans-serif" font-size="11" fill="#777">',
           "<title>predicted over measured speed-up of two threads</title>",
           line(1, ""), line(1 + CLOSE, 'stroke-dasharray="4 4"'), line(1 - CLOSE, 'stroke-dasharray="4 4"')]
    for tick in (0.125, 0.25, 0.5, 1, 2, 4):
        out.append(f'<text x="{at(tick):.1f}" y="{size - edge + 18}" text-anchor="middle">{tick:g}</text>')
        out.append(f'<text x="{edge - 8}" y="{size - at(tick) + 4:.1f}" text-anchor="end">{tick:g}</text>')
    for pair in pairs:
        if pair.said is not None:
            colour = "#0072b2" if pair.class_right else "#d55e00"
            out.append(f'<circle cx="{at(pair.real):.1f}" cy="{size - at(pair.said):.1f}" r="3" fill="{colour}" '
                       f'fill-opacity=".6"><title>{pair.program} on {pair.runtime}</title></circle>')
    out.append(f'<text x="{size / 2}" y="{size - 8}" text-anchor="middle">measured</text>')
    out.append(f'<text transform="translate(12 {size / 2}) rotate(-90)" text-anchor="middle">predicted</text></svg>')
    return "\n".join(out) + "\n"


def write_page(pairs, said, rules):
    rows = ["| runtime | interpreter | programs | class right | within 15 % |", "|---|---|---|---|---|"]
    versions = {each["runtime"]: each["version"] for each in said["interpreters"]}
    for runtime, (number, right, close) in sorted(summary(pairs).items(), key=lambda item: (item[0] == "all", item[0])):
        rows.append(f"| {runtime} | {versions.get(runtime, '')} | {number} | {right / number:.0%} | {close / number:.0%} |")
    where = f"{said['cores']} cores, {said['machine']}, {said['system']}"
    text = HEAD + "\n".join([f"Measured on {where}.", "", *rows, "", *table(pairs), "", RULES_HEAD, "", *rules]) + "\n"
    (DOCS / "validation-scaling.md").write_text(text)
    (DOCS / "scaling.svg").write_text(plot(pairs))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("threadlint", help="the program")
    parser.add_argument("--measured", type=pathlib.Path, default=DOCS / "scaling.json", metavar="FILE")
    parser.add_argument("--write", action="store_true", help="docs/validation-scaling.md and its picture")
    parser.add_argument("--rules", action="store_true", help="only hold the rules against the measurements; fails where they differ")
    options = parser.parse_args()
    said = json.loads(options.measured.read_text())
    rows = [row for row in said["measurements"] if "threads" in row]
    rules, problems = rule_table(options.threadlint, rows) if options.rules or options.write else ([], [])
    print(*problems, sep="\n", end="\n" if problems else "")
    if options.rules:
        return 1 if problems else 0
    predicted = predictions(options.threadlint, sorted({row["runtime"] for row in rows}))
    pairs = [Pair(row, predicted) for row in rows]
    for pair in pairs:
        if not (pair.class_right and pair.close):
            wrong = "" if pair.class_right else "WRONG CLASS, "
            print(f"{pair.program} on {pair.runtime}: {wrong}predicted {pair.said_class} {pair.said}, "
                  f"measured {pair.real_class} {pair.real}")
    for runtime, (number, right, close) in summary(pairs).items():
        print(f"{runtime}: {number} measured, class right {right / number:.1%}, within 15 % {close / number:.1%}")
    if options.write:
        write_page(pairs, said, rules)
    return 0


if __name__ == "__main__":
    sys.exit(main())
