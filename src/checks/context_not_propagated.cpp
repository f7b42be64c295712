// THR510: a context variable is read on a thread that never got the value which others have set.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

struct ContextVariable {
  SiteId site;
  bool hasDefault = false;
  std::vector<Ref> gets, sets; ///< calls
};

class ContextReads {
public:
  ContextReads(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  std::vector<ContextVariable> variables;

  void collect();
  void addUses(llvm::StringRef method, std::vector<Ref> ContextVariable::*uses);
  bool isThreadOfOwn(EntryId id) const;
  EntryId readerOf(const ContextVariable &variable, Ref get) const;
  void report(const ContextVariable &variable, Ref get, EntryId entry) const;
};

void ContextReads::addUses(llvm::StringRef method, std::vector<Ref> ContextVariable::*uses) {
  forEachMethodCall(program, method, [&](Ref call, const Instr &, Ref receiver) {
    llvm::SmallVector<SiteId, 2> sites = sitesOf(program, receiver);
    for (ContextVariable &variable : variables)
      if (sites.size() == 1 && sites[0] == variable.site)
        (variable.*uses).push_back(call);
  });
}

void ContextReads::collect() {
  forEachCall(program, [&](Ref call, const Instr &in) {
    if (!callsOneOf(program, call, {"contextvars.ContextVar"}))
      return;
    const Api &api = program.model().api(program.apiOf(call));
    for (SiteId site : sitesOf(program, call))
      if (program.site(site).where == call)
        variables.push_back(
            {site, argumentFor(program.irOf(call.module), in, api, "default") != nullptr, {}, {}});
  });
  if (variables.empty())
    return;
  addUses("get", &ContextVariable::gets);
  addUses("set", &ContextVariable::sets);
}

/// A thread or task that begins with a context of its own.
bool ContextReads::isThreadOfOwn(EntryId id) const {
  const Entry &e = context.facts.entries[id];
  if (!e.isFollowed() || e.creation.module.isNone() || isCoroutine(program, e.function))
    return false;
  bool copies =
      program.instr(e.creation).op == Op::Call && callsOneOf(program, e.creation, {"asyncio.to_thread"});
  return !copies && (e.start == Start::Target || e.start == Start::Run || e.start == Start::Task);
}

EntryId ContextReads::readerOf(const ContextVariable &variable, Ref get) const {
  for (EntryId entry : context.borders->threadsOf(program.functionOf(get))) {
    bool setsItself = llvm::any_of(variable.sets, [&](Ref set) {
      return context.facts.runsOn(program, program.functionOf(set), entry);
    });
    bool isSetByOthers = llvm::any_of(variable.sets, [&](Ref set) {
      return !isTestCode(context, set) && !context.facts.runsOn(program, program.functionOf(set), entry);
    });
    if (isThreadOfOwn(entry) && !setsItself && isSetByOthers)
      return entry;
  }
  return {};
}

void ContextReads::report(const ContextVariable &variable, Ref get, EntryId entry) const {
  const ir::Module &m = program.irOf(get.module);
  bool hasDefault = variable.hasDefault || m[get.instr].c > 0;
  Ref receiver{get.module, receiverOf(m, m[get.instr])};
  Finding &finding = context.report(rule, get,
                                    {oneLine(context.sourceText(receiver)),
                                     nameOf(program, context.facts.entries[entry].function),
                                     hasDefault ? "gives the default" : "raises LookupError"});
  keepRuntimesWith(context, finding, "contextvars.ContextVar");
  llvm::erase_if(finding.runtimes, [&](llvm::StringRef name) {
    return context.model.runtime(context.model.findRuntime(name)).inheritsContext;
  });
  finding.related.push_back(context.related(variable.sets[0], "set here, in the context of another thread"));
  finding.related.push_back(
      context.related(context.facts.entries[entry].creation, "the thread is made here"));
  if (finding.runtimes.empty())
    context.findings.pop_back();
}

void ContextReads::run() {
  collect();
  for (const ContextVariable &variable : variables)
    for (Ref get : variable.gets)
      if (EntryId entry = readerOf(variable, get);
          entry && !isTestCode(context, get) && !isCaught(program, get, {"LookupError"}))
        report(variable, get, entry);
}

} // namespace

void checkTHR510(const CheckContext &context, RuleId rule) { ContextReads(context, rule).run(); }

} // namespace threadlint
