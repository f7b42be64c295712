# Under `fork` the child of a process inherits its target.
import multiprocessing as mp


def main(name):
    def child():
        print(name)

    process = mp.Process(target=child)
    process.start()
    process.join()


if __name__ == "__main__":
    mp.set_start_method("fork")
    main("a")
