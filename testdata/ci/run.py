# Runs the GitHub Action and the GitLab job of docs/ci as a runner would, on a program with a race and on a clean one.
"""usage: run.py PROGRAM --readers FOLDER [--package WHEEL]

Without a wheel, one is made that calls the program. 77 where the readers from the npm registry cannot be had.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CI = ROOT / "docs" / "ci"
sys.path.insert(0, str(ROOT / "src" / "packages"))
sys.dont_write_bytecode = True
import wheel_backend  # noqa: E402

RACE = (ROOT / "testdata" / "THR201" / "bad_plain.py").read_text(encoding="utf-8")


class Failure(Exception):
    pass


def check(condition, text):
    if not condition:
        raise Failure(text)


def make_wheel(program, folder):
    path = folder / "threadlint-0-py3-none-any.whl"
    script = f'#!/bin/sh\nexec "{program}" "$@"\n'.encode()
    info = "threadlint-0.dist-info"
    files = [
        ("threadlint-0.data/scripts/threadlint", script, 0o755),
        (f"{info}/METADATA", b"Metadata-Version: 2.1\nName: threadlint\nVersion: 0\n", 0o644),
        (f"{info}/WHEEL", b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: false\nTag: py3-none-any\n", 0o644),
    ]
    wheel_backend.write_wheel(path, files, f"{info}/RECORD")
    return path


def make_project(folder, name, text):
    project = folder / name
    (project / "src").mkdir(parents=True)
    (project / "src" / "count.py").write_text(text, encoding="utf-8")
    return project


def read(modules, kind, path):
    command = ["node", ROOT / "testdata" / "formats" / "read.mjs", modules, kind, path]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    check(run.returncode == 0, f"{path.relative_to(ROOT)}: {run.stdout}{run.stderr}")
    return json.loads(run.stdout) if kind == "yaml" else None


def fill(text, inputs):
    """`${{ inputs.x }}` and `${{ github.action_path }}` in the value of a variable."""
    values = {f"inputs.{key}": value for key, value in inputs.items()}
    values["github.action_path"] = str(CI / "github")
    return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda match: values[match.group(1)], text)


def run_steps(action, steps, project, given, temp):
    """Steps of a composite action, as the runner does them: the exit code and output of the last one that was run."""
    inputs = {key: value.get("default", "") for key, value in action["inputs"].items()}
    check(set(given) <= set(inputs), f"the action has no input {set(given) - set(inputs)}")
    inputs.update(given)
    paths = temp / "path"
    paths.touch()
    environment = {**os.environ, "RUNNER_TEMP": str(temp), "GITHUB_PATH": str(paths)}
    for step in steps:
        check(step["shell"] == "bash", "only bash is tried")
        environment["PATH"] = ":".join([*reversed(paths.read_text(encoding="utf-8").split()), os.environ["PATH"]])
        variables = {key: fill(value, inputs) for key, value in step.get("env", {}).items()}
        run = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=project, env={**environment, **variables},
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300, check=False)
        if run.returncode:
            break
    return run.returncode, run.stdout


def try_github(modules, wheel, scratch):
    action_file, workflow_file = CI / "github" / "action.yml", CI / "github-workflow.yml"
    read(modules, "action", action_file)
    read(modules, "workflow", workflow_file)
    action, workflow = read(modules, "yaml", action_file), read(modules, "yaml", workflow_file)
    (job,) = workflow["jobs"].values()
    use = next(step for step in job["steps"] if "/threadlint/" in step.get("uses", ""))
    folder = re.match(r"OWNER/threadlint/(.*)@v", use["uses"]).group(1)
    check((ROOT / folder / "action.yml").exists(), f"there is no action in {folder}")
    upload = next(step for step in job["steps"] if "upload-sarif" in step.get("uses", ""))
    output = re.search(r"steps\.(\w+)\.outputs\.(\w+)", upload["with"]["sarif_file"]).groups()
    check(output == (use["id"], "sarif") and "sarif" in action["outputs"], "the workflow uploads what the action does not give")

    # Installing once is enough.
    (install, *checks) = action["runs"]["steps"]
    for name, text, expected, steps in (("bad", RACE, 1, [install, *checks]), ("good", "print()\n", 0, checks)):
        project = make_project(scratch, f"github-{name}", text)
        code, printed = run_steps(action, steps, project, {**use["with"], "package": str(wheel)}, scratch)
        check(code == expected, f"the action ends with {code} on the {name} program:\n{printed}")
        check(("::error " in printed) == bool(expected), f"the annotations are wrong:\n{printed}")
        sarif = json.loads((project / action["inputs"]["sarif"]["default"]).read_text(encoding="utf-8"))
        check(len(sarif["runs"][0]["results"]) == expected, "the SARIF report is wrong")


def list_jobs(modules, project, scratch):
    """What gitlab-ci-local, which holds files against GitLab's own schema, makes of the file."""
    git = ["git", "-c", "user.name=test", "-c", "user.email=test@example.org", "-C", str(project)]
    for command in (["init", "-q"], ["remote", "add", "origin", "https://example.org/group/project.git"], ["add", "-A"], ["commit", "-qm", "a program"]):
        subprocess.run([*git, *command], check=True)
    command = ["node", modules / "gitlab-ci-local" / "src" / "index.js", "--home", scratch, "--list-json"]
    run = subprocess.run(list(map(str, command)), cwd=project, capture_output=True, text=True, timeout=60, check=False)
    check(run.returncode == 0, f"gitlab-ci-local does not read the file:\n{run.stdout}{run.stderr}")
    return json.loads(run.stdout)


