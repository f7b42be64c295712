// Tests of the IR's printer and verifier over modules built by hand.
#include "ir/Ir.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>
#include <functional>

using namespace threadlint;
using namespace threadlint::ir;

namespace {

constexpr uint32_t None = UINT32_MAX;

/// Builds a module whose body is written first and whose one function `work(n)` follows.
struct Builder {
  Module module;

  Builder() {
    module.functions.push({});
    module.functions[FuncId(0)].kind = FuncKind::Module;
    module.functions[FuncId(0)].scope = ScopeId(0);
    module.scopes.push({ScopeType::Module, ScopeId::none(), FuncId(0), {}});
  }

  uint32_t name(llvm::StringRef text) { return module.names.intern(text).v; }

  uint32_t emit(Instr instr) {
    uint32_t at = module.instrs.size();
    module.instrs.push_back(instr);
    module.spans.push_back({at, at + 1});
    Function &last = module.functions[FuncId(module.functions.size() - 1)];
    last.end = at + 1;
    return at;
  }
  uint32_t emit(Op op, uint32_t a = None, uint32_t b = None, uint32_t c = None, uint16_t aux = 0,
                uint8_t flags = 0) {
    return emit(Instr{op, flags, aux, a, b, c});
  }
  uint32_t number(uint32_t n) {
    return emit(Op::Const, n, None, None, static_cast<uint16_t>(ConstKind::Int));
  }
  uint32_t args(Op op, uint32_t a, std::vector<Arg> list) {
    uint32_t begin = module.args.size();
    module.args.insert(module.args.end(), list.begin(), list.end());
    return emit(op, a, begin, list.size());
  }
  void close(uint32_t opening, Op op) { module.instrs[opening].c = emit(op, None, None, opening); }

  FuncId function(llvm::StringRef text) {
    ScopeId scope =
        module.scopes.push({ScopeType::Function, ScopeId(0), FuncId(module.functions.size()), {}});
    Function f;
    f.name = NameId(name(text));
    f.parent = FuncId(0);
    f.scope = scope;
    f.begin = f.end = module.instrs.size();
    return module.functions.push(f);
  }
};

Arg value(uint32_t v) { return {InstrId(v)}; }
Arg starred(uint32_t v, ArgKind kind) { return {InstrId(v), NameId::none(), 0, kind}; }

/// `if 1: x = 2` `while 3: break` ... `def work(n): return n`.
Builder goodModule() {
  Builder b;
  uint32_t x = b.name("x"), n = b.name("n");
  b.module.scopes[ScopeId(0)].bindings = {{NameId(x), ScopeKind::Global}};
  auto global = static_cast<uint16_t>(ScopeKind::Global);
  uint32_t condition = b.number(1);                       // %0
  uint32_t test = b.emit(Op::If, condition);              // 1
  uint32_t two = b.number(2);                             // %2
  b.emit(Op::Store, x, 0, two, global);                   // 3
  b.emit(Op::Else, None, None, test);                     // 4
  b.close(test, Op::EndIf);                               // 5
  uint32_t loop = b.emit(Op::Loop);                       // 6
  uint32_t again = b.number(3);                           // %7
  b.emit(Op::LoopBody, again, None, loop);                // 8
  b.emit(Op::Break, None, None, loop);                    // 9
  b.close(loop, Op::EndLoop);                             // 10
  uint32_t callee = b.emit(Op::Load, x, 0, None, global); // %11
  Arg timeout{InstrId(two), NameId(b.name("timeout")), 0, ArgKind::Keyword};
  b.args(Op::Call, callee, {value(condition), timeout}); // %12
  b.emit(Op::MakeFunc, 1);                               // %13
  FuncId work = b.function("work");
  b.module.params.push_back({NameId(n), InstrId(two)});
  b.module.functions[work].paramEnd = 1;
  b.module.scopes[ScopeId(1)].bindings = {{NameId(n), ScopeKind::Local, true}};
  uint32_t parameter = b.emit(Op::Load, n, 1); // %14
  b.emit(Op::Return, parameter);               // 15
  return b;
}

std::string printed(const Module &module, llvm::StringRef source = "") {
  std::string text;
  llvm::raw_string_ostream os(text);
  print(module, source, os);
  return text;
}

/// What verify says after one thing was changed in the good module.
std::string broken(const std::function<void(Builder &)> &change) {
  Builder b = goodModule();
  change(b);
  return verify(b.module);
}

} // namespace

