// Parses, lowers, links and analyses one file, and asks for the window of the last shared update of each
// function.
#include "testing/programs/window_claims.h"
#include "flow/Flow.h"
#include "flow/Updates.h"
#include "flow/Window.h"
#include "lower/Lower.h"
#include "llvm/ADT/STLExtras.h"

namespace threadlint::testing {

namespace {

constexpr uint32_t BudgetMs = 60000;

class WindowReader {
public:
  WindowReader(llvm::StringRef text, const Model &runtimes)
      : source(text), model(runtimes), module(lower(Parser().parse(text, {BudgetMs}), text)),
        program(link({LinkInput{FileId(0), "windows", "", false, &module}}, model)), facts(analyse(program)) {
  }

  std::vector<WindowClaim> read() const {
    std::vector<WindowClaim> claims;
    for (uint32_t f = 0; f < program.functionCount(); ++f)
      if (std::string doc = docstring(FuncId(f)); !doc.empty())
        claims.push_back({std::move(doc), losses(FuncId(f))});
    return claims;
  }

private:
  /// On one line, at the beginning of the body.
  std::string docstring(FuncId f) const {
    const ir::Function &function = *program.function(f).ir;
    if (function.kind != ir::FuncKind::Def)
      return "";
    llvm::StringRef text = source.slice(function.span.begin, function.span.end);
    text = text.drop_front(std::min(text.size(), text.find(":\n"))).drop_front(1).ltrim();
    return text.consume_front("\"\"\"") ? text.take_until([](char c) { return c == '"'; }).str() : "";
  }

  bool isShared(Ref store, FuncId f) const {
    if (program.instr(store).op == ir::Op::StoreItem)
      return true;
    return llvm::none_of(program.variablesOf(store), [&](VarId id) {
      const Variable &v = program.variable(id);
      return v.root == VarRoot::Local && v.owner == program.function(f).ir->scope.v;
    });
  }

  /// Threads that run the function share the lock, and it is kept from the read to the store.
  bool guards(LockId lock, Ref read, Ref store, FuncId f) const {
    SiteId site = facts.locks[lock].site;
    bool isOwn = site && program.site(site).function == f;
    return !isOwn && facts.locks[lock].guards() &&
           llvm::none_of(facts.summaries[f.v].events, [&](const Event &event) {
             bool changes = event.kind == EventKind::Release || event.kind == EventKind::Acquire;
             return changes && event.lock == lock && event.where > read.instr && event.where < store.instr;
           });
  }

  bool isGuarded(Ref read, Ref store, FuncId f) const {
    return llvm::any_of(facts.summaries[f.v].events, [&](const Event &event) {
      return event.where == store.instr && llvm::any_of(facts.locksets.get(event.held), [&](LockId lock) {
               return guards(lock, read, store, f);
             });
    });
  }

  std::vector<bool> losses(FuncId f) const {
    std::vector<bool> result(model.runtimes().size(), false);
    const ir::Function &function = *program.function(f).ir;
    for (uint32_t i = function.begin; i < function.end; ++i) {
      ir::Op op = module.instrs[i].op;
      Ref store{program.function(f).module, ir::InstrId(i)};
      if ((op != ir::Op::Store && op != ir::Op::StoreAttr && op != ir::Op::StoreItem) || !isShared(store, f))
        continue;
      Ref read = oldValueOf(program, store);
      if (read.instr.isNone() || isGuarded(read, store, f))
        continue;
      for (uint32_t r = 0; r < result.size(); ++r)
        result[r] = result[r] || windowOn(program, model.runtime(RuntimeId(r)), read, store).isOpen();
    }
    return result;
  }

  llvm::StringRef source;
  const Model &model;
  ir::Module module;
  Program program;
  Facts facts;
};

} // namespace

std::vector<WindowClaim> windowClaims(llvm::StringRef source, const Model &model) {
  return WindowReader(source, model).read();
}

} // namespace threadlint::testing
