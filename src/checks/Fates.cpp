// A value -> what the program does with it afterwards, through local variables and lists.
#include "checks/Fates.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

/// What of the value in question another value is.
enum class Role : uint8_t { Item, Holder };

class Follower {
public:
  Follower(const Program &program, ModuleId module)
      : program(program), module(module), m(program.irOf(module)) {}

  Fate run(InstrId value) {
    add(value, Role::Item);
    while (!todo.empty() && !used) {
      auto [v, role] = todo.pop_back_val();
      users(v, role);
    }
    return used ? Fate::Used : waited ? Fate::Waited : Fate::Dropped;
  }

private:
  const Program &program;
  ModuleId module;
  const ir::Module &m;
  llvm::SmallVector<std::pair<InstrId, Role>, 8> todo;
  std::vector<InstrId> seen;
  std::vector<std::pair<uint32_t, uint32_t>> variables; ///< name and scope
  bool used = false, waited = false;

  void add(InstrId v, Role role) {
    if (llvm::is_contained(seen, v))
      return;
    seen.push_back(v);
    todo.push_back({v, role});
  }
  void users(InstrId v, Role role);
  void user(uint32_t i, InstrId v, Role role);
  void variable(const Instr &access, Role role);
  bool isNamedElsewhere(NameId name) const;
  void method(uint32_t attribute, Role role);
  void argument(uint32_t call, Role role);
  /// The container that something is put into.
  void container(uint32_t base) {
    if (m.instrs[base].op == Op::Load)
      variable(m.instrs[base], Role::Holder);
    else
      used = true;
  }
};

void Follower::users(InstrId v, Role role) {
  const ir::Function &f = *program.function(program.functionOf({module, v})).ir;
  for (uint32_t i = v.v + 1; i < f.end && !used; ++i) {
    bool is = false;
    forEachOperand(m, m.instrs[i], [&](InstrId operand) { is |= operand == v; });
    if (is)
      user(i, v, role);
  }
  used |= llvm::any_of(m.params, [&](const ir::Param &p) { return p.defaultValue == v; });
}

bool Follower::isNamedElsewhere(NameId name) const {
  for (uint32_t other = 0; other < program.modules().size(); ++other) {
    const ir::Module &o = program.irOf(ModuleId(other));
    NameId id = o.names.find(m.text(name));
    if (!id)
      continue;
    for (const Instr &in : o.instrs)
      if ((in.op == Op::LoadAttr || in.op == Op::ImportFrom) && NameId(in.b) == id)
        return true;
  }
  return false;
}

/// Whatever reads the variable has it.
void Follower::variable(const Instr &access, Role role) {
  std::pair<uint32_t, uint32_t> key{access.a, access.b};
  if (llvm::is_contained(variables, key))
    return;
  variables.push_back(key);
  auto kind = ir::ScopeKind(access.aux);
  if (kind == ir::ScopeKind::Class || (kind == ir::ScopeKind::Global && isNamedElsewhere(NameId(access.a)))) {
    used = true;
    return;
  }
  for (uint32_t i = 0; i < m.instrs.size(); ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Load && in.a == access.a && in.b == access.b)
      add(InstrId(i), role);
  }
}

void Follower::method(uint32_t attribute, Role role) {
  uint32_t call = attribute + 1;
  const ir::Function &f = *program.function(program.functionOf({module, InstrId(attribute)})).ir;
  while (call < f.end && !(m.instrs[call].op == Op::Call && m.instrs[call].a == attribute))
    ++call;
  llvm::StringRef name = m.text(NameId(m.instrs[attribute].b));
  if (call == f.end) {
    used = true;
  } else if (role == Role::Item) {
    (name == "wait" ? waited : used) = true;
  } else if (name == "values" || name == "items" || name == "keys" || name == "copy") {
    add(InstrId(call), Role::Holder);
  } else {
    static constexpr llvm::StringRef filling[] = {"append", "add", "extend", "insert", "appendleft", "clear"};
    used |= !llvm::is_contained(filling, name);
  }
}

void Follower::argument(uint32_t i, Role role) {
  const Instr &call = m.instrs[i];
  InstrId receiver = receiverOf(m, call);
  NameId id = calleeName(m, call);
  llvm::StringRef name = id ? m.text(id) : "";
  ApiId api = program.apiOf({module, InstrId(i)});
  llvm::StringRef full = api ? llvm::StringRef(program.model().api(api).name) : "";
  static constexpr llvm::StringRef adding[] = {"append", "add", "appendleft", "extend", "insert"};
  static constexpr llvm::StringRef passing[] = {"list",     "tuple", "set",  "sorted", "enumerate", "zip",
                                                "reversed", "iter",  "tqdm", "dict",   "frozenset"};
  static constexpr llvm::StringRef neutral[] = {"len", "print", "bool", "isinstance", "id", "repr", "str"};
  if (full == "concurrent.futures.wait" || full == "concurrent.futures.as_completed") {
    waited = true;
    add(InstrId(i), Role::Holder);
  } else if (receiver && llvm::is_contained(adding, name)) {
    container(receiver.v);
  } else if (role == Role::Holder && llvm::is_contained(passing, name)) {
    add(InstrId(i), Role::Holder);
  } else if (receiver || !llvm::is_contained(neutral, name)) {
    used = true;
  }
}

void Follower::user(uint32_t i, InstrId v, Role role) {
  const Instr &in = m.instrs[i];
  bool item = role == Role::Item;
  switch (in.op) {
  case Op::Store:
    return variable(in, role);
  case Op::LoadAttr:
    return method(i, role);
  case Op::Call:
    return argument(i, role);
  case Op::MakeList:
  case Op::MakeTuple:
  case Op::MakeSet:
  case Op::MakeDict:
  case Op::Comp:
    return add(InstrId(i), Role::Holder);
  case Op::StoreItem:
    if (in.a != v.v)
      container(in.a);
    return;
  case Op::Select:
    return add(InstrId(i), role);
  case Op::IterElem:
  case Op::LoadItem:
    if (in.a != v.v)
      return;
    used |= item;
    return add(InstrId(i), Role::Item);
  case Op::Unpack:
    used |= item && m[v].op != Op::IterElem;
    return add(InstrId(i), role);
  case Op::BinOp:
    used |= item;
    return add(InstrId(i), Role::Holder);
  case Op::Loop:
    used |= item;
    return;
  case Op::If:
  case Op::LoopBody:
  case Op::Compare:
  case Op::Unary:
  case Op::FString:
  case Op::DelItem:
    return;
  default:
    used = true;
  }
}

} // namespace

Fate fateOf(const Program &program, Ref value) { return Follower(program, value.module).run(value.instr); }

} // namespace threadlint
