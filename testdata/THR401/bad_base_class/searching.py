from base import Store


class SearchableStore(Store):
    def search(self, word):
        with self.index_lock:
            return [self.get(key) for key in (word,)]

    def get(self, key):
        with self.data_lock:
            return self.data[key]
