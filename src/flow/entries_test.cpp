// Which functions run on threads of their own, and how many at once.
#include "testing/Analysed.h"

using namespace threadlint;
using namespace threadlint::testing;

TEST_CASE("threads made with a target, in every form") {
  std::string f = "def f(*a): pass\n";
  for (const char *made :
       {"threading.Thread(target=f).start()", "threading.Thread(None, f).start()",
        "t = threading.Thread(target=f)\nt.start()",
        "t = threading.Thread(group=None, target=f, name='x', args=(1,), daemon=True)\nt.start()",
        "threading.Thread(target=functools.partial(f, 1)).start()", "threading.Timer(1, f).start()",
        "threading.Timer(interval=1, function=f).start()", "import _thread\n_thread.start_new_thread(f, ())",
        "import thread\nthread.start_new_thread(f, ())", "ThreadPoolExecutor().submit(f)",
        "with ThreadPoolExecutor() as p:\n  p.submit(f, 1)", "threading.Thread(target=f, args=(1,)).start()",
        "g = f\nthreading.Thread(target=g).start()",
        "def run(job):\n  threading.Thread(target=job).start()\nrun(f)"}) {
    INFO(made);
    CHECK(entries(f + made + "\n") == "f one");
  }
}

TEST_CASE("other callables as targets") {
  CHECK(entries("threading.Thread(target=lambda: 1).start()\n") == "<lambda> one");
  CHECK(entries("def f():\n  def g(): pass\n  threading.Thread(target=g).start()\n") == "g one");
  CHECK(entries("class C:\n  def m(self): pass\nthreading.Thread(target=C().m).start()\n") == "C.m one");
  CHECK(
      entries(
          "class C:\n  def m(self): pass\n  def go(self):\n    threading.Thread(target=self.m).start()\n") ==
      "C.m one");
  CHECK(entries("class C:\n  def __call__(self): pass\nthreading.Thread(target=C()).start()\n") ==
        "C.__call__ one");
  CHECK(entries("class C:\n  @staticmethod\n  def s(): pass\nthreading.Thread(target=C.s).start()\n") ==
        "C.s one");
  CHECK(entries("def f(): pass\ndef g(): pass\nthreading.Thread(target=f if c else g).start()\n") ==
        "f one, g one");
}

TEST_CASE("no entries: no thread, or nobody knows what it runs") {
  CHECK(entries("def f(): pass\nf()\n") == "-");
  CHECK(entries("threading.Thread(target=nobody).start()\n") == "-");
  CHECK(entries("threading.Thread(target=print).start()\n") == "-");
  CHECK(entries("def f(): pass\nimport multiprocessing\nmultiprocessing.Process(target=f).start()\n") == "-");
}

TEST_CASE("thread subclasses") {
  CHECK(entries("class T(threading.Thread):\n  def run(self): pass\nT().start()\n") == "T.run one");
  CHECK(entries("class T(threading.Thread):\n  def run(self): pass\n") == "T.run one");
  CHECK(entries("class T(threading.Thread):\n  def run(self): pass\nclass U(T): "
                "pass\nT().start()\nU().start()\n") == "T.run one, T.run one");
  CHECK(entries("class T(threading.Thread):\n  def run(self): pass\nclass U(T):\n  def run(self): "
                "pass\nU().start()\n") == "T.run one, U.run one");
  CHECK(entries("class T(threading.Thread):\n  def __init__(self):\n    super().__init__(target=self.work)\n"
                "  def work(self): pass\nT().start()\n") == "T.work one");
  CHECK(entries("class T(threading.Thread):\n  def __init__(self):\n    threading.Thread.__init__(self, "
                "target=self.work)\n"
                "  def work(self): pass\nT().start()\n") == "T.work one");
}

TEST_CASE("a thread base that only its subclasses instantiate is no thread of its own") {
  CHECK(entries("class T(threading.Thread):\n  def run(self): pass\nclass U(T): pass\nU().start()\n") ==
        "T.run one");
}

