"""`--changed-since` in throw-away repositories."""

import os
import subprocess
import unittest

import support
from support import COUNT, MAIN, RUN


class Changes(support.Case):
    def setUp(self):
        super().setUp()
        self.home = self.path("home")
        os.mkdir(self.home)
        self.repository("work")

    def git(self, *arguments, folder="work"):
        subprocess.run(
            ["git", "-c", "user.name=test", "-c", "user.email=test@example.org", *arguments],
            cwd=self.path(folder), check=True, capture_output=True, env=support.environment(HOME=self.home),
        )

    def repository(self, name):
        os.makedirs(self.path(name))
        self.git("init", "-q", "-b", "main", folder=name)

    def commit(self, folder="work"):
        self.git("add", "-A", folder=folder)
        self.git("commit", "-q", "-m", "change", folder=folder)

    def since(self, revision, *arguments, folder="work", **more):
        return self.places("--changed-since", revision, *arguments, folder=folder, HOME=self.home, **more)

    def program(self):
        self.write("work/count.py", COUNT)
        self.write("work/main.py", MAIN)
        self.commit()

    def test_only_changed_lines(self):
        self.program()
        self.assertEqual(self.places(folder="work"), ["count.py:6 THR201"])
        self.assertEqual(self.since("HEAD"), [])
        self.write("work/count.py", COUNT.replace("hits = 0", "hits = 1 - 1"))
        self.assertEqual(self.since("HEAD"), [])
        self.write("work/count.py", COUNT.replace("+= 1", "+= 2"))
        self.assertEqual(self.since("HEAD"), ["count.py:6 THR201"])
        self.git("add", "-A")
        self.assertEqual(self.since("HEAD"), ["count.py:6 THR201"])
        self.commit()
        self.assertEqual(self.since("HEAD"), [])
        self.assertEqual(self.since("HEAD~1"), ["count.py:6 THR201"])

    def test_related_places(self):
        self.program()
        self.write("work/main.py", MAIN.replace("range(4)", "range(5)"))
        self.assertEqual(self.since("HEAD"), ["count.py:6 THR201"])
        self.assertEqual(self.since("HEAD", "count.py", "main.py"), ["count.py:6 THR201"])

    def test_the_lock_taken_away(self):
        guarded = COUNT.replace("    hits += 1", "    lock.acquire()\n    hits += 1\n    lock.release()")
        self.write("work/count.py", "import threading\nlock = threading.Lock()\n" + guarded)
        self.write("work/main.py", MAIN)
        self.commit()
        self.write("work/count.py", "import threading\nlock = threading.Lock()\n" + COUNT)
        self.assertIn("count.py:8 THR201", self.since("HEAD"))

    def test_new_files(self):
        self.write("work/old.py", RUN)
        self.write("work/.gitignore", "ignored\n")
        self.commit()
        self.write("work/new.py", RUN)
        self.write("work/folder/deep/new.py", RUN)
        self.write("work/ignored/a.py", RUN)
        self.assertEqual(self.since("HEAD"), ["folder/deep/new.py:4 THR101", "new.py:4 THR101"])
        self.assertEqual(self.since("HEAD", "ignored/a.py", "old.py"), ["ignored/a.py:4 THR101"])
        self.git("add", "-A")
        self.assertEqual(self.since("HEAD"), ["folder/deep/new.py:4 THR101", "new.py:4 THR101"])

    def test_odd_names(self):
        names = ["a b.py", "n\u00e9.py", 'quo"te.py', "ta\tb.py", "line\nend.py", "back\\slash.py", b"\xff\xfe.py",
                 "b/b.py", "-dash.py", "@at.py", "sp /x.py"]
        for name in names:
            self.write(b"work/" + os.fsencode(name), RUN)
        self.commit()
        self.assertEqual(self.since("HEAD"), [])
        for name in names:
            self.write(b"work/" + os.fsencode(name), RUN.replace("thread.run()", "thread.run( )"))
        self.assertEqual(len(self.since("HEAD")), len(names))
        self.write(b"work/new \xff\n.py", RUN)
        self.assertEqual(len(self.since("HEAD")), len(names) + 1)

    def test_renamed_files(self):
        filler = "".join(f"value{i} = {i}\n" for i in range(40))
        self.write("work/a.py", RUN + "other = threading.Thread(target=print)\nother.run()\n" + filler)
        self.commit()
        self.assertEqual(len(self.places(folder="work")), 2)
        self.git("mv", "a.py", "b.py")
        self.assertEqual(self.since("HEAD"), [])
        text = self.text("work/b.py")
        self.write("work/b.py", text.replace("other.run()", "other.run( )"))
        self.assertEqual(len(self.since("HEAD")), 1)

    def test_from_anywhere(self):
        self.write("work/sub/a.py", RUN)
        self.write("work/sub/b.py", RUN)
        self.commit()
        self.write("work/sub/a.py", RUN.replace("run()", "run( )"))
        self.assertEqual(self.since("HEAD", folder="work/sub"), ["a.py:4 THR101"])
        self.assertEqual(self.since("HEAD", "../sub", folder="work/sub"), ["../sub/a.py:4 THR101"])
        self.assertEqual(self.since("HEAD", "work", folder=""), ["work/sub/a.py:4 THR101"])
        os.symlink(self.path("work/sub"), self.path("link"))
        self.assertEqual(self.since("HEAD", "link", folder=""), ["link/a.py:4 THR101"])
        os.symlink(self.path("work/sub/a.py"), self.path("work/z.py"))
        self.assertEqual(self.since("HEAD", "z.py"), ["z.py:4 THR101"])

    def test_two_repositories(self):
        self.repository("second")
        for name in ("work", "second"):
            self.write(name + "/a.py", RUN)
            self.write(name + "/b.py", RUN)
            self.commit(name)
        self.write("second/b.py", RUN.replace("run()", "run( )"))
        self.assertEqual(self.since("HEAD", "work", "second", folder=""), ["second/b.py:4 THR101"])

    def test_settings_of_git(self):
        self.program()
        self.write("work/count.py", COUNT.replace("hits = 0", "hits = 00"))
        self.write("work/a b.py", RUN)
        self.write("work/\u00e9.py", RUN)
        self.commit()
        self.write("work/a b.py", RUN.replace("run()", "run( )"))
        self.write("work/\u00e9.py", RUN.replace("print", "repr"))
        for setting in ("diff.noprefix=true", "diff.mnemonicPrefix=true", "color.ui=always", "core.quotePath=false",
                        "diff.external=false", "diff.context=9", "diff.interHunkContext=9", "diff.relative=true",
                        "diff.renames=false", "diff.algorithm=patience", "core.pager=false"):
            name, value = setting.split("=")
            self.git("config", "--global", "--replace-all", name, value)
            self.assertEqual(self.since("HEAD"), ["a b.py:4 THR101"], setting)
        self.assertEqual(self.since("HEAD", GIT_DIFF_OPTS="--unified=9", GIT_EXTERNAL_DIFF="false"),
                         ["a b.py:4 THR101"])

    def test_since_the_branch_left(self):
        self.program()
        self.write("work/other.py", RUN)
        self.commit()
        self.git("checkout", "-q", "-b", "branch")
        self.write("work/count.py", COUNT.replace("+= 1", "+= 2"))
        self.commit()
        self.git("checkout", "-q", "main")
        self.write("work/other.py", RUN.replace("run()", "run( )"))
        self.commit()
        self.git("checkout", "-q", "branch")
        self.assertEqual(self.since("main"), ["count.py:6 THR201", "other.py:4 THR101"])
        self.assertEqual(self.since("main..."), ["count.py:6 THR201"])

    def test_line_ends(self):
        self.write("work/a.py", RUN.replace("\n", "\r\n"))
        self.write("work/b.py", "# a\rx = 1\n" + RUN)
        self.commit()
        self.write("work/a.py", RUN.replace("\n", "\r\n").replace("run()", "run( )"))
        self.write("work/b.py", "# a\rx = 1\n" + RUN.replace("run()", "run( )"))
        self.assertEqual(self.since("HEAD"), ["a.py:4 THR101", "b.py:6 THR101"])

    def test_in_a_hook(self):
        self.program()
        self.write("work/sub/a.py", RUN)
        self.assertEqual(self.since("HEAD", "sub", GIT_DIR=".git", GIT_INDEX_FILE=".git/index"),
                         ["sub/a.py:4 THR101"])

    def test_files_that_cannot_be_read(self):
        self.write("work/a.py", b"# coding: no-such\n")
        self.write("work/b.py", RUN)
        self.commit()
        self.assertEqual(self.since("HEAD"), [])
        self.write("work/a.py", b"# coding: no-such-either\n")
        self.assertEqual(self.since("HEAD"), ["a.py:1 THR002"])
        self.git("checkout", "-q", ".")
        self.assertEqual(self.since("HEAD", "missing.py", "b.py"), ["missing.py:1 THR002"])

    def test_fixes(self):
        source = "import threading\nt = threading.Thread()\nt.setDaemon(True)\nt.start()\n"
        self.write("work/a.py", source)
        self.write("work/b.py", source)
        self.commit()
        self.write("work/b.py", source.replace("(True)", "( True )"))
        self.run_in("work", "check", "--fix", "--changed-since", "HEAD")
        self.assertEqual(self.text("work/a.py"), source)
        self.assertIn("t.daemon = True", self.text("work/b.py"))

    def test_baseline_comes_too(self):
        self.program()
        self.run_in("work", "check", "--baseline", "known.json", "--write-baseline")
        self.write("work/count.py", COUNT.replace("+= 1", "+= 1 "))
        self.assertEqual(self.since("HEAD"), ["count.py:6 THR201"])
        self.assertEqual(self.since("HEAD", "--baseline", "known.json"), [])

    def refused(self, wanted, *arguments, folder="work", **more):
        code, out, error = self.run_in(folder, "check", *arguments, HOME=self.home, **more)
        self.assertEqual((code, out), (2, ""))
        self.assertIn(wanted, error.replace(self.top, "TOP"))

    def test_wrong_use(self):
        self.write("work/a.py", RUN)
        self.refused("no revision `HEAD`", "--changed-since", "HEAD")
        self.commit()
        self.refused("the repository `TOP/work` has no revision `nope`", "--changed-since", "nope")
        for revision in ("--help", "-x", "...", "HEAD:a.py", "HEAD..HEAD"):
            self.refused("has no revision", f"--changed-since={revision}")
        self.refused("has no revision ``", "--changed-since", "")
        self.refused("REV missing", "--changed-since")
        self.refused("finds no git repository at `TOP/home`: not a git repository", "--changed-since", "HEAD",
                     folder="home")
        self.refused("`--changed-since` needs files", "--changed-since", "HEAD", "-")
        self.refused("exclude each other", "--changed-since", "HEAD", "--write-baseline", "--baseline", "x")
        self.refused("`git` is not on the PATH", "--changed-since", "HEAD", PATH="/nowhere")
        self.git("checkout", "-q", "--orphan", "lonely")
        self.git("commit", "-q", "-m", "other")
        self.refused("have no revision in common", "--changed-since", "main...")


if __name__ == "__main__":
    support.main()
