// What rules ask of a call and of a function's paths.
#include "checks/Checks.h"
#include "checks/Paths.h"
#include "checks/Shapes.h"
#include <catch2/catch.hpp>

using namespace threadlint;
using namespace threadlint::ir;

namespace {

/// A module of one function, written instruction by instruction.
struct Code {
  Module module;

  Code() { module.functions.push({}); }

  InstrId add(Op op, uint32_t a = UINT32_MAX, uint32_t b = UINT32_MAX, uint32_t c = UINT32_MAX) {
    module.instrs.push_back({op, 0, 0, a, b, c});
    module.spans.push_back({});
    module.functions[FuncId(0)].end = static_cast<uint32_t>(module.instrs.size());
    return InstrId(static_cast<uint32_t>(module.instrs.size() - 1));
  }
  InstrId load(llvm::StringRef name) { return add(Op::Load, module.names.intern(name).v, 0); }
  InstrId store(llvm::StringRef name, InstrId value) {
    return add(Op::Store, module.names.intern(name).v, 0, value.v);
  }
  InstrId call(InstrId callee, std::vector<Arg> args = {}) {
    auto begin = static_cast<uint32_t>(module.args.size());
    module.args.insert(module.args.end(), args.begin(), args.end());
    return add(Op::Call, callee.v, begin, static_cast<uint32_t>(args.size()));
  }
  Arg arg(ArgKind kind = ArgKind::Positional, llvm::StringRef keyword = "") {
    NameId name = keyword.empty() ? NameId() : module.names.intern(keyword);
    return {load("x"), name, 0, kind};
  }
  InstrId open(Op op, InstrId a = {}) { return add(op, a.v); }
  void close(Op op, InstrId marker) {
    InstrId end = add(op, UINT32_MAX, UINT32_MAX, marker.v);
    module.instrs[marker.v].c = end.v;
  }
  void middle(Op op, InstrId marker) { add(op, UINT32_MAX, UINT32_MAX, marker.v); }
  InstrId start(llvm::StringRef name) {
    InstrId object = load(name);
    return call(add(Op::LoadAttr, object.v, module.names.intern("start").v));
  }
  /// Whether `name` is marked by a `start()` on every path to the last instruction.
  bool surelyStarted(llvm::StringRef name) {
    InstrId probe = load(name);
    bool held = false;
    walkPaths(module, module.functions[FuncId(0)], [&](InstrId id, const Instr &instr, PathState &state) {
      if (InstrId receiver = receiverOf(module, instr); receiver)
        state.mark(placeKey(module, receiver));
      if (id == probe)
        held = state.holds(placeKey(module, probe));
    });
    return held;
  }
};

const llvm::StringRef threadParams[] = {"group", "target", "name", "args", "kwargs", "*", "daemon"};

Api threadApi() {
  return {"threading.Thread",
          ApiKind::Class,
          ObjectKind::Thread,
          Effect::SpawnSelf,
          RunsOn::NewThread,
          Gil::Holds,
          Blocks::Never,
          1,
          3,
          0,
          0,
          threadParams,
          "",
          "",
          "target",
          "",
          {},
          {},
          {},
          {},
          "",
          {},
          {},
          {},
          false,
          Atomic::No};
}

} // namespace

TEST_CASE("arguments are found by position and by keyword") {
  Code code;
  InstrId callee = code.load("Thread");
  Arg none = code.arg(), target = code.arg(), daemon = code.arg(ArgKind::Keyword, "daemon");
  InstrId call = code.call(callee, {none, target, daemon});
  const Instr &instr = code.module[call];
  Api api = threadApi();
  CHECK(argumentFor(code.module, instr, api, "target")->value == target.value);
  CHECK(argumentFor(code.module, instr, api, "group", 1)->value == target.value);
  CHECK(argumentFor(code.module, instr, api, "daemon")->value == daemon.value);
  CHECK(argumentFor(code.module, instr, api, "args") == nullptr);
  CHECK_FALSE(hasStarArguments(code.module, instr));
}