TEST_CASE("values and arguments are told by the op") {
  CHECK(makesValue(Op::Const));
  CHECK(makesValue(Op::Captured));
  CHECK(makesValue(Op::YieldFrom));
  CHECK_FALSE(makesValue(Op::Store));
  CHECK_FALSE(makesValue(Op::ImportStar));
  CHECK_FALSE(makesValue(Op::EndMatch));
  CHECK(hasArgs(Op::Call));
  CHECK(hasArgs(Op::FString));
  CHECK(hasArgs(Op::MakeClass));
  CHECK_FALSE(hasArgs(Op::MakeFunc));
  CHECK_FALSE(hasArgs(Op::LoadItem));
}

TEST_CASE("a module prints one line an instruction, indented by its markers") {
  CHECK(printed(goodModule().module, "0123456789\nabcdef") == R"(
module f0:
  scope s0 module: x global
  %0 = const 1  ; 1:1
  if %0:  ; 1:2
    %2 = const 2  ; 1:3
    store x (global s0) = %2  ; 1:4
  else:  ; 1:5
  end_if  ; 1:6
  loop #6 while:  ; 1:7
    %7 = const 3  ; 1:8
  body %7:  ; 1:9
    break #6  ; 1:10
  end_loop  ; 1:11
  %11 = load x (global s0)  ; 2:1
  %12 = call %11(%0, timeout=%2)  ; 2:2
  %13 = make_func f1  ; 2:3

def work(n = %2) f1 in f0:
  scope s1 function in s0: n local param
  %14 = load n (local s1)  ; 2:4
  return %14  ; 2:5
)");
}

TEST_CASE("displays, constants, flags and optional operands are spelled out") {
  Builder b;
  uint32_t one = b.number(1);
  b.emit(Op::Const, b.name("a\"\n"), None, None, static_cast<uint16_t>(ConstKind::Str));
  b.emit(Op::Const, None, None, None, static_cast<uint16_t>(ConstKind::Float));
  b.args(Op::MakeDict, None,
         {value(one), value(one), starred(one, ArgKind::DoubleStar), value(one), value(one)});
  b.args(Op::MakeTuple, None, {starred(one, ArgKind::Star)});
  b.emit(Op::Slice, None, one, None);
  b.emit(Op::ImportFrom, None, b.name("m"), None, 2);
  b.emit(Op::ImportFrom, b.name("p.q"), b.name("m"));
  b.emit(Op::Raise);
  b.emit(Op::Raise, one, one);
  b.emit(Op::Compare, one, one, None, static_cast<uint16_t>(Operator::NotIn), flag::Discarded);
  b.emit(Op::Select, one, one, None, static_cast<uint16_t>(Operator::Or));
  b.emit(Op::Comp, one, one, None, static_cast<uint16_t>(CompKind::Dict));
  REQUIRE(verify(b.module) == "");
  std::string text = printed(b.module);
  for (const char *line : {
           "%1 = const \"a\\22\\0A\"",
           "%2 = const float",
           "%3 = make_dict {%0: %0, **%0, %0: %0}",
           "%4 = make_tuple (*%0)",
           "%5 = slice :%0:",
           "%6 = import_from .. m",
           "%7 = import_from p.q m",
           "  raise  ;",
           "raise %0 from %0",
           "%10 = compare %0 not in %0 [discarded]",
           "%11 = select or %0, %0",
           "%12 = comp dict %0: %0",
       })
    CHECK_THAT(text, Catch::Contains(line));
}

TEST_CASE("parameters are printed as they are declared") {
  Builder b;
  FuncId f = b.function("f");
  for (auto [text, kind] : {std::pair{"a", ParamKind::PositionalOnly},
                            {"b", ParamKind::Normal},
                            {"c", ParamKind::KeywordOnly},
                            {"d", ParamKind::VarKwargs}})
    b.module.params.push_back({NameId(b.name(text)), {}, {}, {}, kind});
  b.module.functions[f].paramEnd = 4;
  b.module.functions[f].flags = funcflag::Async | funcflag::Decorated;
  CHECK_THAT(printed(b.module), Catch::Contains("async def f(a, /, b, *, c, **d) f1 in f0 decorated:"));
}

