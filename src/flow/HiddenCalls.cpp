// Operators, builtins, stores, `del` and logging -> the methods of the project that they run.
#include "flow/HiddenCalls.h"
#include "flow/Operators.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringSet.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

using Names = std::initializer_list<llvm::StringRef>;

class Finder {
public:
  Finder(const Program &program, const std::vector<bool> &matters) : program(program), matters(matters) {}
  std::vector<HiddenCall> run();

private:
  struct Handler {
    FuncId emit;
    SiteId site;
    std::string logger; ///< "" = the root, which gets all records
  };
  const Program &program;
  const std::vector<bool> &matters;
  llvm::StringSet<> methods; ///< that matter, by name
  llvm::DenseMap<std::pair<ClassId, NameId>, FuncId> setters;
  std::vector<Handler> handlers;
  std::vector<HiddenCall> found;

  void collectSetters();
  void collectHandlers();
  std::string loggerOf(Ref value) const;
  FuncId methodOf(Ref value, llvm::StringRef name) const;
  bool add(Ref where, InstrId object, Names names);
  void visit(Ref where, const Instr &in);
  void call(Ref where, const Instr &in);
  void format(Ref where, const Instr &in);
  void log(Ref call);
  void end(Ref where, const Instr &in);
  void set(Ref store, const Instr &in);
};

} // namespace

/// The one method of that name that all objects behind the value have.
FuncId Finder::methodOf(Ref value, llvm::StringRef name) const {
  FuncId out;
  for (const AbstractValue &v : program.valuesOf(value)) {
    FuncId one = v.kind == ValueKind::Instance ? program.findMethod(ClassId(v.id), name) : FuncId();
    if (!one || (out && out != one))
      return {};
    out = one;
  }
  bool later = out && program.function(out).ir->flags & (ir::funcflag::Generator | ir::funcflag::Async);
  return later ? FuncId() : out;
}

/// The first of the names that the object has is called.
bool Finder::add(Ref where, InstrId object, Names names) {
  for (llvm::StringRef name : names) {
    if (!methods.contains(name))
      continue;
    FuncId method = methodOf({where.module, object}, name);
    if (!method)
      continue;
    if (matters[method.v])
      found.push_back({where, method, object, {}});
    return true;
  }
  return false;
}

/// `@total.setter def total(self, n)`.
void Finder::collectSetters() {
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    FuncId made;
    for (const Instr &in : m.instrs) {
      if (in.op == Op::MakeFunc)
        made = program.globalFunction(ModuleId(k), FuncId(in.a));
      else if (in.op != Op::Call || !in.has(ir::flag::Decorator))
        made = {};
      if (!made || in.op != Op::Call || m.instrs[in.a].op != Op::LoadAttr ||
          m.text(NameId(m.instrs[in.a].b)) != "setter")
        continue;
      const FunctionInfo &f = program.function(made);
      if (f.owner && matters[made.v])
        setters[{f.owner, f.ir->name}] = made;
    }
  }
}

/// What the logger is called; "?" = not known.
std::string Finder::loggerOf(Ref value) const {
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(value);
  if (values.size() != 1 || values[0].kind != ValueKind::ApiInstance || !values[0].site)
    return "?";
  Ref made = program.site(values[0].site).where;
  const ir::Module &m = program.irOf(made.module);
  const Instr &in = m[made.instr];
  if (in.op != Op::Call || in.c == 0)
    return in.op == Op::Call ? "" : "?";
  const Instr &name = m[m.argsOf(in)[0].value];
  if (name.op == Op::Load && m.text(NameId(name.a)) == "__name__")
    return "module " + std::to_string(made.module.v);
  bool isText = name.op == Op::Const && ir::ConstKind(name.aux) == ir::ConstKind::Str && name.a != UINT32_MAX;
  return isText ? m.text(NameId(name.a)).str() : "?";
}

/// `logger.addHandler(h)` with handlers of the project.
void Finder::collectHandlers() {
  if (!methods.contains("emit"))
    return;
  for (uint32_t k = 0; k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i) {
      const Instr &in = m.instrs[i];
      if (in.op != Op::Call || in.c != 1 || m.instrs[in.a].op != Op::LoadAttr ||
          m.text(NameId(m.instrs[in.a].b)) != "addHandler")
        continue;
      Ref handler{ModuleId(k), m.argsOf(in)[0].value}, logger{ModuleId(k), InstrId(m.instrs[in.a].a)};
      FuncId emit = methodOf(handler, "emit");
      llvm::ArrayRef<AbstractValue> values = program.valuesOf(handler);
      std::string name = loggerOf(logger);
      if (emit && matters[emit.v] && values.size() == 1 && values[0].site && name != "?")
        handlers.push_back({emit, values[0].site, std::move(name)});
    }
  }
}

