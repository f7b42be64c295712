"""Waits for files, processes and devices: nobody in this process could wake the loops up."""
import os
import subprocess
import threading
import time

stopped = False


def wait_for_file(path):
    while not os.path.exists(path) and not stopped:
        time.sleep(0.01)


def wait_for_process(command):
    process = subprocess.Popen(command)
    while process.poll() is None:
        if stopped:
            process.kill()
        time.sleep(0.05)


def blink(pin):
    while not stopped:
        pin.toggle()
        time.sleep(0.02)


def main(pin):
    global stopped
    threads = [
        threading.Thread(target=wait_for_file, args=("/tmp/ready",)),
        threading.Thread(target=wait_for_process, args=(["sleep", "1"],)),
        threading.Thread(target=blink, args=(pin,)),
    ]
    for t in threads:
        t.start()
    time.sleep(10)
    stopped = True
