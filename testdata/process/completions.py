"""The completions in real shells, and the manual page in real formatters, where they are installed."""

import os
import pty
import re
import select
import shutil
import subprocess
import time
import unittest

import support


class Scripts(support.Case):
    def setUp(self):
        super().setUp()
        os.mkdir(self.path("bin"))
        os.symlink(support.PROGRAM, self.path("bin/threadlint"))
        self.write("work/a.py", "")
        self.write("work/sub/b.py", "")
        for shell in ("bash", "zsh", "fish"):
            code, out, error = self.run_in("", "completions", shell)
            self.assertEqual((code, error), (0, ""))
            self.write("script." + shell, out)
        _, self.help, _ = self.run_in("", "check", "--help")
        self.options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", "\n".join(
            line[:33] for line in self.help.splitlines() if re.match(r"  -", line))))
        self.assertGreater(len(self.options), 30)

    def environment(self):
        return support.environment(PATH=os.fsdecode(self.path("bin")) + ":" + os.environ["PATH"], TERM="xterm",
                                   HOME=self.top)

    def output(self, *command):
        done = subprocess.run(command, cwd=self.path("work"), capture_output=True, text=True, timeout=60,
                              env=self.environment(), stdin=subprocess.DEVNULL)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout


class Bash(Scripts):
    def complete(self, *words):
        script = f"""source {self.top}/script.bash
COMP_WORDS=(threadlint "$@")
COMP_CWORD=$#
_threadlint
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
        return self.output("bash", "-u", "-c", script, "bash", *words).split()

    def test_commands(self):
        commands = re.findall(r"^  (\w+)  ", self.run_in("", "--help")[1].split("Subcommands:")[1], re.M)
        self.assertIn("check", commands)
        self.assertEqual(self.complete(""), commands + ["-V", "--version", "-h", "--help"])
        self.assertEqual(self.complete("ch"), ["check"])
        self.assertEqual(self.complete("--ver"), ["--version"])

    def test_options(self):
        self.assertLessEqual(self.options, set(self.complete("check", "-")))
        self.assertEqual(self.complete("check", "--output-fo"), ["--output-format"])
        self.assertNotIn("--parse-budget", self.complete("check", "--"))
        self.assertNotIn("--fix", self.complete("threads", "--"))

    def test_values(self):
        self.assertEqual(self.complete("check", "--output-format", "json"), ["json", "json-lines"])
        self.assertEqual(self.complete("check", "--output-format", "=", "sa"), ["sarif"])
        self.assertIn("sarif", self.complete("check", "--output-format", "="))
        self.assertEqual(self.complete("check", "--min-confidence", "h"), ["high"])
        self.assertEqual(self.complete("check", "--select", "THR20"), [f"THR20{i}" for i in range(1, 10)])
        self.assertEqual(self.complete("check", "--select", "THR1,THR301,run-in"), ["THR1,THR301,run-instead-of-start"])
        self.assertEqual(self.complete("check", "--runtime", "pypy,cpython-3.13"),
                         ["pypy,cpython-3.13", "pypy,cpython-3.13t"])
        self.assertEqual(self.complete("rule", "unlocked-glo"), ["unlocked-global-update"])
        self.assertEqual(self.complete("config", "per-"), ["per-file-ignores"])
        self.assertEqual(self.complete("completions", ""), ["bash", "zsh", "fish"])
        self.assertEqual(self.complete("threads", "--format", "h"), ["html"])

    def test_files_are_left_to_bash(self):
        for words in (["check", "a"], ["check", "--baseline", ""], ["check", "-o", ""], ["nonsense", ""]):
            self.assertEqual(self.complete(*words), [], words)
        self.assertIn("-o default", self.output("bash", "-c", f"source {self.top}/script.bash; complete -p threadlint"))

    @unittest.skipUnless(shutil.which("shellcheck"), "no shellcheck")
    def test_shellcheck(self):
        self.output("shellcheck", "-e", "SC2207", "--shell=bash", self.top + "/script.bash")


@unittest.skipUnless(shutil.which("fish"), "no fish")
class Fish(Scripts):
    def complete(self, line):
        out = self.output("fish", "--no-config", "-c", f"source {self.top}/script.fish; complete -C '{line}'")
        return [word.split("\t")[0] for word in out.splitlines()]

    def test_words(self):
        self.assertEqual(self.complete("threadlint che"), ["check"])
        self.assertLessEqual(self.options, set(self.complete("threadlint check --")))
        self.assertEqual(self.complete("threadlint check --output-format jso"), ["json", "json-lines"])
        self.assertEqual(self.complete("threadlint check --output-format=sa"), ["--output-format=sarif"])
        self.assertEqual(self.complete("threadlint rule unlocked-glo"), ["unlocked-global-update"])
        self.assertIn("THR1,THR201", self.complete("threadlint check --select THR1,THR20"))
        self.assertEqual(self.complete("threadlint completions "), ["bash", "fish", "zsh"])
        self.assertIn("a.py", self.complete("threadlint check a"))
        self.assertNotIn("a.py", self.complete("threadlint rule a"))
        self.assertNotIn("a.py", self.complete("threadlint a"))


@unittest.skipUnless(shutil.which("zsh"), "no zsh")
class Zsh(Scripts):
    def typed(self, text):
        """What stands on the line after some keys."""
        self.write(".zshrc", f"PS1='$ '; unsetopt beep; zstyle ':completion:*' menu no; autoload -U compinit; "
                             f"compinit -u -D; source {self.top}/script.zsh; cd {self.top}/work\n")
        pid, terminal = pty.fork()
        if pid == 0:
            os.execvpe("zsh", ["zsh", "-i"], self.environment())
        seen = b""
        os.write(terminal, b"\x15" + b"echo RE''ADY\n")
        end = time.monotonic() + 30
        sent = False
        while time.monotonic() < end:
            if not select.select([terminal], [], [], 1)[0]:
                if sent:
                    break
                continue
            try:
                seen += os.read(terminal, 10000)
            except OSError:
                break
            if not sent and b"READY" in seen:
                sent = True
                seen = b""
                os.write(terminal, text.encode() + b"\x01echo '\x05' >typed\n")
        os.close(terminal)
        os.waitpid(pid, 0)
        return self.text("work/typed").strip()

    def test_syntax(self):
        self.output("zsh", "-f", "-n", self.top + "/script.zsh")

    def test_words(self):
        self.assertEqual(self.typed("threadlint che\t"), "threadlint check")
        self.assertEqual(self.typed("threadlint check --output-fo\tsar\t"), "threadlint check --output-format=sarif")
        self.assertEqual(self.typed("threadlint rule unlocked-glo\t"), "threadlint rule unlocked-global-update")
        self.assertEqual(self.typed("threadlint check --select THR101,unlocked-glo\t").rstrip(","),
                         "threadlint check --select THR101,unlocked-global-update")
        self.assertEqual(self.typed("threadlint check a\t"), "threadlint check a.py")


class Manual(Scripts):
    def setUp(self):
        super().setUp()
        code, self.page, error = self.run_in("", "man")
        self.assertEqual((code, error), (0, ""))
        self.write("threadlint.1", self.page)

    def test_everything_is_in_it(self):
        text = self.page.replace("\\-", "-")
        for option in self.options:
            self.assertIn(f"\\fB{option}\\fR", text)
        for word in ("THREADLINT_CONFIG", "NO_COLOR", "Exit codes", ".SH NAME", "pyproject.toml"):
            self.assertIn(word, text)

    @unittest.skipUnless(shutil.which("groff"), "no groff")
    def test_groff(self):
        done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", self.top + "/threadlint.1"], capture_output=True,
                              text=True, env=self.environment())
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("--output-format", re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout))

    @unittest.skipUnless(shutil.which("mandoc"), "no mandoc")
    def test_mandoc(self):
        done = subprocess.run(["mandoc", "-Tlint", "-Wwarning", self.top + "/threadlint.1"], capture_output=True,
                              text=True)
        self.assertEqual([line for line in done.stdout.splitlines() if "missing date" not in line], [])


if __name__ == "__main__":
    support.main()
