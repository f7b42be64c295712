// Which stores depend on the old value of what they store to.
#include "flow/Updates.h"
#include "testing/Analysed.h"
#include <catch2/catch.hpp>

using namespace threadlint;
using namespace threadlint::testing;

/// The source text of the read behind the last store of `g`; "-" if it is no update.
static std::string oldValue(const std::string &body) {
  std::string text = "import threading\nx = 0\ny = 0\nD = {}\nE = {}\nL = [1]\nT = ()\n"
                     "class O:\n    def __init__(self): self.n = 0\n"
                     "o = O()\ndef f(*a): return 1\ndef g(k, j):\n    global x, y, L, T\n" +
                     body + "\n";
  Analysed a(text);
  FuncId g = a.function("g");
  ModuleId m = a.program.function(g).module;
  const ir::Module &module = a.program.irOf(m);
  for (uint32_t i = a.program.function(g).ir->end; i-- > a.program.function(g).ir->begin;) {
    ir::Op op = module.instrs[i].op;
    if (op != ir::Op::Store && op != ir::Op::StoreAttr && op != ir::Op::StoreItem)
      continue;
    Ref read = oldValueOf(a.program, {m, ir::InstrId(i)});
    if (read.module.isNone())
      return "-";
    Span span = a.program.span(read);
    return text.substr(span.begin, span.end - span.begin);
  }
  return "no store";
}

TEST_CASE("updates of names and attributes") {
  CHECK(oldValue("    x += 1") == "x");
  CHECK(oldValue("    x = 1 + x * 2") == "x");
  CHECK(oldValue("    x = y + 1") == "-");
  CHECK(oldValue("    x = x") == "-");
  CHECK(oldValue("    x = f(x)") == "x");
  CHECK(oldValue("    x = max(x, k)") == "x");
  CHECK(oldValue("    x = int(x)") == "-");
  CHECK(oldValue("    t = x\n    x = t + 1") == "x");
  CHECK(oldValue("    t = x\n    u = t + 1\n    x = u") == "x");
  CHECK(oldValue("    o.n += 1") == "o.n");
  CHECK(oldValue("    o.n = f(o.n)") == "o.n");
  CHECK(oldValue("    o.n = x") == "-");
}

TEST_CASE("updates of elements read the same key") {
  CHECK(oldValue("    D['a'] += 1") == "D['a']");
  CHECK(oldValue("    D[k] += 1") == "D[k]");
  CHECK(oldValue("    D[k] = D[k] + 1") == "D[k]");
  CHECK(oldValue("    D[k] = D[j] + 1") == "-");
  CHECK(oldValue("    D['a'] = D['b'] + 1") == "-");
  CHECK(oldValue("    D[k] = E[k] + 1") == "-");
  CHECK(oldValue("    D[k] = D.get(k, 0) + 1") == "D.get(k, 0)");
  CHECK(oldValue("    D[k] = D.get(j, 0) + 1") == "-");
  CHECK(oldValue("    D[k] = E.get(k, 0) + 1") == "-");
  CHECK(oldValue("    n = D.get(k, 0)\n    D[k] = n + 1") == "D.get(k, 0)");
  CHECK(oldValue("    L[0] += 1") == "L[0]");
}

TEST_CASE("one operation on a container is no update") {
  CHECK(oldValue("    L += [1]") == "-");
  CHECK(oldValue("    L = L + [1]") == "L");
  CHECK(oldValue("    T += (1,)") == "T");
}