TEST_CASE("a good module is accepted") {
  CHECK(verify(goodModule().module) == "");
  Builder b;
  uint32_t outer = b.emit(Op::Try);
  b.emit(Op::Except, None, None, outer);
  b.emit(Op::Except, None, None, outer, 0, flag::Star);
  b.emit(Op::TryElse, None, None, outer);
  b.emit(Op::Finally, None, None, outer);
  b.close(outer, Op::EndTry);
  uint32_t subject = b.number(1);
  uint32_t match = b.emit(Op::Match, subject);
  b.emit(Op::Case, None, None, match);
  b.emit(Op::Captured, subject);
  b.emit(Op::Case, None, None, match, 0, flag::Always);
  b.close(match, Op::EndMatch);
  uint32_t with = b.emit(Op::With, subject, None, None, 0, flag::Async);
  b.close(with, Op::EndWith);
  b.emit(Op::Break); // outside of any loop
  b.args(Op::MakeList, None, {starred(subject, ArgKind::DoubleStar)});
  CHECK(verify(b.module) == "");
}

TEST_CASE("a broken table is named") {
  CHECK(verify(Module()) == "function 0 is not the module body");
  CHECK(broken([](Builder &b) { b.module.spans.pop_back(); }) == "spans and instructions differ in number");
  CHECK(broken([](Builder &b) {
          b.module.spans[3] = {9, 8};
        }) == "%3 (store): its span ends before it begins");
  CHECK(broken([](Builder &b) {
          b.module.errors = {{4, 6}, {5, 9}};
        }) == "error regions are not sorted and disjoint");
  CHECK(broken([](Builder &b) { b.module.scopes[ScopeId(1)].parent = ScopeId(1); }) ==
        "scope 1 does not come after its parent");
  CHECK(broken([](Builder &b) {
          auto &bindings = b.module.scopes[ScopeId(0)].bindings;
          bindings.insert(bindings.begin(), {NameId(b.name("later")), ScopeKind::Global});
        }) == "scope 0 has bindings out of order");
  CHECK(broken([](Builder &b) { b.module.functions[FuncId(1)].begin = 13; }) ==
        "function 1 shares instruction %13");
  CHECK(broken([](Builder &b) { b.module.functions[FuncId(1)].begin = 15; }) ==
        "%14 (load): belongs to no function");
  CHECK(broken([](Builder &b) { b.module.functions[FuncId(1)].end = 99; }) ==
        "function 1 has instructions that are not there");
  CHECK(broken([](Builder &b) { b.module.functions[FuncId(1)].parent = FuncId(1); }) ==
        "function 1 does not come after its parent");
  CHECK(broken([](Builder &b) { b.module.functions[FuncId(1)].scope = ScopeId(0); }) ==
        "function 1 has no scope of its own");
  CHECK(broken([](Builder &b) { b.module.functions[FuncId(1)].paramEnd = 2; }) ==
        "function 1 has parameters that are not there");
  CHECK(broken([](Builder &b) { b.module.params[0].defaultValue = InstrId(14); }) ==
        "function 1 has a default or annotation that is not made around it");
}

TEST_CASE("a broken class is named") {
  auto withClass = [](const std::function<void(Class &)> &change) {
    return broken([&](Builder &b) {
      FuncId body = b.function("C");
      b.module.functions[body].kind = FuncKind::ClassBody;
      Class cls{NameId(b.name("C")), body, FuncId(0), InstrId(13)};
      b.module.instrs[13] = {Op::MakeClass, 0, 0, 0, 0, 0};
      change(cls);
      b.module.classes.push(cls);
    });
  };
  CHECK(withClass([](Class &) {}) == "");
  CHECK(withClass([](Class &c) { c.body = FuncId(1); }) == "class 0 has no body");
  CHECK(withClass([](Class &c) { c.parent = FuncId(1); }) ==
        "class 0 stands in another function than its body");
  CHECK(withClass([](Class &c) { c.make = InstrId(2); }) == "class 0 is not made by its instruction");
}

