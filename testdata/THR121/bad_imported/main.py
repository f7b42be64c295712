from threading import Thread

import jobs


def main():
    thread = Thread(target=jobs.clean, args=["a", True, None], daemon=True)  # expect: THR121 "takes only 2"
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
