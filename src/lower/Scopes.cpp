// Names in scopes -> bindings: a walk over the scope tree with one stack of visible bindings a name.
#include "lower/Lowering.h"
#include <algorithm>

namespace threadlint::lowering {

using ir::Binding;
using ir::Instr;
using ir::Op;
using ir::ScopeId;
using ir::ScopeKind;
using ir::ScopeType;

namespace {

/// The binding a name means at a point of the walk; a scope of none is the module's or a builtin.
struct Visible {
  ScopeId scope;
  uint32_t index = 0; ///< in Scope::bindings
};

class Resolver {
public:
  explicit Resolver(Lowering &l)
      : l(l), m(l.module), visible(m.names.size()), seenIn(m.names.size()), isModuleName(m.names.size()) {}

  void run() {
    groupNames();
    groupDeclarations();
    linkScopes();
    walk();
    writeBack();
    for (ir::Scope &s : m.scopes)
      std::sort(s.bindings.begin(), s.bindings.end(),
                [](const Binding &a, const Binding &b) { return a.name < b.name; });
  }

private:
  static bool isNameOp(Op op) { return op == Op::Load || binds(op); }
  static bool binds(Op op) { return op == Op::Store || op == Op::Del || op == Op::Annot; }

  /// Name instructions by scope (counting sort).
  void groupNames() {
    nameStart.assign(m.scopes.size() + 1, 0);
    for (const Instr &i : m.instrs)
      if (isNameOp(i.op))
        ++nameStart[i.b + 1];
    for (uint32_t s = 0; s < m.scopes.size(); ++s)
      nameStart[s + 1] += nameStart[s];
    names.resize(nameStart.back());
    std::vector<uint32_t> next = nameStart;
    for (uint32_t i = 0; i < m.instrs.size(); ++i)
      if (isNameOp(m.instrs[i].op))
        names[next[m.instrs[i].b]++] = i;
  }

  void groupDeclarations() {
    std::stable_sort(l.declarations.begin(), l.declarations.end(),
                     [](const Declaration &a, const Declaration &b) { return a.scope < b.scope; });
  }

  void linkScopes() {
    firstChild.assign(m.scopes.size(), ScopeId());
    nextSibling.assign(m.scopes.size(), ScopeId());
    for (uint32_t s = m.scopes.size(); s-- > 1;) {
      uint32_t parent = m.scopes[ScopeId(s)].parent.v;
      nextSibling[s] = firstChild[parent];
      firstChild[parent] = ScopeId(s);
    }
    functionOf.assign(m.scopes.size(), FuncId());
    for (uint32_t f = 0; f < m.functions.size(); ++f)
      functionOf[m.functions[FuncId(f)].scope.v] = FuncId(f);
  }

  void walk() {
    struct Entered {
      ScopeId scope;
      size_t undo; ///< height of the undo stack before it
      ScopeId nextChild;
    };
    std::vector<Entered> stack;
    auto enter = [&](ScopeId s) {
      size_t mark = undo.size();
      resolveScope(s);
      stack.push_back({s, mark, firstChild[s.v]});
    };
    enter(ScopeId(0));
    while (!stack.empty()) {
      Entered &top = stack.back();
      if (top.nextChild.isNone()) {
        undoTo(top.undo);
        stack.pop_back();
        continue;
      }
      ScopeId child = top.nextChild;
      top.nextChild = nextSibling[child.v];
      enter(child);
    }
  }

  /// Makes the scope's bindings, resolves its names, and leaves visible what nested scopes see.
  void resolveScope(ScopeId s) {
    collectBindings(s);
    size_t mark = undo.size();
    bool isClass = m.scopes[s].type == ScopeType::Class;
    bool seesClass = l.scopeNotes[s.v].seesClass && m.scopes[m.scopes[s].parent].type == ScopeType::Class;
    if (seesClass)
      showBindings(m.scopes[s].parent);
    showBindings(s);
    for (uint32_t i = nameStart[s.v]; i < nameStart[s.v + 1]; ++i)
      resolveName(s, names[i]);
    if (isClass || seesClass)
      undoTo(mark);
    if (seesClass && !isClass)
      showBindings(s);
  }

