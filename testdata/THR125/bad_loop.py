from threading import Thread


def work(n):
    print(n)


def main():
    threads = []
    for n in range(3):
        thread = Thread(target=work, args=(n,))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join  # expect: THR125


if __name__ == "__main__":
    main()
