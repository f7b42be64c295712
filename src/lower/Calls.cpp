// Calls and displays: lists of elements that become arguments.
#include "lower/Lowering.h"
#include "llvm/ADT/StringSwitch.h"

namespace threadlint::lowering {

using ir::Arg;
using ir::ArgKind;
using ir::InstrId;
using ir::Op;

/// `*f()` is parsed as `(*f)()`: the star is seen in the text, not in the shape.
static ArgKind argKind(const Lowering &l, Node parent, Node n) {
  llvm::StringRef text = l.textOf(n);
  bool inDict = l.kind(parent) == SyntaxKind::Dictionary; // what is no pair there, an error too, is spread
  if (inDict || (l.kind(parent) == SyntaxKind::ArgumentList && text.starts_with("**")))
    return ArgKind::DoubleStar;
  return text.starts_with("*") ? ArgKind::Star : ArgKind::Positional;
}

static Arg makeArg(Lowering &l, Node parent, Node n, InstrId value) {
  Arg arg;
  arg.value = value;
  arg.begin = l.at(n).begin;
  arg.kind = argKind(l, parent, n);
  Node name = l.kind(n) == SyntaxKind::KeywordArgument ? l.child(n, SyntaxField::Name) : NoNode;
  if (name != NoNode) {
    arg.kind = ArgKind::Keyword;
    arg.name = l.nameOf(name);
  }
  return arg;
}

static size_t valueCount(const Lowering &l, Node parent, Node from) {
  size_t count = 0;
  for (Node n : Children(l, parent, from))
    count += l.kind(n) == SyntaxKind::Pair ? 2 : 1;
  return count;
}

ArgRange takeElements(Lowering &l, Node parent, Node from) {
  size_t count = valueCount(l, parent, from), base = l.values.size() - count;
  auto begin = static_cast<uint32_t>(l.module.args.size());
  const InstrId *value = l.values.data() + base;
  for (Node n : Children(l, parent, from)) {
    if (l.kind(n) == SyntaxKind::Pair) {
      l.module.args.push_back({*value++, NameId(), l.at(n).begin, ArgKind::Positional});
      Node second = l.child(n, SyntaxField::Value);
      l.module.args.push_back({*value++, NameId(), l.at(second == NoNode ? n : second).begin});
      continue;
    }
    l.module.args.push_back(makeArg(l, parent, n, *value++));
  }
  l.values.resize(base);
  return {begin, static_cast<uint32_t>(count)};
}

static bool touchesLocals(llvm::StringRef callee) {
  return llvm::StringSwitch<bool>(callee).Cases("locals", "vars", "exec", "eval", true).Default(false);
}

static void finishCall(Lowering &l, Task t) {
  ArgRange args = takeElements(l, t.extra, l.first(t.extra));
  l.make({Op::Call, 0, 0, l.pop().v, args.begin, args.count}, l.spanOf(t.node));
}

/// `f(x for x in y)`: the generator is the only argument.
static void finishGeneratorCall(Lowering &l, Task t) {
  auto begin = static_cast<uint32_t>(l.module.args.size());
  l.module.args.push_back({l.pop(), NameId(), l.at(t.extra).begin});
  l.make({Op::Call, 0, 0, l.pop().v, begin, 1}, l.spanOf(t.node));
}

static void call(Lowering &l, Task t) {
  Node callee = l.child(t.node, SyntaxField::Function);
  Node args = l.child(t.node, SyntaxField::Arguments);
  if (callee == NoNode || args == NoNode)
    return l.push(l.poison(l.spanOf(t.node)));
  if (l.kind(callee) == SyntaxKind::Identifier && touchesLocals(l.textOf(callee)))
    l.module.functions[l.func].flags |= ir::funcflag::UsesLocals;
  if (l.kind(args) == SyntaxKind::ArgumentList)
    return l.plan({evaluating(callee), {evaluateElements, l.first(args), args}, {finishCall, t.node, args}});
  l.plan({evaluating(callee), evaluating(args), {finishGeneratorCall, t.node, args}});
}

static Op displayOf(SyntaxKind kind) {
  if (kind == SyntaxKind::List || kind == SyntaxKind::ListPattern)
    return Op::MakeList;
  if (kind == SyntaxKind::Set)
    return Op::MakeSet;
  return kind == SyntaxKind::Dictionary ? Op::MakeDict : Op::MakeTuple;
}

static void finishDisplay(Lowering &l, Task t) {
  ArgRange args = takeElements(l, t.node, l.first(t.node));
  l.make({displayOf(l.kind(t.node)), 0, 0, UINT32_MAX, args.begin, args.count}, l.spanOf(t.node));
}

static void display(Lowering &l, Task t) {
  l.plan({{evaluateElements, l.first(t.node), t.node}, {finishDisplay, t.node}});
}

llvm::ArrayRef<Step> callSteps() {
  static constexpr Step steps[] = {
      {SyntaxKind::Call, call},
      {SyntaxKind::List, display, true},
      {SyntaxKind::Set, display, true},
      {SyntaxKind::Tuple, display, true},
      {SyntaxKind::Dictionary, display, true},
      {SyntaxKind::ExpressionList, display, true},
      {SyntaxKind::PatternList, display, true},
      {SyntaxKind::TuplePattern, display, true},
      {SyntaxKind::ListPattern, display, true},
  };
  return steps;
}

} // namespace threadlint::lowering