TEST_CASE("a broken operand is named") {
  auto with = [](uint32_t at, const std::function<void(Instr &)> &change) {
    return broken([&](Builder &b) { change(b.module.instrs[at]); });
  };
  CHECK(with(1, [](Instr &i) { i.a = 2; }) == "%1 (if): operand a is made later");
  CHECK(with(1, [](Instr &i) { i.a = 14; }) == "%1 (if): operand a is made in another function");
  CHECK(with(3, [](Instr &i) { i.c = 1; }) == "%3 (store): operand c is no value");
  CHECK(with(3, [](Instr &i) { i.a = 9999; }) == "%3 (store): operand a is out of range");
  CHECK(with(3, [](Instr &i) { i.b = 7; }) == "%3 (store): operand b is out of range");
  CHECK(with(3, [](Instr &i) { i.b = 1; }) == "%3 (store): scope 1 does not bind `x`");
  CHECK(with(3, [](Instr &i) { i.aux = 5; }) == "%3 (store): has a kind out of range");
  CHECK(with(3, [](Instr &i) { i.flags = flag::Async; }) == "%3 (store): has a flag that means nothing here");
  CHECK(with(3, [](Instr &i) { i.flags = flag::Discarded; }) ==
        "%3 (store): has a flag that means nothing here");
  CHECK(with(4, [](Instr &i) { i.a = 0; }) == "%4 (else): operand a is out of range");
  CHECK(with(0, [](Instr &i) { i.aux = 0; }) == "%0 (const): has a wrong text");
  CHECK(with(13, [](Instr &i) { i.a = 2; }) == "%13 (make_func): operand a is out of range");
  CHECK(with(13, [](Instr &i) { i.a = 0; }) == "%13 (make_func): makes a function that stands elsewhere");
  CHECK(with(13, [](Instr &i) {
          i = {Op::Unpack, 0, 2, 0, 2};
        }) == "%13 (unpack): takes an element beyond the number of targets");
  CHECK(with(13, [](Instr &i) {
          i = {Op::Unary, 0, static_cast<uint16_t>(Operator::Add), 0};
        }) == "%13 (unary): has a kind out of range");
  CHECK(with(15, [](Instr &i) { i.a = 2; }) == ""); // of the enclosing function
}

TEST_CASE("broken arguments are named") {
  CHECK(broken([](Builder &b) { b.module.instrs[12].c = 3; }) ==
        "%12 (call): has arguments that are not there");
  CHECK(broken([](Builder &b) { b.module.args[0].value = InstrId(13); }) ==
        "%12 (call): operand * is made later");
  CHECK(broken([](Builder &b) { b.module.args[1].name = NameId::none(); }) ==
        "%12 (call): has an argument with a wrong name");
  CHECK(broken([](Builder &b) { b.module.args[0].name = NameId(0); }) ==
        "%12 (call): has an argument with a wrong name");
  CHECK(broken([](Builder &b) { b.args(Op::MakeDict, None, {value(2)}); }) ==
        "%16 (make_dict): has a key without value");
  CHECK(broken([](Builder &b) {
          b.args(Op::MakeDict, None, {value(2), starred(2, ArgKind::DoubleStar), value(2)});
        }) == "%16 (make_dict): has a key without value");
  CHECK(broken([](Builder &b) { b.args(Op::FString, None, {starred(2, ArgKind::Star)}); }) ==
        "%16 (fstring): has a starred argument that means nothing here");
}

TEST_CASE("broken markers are named") {
  CHECK(broken([](Builder &b) { b.emit(Op::Try, None, None, 16); }) == "%16 (try): is not closed");
  CHECK(broken([](Builder &b) { b.emit(Op::EndWith, None, None, 0); }) ==
        "%16 (end_with): stands in no marker of its kind");
  CHECK(broken([](Builder &b) { b.module.instrs[5].c = 6; }) ==
        "%5 (end_if): names another opening marker than the one around it");
  CHECK(broken([](Builder &b) { b.module.instrs[1].c = 4; }) ==
        "%1 (if): names another closing marker than its own");
  CHECK(broken([](Builder &b) { b.module.instrs[9].c = 1; }) == "%9 (break): names no loop around it");
  CHECK(broken([](Builder &b) { b.module.instrs[9].c = None; }) == "%9 (break): names no loop around it");
  CHECK(broken([](Builder &b) { std::swap(b.module.instrs[8], b.module.instrs[9]); }) ==
        "%8 (break): names no loop around it");
  CHECK(broken([](Builder &b) { b.module.instrs[3] = {Op::Else, 0, 0, None, None, 1}; }) ==
        "%4 (else): is out of order");
  CHECK(broken([](Builder &b) {
          uint32_t outer = b.emit(Op::Try);
          b.emit(Op::Finally, None, None, outer);
          b.emit(Op::Except, None, None, outer);
          b.close(outer, Op::EndTry);
        }) == "%18 (except): is out of order");
  CHECK(broken([](Builder &b) {
          uint32_t loop = b.emit(Op::Loop);
          b.close(loop, Op::EndLoop);
        }) == "%17 (end_loop): is out of order");
}
