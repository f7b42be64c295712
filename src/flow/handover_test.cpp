// Events, conditions, barriers, semaphores and queues that order the accesses of threads, and those that do
// not.
#include "testing/Analysed.h"

using namespace threadlint;
using namespace threadlint::testing;

/// `n` is updated by a thread with the body `thread`, and by the main code, both given with `#` for the
/// update.
static bool meets(const std::string &sync, const std::string &thread, const std::string &main) {
  auto lines = [](llvm::StringRef text, llvm::StringRef indent) {
    std::string out;
    for (llvm::StringRef rest = text; !rest.empty();) {
      auto [line, after] = rest.split('\n');
      llvm::StringRef code = line.ltrim();
      std::string own = (indent + line.take_front(line.size() - code.size())).str();
      out += own + (code == "#" ? "n += 1" : code.str()) + "\n";
      rest = after;
    }
    return out;
  };
  std::string text = "n = 0\n" + sync + "\ndef f():\n  global n\n" + lines(thread, "  ") +
                     "t = threading.Thread(target=f)\n" + lines(main, "");
  INFO(text);
  return races(text, "n");
}

static const std::string event = "e = threading.Event()";

TEST_CASE("an event that the thread sets when it is done") {
  CHECK_FALSE(meets(event, "#\ne.set()", "t.start()\ne.wait()\n#"));
  CHECK_FALSE(meets(event, "try:\n  #\nfinally:\n  e.set()", "t.start()\ne.wait()\n#"));
  CHECK_FALSE(meets(event, "#\ne.set()\nprint()", "t.start()\ne.wait()\n#"));
  CHECK_FALSE(meets(event, "#\ne.set()", "t.start()\nwhile not e.is_set():\n  pass\n#"));
  CHECK_FALSE(meets(event, "#\ne.set()", "t.start()\nif not e.wait(5):\n  raise SystemExit\n#"));
  CHECK_FALSE(meets(event, "#\ne.set()", "t.start()\nif e.wait(5):\n  #"));
  CHECK_FALSE(meets(event, "#\nif c:\n  print()\ne.set()", "t.start()\ne.wait()\n#"));
  CHECK_FALSE(meets(event + "\ndef done():\n  e.set()", "#\ndone()", "t.start()\ne.wait()\n#"));
  CHECK_FALSE(meets(event + "\ndef ready():\n  e.wait()", "#\ne.set()", "t.start()\nready()\n#"));
  CHECK_FALSE(meets(event, "try:\n  #\n  e.set()\nexcept OSError:\n  e.set()", "t.start()\ne.wait()\n#"));
}

TEST_CASE("an event that does not order the updates") {
  CHECK(meets(event, "e.set()\n#", "t.start()\ne.wait()\n#"));
  CHECK(meets(event, "#\ne.set()\n#", "t.start()\ne.wait()\n#"));
  CHECK(meets(event, "#\ne.set()", "t.start()\n#\ne.wait()"));
  CHECK(meets(event, "#\ne.set()", "t.start()\ne.wait(5)\n#"));
  CHECK(meets(event, "#\ne.set()", "t.start()\nif not e.wait(5):\n  #"));
  CHECK(meets(event, "#\ne.set()", "t.start()\ne.wait()\ne.clear()\n#") == false);
  CHECK(meets(event, "#", "t.start()\ne.wait()\n#"));
  CHECK(meets(event + "\nd = threading.Event()", "#\nd.set()", "t.start()\ne.wait()\n#"));
  CHECK(meets(event, "while c:\n  #\n  e.set()", "t.start()\ne.wait()\n#"));
  CHECK(meets(event + "\ndef other():\n  e.set()\nother()", "#\ne.set()", "t.start()\ne.wait()\n#"));
}

TEST_CASE("an event for which the thread waits") {
  CHECK_FALSE(meets(event, "e.wait()\n#", "t.start()\n#\ne.set()"));
  CHECK(meets(event, "#\ne.wait()", "t.start()\n#\ne.set()"));
  CHECK(meets(event, "e.wait()\n#", "t.start()\ne.set()\n#"));
  CHECK_FALSE(
      meets(event + "\nd = threading.Event()", "e.wait()\n#\nd.set()", "t.start()\n#\ne.set()\nd.wait()\n#"));
}

TEST_CASE("an event that several threads set says that one is done") {
  std::string text = "n = 0\n" + event + "\ndef f():\n  global n\n  n += 1\n  e.set()\n";
  CHECK(races(text + "for i in x:\n  threading.Thread(target=f).start()\ne.wait()\nn += 1\n", "n"));
  CHECK(races(text + "a = threading.Thread(target=f)\nb = threading.Thread(target=f)\na.start()\nb.start()\n"
                     "e.wait()\nn += 1\n",
              "n"));
}

TEST_CASE("a queue through which the thread gives its result") {
  std::string q = "q = queue.Queue()";
  CHECK_FALSE(meets(q, "#\nq.put(1)", "t.start()\nq.get()\n#"));
  CHECK_FALSE(meets(q, "#\nq.put(1)", "t.start()\nq.get(timeout=5)\n#"));
  CHECK_FALSE(meets(q, "#\nq.put(1)\nprint()", "t.start()\nr = q.get()\n#"));
  CHECK_FALSE(meets(q, "q.get()\n#", "t.start()\n#\nq.put(1)"));
  CHECK(meets(q, "q.put(1)\n#", "t.start()\nq.get()\n#"));
  CHECK(meets(q, "while c:\n  #\n  q.put(1)", "t.start()\nq.get()\n#"));
  CHECK(meets(q, "while True:\n  q.get()\n  #", "t.start()\nfor i in x:\n  #\n  q.put(i)"));
  CHECK(meets(q, "#\nq.put(1)", "t.start()\ntry:\n  q.get_nowait()\nexcept queue.Empty:\n  pass\n#"));
}

