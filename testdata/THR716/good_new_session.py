import subprocess
import threading


def work(name):
    subprocess.run(["serve", name], start_new_session=True, preexec_fn=None)


threading.Thread(target=work, args=("a",)).start()
