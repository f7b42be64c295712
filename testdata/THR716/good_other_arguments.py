import subprocess
import threading


def work():
    subprocess.run(["ls"], start_new_session=True)
    subprocess.run(["ls"], preexec_fn=None)


threading.Thread(target=work).start()
