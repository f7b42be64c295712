class License:
    def acquire(self):
        print("license taken")

    def release(self):
        print("license given back")


license = License()
license.acquire()
print(int("1"))
license.release()
