// THR507: a long-lived container filled under thread identifiers, from which nothing is ever deleted.
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

/// `get_ident()`, `t.ident`, a local that holds only such, or a tuple with one in it.
static bool isThreadIdent(const Program &program, Ref value, unsigned hops = 3) {
  const ir::Module &module = program.irOf(value.module);
  const ir::Instr &instr = module[value.instr];
  if (instr.op == ir::Op::Call) {
    ApiId id = program.apiOf(value);
    return id && llvm::StringRef(program.model().api(id).name).ends_with(".get_ident");
  }
  if (instr.op == ir::Op::LoadAttr)
    return NameId(instr.b) == knownName(known::ident) &&
           isThreadKind(surelyKind(program, {value.module, ir::InstrId(instr.a)}));
  if (hops == 0)
    return false;
  if (instr.op == ir::Op::MakeTuple)
    return llvm::any_of(module.argsOf(instr), [&](const ir::Arg &arg) {
      return isThreadIdent(program, {value.module, arg.value}, hops - 1);
    });
  if (instr.op != ir::Op::Load)
    return false;
  auto variables = program.variablesOf(value);
  if (variables.size() != 1 || program.variable(variables[0]).root != VarRoot::Local)
    return false;
  llvm::ArrayRef<Ref> stores = program.storesOf(variables[0]);
  return !stores.empty() && llvm::all_of(stores, [&](Ref store) {
    const ir::Instr &s = program.instr(store);
    return s.op == ir::Op::Store && isThreadIdent(program, {store.module, ir::InstrId(s.c)}, hops - 1);
  });
}

/// Lives longer than the function, and is a plain container.
static bool isLongLivedContainer(const Program &program, Ref base) {
  auto variables = program.variablesOf(base);
  bool longLived = !variables.empty() && llvm::all_of(variables, [&](VarId v) {
    VarRoot root = program.variable(v).root;
    return root == VarRoot::Global || root == VarRoot::ClassAttr || root == VarRoot::InstanceAttr;
  });
  bool any = false;
  for (const AbstractValue &v : program.valuesOf(base)) {
    if (v.kind == ValueKind::Const)
      continue;
    bool plain = v.kind == ValueKind::Container;
    if (v.kind == ValueKind::ApiInstance) {
      llvm::StringRef name = program.model().api(ApiId(v.id)).name;
      plain = name.starts_with("collections.") || name.starts_with("builtins.");
    }
    if (!plain)
      return false;
    any = true;
  }
  return longLived && any;
}

static NameId lastName(const ir::Module &module, ir::InstrId value) {
  const ir::Instr &instr = module[value];
  if (instr.op == ir::Op::Load)
    return NameId(instr.a);
  return instr.op == ir::Op::LoadAttr ? NameId(instr.b) : NameId();
}

/// A call that only looks at the container.
static bool onlyReads(const ir::Module &module, const ir::Instr &call) {
  const ir::Instr &callee = module.instrs[call.a];
  static constexpr llvm::StringRef readers[] = {
      "len", "list", "sorted", "iter", "str", "repr", "print",  "set",  "dict", "tuple", "max",
      "min", "any",  "all",    "bool", "sum", "id",   "format", "type", "next", "hash",  "isinstance"};
  return callee.op == ir::Op::Load && llvm::is_contained(readers, module.text(NameId(callee.a)));
}

/// An instruction that deletes from a container of this name, replaces it, or lets it out of sight. Goes by
/// the name alone, since a deletion through an object of unknown class counts as well.
static bool letsGo(const ir::Module &module, const ir::Instr &instr, NameId name) {
  auto named = [&](uint32_t value) {
    return value != UINT32_MAX && lastName(module, ir::InstrId(value)) == name;
  };
  switch (instr.op) {
  case ir::Op::DelItem:
    return named(instr.a);
  case ir::Op::Del:
    return NameId(instr.a) == name;
  case ir::Op::DelAttr:
    return NameId(instr.b) == name;
  case ir::Op::Store:
  case ir::Op::StoreAttr:
  case ir::Op::StoreItem:
    return named(instr.c);
  case ir::Op::Return:
  case ir::Op::Yield:
    return named(instr.a);
  case ir::Op::Call:
    break;
  default:
    return false;
  }
  if (ir::InstrId receiver = receiverOf(module, instr); receiver && named(receiver.v)) {
    llvm::StringRef method = module.text(calleeName(module, instr));
    return method == "pop" || method == "popitem" || method == "clear" || method == "discard" ||
           method == "remove";
  }
  if (onlyReads(module, instr))
    return false;
  return llvm::any_of(module.argsOf(instr), [&](const ir::Arg &arg) { return named(arg.value.v); });
}

static bool isEverEmptied(const Program &program, Ref base) {
  for (VarId v : program.variablesOf(base))
    if (program.storesOf(v).size() > 1)
      return true;
  const ir::Module &own = program.irOf(base.module);
  llvm::StringRef name = own.text(lastName(own, base.instr));
  for (uint32_t m = 0; m < program.modules().size(); ++m) {
    const ir::Module &module = program.irOf(ModuleId(m));
    NameId id = module.names.find(name);
    if (id && llvm::any_of(module.instrs, [&](const ir::Instr &instr) { return letsGo(module, instr, id); }))
      return true;
  }
  return false;
}

static void check(const CheckContext &context, RuleId rule, Ref where, Ref base, Ref key) {
  const Program &program = context.program;
  const ir::Module &module = program.irOf(base.module);
  if (!lastName(module, base.instr) || !isThreadIdent(program, key) || !isLongLivedContainer(program, base) ||
      isEverEmptied(program, base))
    return;
  context.report(rule, where, {oneLine(context.sourceText(base)), oneLine(context.sourceText(key))});
}

void checkTHR507(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  for (uint32_t m = 0; m < program.modules().size(); ++m) {
    const ir::Module &module = program.irOf(ModuleId(m));
    if (!module.names.find("get_ident") && !llvm::any_of(module.instrs, [](const ir::Instr &instr) {
          return instr.op == ir::Op::LoadAttr && NameId(instr.b) == knownName(known::ident);
        }))
      continue;
    NameId add = module.names.find("add"), setdefault = module.names.find("setdefault");
    for (uint32_t i = 0; i < module.instrs.size(); ++i) {
      const ir::Instr &instr = module.instrs[i];
      Ref where{ModuleId(m), ir::InstrId(i)};
      if (instr.op == ir::Op::StoreItem)
        check(context, rule, where, {where.module, ir::InstrId(instr.a)},
              {where.module, ir::InstrId(instr.b)});
      ir::InstrId receiver = receiverOf(module, instr);
      NameId name = receiver ? calleeName(module, instr) : NameId();
      if (name && (name == add || name == setdefault) && positionalCount(module, instr) != 0)
        check(context, rule, where, {where.module, receiver}, {where.module, module.argsOf(instr)[0].value});
    }
  }
}

} // namespace threadlint
