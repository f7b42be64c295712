"""Where flags come from: a file with one `name = on|off` a line."""

import io

DEFAULT = "new-checkout = on\ndark-mode = off\nsearch-v2 = on\n"


def read_flags(stream=None):
    flags = {}
    for line in stream or io.StringIO(DEFAULT):
        name, _, state = line.partition("=")
        if state:
            flags[name.strip()] = state.strip() == "on"
    return flags
