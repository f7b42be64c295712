"""Names that are no UTF-8, loops of links, files and folders that cannot be read."""

import json
import os
import unittest
import xml.etree.ElementTree

import support
from support import RUN

ODD = b"odd\xff\n.py"


class Names(support.Case):
    def setUp(self):
        super().setUp()
        self.write(ODD, RUN)

    def output(self, form, *arguments):
        code, out, error = self.run_in("", "check", "-q", "--output-format", form, *arguments)
        self.assertEqual((code, error), (1, ""))
        out.encode()  # no byte that is no UTF-8
        return out

    def test_text(self):
        for form in ("concise", "full", "grouped", "pylint"):
            self.assertIn("odd\\xff\\n.py", self.output(form), form)

    def test_for_programs(self):
        self.assertEqual(json.loads(self.output("json"))[0]["filename"], "odd\ufffd\n.py")
        for form in ("gitlab", "rdjson", "sarif", "lsp"):
            json.loads(self.output(form))
        for line in self.output("json-lines").splitlines():
            json.loads(line)
        self.assertIn("odd%FF%0A.py", self.output("sarif"))
        self.assertIn("odd%FF%0A.py", self.output("lsp"))
        xml.etree.ElementTree.fromstring(self.output("junit"))
        for form in ("github", "azure"):
            self.assertEqual(len(self.output(form).splitlines()), 1, form)

    def test_other_commands(self):
        for command in ("threads", "scaling"):
            code, out, error = self.run_in("", command, "--format", "json")
            self.assertEqual((code, error), (0, ""))
            json.loads(out)
        code, out, error = self.run_in("", "check", "--time-trace", "trace.json", "-q")
        self.assertEqual(code, 1)
        json.loads(self.text("trace.json"))

    def test_configuration_and_baseline(self):
        self.assertEqual(self.run_in("", "check", "--baseline", "b.json", "--write-baseline")[0], 0)
        self.assertEqual(self.places("--baseline", "b.json"), [])
        self.write(b"bad\xfe/a.py", RUN)
        self.write(b"bad\xfe/threadlint.toml", "selct = []\n")
        code, out, error = self.run_in(b"bad\xfe", "check")
        self.assertEqual((code, out), (2, ""))
        self.assertIn("unknown key `selct`", error)

    def test_named(self):
        code, out, error = self.check(ODD, b"missing\xff.py")
        self.assertEqual((code, error), (1, ""))
        self.assertIn("missing\\xff.py:1:1: THR002", out)
        out.encode()


class Links(support.Case):
    def test_loops(self):
        self.write("a/x.py", RUN)
        os.symlink("..", self.path("a/up"))
        os.symlink(".", self.path("a/here"))
        os.symlink(self.top, self.path("a/top"))
        os.symlink("one.py", self.path("a/one.py"))
        os.symlink("three.py", self.path("a/two.py"))
        os.symlink("two.py", self.path("a/three.py"))
        os.symlink("gone.py", self.path("a/dangling.py"))
        self.assertEqual(self.places(), ["a/x.py:4 THR101"])
        self.assertEqual(self.places("a", "a/up/a", "a/here/here/x.py"), ["a/here/here/x.py:4 THR101"])
        code, out, error = self.check("a/one.py", "a/two.py", "a/x.py")
        self.assertEqual((code, error), (1, ""))
        self.assertEqual(out.count("too many levels of symbolic links"), 2)
        self.assertIn("a/x.py:4:1: THR101", out)

    def test_deep(self):
        folder = "/".join(["d" * 60] * 60)
        at = self.path("")
        for part in folder.split("/"):
            os.mkdir(os.path.join(at, part.encode()))
            os.chdir(os.path.join(at, part.encode()))
            at = b"."
        with open("x.py", "w") as file:
            file.write(RUN)
        os.chdir("/")
        self.assertEqual(self.places(), [folder + "/x.py:4 THR101"])

    def test_other_kinds(self):
        os.mkfifo(self.path("pipe.py"))
        os.mkdir(self.path("folder.py"))
        os.symlink("/dev/zero", self.path("device.py"))
        self.write("x.py", RUN)
        self.assertEqual(self.places(), ["x.py:4 THR101"])


@unittest.skipIf(os.geteuid() == 0 and not hasattr(os, "setresuid"), "needs a user without rights")
class Unreadable(support.Case):
    def setUp(self):
        super().setUp()
        os.chmod(self.top, 0o777)

    def run_in(self, folder, *arguments, **more):
        # root reads everything
        if os.geteuid() != 0:
            return super().run_in(folder, *arguments, **more)
        import subprocess

        done = subprocess.run(
            [support.PROGRAM, *arguments], cwd=self.path(folder), capture_output=True, stdin=subprocess.DEVNULL,
            env=support.environment(), timeout=60, user=65534, group=65534, extra_groups=[],
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def setup_tree(self):
        self.write("a.py", RUN)
        self.write("no.py", RUN)
        self.write("closed/b.py", RUN)
        os.chmod(self.path("no.py"), 0)
        os.chmod(self.path("closed"), 0)

    def test_files_and_folders(self):
        self.setup_tree()
        try:
            code, out, error = self.check()
        except PermissionError:
            self.skipTest("the program is in a folder that other users cannot enter")
        self.assertEqual((code, error), (1, ""))
        why = "THR002 cannot read this file, so it was not checked: permission denied"
        self.assertEqual(out.splitlines()[1:], [f"closed:1:1: {why}", f"no.py:1:1: {why}"])
        self.assertIn("a.py:4:1: THR101", out)
        code, out, error = self.check("no.py")
        self.assertEqual(code, 2)
        self.assertIn("no file could be checked", error)

    def test_configuration(self):
        self.write("a.py", RUN)
        self.write("pyproject.toml", "[tool.threadlint]\n")
        os.chmod(self.path("pyproject.toml"), 0)
        try:
            code, out, error = self.check()
        except PermissionError:
            self.skipTest("the program is in a folder that other users cannot enter")
        self.assertEqual((code, out), (2, ""))
        self.assertIn("pyproject.toml`: Permission denied", error)


if __name__ == "__main__":
    support.main()
