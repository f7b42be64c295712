# The lines of a comparison -> docs/validation.md for people, docs/validation.json for programs.
import collections
import json

from .comparing import AGREED, DISAGREED, UNAVAILABLE, UNCLAIMED

TITLES = {
    "runtime": "Runtime profiles",
    "window": "Windows: is an update lost when four threads do it",
    "atomic": "Operations that are one for other threads",
    "gil": "Calls that let other threads run meanwhile",
    "state": "State machines",
    "rule": "What rules take for granted",
    "api": "Modelled names that exist, and old ones that warn",
    "probe": "Probes that did not end well",
}
SUMMARISED = {"api"}  # too many for a row each


def short(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(short(item) for item in value) or "none"
    if isinstance(value, dict):
        return f"about {value['about']}"
    return str(value)


def cell(line, runtime):
    status = line.status(runtime)
    if status == UNAVAILABLE:
        return "."
    row = line.rows[runtime]
    text = short(row["value"])
    if row.get("measured") is not None:
        text += f" {row['measured']}"
    if status == DISAGREED:
        return f"**{text}, not {short(line.expected[runtime])}**"
    return f"({text})" if status == UNCLAIMED else text


def table(heads, rows):
    yield "| " + " | ".join(heads) + " |"
    yield "|---" * len(heads) + "|"
    for row in rows:
        yield "| " + " | ".join(text.replace("|", "\\|") for text in row) + " |"


def totals(lines, runtimes):
    return collections.Counter(line.status(runtime) for line in lines for runtime in runtimes)


def per_kind(lines):
    groups = {}
    for line in lines:
        groups.setdefault(line.kind, []).append(line)
    known = [kind for kind in TITLES if kind in groups]
    return [(kind, groups[kind]) for kind in known + [kind for kind in groups if kind not in TITLES]]


def numbers(lines, runtimes):
    measured = [line for line in lines if line.rows]
    count = totals(measured, runtimes)
    return [str(len(measured)), str(count[AGREED]), str(count[DISAGREED]), str(count[UNAVAILABLE])]


def by_module(lines):
    groups = {}
    for line in lines:
        groups.setdefault(line.text.split(".")[0].split(" ")[0], []).append(line)
    return sorted(groups.items())


def module_cell(lines, runtime):
    count = totals(lines, [runtime])
    return f"{count[AGREED]}" + (f" **{count[DISAGREED]} wrong**" if count[DISAGREED] else "")


def section(kind, lines, interpreters):
    yield f"\n## {TITLES.get(kind, kind)}\n"
    runtimes = [i.runtime for i in interpreters]
    heads = [i.heading for i in interpreters]
    measured = [line for line in lines if line.rows]
    if kind in SUMMARISED:
        yield "Number of claims that agree, by module; each one is in the JSON file.\n"
        rows = [
            [f"`{module}`", str(len(group))] + [module_cell(group, runtime) for runtime in runtimes]
            for module, group in by_module(measured)
        ]
        yield from table(["module", "claims"] + heads, rows)
    else:
        rows = [[f"`{line.text}`"] + [cell(line, runtime) for runtime in runtimes] for line in measured]
        yield from table(["claim"] + heads, rows)
    silent = len(lines) - len(measured)
    if silent:
        yield f"\n{silent} more claims of this kind have no probe."


def page(lines, interpreters, date, head):
    runtimes = [i.runtime for i in interpreters]
    yield head.rstrip()
    yield f"\n## Result of {date}\n"
    rows = [[i.runtime, i.version] for i in interpreters]
    yield from table(["runtime", "interpreter"], rows)
    yield ""
    rows = [[TITLES.get(kind, kind)] + numbers(group, runtimes) for kind, group in per_kind(lines)]
    rows.append(["all"] + numbers(lines, runtimes))
    yield from table(["kind", "claims", AGREED, DISAGREED, UNAVAILABLE], rows)
    for kind, group in per_kind(lines):
        yield from section(kind, group, interpreters)


def raw(lines, interpreters, date):
    """One claim a line; the lists are in the order of the interpreters."""
    runtimes = [i.runtime for i in interpreters]
    yield '{"date": %s,' % json.dumps(date)
    yield '"interpreters": %s,' % json.dumps([{"runtime": i.runtime, "version": i.version} for i in interpreters])
    yield '"claims": ['
    measured = [line for line in lines if line.rows]
    for line in measured:
        entry = {"claim": line.claim, "probe": line.probe}
        entry["value"] = [line.value(runtime) for runtime in runtimes]
        entry["expected"] = [line.expected.get(runtime) for runtime in runtimes]
        if any("measured" in row for row in line.rows.values()):
            entry["measured"] = [line.rows.get(runtime, {}).get("measured") for runtime in runtimes]
        because = {row["because"] for row in line.rows.values() if "because" in row}
        if because:
            entry["because"] = sorted(because)[0]
        yield json.dumps(entry, separators=(",", ":")) + ("," if line is not measured[-1] else "")
    yield "]}"
