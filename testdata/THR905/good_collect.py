# threadlint-test: preview select=THR905
# Other functions of these modules.
import gc
import sys


def clean():
    if gc.isenabled() and gc.collect() > 0:
        return sys.getsizeof(gc)
    return gc.get_count()