void Finder::log(Ref call) {
  ApiId id = handlers.empty() ? ApiId() : program.apiOf(call);
  llvm::StringRef api = id ? llvm::StringRef(program.model().api(id).name) : llvm::StringRef();
  auto [owner, method] = api.rsplit('.');
  if ((owner != "logging" && owner != "logging.Logger") ||
      !llvm::is_contained(
          {"debug", "info", "warning", "warn", "error", "critical", "fatal", "exception", "log"}, method))
    return;
  const ir::Module &m = program.irOf(call.module);
  std::string name = owner == "logging" ? "" : loggerOf({call.module, InstrId(m.instrs[m[call.instr].a].a)});
  for (const Handler &h : handlers) {
    bool below = llvm::StringRef(name).starts_with(h.logger + ".");
    if (h.logger.empty() || name == h.logger || below)
      found.push_back({call, h.emit, {}, h.site});
  }
}

/// `len(x)`, `str(x)`, `sorted(x)`.
void Finder::call(Ref where, const Instr &in) {
  const ir::Module &m = program.irOf(where.module);
  log(where);
  if (in.c == 0 || m.instrs[in.a].op != Op::Load || m.argsOf(in)[0].kind != ir::ArgKind::Positional)
    return;
  Callees callees = program.calleesOf(where);
  if (!callees.functions.empty() || !callees.classes.empty())
    return;
  llvm::StringRef name = m.text(NameId(m.instrs[in.a].a));
  InstrId object = m.argsOf(in)[0].value;
  if (name == "len")
    add(where, object, {"__len__"});
  else if (name == "repr")
    add(where, object, {"__repr__"});
  else if (name == "bool")
    add(where, object, {"__bool__", "__len__"});
  else if (name == "next")
    add(where, object, {"__next__"});
  else if (llvm::is_contained({"iter", "list", "tuple", "set", "frozenset", "sorted", "sum", "max", "min",
                               "any", "all", "enumerate", "dict"},
                              name))
    add(where, object, {"__iter__"});
  else if (llvm::is_contained({"str", "print", "format"}, name))
    for (const ir::Arg &arg : m.argsOf(in))
      if (arg.kind == ir::ArgKind::Positional)
        add(where, arg.value, {"__str__", "__repr__"});
}

/// `f"{x}"` and `"%s" % x`.
void Finder::format(Ref where, const Instr &in) {
  const ir::Module &m = program.irOf(where.module);
  if (in.op == Op::BinOp) {
    const Instr &left = m.instrs[in.a], &right = m.instrs[in.b];
    if (left.op != Op::Const || ir::ConstKind(left.aux) != ir::ConstKind::Str)
      return;
    if (right.op != Op::MakeTuple) {
      add(where, InstrId(in.b), {"__str__", "__repr__"});
      return;
    }
  }
  const Instr &parts = in.op == Op::BinOp ? m.instrs[in.b] : in;
  for (const ir::Arg &arg : m.argsOf(parts))
    add(where, arg.value, {"__format__", "__str__", "__repr__"});
}

/// `del x`, `x = None`: the end of an object that nobody else has.
void Finder::end(Ref where, const Instr &in) {
  if (!methods.contains("__del__"))
    return;
  const ir::Module &m = program.irOf(where.module);
  bool drops = in.op == Op::Del || (in.c != UINT32_MAX && m.instrs[in.c].op == Op::Const);
  llvm::SmallVector<VarId, 2> variables = drops ? program.variablesOf(where) : llvm::SmallVector<VarId, 2>();
  if (variables.size() != 1 || program.variable(variables[0]).root != VarRoot::Local)
    return;
  FuncId f = program.functionOf(where);
  Ref made;
  for (Ref store : program.storesOf(variables[0]))
    if (!(store == where)) {
      if (!made.module.isNone() || program.functionOf(store) != f || where.instr < store.instr ||
          program.instr(store).c == UINT32_MAX)
        return;
      made = {store.module, InstrId(program.instr(store).c)};
    }
  if (made.module.isNone() || m[made.instr].op != Op::Call)
    return;
  FuncId method = methodOf(made, "__del__");
  llvm::ArrayRef<AbstractValue> values = program.valuesOf(made);
  if (!method || !matters[method.v] || values.size() != 1 || !values[0].site ||
      !(program.site(values[0].site).where == made))
    return;
  unsigned loads = 0, asOwner = 0; // of its methods and attributes
  for (uint32_t i = made.instr.v; i < program.function(f).ir->end; ++i) {
    const Instr &use = m.instrs[i];
    loads += use.op == Op::Load && use.a == in.a && use.b == in.b;
    asOwner += (use.op == Op::LoadAttr || use.op == Op::StoreAttr) && m.instrs[use.a].op == Op::Load &&
               m.instrs[use.a].a == in.a && m.instrs[use.a].b == in.b;
  }
  if (loads == asOwner)
    found.push_back({where, method, {}, values[0].site});
}

