# Runs the probes on the interpreters of this machine, holds what they measure against the model, and writes docs/validation.md.
import argparse
import datetime
import json
import pathlib
import sys

from runner import comparing, interpreters, measuring, page

HERE = pathlib.Path(__file__).resolve().parent
DOCS = HERE.parents[1] / "docs"
NOT_PROBES = {"run.py", "probing.py"}
HEAD = HERE / "runner" / "validation_head.md"


def arguments():
    parser = argparse.ArgumentParser(description="hold the runtime model against the interpreters of this machine")
    parser.add_argument("probes", nargs="*", help="names of probes, default all")
    parser.add_argument("--claims", required=True, metavar="FILE", help="what `threadlint_claims` writes")
    parser.add_argument("--only", metavar="KIND", action="append", help="claims of this kind: `api`, `window` ...")
    parser.add_argument("--interpreter", metavar="PATH", action="append", help="default: all that are found")
    parser.add_argument("--runtime", metavar="NAME", action="append", help="of those found, default all")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, and no measurements of time")
    parser.add_argument("--json", metavar="FILE", help="write the raw numbers there")
    written = "write docs/validation.md and .json; with names of probes these are measured again, the rest of today stays"
    parser.add_argument("--write", action="store_true", help=written)
    return parser.parse_args()


def chosen_probes(options):
    probes = [measuring.Probe(path) for path in sorted(HERE.glob("*.py")) if path.name not in NOT_PROBES]
    unknown = set(options.probes) - {probe.name for probe in probes}
    if unknown:
        sys.exit(f"no such probe: {', '.join(sorted(unknown))}")
    return [probe for probe in probes if not options.probes or probe.name in options.probes]


def chosen_interpreters(options, runtimes):
    paths = options.interpreter or interpreters.candidates()
    chosen = interpreters.found(paths, runtimes)
    if options.runtime:
        chosen = [interpreter for interpreter in chosen if interpreter.runtime in options.runtime]
    return chosen


def print_disagreements(lines, runtimes):
    for line in lines:
        for runtime in runtimes:
            if line.status(runtime) == comparing.DISAGREED:
                row = line.rows[runtime]
                because = f" ({row['because']})" if "because" in row else ""
                print(
                    f"{runtime}: {line.claim}: {page.short(line.expected[runtime])} expected{because}, "
                    f"{page.short(row['value'])} measured"
                )


def write_files(lines, chosen):
    date = datetime.date.today().isoformat()
    text = "\n".join(page.page(lines, chosen, date, HEAD.read_text()))
    (DOCS / "validation.md").write_text(text + "\n")
    (DOCS / "validation.json").write_text("\n".join(page.raw(lines, chosen, date)) + "\n")


def main():
    options = arguments()
    with open(options.claims) as file:
        model = json.load(file)
    chosen = chosen_interpreters(options, model["runtimes"])
    if not chosen:
        print("no interpreter that the model knows was found", file=sys.stderr)
        return 2
    variables = measuring.environment(HERE, pathlib.Path(options.claims).resolve(), options.quick)
    measured = measuring.measure(chosen_probes(options), chosen, variables)
    if options.write and options.probes:
        today = datetime.date.today().isoformat()
        others = measuring.earlier(DOCS / "validation.json", chosen, today, chosen_probes(options))
        if others is None:
            print("docs/validation.json is of another day or of other interpreters: run all probes", file=sys.stderr)
            return 2
        measured.update(others)
    lines = comparing.compare(model["claims"], measured)
    if options.only:
        lines = [line for line in lines if line.kind in options.only]
    runtimes = [interpreter.runtime for interpreter in chosen]
    print_disagreements(lines, runtimes)
    if options.json:
        date = datetime.date.today().isoformat()
        pathlib.Path(options.json).write_text("\n".join(page.raw(lines, chosen, date)) + "\n")
    if options.write:
        write_files(lines, chosen)
    claims, agreed, disagreed, unavailable = page.numbers(lines, runtimes)
    print(
        f"{claims} claims on {len(chosen)} interpreters: {agreed} agreed, {disagreed} disagreed, "
        f"{unavailable} not available"
    )
    return 1 if disagreed != "0" else 0


if __name__ == "__main__":
    sys.exit(main())
