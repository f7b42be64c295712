"""A variable of the function around."""
import subprocess
import threading


def run(command):
    output = None

    def target():
        nonlocal output
        output = subprocess.check_output(command)

    thread = threading.Thread(target=target, daemon=True)
    thread.start()
    thread.join(10.0)  # expect: THR132
    return output.decode()
