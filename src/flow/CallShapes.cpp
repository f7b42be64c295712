// Which of several callees a call may mean, and which functions nobody calls from outside.
#include "flow/Impl.h"

namespace threadlint {

/// Of a call event: each function once, in order.
Callees calleesOf(const Program &program, FuncId caller, const Event &call) {
  Callees callees;
  if (call.property)
    callees.functions.push_back(call.property);
  else
    callees = program.calleesOf({program.function(caller).module, call.where});
  llvm::sort(callees.functions);
  callees.functions.erase(std::unique(callees.functions.begin(), callees.functions.end()),
                          callees.functions.end());
  return callees;
}

/// Methods of classes of which one is the ancestor of the others.
bool areOverrides(const Program &program, const Callees &callees) {
  if (callees.functions.empty() || !callees.classes.empty())
    return false;
  ClassId root = program.function(callees.functions[0]).owner;
  for (FuncId f : callees.functions) {
    ClassId owner = program.function(f).owner;
    if (!root || !owner)
      return false;
    root = program.isSubclass(root, owner) ? owner : root;
  }
  return llvm::all_of(callees.functions,
                      [&](FuncId f) { return program.isSubclass(program.function(f).owner, root); });
}

/// Functions nested in one function, returned together.
bool areSiblings(const Program &program, const Callees &callees) {
  auto parentOf = [&](FuncId f) {
    const FunctionInfo &info = program.function(f);
    bool isNested = !info.owner && info.parent && program.function(info.parent).ir->kind == ir::FuncKind::Def;
    return isNested ? info.parent : FuncId();
  };
  FuncId parent = callees.functions.empty() ? FuncId() : parentOf(callees.functions[0]);
  return parent && callees.classes.empty() &&
         llvm::all_of(callees.functions, [&](FuncId f) { return parentOf(f) == parent; });
}

/// A private method that nobody is seen to call or hand on: it is found by its name, by code of the class.
bool isForItself(const Program &program, FuncId f) {
  const FunctionInfo &info = program.function(f);
  llvm::StringRef name = program.irOf(info.module).text(info.ir->name);
  return info.owner && name.starts_with("_") && !name.ends_with("__") && !program.escapes(f);
}

} // namespace threadlint