TEST_CASE("several at once: started in a loop") {
  std::string f = "def f(): pass\n";
  CHECK(entries(f + "for i in range(3):\n  threading.Thread(target=f).start()\n") == "f many");
  CHECK(entries(f + "ts = [threading.Thread(target=f) for i in range(3)]\nfor t in ts:\n  t.start()\n") ==
        "f many");
  CHECK(entries(f +
                "ts = []\nfor i in range(3):\n  t = threading.Thread(target=f)\n  t.start()\n  ts.append(t)\n"
                "for t in ts:\n  t.join()\n") == "f many");
  CHECK(entries(f + "while c:\n  threading.Thread(target=f).start()\n") == "f many");
  CHECK(entries("class T(threading.Thread):\n  def run(self): pass\nfor i in range(3):\n  T().start()\n") ==
        "T.run many");
  CHECK(entries(f + "[threading.Thread(target=f).start() for i in x]\n") == "f many");
}

TEST_CASE("one at a time: joined before the next turn") {
  std::string f = "def f(): pass\n";
  CHECK(entries(f + "for i in range(3):\n  t = threading.Thread(target=f)\n  t.start()\n  t.join()\n") ==
        "f one");
  CHECK(entries(f + "with ThreadPoolExecutor() as p:\n  for i in x:\n    p.submit(f).result()\n") == "f one");
}

TEST_CASE("several at once: a function that starts one, called again") {
  std::string go = "def f(): pass\ndef go():\n  threading.Thread(target=f).start()\n";
  CHECK(entries(go + "go()\n") == "f one");
  CHECK(entries(go + "go()\ngo()\n") == "f many");
  CHECK(entries(go + "for i in x:\n  go()\n") == "f many");
}

TEST_CASE("two creations of one function are two entries") {
  Analysed a(withProbe("def f(): pass\na = threading.Thread(target=f)\nb = "
                       "threading.Thread(target=f)\na.start()\nb.start()\n"));
  CHECK(a.entries() == "f one, f one");
  CHECK(a.facts.parallelEntries[0][1]);
  CHECK(a.facts.parallelEntries[1][0]);
}

TEST_CASE("two threads one after the other are not parallel") {
  Analysed a(withProbe(
      "def f(): pass\na = threading.Thread(target=f)\nb = threading.Thread(target=f)\na.start()\na.join()\n"
      "b.start()\n"));
  REQUIRE(a.facts.entries.size() == 2);
  CHECK_FALSE(a.facts.parallelEntries[0][1]);
}

TEST_CASE("pool tasks") {
  std::string f = "def f(*a): pass\n";
  CHECK(entries(f + "with ThreadPoolExecutor() as p:\n  p.map(f, [1, 2])\n") == "f many");
  CHECK(entries(f + "with ThreadPoolExecutor() as p:\n  for i in x:\n    p.submit(f, i)\n") == "f many");
  CHECK(entries(f + "with ThreadPoolExecutor() as p:\n  fs = [p.submit(f, i) for i in x]\n") == "f many");
  CHECK(entries(f + "from multiprocessing.pool import ThreadPool\nThreadPool(4).map(f, [1])\n") == "f many");
  CHECK(entries(f + "from multiprocessing.pool import ThreadPool\nThreadPool(4).apply_async(f)\n") ==
        "f one");
  CHECK(
      entries(f + "from concurrent.futures import ProcessPoolExecutor\nProcessPoolExecutor().submit(f)\n") ==
      "-");
}

TEST_CASE("a pool of one thread runs its tasks one after the other") {
  std::string f = "def f(*a): pass\n";
  CHECK(entries(f + "with ThreadPoolExecutor(max_workers=1) as p:\n  p.map(f, [1, 2])\n") == "f serial");
  CHECK(entries(f + "with ThreadPoolExecutor(1) as p:\n  for i in x:\n    p.submit(f, i)\n") == "f serial");
  CHECK(entries(f + "with ThreadPoolExecutor(2) as p:\n  for i in x:\n    p.submit(f, i)\n") == "f many");
  CHECK(entries(f + "from multiprocessing.pool import ThreadPool\nThreadPool(processes=1).map(f, [1])\n") ==
        "f serial");
}

