// Where another thread can come between a read and the write that depends on it.
#include "flow/Window.h"
#include "testing/Analysed.h"
#include <catch2/catch.hpp>

using namespace threadlint;
using namespace threadlint::testing;

namespace {

constexpr const char *Prelude = R"(
import threading
x = 0
ITEMS = []
class Plain:
    def __init__(self): self.n = 1
class Own:
    def __init__(self): self._v = 0
    @property
    def v(self): return self._v
    @v.setter
    def v(self, n): self._v = n
    def __radd__(self, other): return other
    def __len__(self): return 1
    def __hash__(self): return 1
    def __getitem__(self, i): return 1
    def __bool__(self): return True
    def __format__(self, spec): return ""
class Dynamic:
    def __getattr__(self, name): return 1
plain = Plain()
own = Own()
dynamic = Dynamic()
lock = threading.Lock()
def f(*a): return 1
def g():
    global x
)";

SwitchCause causeOn(llvm::StringRef runtime, std::string body) {
  Analysed a(Prelude + body);
  RuntimeId id = a.program.model().findRuntime(runtime);
  for (uint32_t s = 0; s < a.facts.summaries.size(); ++s)
    for (const Event &e : a.facts.summaries[s].events)
      if (e.kind == EventKind::Access && e.access == AccessKind::Update && a.name(FuncId(s)) == "g") {
        ModuleId m = a.program.function(FuncId(s)).module;
        return windowOn(a.program, a.program.model().runtime(id), {m, e.read}, {m, e.where}).cause;
      }
  FAIL("no update in: " + body);
  return SwitchCause::None;
}

SwitchCause cause(std::string body) { return causeOn("cpython-3.12", std::move(body)); }

} // namespace

TEST_CASE("a plain update is a window only where the interpreter switches anywhere") {
  std::string body = "    x += 1\n";
  CHECK(causeOn("cpython-2.7", body) == SwitchCause::Bytecode);
  CHECK(causeOn("cpython-3.9", body) == SwitchCause::Bytecode);
  CHECK(causeOn("pypy", body) == SwitchCause::Bytecode);
  CHECK(causeOn("cpython-3.10", body) == SwitchCause::None);
  CHECK(causeOn("cpython-3.13", body) == SwitchCause::None);
  CHECK(causeOn("cpython-3.13t", body) == SwitchCause::Parallel);
  CHECK(causeOn("jython", body) == SwitchCause::Parallel);
}

TEST_CASE("calls are switch points if they come after the read") {
  CHECK(cause("    x += f()\n") == SwitchCause::Call);
  CHECK(cause("    x = f(x)\n    x = x + f()\n") == SwitchCause::Call);
  CHECK(cause("    x = f() + x\n") == SwitchCause::None);
  CHECK(cause("    t = x\n    f()\n    x = t + 1\n") == SwitchCause::Call);
  CHECK(cause("    t = x\n    x = t + 1\n    f()\n") == SwitchCause::None);
  CHECK(cause("    x = x + unknown()\n") == SwitchCause::Call);
  CHECK(cause("    x = x + int('1')\n") == SwitchCause::Call);
}

TEST_CASE("calls that specialised bytecode does are none, from the version that has it") {
  CHECK(causeOn("cpython-3.10", "    x = x + len(ITEMS)\n") == SwitchCause::Call);
  CHECK(causeOn("cpython-3.11", "    x = x + len(ITEMS)\n") == SwitchCause::None);
  CHECK(cause("    x = x + isinstance(x, int)\n") == SwitchCause::None);
  CHECK(cause("    x = x + len(own)\n") == SwitchCause::Call);
  CHECK(cause("    t = x\n    ITEMS.append(1)\n    x = t + 1\n") == SwitchCause::None);
  CHECK(cause("    t = x\n    ITEMS.pop()\n    x = t + 1\n") == SwitchCause::Call);
}

TEST_CASE("attributes are switch points if code of the project is behind them") {
  CHECK(cause("    x = x + plain.n\n") == SwitchCause::None);
  CHECK(cause("    x = x + own.v\n") == SwitchCause::Property);
  CHECK(cause("    x = x + dynamic.v\n") == SwitchCause::Property);
  CHECK(cause("    own.v += 1\n") == SwitchCause::Property);
  CHECK(cause("    plain.n += 1\n") == SwitchCause::None);
}

TEST_CASE("operators are switch points if a class of the project defines them") {
  CHECK(cause("    x = x + own\n") == SwitchCause::Operator);
  CHECK(cause("    x = x - own\n") == SwitchCause::None);
  CHECK(cause("    x = x + own[0]\n") == SwitchCause::Operator);
  CHECK(cause("    d = {}\n    x = x + d[own]\n") == SwitchCause::Operator);
  CHECK(cause("    t = x\n    f'{own}'\n    x = t + 1\n") == SwitchCause::Operator);
  CHECK(cause("    t = x\n    f'{t}'\n    x = t + 1\n") == SwitchCause::None);
  CHECK(cause("    t = x\n    if own: t = t + 1\n    x = t + 1\n") == SwitchCause::Operator);
  CHECK(cause("    t = x\n    if t: t = t + 1\n    x = t + 1\n") == SwitchCause::None);
}

TEST_CASE("loops, with, class bodies and suspension are switch points") {
  CHECK(cause("    t = x\n    for i in (1, 2): pass\n    x = t + 1\n") == SwitchCause::Jump);
  CHECK(cause("    x = x + [i for i in ITEMS][0]\n") == SwitchCause::Jump);
  CHECK(cause("    for i in (1, 2):\n        x += i\n") == SwitchCause::None);
  CHECK(cause("    t = x\n    with lock: pass\n    x = t + 1\n") == SwitchCause::With);
  CHECK(cause("    with lock:\n        t = x\n    x = t + 1\n") == SwitchCause::With);
  CHECK(cause("    with lock:\n        x += 1\n") == SwitchCause::None);
  CHECK(cause("    t = x\n    class C: pass\n    x = t + 1\n") == SwitchCause::ClassBody);
  CHECK(cause("    t = x\n    yield\n    x = t + 1\n") == SwitchCause::Suspension);
  CHECK(cause("    t = x\n    import os\n    x = t + 1\n") == SwitchCause::None);
  CHECK(cause("    t = x\n    try: t = t + 1\n    finally: x = t\n") == SwitchCause::None);
}