TEST_CASE("positions after a starred argument are not known") {
  Code code;
  InstrId callee = code.load("Thread");
  Arg star = code.arg(ArgKind::Star), after = code.arg(), name = code.arg(ArgKind::Keyword, "name");
  InstrId call = code.call(callee, {star, after, name});
  const Instr &instr = code.module[call];
  Api api = threadApi();
  CHECK(argumentFor(code.module, instr, api, "group") == nullptr);
  CHECK(argumentFor(code.module, instr, api, "target") == nullptr);
  CHECK(argumentFor(code.module, instr, api, "name")->value == name.value);
  CHECK(hasStarArguments(code.module, instr));
}

TEST_CASE("a keyword-only parameter has no position") {
  Code code;
  InstrId callee = code.load("Thread");
  std::vector<Arg> args;
  for (int i = 0; i < 7; ++i)
    args.push_back(code.arg());
  InstrId call = code.call(callee, args);
  Api api = threadApi();
  CHECK(argumentFor(code.module, code.module[call], api, "kwargs")->value == args[4].value);
  CHECK(argumentFor(code.module, code.module[call], api, "daemon") == nullptr);
}

TEST_CASE("a mark must hold on both arms of an if") {
  for (bool both : {false, true}) {
    Code code;
    InstrId marker = code.open(Op::If, code.load("c"));
    code.start("t");
    code.middle(Op::Else, marker);
    if (both)
      code.start("t");
    code.close(Op::EndIf, marker);
    CHECK(code.surelyStarted("t") == both);
  }
}

TEST_CASE("an arm that returns does not count") {
  Code code;
  code.start("t");
  InstrId marker = code.open(Op::If, code.load("c"));
  code.store("t", code.load("u"));
  code.add(Op::Return);
  code.close(Op::EndIf, marker);
  CHECK(code.surelyStarted("t"));
}

TEST_CASE("assignment forgets a place and what is below it") {
  Code code;
  code.start("t");
  code.store("t", code.load("u"));
  CHECK_FALSE(code.surelyStarted("t"));
}

TEST_CASE("a handler knows only what was known before the try") {
  Code code;
  InstrId marker = code.open(Op::Try);
  code.start("t");
  code.middle(Op::Except, marker);
  code.close(Op::EndTry, marker);
  CHECK_FALSE(code.surelyStarted("t"));
}

TEST_CASE("a handler that leaves does not weaken what the try did") {
  Code code;
  InstrId marker = code.open(Op::Try);
  code.start("t");
  code.middle(Op::Except, marker);
  code.add(Op::Return);
  code.close(Op::EndTry, marker);
  CHECK(code.surelyStarted("t"));
}

TEST_CASE("what is done to all elements holds for each of them later") {
  Code code;
  for (bool first : {true, false}) {
    InstrId loop = code.open(Op::Loop, code.load("ts"));
    code.middle(Op::LoopBody, loop);
    InstrId iterable = code.load("ts");
    code.store("t", code.add(Op::IterElem, iterable.v));
    if (!first) {
      CHECK(code.surelyStarted("t"));
      break;
    }
    code.start("t");
    code.close(Op::EndLoop, loop);
  }
}

TEST_CASE("operands of a call are its callee and its arguments") {
  Code code;
  InstrId callee = code.load("f");
  Arg first = code.arg(), second = code.arg(ArgKind::Keyword, "k");
  InstrId call = code.call(callee, {first, second});
  std::vector<uint32_t> seen;
  forEachOperand(code.module, code.module[call], [&](InstrId id) { seen.push_back(id.v); });
  CHECK(seen == std::vector<uint32_t>{callee.v, first.value.v, second.value.v});
  CHECK(mentions(code.module, call, {"f"}));
  CHECK_FALSE(mentions(code.module, call, {"g"}));
}

TEST_CASE("quoted source is one line of bounded length") {
  CHECK(oneLine("  f(a,\n    b)  ") == "f(a, b)");
  std::string cut = oneLine(std::string(79, 'x') + "\xC3\xA9" + "yyyy");
  CHECK(cut == std::string(79, 'x') + "\xC3\xA9...");
}
