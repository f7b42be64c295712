// Which races are proven, and which rest on a guess about objects, callees or starts.
#include "testing/Analysed.h"

using namespace threadlint;
using namespace threadlint::testing;

/// Some two accesses that may race surely do.
static bool isCertain(const std::string &text, llvm::StringRef place) {
  Analysed a(withProbe(text));
  CHECK(a.races(place));
  for (const Access &x : a.facts.accesses)
    for (const Access &y : a.facts.accesses)
      if (x.isSamePlace(y) && a.isPlace(x, place) && x.isWrite() && y.isWrite() &&
          a.facts.mayRace(a.program, x, y) && a.facts.isCertain(a.program, x, y))
        return true;
  return false;
}

static const std::string cls =
    "class C:\n  def __init__(self):\n    self.n = 0\n  def f(self):\n    self.n += 1\n";
static const std::string loop = "for i in range(3):\n  threading.Thread(target=";

TEST_CASE("one object, made once or handed to all threads by one run") {
  CHECK(isCertain(cls + "c = C()\n" + loop + "c.f).start()\n", "C.n"));
  CHECK(isCertain(cls +
                      "def go():\n  c = C()\n  for i in range(3):\n    threading.Thread(target=c.f).start()\n"
                      "go()\ngo()\n",
                  "C.n"));
  CHECK(isCertain(cls + "def work(x):\n  x.f()\ndef go():\n  c = C()\n"
                        "  t = threading.Thread(target=work, args=(c,))\n  t.start()\n  c.f()\n  t.join()\n"
                        "go()\ngo()\n",
                  "C.n"));
}

static const std::string holder =
    "class H:\n  def __init__(self):\n    self.c = C()\n  def work(self):\n    self.c.f()\n"
    "  def go(self):\n    t = threading.Thread(target=self.work)\n    t.start()\n"
    "    self.c.f()\n    t.join()\n";

TEST_CASE("an attribute is one object as long as only constructors set it") {
  std::string use = "H().go()\nH().go()\n";
  CHECK(isCertain(cls + holder + use, "C.n"));
  CHECK_FALSE(isCertain(cls + holder + "  def reset(self):\n    self.c = C()\n" + use, "C.n"));
}

TEST_CASE("of several objects, each may have one thread") {
  std::string each = "class T(threading.Thread):\n  def __init__(self):\n    super().__init__()\n"
                     "    self.n = 0\n  def run(self):\n    threading.Thread(target=self.count).start()\n"
                     "  def count(self):\n    self.n += 1\n";
  CHECK_FALSE(isCertain(each + "a = T()\nb = T()\na.start()\nb.start()\n", "T.n"));
  std::string often = cls + "  def go(self):\n    threading.Thread(target=self.f).start()\n";
  CHECK(isCertain(often + "c = C()\nc.go()\nc.go()\n", "C.n"));
}

TEST_CASE("elements that two threads take from one list are the same") {
  CHECK(isCertain(cls + "def work(all):\n  for c in all:\n    c.f()\nall = [C(), C()]\n" + loop +
                      "work, args=(all,)).start()\n",
                  "C.n"));
}

TEST_CASE("a call of one of several functions is a guess") {
  std::string two = "n = 0\ndef f():\n  global n\n  n += 1\ndef g():\n  pass\n";
  CHECK(isCertain(two + loop + "f).start()\n", "n"));
  std::string classes =
      "n = 0\nclass A:\n  def do(self):\n    global n\n    n += 1\nclass B(A):\n  def do(self):\n"
      "    pass\ndef work(x):\n  x.do()\n";
  CHECK_FALSE(isCertain(classes + loop + "work, args=(A() if i else B(),)).start()\n", "n"));
}

static const std::string server = "from flask import Flask\napp = Flask(__name__)\nn = 0\nbusy = False\n"
                                  "def work():\n  global n\n  n += 1\n@app.route('/')\ndef start():\n"
                                  "  global busy, thread\n";