  llvm::ArrayRef<Declaration> declarationsOf(ScopeId s) const {
    auto less = [](const Declaration &d, ScopeId id) { return d.scope < id; };
    auto begin = std::lower_bound(l.declarations.begin(), l.declarations.end(), s, less);
    auto end = begin;
    while (end != l.declarations.end() && end->scope == s)
      ++end;
    return {l.declarations.data() + (begin - l.declarations.begin()), static_cast<size_t>(end - begin)};
  }

  static ScopeKind kindIn(ScopeType type) {
    if (type == ScopeType::Module)
      return ScopeKind::Global;
    if (type == ScopeType::Class)
      return ScopeKind::Class;
    return type == ScopeType::Function ? ScopeKind::Local : ScopeKind::CompVar;
  }

  void addBinding(ScopeId s, NameId name, bool isParam) {
    if (seenIn[name.v] == s)
      return;
    seenIn[name.v] = s;
    if (s.v == 0)
      isModuleName[name.v] = true;
    ir::Scope &scope = m.scopes[s];
    scope.bindings.push_back({name, kindIn(scope.type), isParam});
  }

  void collectBindings(ScopeId s) {
    if (s.v != 0)
      for (const Declaration &d : declarationsOf(s))
        seenIn[d.name.v] = s; // bound elsewhere
    if (FuncId f = functionOf[s.v]; !f.isNone())
      for (const ir::Param &p : m.paramsOf(m.functions[f]))
        addBinding(s, p.name, true);
    for (uint32_t i = nameStart[s.v]; i < nameStart[s.v + 1]; ++i)
      if (const Instr &instr = m.instrs[names[i]]; binds(instr.op))
        addBinding(s, NameId(instr.a), false);
  }

  void show(NameId name, Visible v) {
    undo.push_back({name, visible[name.v]});
    visible[name.v] = v;
  }

  void showBindings(ScopeId s) {
    if (s.v == 0)
      return;
    for (const Declaration &d : declarationsOf(s))
      if (d.global)
        show(d.name, {});
    const std::vector<Binding> &bindings = m.scopes[s].bindings;
    for (uint32_t i = 0; i < bindings.size(); ++i)
      show(bindings[i].name, {s, i});
  }

  void undoTo(size_t height) {
    while (undo.size() > height) {
      visible[undo.back().name.v] = undo.back().before;
      undo.pop_back();
    }
  }

  void resolveName(ScopeId s, uint32_t instr) {
    Instr &i = m.instrs[instr];
    Visible v = visible[i.a];
    if (v.scope.isNone()) {
      i.aux = static_cast<uint16_t>(ScopeKind::Global);
      i.b = UINT32_MAX;
      if (binds(i.op) && !isModuleName[i.a]) {
        isModuleName[i.a] = true; // `global x` binds in the module
        globals.push_back(NameId(i.a));
      }
      return;
    }
    ir::Scope &home = m.scopes[v.scope];
    if (home.type != ScopeType::Class && home.function != m.scopes[s].function)
      home.bindings[v.index].kind = ScopeKind::Cell;
    i.b = v.scope.v;
    resolved.push_back({instr, v.index});
  }

  /// Kinds are known only now: a later nested use makes a local a cell.
  void writeBack() {
    for (auto [instr, index] : resolved) {
      Instr &i = m.instrs[instr];
      i.aux = static_cast<uint16_t>(m.scopes[ScopeId(i.b)].bindings[index].kind);
    }
    for (NameId name : globals)
      m.scopes[ScopeId(0)].bindings.push_back({name, ScopeKind::Global, false});
  }

  struct Before {
    NameId name;
    Visible before;
  };
  struct Resolved {
    uint32_t instr, index;
  };

  Lowering &l;
  ir::Module &m;
  std::vector<Visible> visible;   ///< by name
  std::vector<ScopeId> seenIn;    ///< by name: last scope that bound or declared it
  std::vector<bool> isModuleName; ///< by name
  std::vector<Before> undo;
  std::vector<uint32_t> names, nameStart; ///< instructions grouped by scope
  std::vector<ScopeId> firstChild, nextSibling;
  std::vector<FuncId> functionOf; ///< by scope; none for comprehensions
  std::vector<Resolved> resolved;
  std::vector<NameId> globals; ///< bound in the module only from elsewhere
};

} // namespace

void resolveNames(Lowering &l) { Resolver(l).run(); }

} // namespace threadlint::lowering
