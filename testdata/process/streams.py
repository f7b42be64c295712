"""Interrupts, readers that go away, closed streams."""

import json
import os
import signal
import subprocess
import time

import support
from support import RUN


class Streams(support.Case):
    def shell(self, text, **more):
        done = subprocess.run(["bash", "-c", text], cwd=self.top, capture_output=True, timeout=60,
                              env=support.environment(THREADLINT=support.PROGRAM, **more))
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def many(self, count=3000):
        self.write("many.py", "import threading\n" + "threading.Thread(target=print).run()\n" * count)

    def test_reader_goes(self):
        self.many()
        for form in ("concise", "full", "json", "sarif", "junit"):
            line = f"$THREADLINT check --output-format {form} . | head -1 | wc -l; echo ${{PIPESTATUS[@]}}"
            self.assertEqual(self.shell(line), (0, "1\n1 0 0\n", ""), form)
        # The same code, whatever fits into the pipe.
        self.many(1)
        self.assertEqual(self.shell("$THREADLINT check . | true; echo ${PIPESTATUS[@]}"), (0, "1 0\n", ""))
        self.write("many.py", "")
        self.assertEqual(self.shell("$THREADLINT check . | true; echo ${PIPESTATUS[@]}"), (0, "0 0\n", ""))

    def test_both_streams_go(self):
        self.many()
        self.assertEqual(self.shell("$THREADLINT check . 2>&1 | true; echo ${PIPESTATUS[@]}"), (0, "1 0\n", ""))
        self.assertEqual(self.shell("$THREADLINT check --nonsense 2>&1 | true; echo ${PIPESTATUS[@]}"),
                         (0, "2 0\n", ""))

    def test_other_commands(self):
        for command in ("rule --all", "rule --all --output-format json", "completions bash", "man", "config --schema"):
            line = f"$THREADLINT {command} | head -1 >/dev/null; echo ${{PIPESTATUS[@]}}"
            self.assertEqual(self.shell(line), (0, "0 0\n", ""), command)

    def test_output_file_that_is_a_pipe(self):
        self.many()
        self.assertEqual(self.shell("$THREADLINT check -o >(head -1 >/dev/null) .; echo $?"), (0, "1\n", ""))

    def test_full_disk(self):
        self.write("a.py", RUN)
        code, out, error = self.shell("$THREADLINT check . >/dev/full")
        self.assertEqual((code, out), (2, ""))
        self.assertIn("cannot write the output: No space left on device", error)
        code, out, error = self.shell("$THREADLINT check -o /dev/full .")
        self.assertEqual((code, out), (2, ""))
        self.assertIn("cannot write `/dev/full`: No space left on device", error)

    def test_closed_streams(self):
        self.write("a.py", RUN)
        for closing in (">&-", "2>&-", "<&-", "<&- >&- 2>&-"):
            self.assertEqual(self.shell(f"$THREADLINT check -q . {closing} >>log; echo $?")[:2], (0, "1\n"), closing)
        self.assertEqual(self.shell("$THREADLINT check -o found.json --output-format json . >&- 2>&-; echo $?"),
                         (0, "1\n", ""))
        self.assertEqual(len(json.loads(self.text("found.json"))), 1)
        self.assertEqual(self.text("a.py"), RUN)

    def test_interrupt(self):
        # Reading from a pipe that says nothing takes for ever.
        os.mkfifo(self.path("slow.py"))
        process = subprocess.Popen([support.PROGRAM, "check", "slow.py"], cwd=self.top, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=support.environment())
        time.sleep(0.3)
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=10)
        self.assertEqual((process.returncode, out, error), (-signal.SIGINT, b"", b""))  # shells show 130


if __name__ == "__main__":
    support.main()
