# Times a benchmark in this process: python timed.py PROGRAM COUNTS WARM_UPS REPEATS; prints one line of JSON.
import json
import os
import sys
import time
import types

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.dirname(HERE)


def one_run(main, count):
    """Seconds on the wall, of this process and of its children, and what the program computed."""
    before = os.times()
    begin = time.perf_counter()
    value = main(count)
    wall = time.perf_counter() - begin
    after = os.times()
    own = after.user + after.system - before.user - before.system
    children = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, own, children, value


def timed(main, counts, repeats):
    """Runs of every count, interleaved so that what else the machine does hits all counts alike."""
    runs = {count: {"wall": [], "own": [], "children": []} for count in counts}
    values = set()
    for _ in range(repeats):
        for count in counts:
            wall, own, children, value = one_run(main, count)
            runs[count]["wall"].append(wall)
            runs[count]["own"].append(own)
            runs[count]["children"].append(children)
            values.add(repr(value))
    return runs, values


def loaded(program):
    """As the script that a user starts: in imported modules, and in what `compile` makes, CPython 3.13 without the
    GIL counts references to constants."""
    path = os.path.join(PROGRAMS, program + ".py")
    module = sys.modules[program] = types.ModuleType(program)
    module.__file__ = path
    with open(path, encoding="utf-8") as file:
        exec(file.read(), module.__dict__)
    return module


def run(program, counts, warm_ups, repeats):
    sys.path[0] = PROGRAMS
    had_gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    try:
        module = loaded(program)
    except ImportError as error:
        return {"skipped": str(error)}
    if not had_gil and sys._is_gil_enabled():
        return {"skipped": "its imports turn the GIL on"}
    for _ in range(warm_ups):
        for count in counts:
            module.main(count)
    runs, values = timed(module.main, counts, repeats)
    if len(values) > 1:
        return {"wrong": "different results: " + ", ".join(sorted(values))}
    return {"runs": runs, "check": values.pop()}


if __name__ == "__main__":
    numbers = [int(number) for number in sys.argv[2].split(",")]
    print(json.dumps(run(sys.argv[1], numbers, int(sys.argv[3]), int(sys.argv[4]))))
