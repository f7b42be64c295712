"""A few clients upload at the same time."""
import http.client
from concurrent.futures import ThreadPoolExecutor

import server
from uploads import UploadHandler


def upload(address, path, body):
    connection = http.client.HTTPConnection(*address, timeout=10)
    try:
        connection.request("PUT", path, body=body)
        return connection.getresponse().status
    finally:
        connection.close()


def upload_all(files, clients=4):
    """Returns how many bytes the server says it has stored."""
    with server.running() as running, ThreadPoolExecutor(clients) as pool:
        tasks = [pool.submit(upload, running.server_address, path, body) for path, body in files.items()]
        for task in tasks:
            if task.result() != 201:
                raise RuntimeError("upload refused")
    return UploadHandler.bytes_stored


def main():
    files = {"/a.txt": b"a" * 3000, "/b.txt": b"b" * 100, "/c.txt": b"c" * 5000}
    print(upload_all(files), "bytes stored")


if __name__ == "__main__":
    main()
