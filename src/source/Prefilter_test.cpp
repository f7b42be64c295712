// The word search against a search that is plainly right.
#include "source/Prefilter.h"
#include <catch2/catch.hpp>
#include <string>

using namespace threadlint;

TEST_CASE("words are found at every place of every length of text") {
  constexpr Word words[] = {{"thread", 1}, {"lock(", 4 - 1}, {"xyz", 0}};
  for (const Word &word : words)
    for (size_t before = 0; before < 40; ++before)
      for (size_t after = 0; after < 40; ++after) {
        std::string text = std::string(before, 'h') + word.text.str() + std::string(after, 'r');
        CHECK(containsAnyWord(text, words));
        text[before] ^= 1;
        CHECK_FALSE(containsAnyWord(text, words));
        text[before] ^= 1;
        text[before + word.text.size() - 1] ^= 1;
        CHECK_FALSE(containsAnyWord(text, words));
      }
  CHECK_FALSE(containsAnyWord("", words));
  CHECK_FALSE(containsAnyWord("threa", words));
}

TEST_CASE("every way to concurrency starts an analysis") {
  for (const char *text : {"import threading",
                           "import thread",
                           "import _thread",
                           "import dummy_threading",
                           "from x import Thread",
                           "import concurrent.futures",
                           "from concurrent import futures",
                           "import multiprocessing",
                           "import asyncio",
                           "async def f(): pass",
                           "import socketserver",
                           "import SocketServer",
                           "ThreadPoolExecutor()",
                           "loop.run_in_executor(None, f)",
                           "x = Lock()",
                           "RLock()",
                           "BoundedSemaphore(2)",
                           "import gevent",
                           "import eventlet",
                           "os.fork()",
                           "sys.setcheckinterval(1)",
                           "sys.setswitchinterval(1)",
                           "# guarded-by: lock",
                           "# requires-lock: lock",
                           "joblib.Parallel()",
                           "import greenlet"})
    CHECK(mentionsConcurrency(text));
  for (const char *text :
       {"import os", "def block(): pass", "class Clock:", "asynchronous", "fork()", "x = 1"})
    CHECK_FALSE(mentionsConcurrency(text));
}

TEST_CASE("mentions of suppressions") {
  CHECK(mentionsSuppression("x  # noqa"));
  CHECK(mentionsSuppression("x  # NOQA"));
  CHECK(mentionsSuppression("x  # threadlint: ignore"));
  CHECK_FALSE(mentionsSuppression("x  # thread lint no qa"));
}