TEST_CASE("results of several threads, taken in a loop") {
  std::string text = "n = 0\nq = queue.Queue()\ndef f():\n  global n\n  with mu:\n    n += 1\n  q.put(1)\n"
                     "mu = threading.Lock()\nfor i in range(3):\n  threading.Thread(target=f).start()\n";
  CHECK_FALSE(races(text + "for i in range(3):\n  q.get()\nn += 1\n", "n"));
  CHECK_FALSE(races(text + "rs = [q.get() for i in range(3)]\nn += 1\n", "n"));
  CHECK(races(text + "q.get()\nn += 1\n", "n"));
  CHECK(races(text + "for i in range(3):\n  q.get()\n  n += 1\n", "n"));
}

TEST_CASE("a queue whose items are done") {
  std::string q = "q = queue.Queue()";
  std::string feed = "t.start()\nfor i in x:\n  q.put(i)\n";
  CHECK_FALSE(meets(q, "while True:\n  i = q.get()\n  #\n  q.task_done()", feed + "q.join()\n#"));
  CHECK_FALSE(meets(q, "while True:\n  i = q.get()\n  try:\n    #\n  finally:\n    q.task_done()",
                    feed + "q.join()\n#"));
  CHECK(meets(q, "while True:\n  i = q.get()\n  q.task_done()\n  #", feed + "q.join()\n#"));
  CHECK(meets(q, "while True:\n  i = q.get()\n  #\n  q.task_done()", feed + "#\nq.join()"));
  CHECK(meets(q, "while True:\n  i = q.get()\n  #\n  q.task_done()", feed + "q.join()\nq.put(1)\n#"));
  CHECK(meets(q, "while True:\n  #\n  i = q.get()\n  q.task_done()", feed + "q.join()\n#"));
}

TEST_CASE("a barrier") {
  std::string b = "b = threading.Barrier(2)";
  CHECK_FALSE(meets(b, "#\nb.wait()", "t.start()\nb.wait()\n#"));
  CHECK_FALSE(meets(b, "b.wait()\n#", "t.start()\n#\nb.wait()"));
  CHECK(meets(b, "b.wait()\n#", "t.start()\nb.wait()\n#"));
  CHECK(meets(b, "#\nb.wait()", "t.start()\n#\nb.wait()"));
  std::string three =
      "n = 0\nb = threading.Barrier(4)\nmu = threading.Lock()\ndef f():\n  global n\n  with mu:\n"
      "    n += 1\n  b.wait()\n  print()\nfor i in range(3):\n  threading.Thread(target=f).start()\n";
  CHECK_FALSE(races(three + "b.wait()\nn += 1\n", "n"));
  CHECK(races(three + "n += 1\nb.wait()\n", "n"));
}

TEST_CASE("a semaphore and a lock as hand-shake") {
  std::string s = "s = threading.Semaphore(0)";
  CHECK_FALSE(meets(s, "#\ns.release()", "t.start()\ns.acquire()\n#"));
  CHECK_FALSE(meets(s, "s.acquire()\n#", "t.start()\n#\ns.release()"));
  CHECK(meets(s, "s.release()\n#", "t.start()\ns.acquire()\n#"));
  std::string l = "l = threading.Lock()\nl.acquire()";
  CHECK_FALSE(meets(l, "#\nl.release()", "t.start()\nl.acquire()\n#"));
  CHECK(meets(l, "l.release()\n#", "t.start()\nl.acquire()\n#"));
}

TEST_CASE("a condition") {
  std::string c = "c = threading.Condition()\ndone = False";
  std::string tell = "with c:\n  done = True\n  c.notify()",
              wait = "with c:\n  while not done:\n    c.wait()\n";
  CHECK_FALSE(meets(c, "#\n" + tell, "t.start()\n" + wait + "#"));
  CHECK_FALSE(meets(c, "#\n" + tell, "t.start()\nwith c:\n  c.wait_for(lambda: done)\n#"));
  CHECK(meets(c, tell + "\n#", "t.start()\n" + wait + "#"));
  CHECK(meets(c, "#\n" + tell, "t.start()\nwith c:\n  c.wait(1)\n#"));
}

TEST_CASE("a method that is called again and again has sent its signal before") {
  std::string text = "class C:\n  def __init__(self):\n    self.n = 0\n    self.c = threading.Condition()\n"
                     "    self.t = threading.Thread(target=self.work)\n    self.t.start()\n"
                     "  def put(self):\n    self.n += 1\n    with self.c:\n      self.c.notify()\n"
                     "  def work(self):\n    with self.c:\n      self.c.wait()\n    self.n -= 1\n";
  CHECK(races(text, "C.n"));
}

TEST_CASE("what the thread of an object does before it says that it is ready") {
  std::string text = "class C:\n  def __init__(self):\n    self.n = 0\n    self.ready = threading.Event()\n"
                     "    self.t = threading.Thread(target=self.work)\n"
                     "  def work(self):\n    ";
  std::string end =
      "  def start(self):\n    self.t.start()\n    self.ready.wait()\n    self.n += 1\nC().start()\n";
  CHECK_FALSE(races(text + "self.n += 1\n    self.ready.set()\n    print()\n" + end, "C.n"));
  CHECK(races(text + "self.ready.set()\n    self.n += 1\n" + end, "C.n"));
}
