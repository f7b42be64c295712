"""The result says whether it is there."""
import threading


def run(command, timeout):
    output = []

    def target():
        output.append(command())

    thread = threading.Thread(target=target, daemon=True)
    thread.start()
    thread.join(timeout)
    if not output:
        return None
    return output[0]
