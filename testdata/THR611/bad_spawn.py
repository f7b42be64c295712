# Under `spawn` the target of a process is pickled as well.
import multiprocessing as mp


def main(name):
    def child():
        print(name)

    process = mp.Process(target=child)  # expect: THR611 "`start()` raises"
    process.start()
    process.join()


if __name__ == "__main__":
    mp.set_start_method("spawn")
    main("a")
