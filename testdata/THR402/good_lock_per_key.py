import threading

locks = {"a": threading.Lock(), "b": threading.Lock()}


def move(source, target):
    with locks[source]:
        with locks[target]:
            print("moved")


move("a", "b")
