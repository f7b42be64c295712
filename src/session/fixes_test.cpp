// Fixes of races: what is written when they are applied, and that the finding is gone then.
#include "session/Session.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>

using namespace threadlint;

namespace {

std::vector<Finding> findingsOf(const std::string &text) {
  Request request;
  request.haveStdin = true;
  request.stdinName = "a.py";
  request.stdinText = text;
  request.rules.select = {"THR2"};
  request.rules.preview = true;
  request.workers = 1;
  return run(request, llvm::nulls()).findings;
}

const std::string Head = "import threading\n\n\ndef fetch(): return 1\n";

/// The text after the only fix of the only finding, without the head; what is left must be clean.
std::string fixed(const std::string &body) {
  std::string text = Head + body;
  std::vector<Finding> findings = findingsOf(text);
  REQUIRE(findings.size() == 1);
  if (findings[0].fixes.empty())
    return "no fix";
  const Fix &fix = findings[0].fixes[0];
  CHECK_FALSE(fix.safe);
  for (size_t i = fix.edits.size(); i-- > 0;)
    text.replace(fix.edits[i].span.begin, fix.edits[i].span.end - fix.edits[i].span.begin,
                 fix.edits[i].replacement);
  CHECK(findingsOf(text).empty());
  return text.substr(Head.size());
}

std::string global(const std::string &update) {
  return "lock = threading.Lock()\ntotal = 0\ndef add():\n    global total\n    with lock:\n        total += "
         "fetch()\ndef sub():\n    global total\n" +
         update + "for f in (add, sub):\n    threading.Thread(target=f).start()\n";
}

} // namespace

TEST_CASE("an update is put under the lock that the other side holds") {
  CHECK(fixed(global("    total -= fetch()  # back\n")) ==
        global("    with lock:\n        total -= fetch()  # back\n"));
}

TEST_CASE("only a statement on a line of its own is put under a lock") {
  CHECK(fixed(global("    if fetch(): total -= fetch()\n")) == "no fix");
  CHECK(fixed(global("    fetch(); total -= fetch()\n")) == "no fix");
  CHECK(fixed(global("    total -= fetch(\n    )\n")) == "no fix");
}

TEST_CASE("a lock in an attribute is named through self") {
  std::string head =
      "class C:\n    def __init__(self):\n        self.mu = threading.Lock()\n        self.n = 0\n"
      "    def add(self):\n        with self.mu:\n            self.n += fetch()\n"
      "    def sub(me):\n";
  std::string tail = "c = C()\nfor f in (c.add, c.sub):\n    threading.Thread(target=f).start()\n";
  CHECK(fixed(head + "        me.n -= fetch()\n" + tail) ==
        head + "        with me.mu:\n            me.n -= fetch()\n" + tail);
}

TEST_CASE("a loop goes through a copy") {
  std::string head = "d = {}\ndef put():\n    d[fetch()] = 1\ndef show():\n";
  std::string tail = "for f in (put, show):\n    threading.Thread(target=f).start()\n";
  CHECK(fixed(head + "    for k in d.items():\n        fetch()\n" + tail) ==
        head + "    for k in list(d.items()):\n        fetch()\n" + tail);
  CHECK(fixed(head + "    return [k + fetch() for k in d]\n" + tail) ==
        head + "    return [k + fetch() for k in list(d)]\n" + tail);
}
