# threadlint-test: preview select=THR905
# Finds objects by going through all of them.
import gc


class Plugin:
    pass


def plugins():
    return [o for o in gc.get_objects() if isinstance(o, Plugin)]  # expect: THR905


def is_used(plugin):
    if len(gc.get_referrers(plugin)) > 1:  # expect: THR905
        return True
    return False