TEST_CASE("a start under a test of what it sets is one at a time") {
  std::string begin = "  thread = threading.Thread(target=work)\n  thread.start()\n";
  CHECK(isCertain(server + begin, "n"));
  CHECK_FALSE(isCertain(server + "  if busy:\n    return\n  busy = True\n" + begin, "n"));
  CHECK_FALSE(isCertain(server + "  if thread.is_alive():\n    return\n" + begin, "n"));
  CHECK(isCertain(server + "  if debug:\n    print(1)\n" + begin, "n"));
}

TEST_CASE("handlers of a server with one thread") {
  std::string handler = "from flask import Flask\napp = Flask(__name__)\nn = 0\n@app.route('/')\n"
                        "def index():\n  global n\n  n += 1\n";
  CHECK(isCertain(handler, "n"));
  CHECK_FALSE(isCertain("from gevent.pywsgi import WSGIServer\n" + handler, "n"));
  CHECK_FALSE(isCertain("from gevent import monkey\nmonkey.patch_all()\n" + handler, "n"));
  CHECK_FALSE(isCertain("import eventlet\neventlet.monkey_patch()\n" + handler, "n"));
  CHECK_FALSE(isCertain("from flask_socketio import SocketIO\n" + handler, "n"));
  CHECK(isCertain("import gevent\n" + handler, "n"));
  std::string route = "import bottle\nn = 0\n@bottle.route('/')\ndef index():\n  global n\n  n += 1\n";
  CHECK(isCertain(route + "bottle.run(server='cheroot')\n", "n"));
  CHECK_FALSE(isCertain(route + "bottle.run(host='')\n", "n"));
}

TEST_CASE("branches that the arguments rule out are not followed") {
  std::string f = "n = 0\ndef f(on=False, x=None):\n  global n\n  if on and x is None:\n    n += 1\n";
  auto has = [&](const std::string &call) {
    return races(f + "def work():\n  " + call + "\n  global n\n  n = 0\n" + loop + "work).start()\n", "n") &&
           Analysed(withProbe(f + "def work():\n  " + call + "\n" + loop + "work).start()\n")).races("n");
  };
  CHECK(has("f(True)"));
  CHECK(has("f(on=1)"));
  CHECK(has("f(some)"));
  CHECK_FALSE(has("f()"));
  CHECK_FALSE(has("f(0)"));
  CHECK_FALSE(has("f(False, 3)"));
}

TEST_CASE("the second operand of `or`, and what follows an `if` that leaves") {
  auto has = [&](const std::string &body, const std::string &call) {
    return Analysed(withProbe("n = 0\ndef add():\n  global n\n  n += 1\ndef f(on):\n" + body +
                              "def work():\n  " + call + "\n" + loop + "work).start()\n"))
        .races("n");
  };
  CHECK(has("  return on or add()\n", "f(False)"));
  CHECK_FALSE(has("  return on or add()\n", "f(True)"));
  CHECK(has("  if not on:\n    return\n  add()\n", "f(True)"));
  CHECK_FALSE(has("  if not on:\n    return\n  add()\n", "f(False)"));
  CHECK_FALSE(has("  if on:\n    pass\n  else:\n    add()\n", "f(True)"));
}

TEST_CASE("a thread kept in an attribute follows the one before, unless many threads start one each") {
  std::string sampler = "n = 0\nclass S:\n  def start(self):\n"
                        "    self.t = threading.Thread(target=self.loop)\n    self.t.start()\n"
                        "  def loop(self):\n    global n\n    n += 1\n    if n < 9:\n      again()\n"
                        "s = S()\ndef again():\n  s.start()\n  other()\n"
                        "def other():\n  threading.Thread(target=again).start()\nagain()\n";
  CHECK_FALSE(isCertain(sampler, "n"));
  CHECK(isCertain(sampler + loop + "again).start()\n", "n"));
}

TEST_CASE("a place that starts several functions may start each of them once") {
  std::string jobs = "n = 0\ndef f():\n  global n\n  n += 1\ndef g():\n  print(1)\n";
  CHECK_FALSE(isCertain(jobs + "for job in [f, g]:\n  threading.Thread(target=job).start()\n", "n"));
  CHECK(isCertain(jobs + "for job in [f, f]:\n  threading.Thread(target=job).start()\n", "n"));
  CHECK(isCertain(jobs + "for i in range(3):\n  for job in [f, g]:\n"
                         "    threading.Thread(target=job).start()\n",
                  "n"));
}
