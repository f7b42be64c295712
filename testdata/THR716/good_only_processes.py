import multiprocessing
import os
import subprocess


def work(name):
    subprocess.run(["serve", name], preexec_fn=os.setsid)


if __name__ == "__main__":
    p = multiprocessing.Process(target=work, args=("a",))
    p.start()
    p.join()
