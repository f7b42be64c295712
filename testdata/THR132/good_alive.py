"""Asks whether it has ended."""
import threading


def run(command, timeout):
    output = []

    def target():
        output.append(command())

    thread = threading.Thread(target=target, daemon=True)
    thread.start()
    thread.join(timeout)
    if thread.is_alive():
        raise TimeoutError(command)
    return output[0]
