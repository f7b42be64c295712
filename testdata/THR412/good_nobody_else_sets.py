import threading

pause = threading.Event()
data = {}


def run(steps):
    for step in steps:
        pause.set()
        pause.wait()
        data[step] = len(data)
        pause.clear()
        data.clear()


threading.Thread(target=run, args=([1, 2],)).start()
