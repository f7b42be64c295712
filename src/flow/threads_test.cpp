// The daemon flag of entries, and the size of their pools.
#include "testing/Analysed.h"

using namespace threadlint;
using namespace threadlint::testing;

namespace {

/// `f daemon, g not, h unknown`.
std::string daemons(const std::string &text) {
  Analysed a(withProbe(text));
  std::string out;
  for (const Entry &e : a.facts.entries)
    out += (out.empty() ? "" : ", ") + a.name(e.function) +
           (e.daemon == Daemon::Yes  ? " daemon"
            : e.daemon == Daemon::No ? " not"
                                     : " unknown");
  return out;
}

uint32_t poolSizeOf(const std::string &made) {
  Analysed a(withProbe("from multiprocessing.pool import ThreadPool\ndef f(): pass\np = " + made +
                       "\np.submit(f)\np.apply_async(f)\n"));
  REQUIRE(a.facts.entries.size() == 1);
  return a.facts.entries[EntryId(0)].poolSize;
}

const std::string F = "def f(): pass\n";
const std::string Made = F + "t = threading.Thread(target=f)\n";

} // namespace

TEST_CASE("the daemon flag of a thread with a target") {
  CHECK(daemons(Made + "t.start()\n") == "f not");
  CHECK(daemons(F + "threading.Thread(target=f, daemon=True).start()\n") == "f daemon");
  CHECK(daemons(F + "threading.Thread(target=f, daemon=False).start()\n") == "f not");
  CHECK(daemons(F + "threading.Thread(target=f, daemon=None).start()\n") == "f not");
  CHECK(daemons(F + "threading.Thread(target=f, daemon=flag).start()\n") == "f unknown");
  CHECK(daemons(Made + "t.daemon = True\nt.start()\n") == "f daemon");
  CHECK(daemons(Made + "t.setDaemon(True)\nt.start()\n") == "f daemon");
  CHECK(daemons(Made + "t.setDaemon(1)\nt.start()\n") == "f daemon");
  CHECK(daemons(Made + "t.setDaemon(0)\nt.start()\n") == "f not");
  CHECK(daemons(Made + "if c:\n  t.daemon = True\nelse:\n  t.daemon = False\nt.start()\n") == "f unknown");
  CHECK(daemons(F + "ts = [threading.Thread(target=f) for _ in x]\nfor t in ts:\n  t.daemon = True\n") ==
        "f daemon");
  CHECK(daemons(F + "class S:\n  def go(self):\n    self.t = threading.Thread(target=f)\n"
                    "    self.t.daemon = True\n    self.t.start()\n") == "f daemon");
  CHECK(daemons(F + "t = threading.Timer(1, f)\nt.daemon = True\nt.start()\n") == "f daemon");
  CHECK(daemons(F + "import _thread\n_thread.start_new_thread(f, ())\n") == "f daemon");
}

TEST_CASE("the daemon flag of a Thread subclass") {
  std::string run = "  def run(self): pass\n";
  std::string t = "class T(threading.Thread):\n" + run;
  CHECK(daemons(t + "T().start()\n") == "T.run not");
  CHECK(daemons(t + "t = T()\nt.daemon = True\nt.start()\n") == "T.run daemon");
  CHECK(daemons(t + "T(daemon=True).start()\n") == "T.run daemon");
  CHECK(daemons(t + "  daemon = True\nT().start()\n") == "T.run daemon");
  CHECK(daemons(t + "  def __init__(self):\n    super().__init__(daemon=True)\nT().start()\n") ==
        "T.run daemon");
  CHECK(
      daemons(t + "  def __init__(self):\n    threading.Thread.__init__(self, daemon=True)\nT().start()\n") ==
      "T.run daemon");
  CHECK(
      daemons(t + "  def __init__(self, daemon=True):\n    super().__init__(daemon=daemon)\nT().start()\n") ==
      "T.run daemon");
  CHECK(daemons(t + "  def __init__(self, daemon=True):\n    super().__init__(daemon=daemon)\n"
                    "T(daemon=False).start()\n") == "T.run not");
  CHECK(daemons(t + "  def __init__(self):\n    threading.Thread.__init__(self)\n    self.daemon = True\n"
                    "T().start()\n") == "T.run daemon");
  CHECK(daemons(t + "  def __init__(self):\n    threading.Thread.__init__(self)\n    self.setDaemon(True)\n"
                    "class U(T): pass\nU().start()\n") == "T.run daemon");
}

TEST_CASE("a thread inherits the flag of the thread that makes it") {
  std::string g = "def g(): pass\n";
  std::string f = "def f():\n  threading.Thread(target=g).start()\n";
  std::string daemon = "threading.Thread(target=f, daemon=True).start()\n";
  CHECK(daemons(g + f + daemon) == "f daemon, g daemon");
  CHECK(daemons(g + f + "threading.Thread(target=f).start()\n") == "f not, g not");
  CHECK(daemons(g + f + daemon + "f()\n") == "f daemon, g unknown");
  CHECK(daemons(g + "def made():\n  threading.Thread(target=g).start()\ndef f():\n  made()\n" + daemon) ==
        "f daemon, g daemon");
  CHECK(daemons(g + "def f():\n  threading.Thread(target=g, daemon=False).start()\n" + daemon) ==
        "f daemon, g not");
}

TEST_CASE("threads of pools") {
  CHECK(daemons(F + "ThreadPoolExecutor().submit(f)\n") == "f not");
  CHECK(daemons(F + "from multiprocessing.pool import ThreadPool\nThreadPool().map(f, x)\n") == "f daemon");
  CHECK(poolSizeOf("ThreadPoolExecutor(max_workers=4)") == 4);
  CHECK(poolSizeOf("ThreadPoolExecutor(4, 'name')") == 4);
  CHECK(poolSizeOf("ThreadPoolExecutor(thread_name_prefix='x', max_workers=8)") == 8);
  CHECK(poolSizeOf("ThreadPool(3)") == 3);
  CHECK(poolSizeOf("ThreadPool(processes=3)") == 3);
  CHECK(poolSizeOf("ThreadPoolExecutor()") == 0);
  CHECK(poolSizeOf("ThreadPoolExecutor(max_workers=n)") == 0);
  CHECK(poolSizeOf("ThreadPoolExecutor(max_workers=None)") == 0);
}