void Finder::set(Ref store, const Instr &in) {
  FuncId out;
  for (const AbstractValue &v : program.valuesOf({store.module, InstrId(in.a)})) {
    FuncId one;
    if (v.kind == ValueKind::Instance)
      for (ClassId c : program.classInfo(ClassId(v.id)).mro)
        if (program.classInfo(c).module == store.module && !one)
          one = setters.lookup({c, NameId(in.b)});
    if (!one || (out && out != one))
      return;
    out = one;
  }
  if (out)
    found.push_back({store, out, InstrId(in.a), {}});
}

void Finder::visit(Ref where, const Instr &in) {
  switch (in.op) {
  case Op::Call:
    call(where, in);
    return;
  case Op::FString:
    format(where, in);
    return;
  case Op::LoadItem:
    add(where, InstrId(in.a), {"__getitem__"});
    return;
  case Op::StoreItem:
    add(where, InstrId(in.a), {"__setitem__"});
    return;
  case Op::DelItem:
    add(where, InstrId(in.a), {"__delitem__"});
    return;
  case Op::StoreAttr:
    if (!setters.empty())
      set(where, in);
    return;
  case Op::Store:
  case Op::Del:
    end(where, in);
    return;
  case Op::If:
    add({where.module, InstrId(in.a)}, InstrId(in.a), {"__bool__", "__len__"});
    return;
  case Op::Loop:
    if (in.a != UINT32_MAX && ir::LoopKind(in.aux) != ir::LoopKind::While)
      add({where.module, InstrId(in.a)}, InstrId(in.a), {"__iter__"});
    return;
  case Op::Unary:
    if (ir::Operator(in.aux) == ir::Operator::Not)
      add(where, InstrId(in.a), {"__bool__", "__len__"});
    return;
  case Op::BinOp:
    if (ir::Operator(in.aux) == ir::Operator::Mod)
      format(where, in);
    [[fallthrough]];
  case Op::Compare:
    if (const OperatorMethods *row = methodsOf(ir::Operator(in.aux))) {
      bool isIn = row->right == "__contains__";
      add(where, InstrId(isIn ? in.b : in.a), {isIn ? row->right : row->left});
    }
    return;
  default:
    return;
  }
}

std::vector<HiddenCall> Finder::run() {
  for (uint32_t f = 0; f < program.functionCount(); ++f) {
    const FunctionInfo &info = program.function(FuncId(f));
    if (matters[f] && info.owner && info.ir->kind == ir::FuncKind::Def)
      methods.insert(program.irOf(info.module).text(info.ir->name));
  }
  collectSetters();
  collectHandlers();
  bool any = !setters.empty() || !handlers.empty();
  for (const auto &name : methods)
    any |= name.first().starts_with("__") && name.first() != "__init__";
  for (uint32_t k = 0; any && k < program.modules().size(); ++k) {
    const ir::Module &m = program.irOf(ModuleId(k));
    for (uint32_t i = 0; i < m.instrs.size(); ++i)
      visit({ModuleId(k), InstrId(i)}, m.instrs[i]);
  }
  llvm::stable_sort(found, [](const HiddenCall &a, const HiddenCall &b) {
    return std::tie(a.where.module.v, a.where.instr.v) < std::tie(b.where.module.v, b.where.instr.v);
  });
  return std::move(found);
}

std::vector<HiddenCall> hiddenCalls(const Program &program, const std::vector<bool> &matters) {
  return Finder(program, matters).run();
}

} // namespace threadlint