TEST_CASE("handlers of threading servers") {
  std::string handler =
      "import socketserver\nclass H(socketserver.BaseRequestHandler):\n  def handle(self): pass\n";
  CHECK(entries(handler + "s = socketserver.ThreadingTCPServer(('', 0), H)\ns.serve_forever()\n") ==
        "H.handle many");
  CHECK(entries(handler + "s = socketserver.TCPServer(('', 0), H)\ns.serve_forever()\n") == "-");
  CHECK(entries(handler +
                "class S(socketserver.ThreadingMixIn, socketserver.TCPServer): pass\nS(('', 0), H)\n") ==
        "H.handle many");
  CHECK(entries("from http.server import ThreadingHTTPServer, BaseHTTPRequestHandler\nclass "
                "H(BaseHTTPRequestHandler):\n"
                "  def do_GET(self): pass\nThreadingHTTPServer(('', 0), H)\n") == "H.do_GET many");
}

TEST_CASE("entries of other modules") {
  Analysed a(
      {{"main.py",
        "import threading\nfrom work import f\nfor i in range(2):\n  threading.Thread(target=f).start()\n"},
       {"work.py", "def f(): pass\n"}});
  CHECK(a.entries() == "f many");
}

static std::string sharing(const std::string &text) {
  Analysed a(withProbe(text));
  static const char *const names[] = {"unknown", "private", "per-thread", "shared"};
  std::string out;
  for (const Entry &e : a.facts.entries)
    for (Sharing s : e.arguments)
      out += (out.empty() ? "" : " ") + std::string(names[unsigned(s)]);
  return out;
}

TEST_CASE("what the threads of an entry share through their arguments") {
  std::string head = "class C:\n  def m(self): pass\ndef f(a, b=1): pass\n";
  CHECK(sharing(head + "c = C()\nthreading.Thread(target=f, args=(c, 1)).start()\n") == "shared private");
  CHECK(sharing(head + "def go(c):\n  threading.Thread(target=f, args=(c,)).start()\n") == "shared");
  CHECK(sharing(head + "threading.Thread(target=f, args=(C(),)).start()\n") == "per-thread");
  CHECK(
      sharing(head +
              "def go():\n  for i in x:\n    c = C()\n    threading.Thread(target=f, args=(c,)).start()\n") ==
      "per-thread");
  CHECK(sharing(head +
                "def go():\n  c = C()\n  for i in x:\n    threading.Thread(target=f, args=(c,)).start()\n") ==
        "shared");
  CHECK(sharing(head + "def go(cs):\n  for c in cs:\n    threading.Thread(target=f, args=(c,)).start()\n") ==
        "per-thread");
  CHECK(
      sharing(
          "class C:\n  def m(self): pass\n  def go(self):\n    threading.Thread(target=self.m).start()\n") ==
      "shared");
  CHECK(sharing("class T(threading.Thread):\n  def run(self): pass\nT().start()\n") == "per-thread");
  CHECK(sharing(head + "p = ThreadPoolExecutor()\nc = C()\np.submit(f, c, 1)\n") == "shared private");
  CHECK(sharing(head + "p = ThreadPoolExecutor()\np.map(f, [C(), C()])\n") == "per-thread");
}

TEST_CASE("a pool made with arguments nobody sees has any number of threads") {
  CHECK(entries("def f(): pass\ndef go(**options):\n  p = ThreadPoolExecutor(**options)\n  for i in x: "
                "p.submit(f)\n") == "f many");
  CHECK(entries("def f(): pass\ndef go(*options):\n  p = ThreadPoolExecutor(*options)\n  for i in x: "
                "p.submit(f)\n") == "f many");
}
