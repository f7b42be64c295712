import http.client
import threading


def download(host, sizes):
    for path in ("/a", "/b"):
        connection = http.client.HTTPConnection(host, timeout=0.01)
        try:
            connection.request("GET", path)
            sizes.append(len(connection.getresponse().read()))
        except OSError as error:
            print(error)
        finally:
            connection.close()


sizes = []
threads = [threading.Thread(target=download, args=("127.0.0.1:9", sizes)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
