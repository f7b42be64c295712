"""Large trees: time and memory stay in proportion.

usage: trees.py PROGRAM [FILES]
"""

import os
import resource
import subprocess
import sys
import time

import support
from support import COUNT, MAIN

FILES = int(sys.argv.pop(1)) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 2000
# A machine that does other work as well is slower.
SECONDS = 10 + FILES / 500
MEGABYTES = 150 + FILES / 50


class Trees(support.Case):
    def setUp(self):
        super().setUp()
        for i in range(FILES):
            folder = f"p{i // 1000}/q{i // 50 % 20}"
            if i % 50 == 0:
                os.makedirs(self.path(folder))
                open(self.path(folder + "/__init__.py"), "w").close()
                open(self.path(f"p{i // 1000}/__init__.py"), "a").close()
            with open(self.path(f"{folder}/m{i}.py"), "w") as file:
                file.write(f"import os\n\n\ndef f{i}(x):\n    return os.path.join(x, '{i}')\n\n\nVALUE = f{i}('a')\n")
        self.write("count.py", COUNT)
        self.write("main.py", MAIN)

    def measured(self, *arguments):
        begin = time.monotonic()
        process = subprocess.Popen([support.PROGRAM, "check", "-q", "--output-format", "concise", *arguments],
                                   cwd=self.top, stdout=subprocess.PIPE, env=support.environment())
        out = process.stdout.read().decode()
        process.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds, megabytes = time.monotonic() - begin, usage.ru_maxrss / 1024
        print(f"{FILES} files {' '.join(arguments)}: {seconds:.2f} s, {megabytes:.0f} MB", file=sys.stderr)
        self.assertLess(seconds, SECONDS)
        self.assertLess(megabytes, MEGABYTES)
        return process.returncode, out.splitlines()

    def test_bounds(self):
        code, lines = self.measured()
        self.assertEqual(code, 1)
        self.assertEqual([line.split(": ")[0] + line.split(": ")[1][:7] for line in lines], ["count.py:6:5THR201 "])
        code, lines = self.measured("--show-files")
        self.assertEqual(code, 0)
        self.assertGreater(len(lines), FILES)


if __name__ == "__main__":
    support.main()
