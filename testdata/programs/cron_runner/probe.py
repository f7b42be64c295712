"""Runs both jobs and compares the captured output with what each prints."""

import sys

sys.path.insert(0, sys.argv[1])

import main

stdout = sys.stdout
expected = {
    "backup": "backup: home done\nbackup: mail done\n",
    "rotate": "rotate: access.log\nrotate: error.log\n",
}
mixed = lost = 0
for _ in range(10):
    runner = main.CronRunner({"backup": main.backup, "rotate": main.rotate_logs})
    runner.run_all()
    lost += sys.stdout is not stdout
    mixed += runner.output != expected
    sys.stdout = stdout
if mixed or lost:
    print("output was mixed up in %d of 10 runs, stdout was not restored in %d" % (mixed, lost))
    sys.exit(1)
