import os
import signal
import subprocess
import threading
from subprocess import Popen


def quiet():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Runner:
    def __init__(self):
        self.thread = threading.Thread(target=self.run)

    def run(self):
        self.process = Popen(["sleep", "1"], preexec_fn=os.setsid)  # expect: THR716 "start_new_session=True"
        subprocess.call(["ls"], preexec_fn=quiet)  # expect: THR716
        subprocess.check_output(["ls"], preexec_fn=lambda: os.nice(5))  # expect: THR716


Runner().thread.start()
