// Runs the lowering tasks function by function, then resolves names over the whole file.
#include "lower/Lower.h"
#include "lower/Lowering.h"

namespace threadlint {

using namespace lowering;

static void startModule(Lowering &l) {
  ir::Function f;
  f.kind = ir::FuncKind::Module;
  f.scope = l.addScope(ir::ScopeType::Module, FuncId(0));
  f.span = {0, static_cast<uint32_t>(l.text.size())};
  if (!l.tree.nodes.empty() && l.at(0).flags != 0)
    f.flags |= ir::funcflag::HasError;
  l.module.functions.push(f);
  l.bodies.push_back({0, ClassId()});
}

static void runTasks(Lowering &l) {
  while (!l.tasks.empty()) {
    Task t = l.tasks.back();
    l.tasks.pop_back();
    t.run(l, t);
  }
}

static void lowerFunction(Lowering &l, FuncId id) {
  l.func = id;
  l.scope = l.module.functions[id].scope;
  auto begin = static_cast<uint32_t>(l.module.instrs.size());
  planBody(l);
  runTasks(l);
  assert(l.values.empty() && l.open.empty() && l.loops.empty() && "a step left something behind");
  ir::Function &f = l.module.functions[id];
  f.begin = begin;
  f.end = static_cast<uint32_t>(l.module.instrs.size());
}

ir::Module lower(const SyntaxTree &tree, llvm::StringRef text) {
  Lowering l(tree, text);
  l.module.instrs.reserve(tree.nodes.size());
  l.module.spans.reserve(tree.nodes.size());
  startModule(l);
  if (tree.nodes.empty())
    return std::move(l.module);
  for (uint32_t f = 0; f < l.module.functions.size(); ++f)
    lowerFunction(l, FuncId(f));
  resolveNames(l);
  collectErrors(l);
  l.module.notes = findNotes(text);
  return std::move(l.module);
}

} // namespace threadlint
