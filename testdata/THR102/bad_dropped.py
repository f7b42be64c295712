# A thread that is made as a statement of its own.
from threading import Thread, Timer


def handle(request):
    print(request)


def accept(requests):
    for request in requests:
        Thread(target=handle, args=(request,))  # expect: THR102 "made and dropped"
    Timer(30.0, print, args=("still there?",))  # expect: THR102


if __name__ == "__main__":
    accept(["a", "b"])
