# Probes x interpreters -> what was measured: claim -> runtime -> row.
import concurrent.futures
import json
import os
import subprocess
import sys

AT_ONCE = 2
TIMEOUT_S = 300
# In the first line of a probe:
ALONE = "runs alone"  # it needs the machine for itself
PYTHON3 = "Python 3 only"


class Probe:
    def __init__(self, path):
        self.path = path
        self.name = path.stem
        with open(path) as file:
            first = file.readline()
        self.alone = ALONE in first
        self.python3 = PYTHON3 in first

    def fits(self, interpreter):
        return interpreter.language[0] == "3" or not self.python3


def environment(probes_folder, claims_path, quick):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    kept.update(PYTHONDONTWRITEBYTECODE="1", PYTHONPATH=str(probes_folder), THREADLINT_CLAIMS=str(claims_path))
    if quick:
        kept["THREADLINT_QUICK"] = "1"
    return kept


def run(probe, interpreter, variables):
    """The rows that a probe printed; a problem is a row of its own."""
    print(f"{probe.name} on {interpreter.runtime}", file=sys.stderr, flush=True)
    command = [interpreter.path, "-S", probe.path]
    variables = dict(variables, THREADLINT_RUNTIME=interpreter.runtime)
    rows = []
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=TIMEOUT_S, env=variables, cwd=probe.path.parent
        )
    except subprocess.TimeoutExpired as expired:
        output, problem = expired.stdout or "", f"no end after {TIMEOUT_S} s"
        output = output if isinstance(output, str) else output.decode()
    else:
        output, problem = done.stdout, "ok"
        if done.returncode != 0:
            problem = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
    for line in output.splitlines():
        if line.startswith("{"):
            rows.append(dict(json.loads(line), probe=probe.name))
    if problem != "ok":
        rows.append({"claim": f"probe: {probe.name} ends", "value": problem, "expected": "ok", "probe": probe.name})
    return rows


def measure(probes, interpreters, variables):
    """claim -> runtime -> row, in the order of the probes."""
    pairs = [(probe, each) for probe in probes for each in interpreters if probe.fits(each)]
    rows = {}
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = {(p, i): pool.submit(run, p, i, variables) for p, i in pairs if not p.alone}
        for pair, job in jobs.items():
            rows[pair] = job.result()
    for probe, interpreter in pairs:
        if probe.alone:
            rows[probe, interpreter] = run(probe, interpreter, variables)
    measured = {}
    for probe, interpreter in pairs:
        for row in rows[probe, interpreter]:
            measured.setdefault(row["claim"], {})[interpreter.runtime] = row
    return measured


def earlier(file, interpreters, date, probes):
    """What other probes than these measured on the same day and interpreters, from the raw numbers; None when there is
    no such file."""
    here = [{"runtime": each.runtime, "version": each.version} for each in interpreters]
    then = json.loads(file.read_text()) if file.exists() else {}
    if then.get("date") != date or then.get("interpreters") != here:
        return None
    again = {probe.name for probe in probes}
    measured = {}
    for entry in then["claims"]:
        if entry["probe"] in again:
            continue
        for i, each in enumerate(interpreters):
            if entry["value"][i] is None:
                continue
            row = {"value": entry["value"][i], "expected": entry["expected"][i], "probe": entry["probe"]}
            if entry.get("measured", [None] * len(here))[i] is not None:
                row["measured"] = entry["measured"][i]
            if "because" in entry:
                row["because"] = entry["because"]
            measured.setdefault(entry["claim"], {})[each.runtime] = row
    return measured
