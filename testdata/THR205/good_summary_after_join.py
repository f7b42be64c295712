import threading
import time


class Download(threading.Thread):
    total = 0

    def __init__(self, url):
        super().__init__()
        self.url = url
        self.size = 0

    def run(self):
        time.sleep(0.001)
        self.size += len(self.url)


downloads = [Download("http://x/%d" % n) for n in range(4)]
for download in downloads:
    download.start()
for download in downloads:
    download.join()
    Download.total += download.size
print(Download.total)
