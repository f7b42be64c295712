"""Measures how the benchmarks scale on the interpreters of this machine; writes docs/scaling.json."""
import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "timing"))
import machine  # noqa: E402

OUT = machine.ROOT / "docs" / "scaling.json"
TIMEOUT_S = 300
TRIES = 3  # one with `--priority`: what is left of the noise does not go away by waiting
LARGEST_SPREAD = 0.10  # of the speed-up, between its quartiles
WARM_UPS = {"pypy": 2}  # rounds; others: 1
LEAST_REPEATS = 3
# Array libraries have threads of their own; one thread of a program is to use one core.
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}


def counts_for(cores):
    """The numbers of threads to measure."""
    return [1, 2, 4] if cores >= 4 else [1, 2]


def first():
    """Before all that is not a real-time process: what else the machine does takes no core away."""
    os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(10))


def run_timed(program, interpreter, counts, repeats, priority):
    """What timed.py says; `skipped` with the reason when the program does not run there."""
    warm_ups = WARM_UPS.get(interpreter.runtime.split("-")[0], 1)
    arguments = [program, ",".join(map(str, counts)), str(warm_ups), str(repeats)]
    command = [str(interpreter.path), "-B", str(HERE / "timing" / "timed.py"), *arguments]
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    variables.update(ONE_THREAD)
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S, env=variables,
                              preexec_fn=first if priority else None)
    except subprocess.TimeoutExpired:
        return {"skipped": f"no end after {TIMEOUT_S} s"}
    if done.returncode != 0:
        return {"skipped": (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]}
    return json.loads(done.stdout.splitlines()[-1])


def quartiles(values):
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, high


def summary_of(said, counts):
    """Per number of threads: median seconds and, beside those of one thread, the speed-up with its quartiles."""
    one = said["runs"]["1"]
    threads = {}
    for count in counts:
        runs = said["runs"][str(count)]
        row = {name: round(statistics.median(runs[name]), 4) for name in ("wall", "own", "children")}
        if count > 1:
            low, high = quartiles([a / b for a, b in zip(one["wall"], runs["wall"])])
            row["speedup"] = round(statistics.median(one["wall"]) / statistics.median(runs["wall"]), 3)
            row["quartiles"] = [round(low, 3), round(high, 3)]
        threads[str(count)] = row
    return threads


def spread_of(threads):
    """The widest distance between quartiles, as a share of the speed-up."""
    rows = [row for row in threads.values() if "speedup" in row]
    return round(max((row["quartiles"][1] - row["quartiles"][0]) / row["speedup"] for row in rows), 3)


def disturbed(row):
    """A busy machine gives steady numbers too, but wrong ones: threads that could have run on another core did not."""
    return "threads" in row and (row["spread"] > LARGEST_SPREAD or (row["others"] or 0.0) > machine.QUIET_CORES)


def disturbance(row):
    return (row["others"] or 0.0) > machine.QUIET_CORES, row["spread"]


def measure(program, interpreter, counts, repeats, priority):
    """The least disturbed measurement of some tries; one that is not disturbed ends them."""
    best = None
    for tries in range(1, (1 if priority else TRIES) + 1):
        if not priority:
            machine.wait_for_quiet()
        others = machine.Others()
        said = run_timed(program, interpreter, counts, repeats, priority)
        used_by_others = None if priority else others.cores()
        if "runs" not in said:
            return said
        threads = summary_of(said, counts)
        row = {"threads": threads, "spread": spread_of(threads), "others": used_by_others, "repeats": repeats, "priority": priority}
        if best is None or disturbance(row) < disturbance(best):
            best = row
        best["tries"] = tries
        if not disturbed(best):
            break
    return best


def shown(row):
    for reason in ("skipped", "wrong"):
        if reason in row:
            return f"{reason}: {row[reason]}"
    speedups = [f"{each['speedup']:.2f}" for each in row["threads"].values() if "speedup" in each]
    noise = f"spread {row['spread']:.0%}, {row['tries']} tries, others use {row['others']} cores"
    return f"{' '.join(speedups)} times, {noise}"


def chosen_programs(names):
    programs = [path.stem for path in sorted(HERE.glob("*.py")) if path.name not in ("run.py", "compare.py")]
    unknown = set(names) - set(programs)
    if unknown:
        sys.exit(f"no such program: {', '.join(sorted(unknown))}")
    return [program for program in programs if not names or program in names]


