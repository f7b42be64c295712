// The key of an element -> whether it belongs to the thread that uses it, so that each has elements of its
// own.
#include "flow/Containers.h"
#include "flow/Entries.h"
#include "flow/Updates.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

/// Whether a key belongs to the thread, followed from callee to caller.
class KeySearch {
public:
  KeySearch(const Program &p, const Facts &f, EntryId owner, bool isSettled)
      : program(p), facts(f), owner(owner), isSettled(isSettled) {}

  bool belongs(Ref key, unsigned depth) const {
    key = soleDefinitionOf(program, key);
    const Instr &in = program.instr(key);
    switch (in.op) {
    case Op::Load:
      return belongsToCaller(key, depth) || isSetToOwn(key, depth);
    case Op::LoadAttr:
      return isOwnObject({key.module, InstrId(in.a)}) ||
             (depth && belongs({key.module, InstrId(in.a)}, depth - 1));
    case Op::LoadItem: // `task["id"]`
      return depth && isNameOfId(key.module, in) && belongs({key.module, InstrId(in.a)}, depth - 1);
    case Op::Call: {
      ApiId api = program.apiOf(key);
      llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : llvm::StringRef();
      if (name == "threading.get_ident" || name == "threading.current_thread" ||
          name == "threading.get_native_id" || name == "threading.currentThread")
        return true;
      // `digest(self.url)`: made from something of its own.
      return depth && (isResultOwn(key, depth - 1) ||
                       llvm::any_of(program.irOf(key.module).argsOf(in), [&](const ir::Arg &arg) {
                         return belongs({key.module, arg.value}, depth - 1);
                       }));
    }
    case Op::BinOp: // `self.url + self.name`; `i % 3` is the same for many
      return depth && ir::Operator(in.aux) == ir::Operator::Add &&
             (belongs({key.module, InstrId(in.a)}, depth - 1) ||
              belongs({key.module, InstrId(in.b)}, depth - 1));
    case Op::IterElem:
      return isOverRange({key.module, InstrId(in.a)});
    default:
      return false;
    }
  }

private:
  const Program &program;
  const Facts &facts;
  EntryId owner;
  bool isSettled;

  bool isNameOfId(ModuleId module, const Instr &item) const {
    const ir::Module &m = program.irOf(module);
    const Instr &name = m.instrs[item.b];
    return name.op == Op::Const && ir::ConstKind(name.aux) == ir::ConstKind::Str && name.a != UINT32_MAX &&
           m.text(NameId(name.a)).ends_with_insensitive("id");
  }

  /// `def here(): return get_ident()`
  bool isResultOwn(Ref call, unsigned depth) const {
    Callees callees = program.calleesOf(call);
    if (callees.functions.size() != 1)
      return false;
    const FunctionInfo &info = program.function(callees.functions[0]);
    const ir::Module &m = program.irOf(info.module);
    bool any = false;
    for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
      if (m.instrs[i].op != Op::Return)
        continue;
      if (m.instrs[i].a == UINT32_MAX || !belongs({info.module, InstrId(m.instrs[i].a)}, depth))
        return false;
      any = true;
    }
    return any;
  }

  /// `if ident is None: ident = get_ident()`
  bool isSetToOwn(Ref load, unsigned depth) const {
    VarId local = program.variablesOf(load)[0];
    FuncId f = program.functionOf(load);
    return depth && local && program.variable(local).root == VarRoot::Local &&
           llvm::any_of(program.storesOf(local), [&](Ref store) {
             InstrId value(program.instr(store).c);
             return program.functionOf(store) == f && value &&
                    program.instr({store.module, value}).op == Op::Call && belongs({store.module, value}, 0);
           });
  }

  bool isOwnObject(Ref object) const {
    Base base = baseOf(program, object);
    if (base.kind != Base::Self || base.indirect)
      return false;
    if (owner.isNone())
      return false;
    const Entry &entry = facts.entries[owner];
    return entry.function == program.functionOf(object) && !entry.arguments.empty() &&
           entry.arguments[0] == Sharing::PerThread;
  }

  /// `for i in range(first, last)`: a part of the whole.
  bool isOverRange(Ref iterable) const {
    ApiId api = program.instr(iterable).op == Op::Call ? program.apiOf(iterable) : ApiId();
    return api && program.model().api(api).name == "builtins.range";
  }

  bool belongsToCaller(Ref load, unsigned depth) const {
    FuncId f = program.functionOf(load);
    int index = parameterIndex(program, f, NameId(program.instr(load).a));
    if (index < 0)
      return false;
    if (owner && facts.entries[owner].function == f)
      return facts.entries[owner].start == Start::Target || facts.entries[owner].start == Start::Task;
    llvm::SmallVector<Ref, 4> callers; // on this thread
    for (Ref call : program.callersOf(f))
      if (!isSettled || facts.runsOn(program, program.functionOf(call), owner))
        callers.push_back(call);
    return depth && !callers.empty() && llvm::all_of(callers, [&](Ref call) {
             Ref given = argumentAt(program, call, f, static_cast<uint32_t>(index));
             return !given.module.isNone() && belongs(given, depth - 1);
           });
  }
};

} // namespace

bool isKeyOfThread(const Program &program, const Facts &facts, EntryId owner, Ref container, InstrId name,
                   bool isSettled) {
  Ref key{container.module, name};
  if (program.instr(key).op == Op::Const)
    return false;
  // A place in a list is as good as always one of the thread, unless an object that is shared has it.
  if (isSequence(program, container) && program.instr(key).op != Op::LoadAttr)
    return true;
  return KeySearch(program, facts, owner, isSettled).belongs(key, 4);
}

} // namespace threadlint
