import copy
from concurrent.futures import ThreadPoolExecutor

TREE = [{"name": "node", "children": list(range(100))} for _ in range(500)]


def snapshots(times):
    return len([copy.deepcopy(TREE) for _ in range(times)])


with ThreadPoolExecutor(max_workers=4) as pool:
    print(sum(pool.map(snapshots, [5, 5, 5, 5])))  # expect: THR803 "`copy.deepcopy`"
