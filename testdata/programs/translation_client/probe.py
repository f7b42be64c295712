"""Translates some words and compares."""

import http.client
import sys

sys.path.insert(0, sys.argv[1])

import main
from service import running_service

complaint = ""
with running_service() as address:
    try:
        texts = main.translate_all(address, main.WORDS)
    except (http.client.HTTPException, OSError, AttributeError, ValueError) as error:
        complaint = "a translation failed: %s %s" % (type(error).__name__, error)
    else:
        wrong = sum(texts[word] != word[::-1] for word in main.WORDS)
        if wrong:
            complaint = "%d words have the translation of another word" % wrong
if complaint:
    print(complaint)
    sys.exit(1)
