"""`--watch`: runs again when a file changes, and only then; ends on an interrupt and when nobody reads."""

import os
import pty
import queue
import signal
import subprocess
import threading
import time

import support
from support import RUN

CLEAN = "value = 1\n"
WAITING = "Watching for changes."


class Watch(support.Case):
    def start(self, *arguments, folder="", stdout=subprocess.PIPE):
        self.process = subprocess.Popen(
            [support.PROGRAM, "check", "--watch", "--output-format", "concise", *arguments], cwd=self.path(folder),
            stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, env=support.environment(TERM="xterm"),
        )
        self.addCleanup(self.stop)
        self.lines = queue.Queue()
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                threading.Thread(target=self.read, args=(stream,), daemon=True).start()

    def read(self, stream):
        for line in stream:
            self.lines.put(line.decode("utf-8", "surrogateescape").rstrip("\n"))

    def stop(self):
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()

    def until_waiting(self):
        """What is written up to the end of a run, sorted: the two streams come in any order."""
        seen = []
        while WAITING not in seen or not any(line.startswith(("Found", "All", "error", "-")) for line in seen):
            seen.append(self.lines.get(timeout=20))
        return sorted(line for line in seen if line != WAITING)

    def quiet(self, seconds=0.5):
        time.sleep(seconds)
        self.assertTrue(self.lines.empty())

    def test_runs_again(self):
        self.write("a.py", CLEAN)
        self.start()
        self.assertEqual(self.until_waiting(), ["All checks passed!"])
        self.write("a.py", RUN)
        found = ["A file changed.", "Found 1 error.",
                 "a.py:4:1: THR101 `thread.run()` runs the target in the calling thread; call `thread.start()` to "
                 "run it in a new one"]
        self.assertEqual(self.until_waiting(), found)
        self.write("a.txt", "no Python")
        os.mkdir(self.path("__pycache__"))
        self.quiet()
        # As editors save: through a file beside it.
        self.write(".a.swp", CLEAN)
        os.rename(self.path(".a.swp"), self.path("a.py"))
        self.assertEqual(self.until_waiting(), ["A file changed.", "All checks passed!"])
        self.write("new/deep/b.py", RUN)
        self.assertIn("Found 1 error.", self.until_waiting())
        self.quiet()
        self.write("new/deep/b.py", CLEAN)
        self.assertIn("All checks passed!", self.until_waiting())
        self.write("new/deep/b.py", RUN)
        self.assertIn("Found 1 error.", self.until_waiting())
        os.remove(self.path("new/deep/b.py"))
        self.assertIn("All checks passed!", self.until_waiting())

    def test_named_file(self):
        self.write("folder/script", RUN)
        self.write("folder/other.py", RUN)
        self.start("folder/script")
        self.assertIn("Found 1 error.", self.until_waiting())
        self.write("folder/other.py", CLEAN)
        self.quiet()
        self.write("folder/script", CLEAN)
        self.assertIn("All checks passed!", self.until_waiting())

    def test_configuration(self):
        self.write("src/a.py", RUN)
        self.start("src")
        self.assertIn("Found 1 error.", self.until_waiting())
        self.write("threadlint.toml", 'ignore = ["THR101"]\n')
        self.assertIn("All checks passed!", self.until_waiting())
        self.write("threadlint.toml", "ignore = 1\n")
        self.assertTrue(any("`ignore` must be a list" in line for line in self.until_waiting()))
        self.write("threadlint.toml", "ignore = []\n")
        self.assertIn("Found 1 error.", self.until_waiting())
        self.write("src/.gitignore", "a.py\n")
        self.assertIn("All checks passed!", self.until_waiting())

    def test_interrupt(self):
        self.write("a.py", CLEAN)
        self.start()
        self.until_waiting()
        self.process.send_signal(signal.SIGINT)
        self.assertEqual(self.process.wait(timeout=10), -signal.SIGINT)  # shells show 130
        self.assertTrue(self.lines.empty())

    def test_reader_goes(self):
        self.write("a.py", CLEAN)
        reader, writer = os.pipe()
        self.start(stdout=writer)
        os.close(writer)
        self.assertEqual(os.read(reader, 100), b"All checks passed!\n")
        os.close(reader)
        self.assertEqual(self.process.wait(timeout=10), 0)

    def test_terminal(self):
        self.write("a.py", CLEAN)
        main, other = pty.openpty()
        self.start(stdout=other)
        os.close(other)
        self.assertEqual(self.lines.get(timeout=20), WAITING)
        self.assertTrue(os.read(main, 1000).startswith(b"\x1b[2J\x1b[H"))
        os.close(main)

    def test_no_terminal_is_not_cleared(self):
        self.write("a.py", CLEAN)
        self.start()
        self.assertNotIn("\x1b", "".join(self.until_waiting()))

    def test_wrong_use(self):
        self.write("a.py", CLEAN)
        for more in (["-"], ["--show-files"], ["--add-noqa"], ["--write-baseline"], ["--time-trace", "x"]):
            code, out, error = self.check("--watch", *more)
            self.assertEqual((code, out), (2, ""))
            self.assertIn("--watch", error)
        self.write("threadlint.toml", "nonsense = 1\n")
        code, out, error = self.check("--watch")
        self.assertEqual((code, out), (2, ""))
        self.assertIn("unknown key `nonsense`", error)


if __name__ == "__main__":
    support.main()
