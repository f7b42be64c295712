"""Client of the translation service."""

import http.client
import json
from urllib.parse import quote


class TranslationClient:
    def __init__(self, host, port):
        self._connection = http.client.HTTPConnection(host, port, timeout=5)

    def translate(self, word):
        self._connection.request("GET", "/translate/" + quote(word))  # expect: THR215
        answer = json.loads(self._connection.getresponse().read().decode())
        return answer["text"]

    def close(self):
        self._connection.close()
