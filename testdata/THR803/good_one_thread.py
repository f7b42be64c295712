import json
import threading

ROWS = [{"id": n, "tags": [n, n]} for n in range(100000)]


def save():
    with open("rows.json", "w") as file:
        file.write(json.dumps(ROWS))


thread = threading.Thread(target=save)
thread.start()
print("saving")
thread.join()
