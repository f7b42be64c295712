# What was measured and what the model says -> one line a claim, with where they differ.
import sys

AGREED, DISAGREED, UNAVAILABLE, UNCLAIMED = "agreed", "disagreed", "not available", "no claim"


# What claims begin with; what rules take for granted is said in words only.
RULE = "rule"
KINDS = {"runtime", "window", "atomic", "gil", "state", "api", "probe"}


class Line:
    """One claim on all interpreters."""

    def __init__(self, claim, expected):
        self.claim = claim
        self.kind, _, self.text = claim.partition(": ")
        if self.kind not in KINDS:
            self.kind, self.text = RULE, claim
        self.expected = dict(expected)  # by runtime
        self.within = {}  # by runtime: the factor by which a number may be off
        self.rows = {}  # by runtime: what a probe reported
        self.probe = None

    def add(self, runtime, row):
        self.rows[runtime] = row
        self.probe = row["probe"]
        if "expected" in row and runtime not in self.expected:
            self.expected[runtime] = row["expected"]

    def value(self, runtime):
        return self.rows[runtime]["value"] if runtime in self.rows else None

    def status(self, runtime):
        if self.value(runtime) is None:
            return UNAVAILABLE
        if self.expected.get(runtime) is None:
            return UNCLAIMED
        return AGREED if self.fits(self.value(runtime), self.expected[runtime]) else DISAGREED

    def fits(self, value, expected):
        if isinstance(expected, dict):  # {"about": number, "within": factor}
            about, factor = expected["about"], expected["within"]
            return about / factor <= value <= about * factor or abs(value - about) <= expected["slack"]
        return value == expected


# What the `platforms` of rules/api calls the system that sys.platform names.
PLATFORMS = {"linux": {"Linux", "Unix"}, "darwin": {"macOS", "Unix"}, "win32": {"Windows"}}


def is_measurable(claim):
    """About the standard library, and there on this system."""
    if "api" not in claim:
        return True
    here = PLATFORMS.get(sys.platform, {"Unix"})
    is_here = "platforms" not in claim or here & set(claim["platforms"].split(", "))
    return claim["api"].split(".")[0] in sys.stdlib_module_names and bool(is_here)


def compare(claims, measured):
    """Lines in the order of the claims, then of the probes."""
    lines = {}
    unmeasurable = {claim["claim"] for claim in claims if not is_measurable(claim)}
    for claim in claims:
        line = lines.setdefault(claim["claim"], Line(claim["claim"], {}))
        line.expected.update(claim["expected"])
    for name, by_runtime in sorted(measured.items(), key=lambda item: next(iter(item[1].values()))["probe"]):
        line = lines.setdefault(name, Line(name, {}))
        for runtime, row in by_runtime.items():
            line.add(runtime, row)
    return [line for line in lines.values() if line.claim not in unmeasurable]
