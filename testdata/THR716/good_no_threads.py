import os
import subprocess


class Launcher:
    def Popen(self, arguments, preexec_fn=None):
        return arguments


subprocess.run(["ls"], preexec_fn=os.setsid)
Launcher().Popen(["ls"], preexec_fn=os.setsid)
