"""Client of the translation service."""

import http.client
import json
from urllib.parse import quote


class TranslationClient:
    def __init__(self, host, port):
        self._host = host
        self._port = port

    def translate(self, word):
        connection = http.client.HTTPConnection(self._host, self._port, timeout=5)
        try:
            connection.request("GET", "/translate/" + quote(word))
            answer = json.loads(connection.getresponse().read().decode())
        finally:
            connection.close()
        return answer["text"]
