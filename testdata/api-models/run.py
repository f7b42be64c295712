#!/usr/bin/env python3
"""Runs the examples of docs/api-models.md: the files and the command that they show must print what they show.

usage: run.py PROGRAM [--update]
"""
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "api-models.md"
BLOCK = re.compile(r"^`([^`\n]+)`:\n\n```\w+\n(.*?)```$", re.S | re.M)
CONFIG = '[tool.threadlint]\napi-models = ["threadlint-models/*.toml"]\n'


def output_of(program, folder, command):
    done = subprocess.run([program, *command[1:]], cwd=folder, capture_output=True, text=True)
    return done.stdout + done.stderr


def check(program, title, example, update):
    """The example as it should be; says on the way what is wrong."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        (folder / "threadlint-models").mkdir()
        for name, text in BLOCK.findall(example):
            if not name.startswith("threadlint "):
                (folder / name).write_text(text)
                continue
            command = shlex.split(name)
            without = output_of(program, folder, command)
            (folder / "pyproject.toml").write_text(CONFIG)
            real = output_of(program, folder, command)
            if "nothing is found" in example and "THR" in without:
                sys.exit(f"{title}: finds something without its model:\n{without}")
            if "THR" not in real or real == without:
                sys.exit(f"{title}: its model makes no difference:\n{real}")
            if real != text and not update:
                sys.exit(f"{title}: prints\n{real}instead of\n{text}")
            example = example.replace(f"`{name}`:\n\n```text\n{text}```", f"`{name}`:\n\n```text\n{real}```")
    return example


def main():
    program, update = str(pathlib.Path(sys.argv[1]).resolve()), "--update" in sys.argv
    parts = re.split(r"^(?=##)", PAGE.read_text(), flags=re.M)
    examples = [i for i, part in enumerate(parts) if part.startswith("### ") and "`threadlint check" in part]
    if len(examples) != 2:
        sys.exit(f"{len(examples)} examples on the page instead of 2")
    for i in examples:
        parts[i] = check(program, parts[i].splitlines()[0], parts[i], update)
    if update:
        PAGE.write_text("".join(parts))


main()