def try_gitlab(modules, wheel, scratch):
    file = CI / "gitlab-ci.yml"
    job = read(modules, "yaml", file)["threadlint"]
    report = job["artifacts"]["reports"]["codequality"]
    project = make_project(scratch, "gitlab", RACE)
    shutil.copy(file, project / ".gitlab-ci.yml")
    jobs = [entry["name"] for entry in list_jobs(modules, project, scratch)]
    check(jobs == ["threadlint"], f"the jobs are {jobs}")
    # In one shell; the last line of `before_script` sets its PATH.
    (*install, path) = job["before_script"]
    for name, text, expected, lines in (("bad", RACE, 1, [*install, path]), ("good", "print()\n", 0, [path])):
        (project / "src" / "count.py").write_text(text, encoding="utf-8")
        variables = {**job["variables"], "THREADLINT_PACKAGE": str(wheel), "THREADLINT_PATHS": "src"}
        script = "\n".join([*lines, *job["script"]])
        run = subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=project, env={**os.environ, **variables}, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True, timeout=300, check=False)
        check(run.returncode == expected, f"the job ends with {run.returncode} on the {name} program:\n{run.stdout}")
        findings = json.loads((project / report).read_text(encoding="utf-8"))
        check(len(findings) == expected, f"the code quality report is wrong:\n{run.stdout}")


def main():
    arguments = dict(zip(sys.argv[2::2], sys.argv[3::2]))
    if len(sys.argv) % 2 or "--readers" not in arguments:
        raise SystemExit(__doc__)
    program = pathlib.Path(sys.argv[1]).resolve()
    sys.path.insert(0, str(ROOT / "testdata" / "formats"))
    import run as formats

    if subprocess.run(["python3", "-c", "import ensurepip, venv"], stderr=subprocess.DEVNULL, check=False).returncode:
        print("skipped: python3 has no venv")
        return 77
    modules = formats.fetch(pathlib.Path(arguments["--readers"]).resolve())
    if modules is None:
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch).resolve()
        wheel = pathlib.Path(arguments["--package"]).resolve() if "--package" in arguments else make_wheel(program, folder)
        try:
            try_github(modules, wheel, folder)
            try_gitlab(modules, wheel, folder)
        except Failure as failure:
            print(f"FAILED: {failure}")
            return 1
    print(f"the action and the job work with {wheel.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
