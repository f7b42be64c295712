// THR502: an attribute of a thread-local object that one thread sets and others read.
#include "checks/Borders.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "checks/ThreadLocals.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

/// One attribute of one object.
struct Attribute {
  llvm::SmallVector<const LocalUse *, 4> stores; ///< that need not find a value there
  llvm::SmallVector<const LocalUse *, 8> reads;
  bool asked = false; ///< some code expects its lack
};

class SetInOneThread {
public:
  SetInOneThread(const CheckContext &context, RuleId rule)
      : context(context), program(context.program), rule(rule) {}
  void run();

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;

  FuncId functionOf(const LocalUse &use) const { return program.functionOf(use.where); }
  Attribute attributeOf(const LocalObject &object, llvm::StringRef name) const;
  bool isImport(Ref where) const;
  bool isSetWhenMade(const LocalObject &object, const LocalUse &store) const;
  bool isSurelyElsewhere(const LocalUse &store, EntryId entry) const;
  EntryId readerOf(const Attribute &attribute, const LocalUse &read) const;
  void check(const LocalObject &object, llvm::StringRef name);
};

Attribute SetInOneThread::attributeOf(const LocalObject &object, llvm::StringRef name) const {
  Attribute attribute;
  for (const LocalUse &use : object.uses) {
    if (use.name != name)
      continue;
    attribute.asked |= use.kind == LocalUseKind::Ask;
    // What a function has read surely, it has not set first: `old = local.x; local.x = new`.
    bool readFirst = llvm::any_of(attribute.reads, [&](const LocalUse *read) {
      return functionOf(*read) == functionOf(use) && !isUnderTestOrLoop(program, read->where);
    });
    bool setFirst = llvm::any_of(
        attribute.stores, [&](const LocalUse *store) { return functionOf(*store) == functionOf(use); });
    if (use.kind == LocalUseKind::Store && !readFirst)
      attribute.stores.push_back(&use);
    if ((use.kind == LocalUseKind::Load || use.kind == LocalUseKind::Update) && !setFirst)
      attribute.reads.push_back(&use);
  }
  return attribute;
}

/// Runs when the module is imported, not when it is the program.
bool SetInOneThread::isImport(Ref where) const {
  ir::FuncKind kind = program.function(program.functionOf(where)).ir->kind;
  return (kind == ir::FuncKind::Module || kind == ir::FuncKind::ClassBody) &&
         !isUnderMainGuard(program, where);
}

/// Right after it was made, by an import or a constructor: once, by whoever that is.
bool SetInOneThread::isSetWhenMade(const LocalObject &object, const LocalUse &store) const {
  if (isImport(store.where))
    return true;
  const FunctionInfo &f = program.function(functionOf(store));
  const ir::Module &m = program.irOf(f.module);
  return functionOf(store) == program.functionOf(object.creation) && f.owner && f.ir->name &&
         m.text(f.ir->name) == "__init__";
}

/// No thread of the entry can be seen, or guessed, to come there.
bool SetInOneThread::isSurelyElsewhere(const LocalUse &store, EntryId entry) const {
  FuncId f = functionOf(store);
  const FunctionInfo &info = program.function(f);
  if (info.ir->kind == ir::FuncKind::Module)
    return true;
  if (info.ir->kind != ir::FuncKind::Def || program.escapes(f) || program.callersOf(f).empty() ||
      !isPlainlyDecorated(program, f) || info.ir->is(ir::funcflag::Generator | ir::funcflag::Async) ||
      context.facts.runsOn(program, f, entry))
    return false;
  const ir::Module &own = program.irOf(info.module);
  llvm::StringRef name = own.text(info.ir->name);
  if (name.starts_with("__") && name != "__init__")
    return false;
  // A method may be called on an object nobody knows.
  for (uint32_t k = 0; info.owner && k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    NameId id = m.names.find(name);
    for (uint32_t i = 0; id && i < m.instrs.size(); ++i)
      if (m.instrs[i].op == Op::LoadAttr && NameId(m.instrs[i].b) == id &&
          program.mayBeUnknown({ModuleId(k), InstrId(i)}))
        return false;
  }
  // Who calls it must be elsewhere as well.
  return llvm::all_of(program.callersOf(f), [&](Ref call) {
    FuncId caller = program.functionOf(call);
    return program.function(caller).ir->kind == ir::FuncKind::Module ||
           (!context.facts.runsOn(program, caller, entry) && !program.escapes(caller));
  });
}

/// A thread that comes to the read, and to no store.
EntryId SetInOneThread::readerOf(const Attribute &attribute, const LocalUse &read) const {
  for (EntryId entry : context.borders->threadsOf(functionOf(read)))
    if (context.facts.entries[entry].isFollowed() &&
        llvm::all_of(attribute.stores,
                     [&](const LocalUse *store) { return isSurelyElsewhere(*store, entry); }))
      return entry;
  return {};
}

void SetInOneThread::check(const LocalObject &object, llvm::StringRef name) {
  Attribute attribute = attributeOf(object, name);
  if (attribute.asked || attribute.stores.empty() || attribute.reads.empty())
    return;
  bool whenMade =
      llvm::all_of(attribute.stores, [&](const LocalUse *store) { return isSetWhenMade(object, *store); });
  llvm::DenseSet<FuncId> reported;
  for (const LocalUse *read : attribute.reads) {
    const FunctionInfo &f = program.function(functionOf(*read));
    if (f.ir->kind != ir::FuncKind::Def || f.ir->is(ir::funcflag::HasError) ||
        isTestCode(context, read->where))
      continue;
    EntryId entry = readerOf(attribute, *read);
    bool isMaker = functionOf(*read) == program.functionOf(object.creation);
    if ((!entry && (!whenMade || isMaker)) || !reported.insert(functionOf(*read)).second)
      continue;
    std::string who = entry
                          ? "the threads of `" + nameOf(program, context.facts.entries[entry].function) + "`"
                          : "all other threads";
    Finding &finding = context.report(rule, read->where,
                                      {name.str(), who, context.lineText(attribute.stores.front()->where)});
    finding.related.push_back(
        context.related(attribute.stores.front()->where, "set here, for one thread only"));
  }
}

void SetInOneThread::run() {
  for (const LocalObject &object : threadLocals(program)) {
    if (object.opaque)
      continue;
    std::vector<std::string> names;
    for (const LocalUse &use : object.uses)
      if (!llvm::is_contained(names, use.name))
        names.push_back(use.name);
    for (const std::string &name : names)
      check(object, name);
  }
}

} // namespace

void checkTHR502(const CheckContext &context, RuleId rule) { SetInOneThread(context, rule).run(); }

} // namespace threadlint