def earlier(out, found):
    """Interpreters and measurements in the file, of programs still there and of versions that are found."""
    if not out.exists():
        return {}, {}
    then = json.loads(out.read_text())
    if then["cores"] != os.cpu_count():
        sys.exit(f"`{out}` is of a machine with {then['cores']} cores: leave out `--merge`")
    now = {each.runtime: each.version for each in found}
    versions = {each["runtime"]: each["version"] for each in then["interpreters"]}
    versions = {runtime: version for runtime, version in versions.items() if now.get(runtime, version) == version}
    programs = set(chosen_programs([]))
    rows = [row for row in then["measurements"] if row["program"] in programs and row["runtime"] in versions]
    return versions, {(row["program"], row["runtime"]): row for row in rows}


def written(versions, measurements):
    """One line per measurement, sorted, so that a difference is easy to read."""
    head = {"cores": os.cpu_count(), "machine": platform.machine(), "system": platform.system()}
    lines = [json.dumps(head)[:-1] + ","]
    interpreters = [{"runtime": runtime, "version": versions[runtime]} for runtime in sorted(versions)]
    lines.append(f'"interpreters": {json.dumps(interpreters)},')
    lines.append('"measurements": [')
    lines.append(",\n".join(json.dumps(measurements[pair]) for pair in sorted(measurements)))
    return "\n".join(lines) + "\n]}\n"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", action="append", default=[], metavar="NAME", help="may be repeated, default all")
    parser.add_argument("--runtime", action="append", default=[], metavar="ID", help="default all that are found")
    parser.add_argument("--repeats", type=int, default=5, metavar="N", help="of each number of threads, default 5")
    parser.add_argument("--out", type=pathlib.Path, default=OUT, metavar="FILE", help="default docs/scaling.json")
    parser.add_argument("--merge", action="store_true", help="keep what FILE says of what is not measured now")
    again = "with `--merge`: measure only what FILE does not have, or has from a busy machine"
    parser.add_argument("--again", action="store_true", help=again)
    parser.add_argument("--priority", action="store_true", help="as real-time processes, which others do not disturb; needs root")
    stop = "end after so long; `--merge --again` goes on, default: when all is measured"
    parser.add_argument("--minutes", type=float, default=float("inf"), metavar="N", help=stop)
    options = parser.parse_args()
    if options.again and not options.merge:
        parser.error("`--again` needs `--merge`")
    if options.repeats < LEAST_REPEATS:
        parser.error(f"fewer than {LEAST_REPEATS} repeats have no quartiles")
    return options


def rounds_seconds(measurements, runtimes):
    """What one run with each number of threads takes, all programs together, as far as they were measured before."""
    rows = [row for row in measurements.values() if "threads" in row and row["runtime"] in runtimes]
    return sum(each["wall"] for row in rows for each in row["threads"].values())


def pending(options, programs, found, measurements):
    for program in programs:
        for interpreter in found:
            before = measurements.get((program, interpreter.runtime))
            if not (options.again and before and not disturbed(before)):
                yield program, interpreter, before if options.again else None


def main():
    options = arguments()
    programs = chosen_programs(options.program)
    found = machine.chosen_interpreters(options.runtime)
    versions, measurements = earlier(options.out, found) if options.merge else ({}, {})
    counts = counts_for(os.cpu_count())
    wrong = 0
    begin = time.monotonic()
    for program, interpreter, before in pending(options, programs, found, measurements):
        if time.monotonic() - begin > options.minutes * 60:
            break
        row = measure(program, interpreter, counts, options.repeats, options.priority)
        wrong += "wrong" in row
        print(f"{program} on {interpreter.runtime}: {shown(row)}", file=sys.stderr, flush=True)
        if before and "threads" in before and "threads" in row and disturbance(before) < disturbance(row):
            continue
        versions[interpreter.runtime] = interpreter.version
        measurements[program, interpreter.runtime] = {"program": program, "runtime": interpreter.runtime, **row}
        options.out.write_text(written(versions, measurements))
    took = time.monotonic() - begin
    each = rounds_seconds(measurements, {interpreter.runtime for interpreter in found})
    print(f"took {took / 60:.1f} minutes; one round of all these takes {each / 60:.1f}", file=sys.stderr)
    noisy = sum(disturbed(row) for row in measurements.values())
    again = ": `--merge --again` repeats these" if noisy else ""
    print(f"{len(measurements)} measurements, {noisy} of them disturbed{again}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
