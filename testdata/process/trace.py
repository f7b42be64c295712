"""`--time-trace`: JSON as Chrome reads it, with phases, files and rules on their threads."""

import json

import support
from support import COUNT, MAIN, RUN


class Trace(support.Case):
    def setUp(self):
        super().setUp()
        self.write("count.py", COUNT)
        self.write("main.py", MAIN)
        for i in range(40):
            self.write(f"big{i}.py", RUN + "".join(f"value{j} = {j}\n" for j in range(2000)))

    def trace(self, *arguments):
        code, out, error = self.check("--time-trace", "trace.json", *arguments)
        self.assertEqual((code, error), (1, ""))
        return json.loads(self.text("trace.json"))["traceEvents"]

    def test_phases_files_and_rules(self):
        events = self.trace("-j", "2")
        spans = [event for event in events if event["ph"] == "X"]
        names = {event["name"] for event in spans}
        for phase in ("find and read", "parse and lower", "link", "flow", "rules"):
            self.assertIn(phase, names)
        for phase in ("finish", "report"):  # may be too short
            self.assertIn("Total " + phase, names)
        files = [event for event in spans if event["name"] == "file"]
        self.assertTrue({f"big{i}.py" for i in range(40)} <= {event["args"]["detail"] for event in files})
        self.assertEqual(len({event["tid"] for event in files}), 2)
        totals = {event["name"] for event in spans if event["name"].startswith("Total ")}
        self.assertTrue({"Total rule", "Total file", "Total read"} <= totals)
        (phase,) = [event for event in spans if event["name"] == "parse and lower"]
        self.assertTrue(all(phase["ts"] <= event["ts"] <= phase["ts"] + phase["dur"] for event in files))

    def test_findings_are_the_same(self):
        plain = self.check()
        self.assertEqual(self.check("--time-trace", "trace.json"), plain)

    def test_not_written(self):
        code, out, error = self.check("--time-trace", "no/where.json")
        self.assertEqual(code, 2)
        self.assertIn("cannot write `no/where.json`: No such file or directory", error)
        self.assertEqual(self.check("--time-trace", "x.json", "--nonsense")[0], 2)


if __name__ == "__main__":
    support.main()
