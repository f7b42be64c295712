"""A name that is only shown, and one of something else."""
import threading


class Column:
    name = "MainThread"


print(threading.current_thread().name)
if Column().name == "MainThread":
    print("a column")
