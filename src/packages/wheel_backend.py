"""Builds the wheel: the installed files of one static program, zipped. The backend that pyproject.toml names (PEP 517).

usage, without pip: wheel_backend.py OUTPUT-FOLDER [CMAKE-ARGUMENT...]

The build folder is build/wheel; `--config-settings=cmake-args=-DNAME=VALUE` of pip hands further arguments to CMake.
"""
import base64
import hashlib
import io
import os
import pathlib
import platform
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOTICES = ("LICENSE", "src/packages/copyright")
# Zip archives know no time before 1980; the same input gives the same wheel.
TIME = (1980, 1, 1, 0, 0, 0)


def project():
    text = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
    name, version, summary = re.search(r'project\((\S+)\s+VERSION (\S+)\s+DESCRIPTION "([^"]*)"', text).groups()
    return name, version, summary


def metadata():
    name, version, summary = project()
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {name}",
        f"Version: {version}",
        f"Summary: {summary}",
        "License-Expression: MIT AND BSD-3-Clause AND Apache-2.0 WITH LLVM-exception",
        *(f"License-File: {pathlib.PurePath(notice).name}" for notice in NOTICES),
        "Requires-Python: >=3.7",
        "Classifier: Environment :: Console",
        "Classifier: Programming Language :: Python :: 3",
        "Classifier: Topic :: Software Development :: Quality Assurance",
        "Description-Content-Type: text/markdown",
        "",
        (ROOT / "README.md").read_text(encoding="utf-8"),
    ]
    return "\n".join(lines)


def run(*command):
    # What the build prints is for people; the standard output may belong to the caller.
    words = [str(part) for part in command]
    done = subprocess.run(words, stdout=sys.stderr, check=False)
    if done.returncode:
        raise SystemExit(f"wheel_backend: `{' '.join(words)}` ended with {done.returncode}")


def install(settings, into):
    for tool in ("cmake", "npm"):
        if not shutil.which(tool):
            raise SystemExit(f"wheel_backend: there is no `{tool}`; `./dev setup` installs what a build needs")
    folder = ROOT / "build" / "wheel"
    arguments = ["-DCMAKE_BUILD_TYPE=Release", "-DBUILD_TESTING=OFF", "-DTHREADLINT_WERROR=OFF"]
    if sys.platform == "linux":
        arguments.append("-DTHREADLINT_STATIC=ON")
    if shutil.which("ninja") and not (folder / "CMakeCache.txt").exists():
        arguments.append("-GNinja")
    given = (settings or {}).get("cmake-args", "")
    arguments += shlex.split(given) if isinstance(given, str) else given
    run("cmake", "-S", ROOT, "-B", folder, *arguments)
    run("cmake", "--build", folder, "--target", "threadlint", "--parallel")
    run("cmake", "--install", folder, "--prefix", into, "--component", "program", "--strip")


def is_static(program):
    """Whether an ELF program asks for no loader: then it runs with any C library."""
    data = program.read_bytes()
    if data[:5] != b"\x7fELF\x02":
        return False
    start = int.from_bytes(data[32:40], sys.byteorder)
    size = int.from_bytes(data[54:56], sys.byteorder)
    count = int.from_bytes(data[56:58], sys.byteorder)
    interpreter = 3
    kinds = [int.from_bytes(data[at : at + 4], sys.byteorder) for at in range(start, start + size * count, size)]
    return interpreter not in kinds


def tags(program):
    machine = platform.machine()
    if sys.platform == "linux" and is_static(program):
        platforms = f"manylinux_2_17_{machine}.manylinux2014_{machine}.musllinux_1_1_{machine}"
    else:
        platforms = re.sub(r"[-.]", "_", sysconfig.get_platform())
    return [f"py3-none-{name}" for name in platforms.split(".")]


def wheel_files(prefix, info, data):
    """The paths in the wheel of what was installed, with the contents and modes."""
    for path in sorted(prefix.rglob("*")):
        if path.is_dir():
            continue
        inside = path.relative_to(prefix)
        if inside.parts[0] == "bin":
            yield f"{data}/scripts/{inside.name}", path.read_bytes(), 0o755
        else:
            yield f"{data}/data/{inside.as_posix()}", path.read_bytes(), 0o644
    for notice in NOTICES:
        path = ROOT / notice
        yield f"{info}/licenses/{path.name}", path.read_bytes(), 0o644


def write_wheel(path, files, record):
    rows = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name, content, mode=0o644):
            entry = zipfile.ZipInfo(name, TIME)
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)

        for name, content, mode in files:
            add(name, content, mode)
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            rows.append(f"{name},sha256={digest},{len(content)}\n")
        add(record, "".join(rows) + f"{record},,\n")


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    name, version, _ = project()
    info, data = f"{name}-{version}.dist-info", f"{name}-{version}.data"
    with tempfile.TemporaryDirectory() as scratch:
        prefix = pathlib.Path(scratch, "prefix")
        install(config_settings, prefix)
        names = tags(prefix / "bin" / name)
        head = "\n".join(["Wheel-Version: 1.0", "Generator: threadlint", "Root-Is-Purelib: false", *(f"Tag: {tag}" for tag in names), ""])
        files = [
            *wheel_files(prefix, info, data),
            (f"{info}/METADATA", metadata().encode(), 0o644),
            (f"{info}/WHEEL", head.encode(), 0o644),
        ]
        platforms = ".".join(tag.split("-", 2)[2] for tag in names)
        file = f"{name}-{version}-py3-none-{platforms}.whl"
        os.makedirs(wheel_directory, exist_ok=True)
        write_wheel(os.path.join(wheel_directory, file), files, f"{info}/RECORD")
    return file


def source_files():
    """What git knows; without git (a source archive) everything but what builds leave behind."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], stdout=subprocess.PIPE, check=True)
        names = listed.stdout.decode().rstrip("\0").split("\0")
        return sorted(name for name in names if (ROOT / name).is_file())
    skipped = {"build", "node_modules", "__pycache__", "PKG-INFO"}
    paths = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in paths if not skipped & set(path.parts))


def build_sdist(sdist_directory, config_settings=None):
    name, version, _ = project()
    folder = f"{name}-{version}"
    os.makedirs(sdist_directory, exist_ok=True)
    with tarfile.open(os.path.join(sdist_directory, folder + ".tar.gz"), "w:gz", format=tarfile.PAX_FORMAT) as archive:
        content = metadata().encode()
        entry = tarfile.TarInfo(f"{folder}/PKG-INFO")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
        for path in source_files():
            archive.add(ROOT / path, f"{folder}/{path}", recursive=False)
    return folder + ".tar.gz"


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    print(os.path.join(sys.argv[1], build_wheel(sys.argv[1], {"cmake-args": sys.argv[2:]})))
