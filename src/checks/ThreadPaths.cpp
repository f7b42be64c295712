// A function's paths -> where thread objects surely are new (made and not started); what a call surely does
// to the objects it is given.
#include "checks/ThreadPaths.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

using Sites = llvm::SmallVector<SiteId, 2>;

class NewWalk {
public:
  NewWalk(const CheckContext &context, FuncId function, llvm::function_ref<void(Ref, Ref)> visit)
      : program(context.program), f(function), info(program.function(function)), m(program.irOf(info.module)),
        visit(visit) {}
  void run();

private:
  const Program &program;
  FuncId f;
  const FunctionInfo &info;
  const ir::Module &m;
  llvm::function_ref<void(Ref, Ref)> visit;
  struct Mark {
    std::string key;
    Sites sites;
    bool isSelf = false;
  };
  std::vector<Mark> marks; ///< all that were ever made
  bool begun = false;

  Ref ref(InstrId i) const { return {info.module, i}; }
  void step(InstrId id, const Instr &in, PathState &state);
  void mark(PathState &state, std::string key, InstrId value, bool elements);
  bool isNew(InstrId value, const PathState &state) const;
  bool areNew(InstrId container, const PathState &state) const;
  Sites sitesIn(InstrId value) const;
  bool makesThread(InstrId value) const;
  void forget(PathState &state, llvm::ArrayRef<SiteId> sites);
  void forgetReachable(PathState &state);
  bool isExposed(const Mark &mark) const;
  void call(InstrId id, const Instr &in, PathState &state);
  std::string keyOfStore(const Instr &in) const;
};

/// The objects, those in a container, or in one that a container holds.
Sites NewWalk::sitesIn(InstrId value) const {
  Sites sites = sitesOf(program, ref(value));
  for (const AbstractValue &v : program.valuesOf(ref(value)))
    if (v.kind == ValueKind::Container && v.site)
      for (const AbstractValue &e : program.elementsOf(v.site))
        if (e.site)
          sites.push_back(e.site);
  return sites;
}

/// A call that makes a thread object, of a class whose constructor leaves it alone.
bool NewWalk::makesThread(InstrId value) const {
  if (m[value].op != Op::Call || !isThreadKind(surelyKind(program, ref(value))))
    return false;
  ApiId api = program.apiOf(ref(value));
  if (api && program.model().api(api).kind != ApiKind::Class)
    return false;
  for (const AbstractValue &v : program.valuesOf(ref(value))) {
    if (!v.site || program.site(v.site).where != ref(value))
      return false;
    if (v.kind != ValueKind::Instance)
      continue;
    const ClassInfo &cls = program.classInfo(ClassId(v.id));
    if (cls.unknownBase || cls.apiBases.size() != 1)
      return false;
    for (llvm::StringRef name : {"__init__", "__new__"}) {
      FuncId made = program.findMethod(ClassId(v.id), name);
      if (!made)
        continue;
      const FunctionInfo &init = program.function(made);
      const ir::Module &im = program.irOf(init.module);
      bool plain = true;
      forEachInstr(im, *init.ir, [&](InstrId i, const Instr &in) {
        plain &= in.op != Op::LoadAttr || NameId(in.b) != knownName(known::start);
        for (const ir::Arg &arg : in.op == Op::Call ? im.argsOf(in) : llvm::ArrayRef<ir::Arg>())
          plain &= !isSelf(im, *init.ir, arg.value) || calleeName(im, in) == knownName(known::__init__) ||
                   calleeName(im, in) == knownName(known::super);
        // A method of the class may start it.
        InstrId receiver = receiverOf(im, in);
        if (receiver && isSelf(im, *init.ir, receiver) &&
            !program.calleesOf({init.module, i}).functions.empty())
          plain = false;
      });
      if (!plain || name == "__new__")
        return false;
    }
  }
  return true;
}

std::string NewWalk::keyOfStore(const Instr &in) const {
  if (in.op == Op::Store)
    return std::to_string(in.b) + ":" + m.text(NameId(in.a)).str();
  std::string base = placeKey(m, InstrId(in.a));
  return base.empty() ? base : base + "." + m.text(NameId(in.b)).str();
}

bool NewWalk::isNew(InstrId value, const PathState &state) const {
  if (makesThread(value))
    return true;
  std::string key = placeKey(m, value);
  if (!key.empty())
    return state.holds(key);
  const Instr &in = m[value];
  if (in.op == Op::LoadItem || in.op == Op::IterElem)
    return areNew(InstrId(in.a), state);
  if (in.op == Op::Unpack && m.instrs[in.a].op == Op::MakeTuple && in.b < m.instrs[in.a].c)
    return isNew(m.argsOf(m.instrs[in.a])[in.b].value, state);
  return in.op == Op::Unpack && areNew(InstrId(in.a), state);
}

bool NewWalk::areNew(InstrId container, const PathState &state) const {
  std::string key = placeKey(m, container);
  if (!key.empty())
    return state.holds(key + "[*]");
  const Instr &in = m[container];
  if (in.op == Op::Comp)
    return ir::CompKind(in.aux) == ir::CompKind::List && makesThread(InstrId(in.a));
  if (in.op != Op::MakeList && in.op != Op::MakeTuple)
    return false;
  return llvm::all_of(m.argsOf(in), [&](const ir::Arg &arg) {
    return arg.kind == ir::ArgKind::Positional && isNew(arg.value, state);
  });
}

void NewWalk::mark(PathState &state, std::string key, InstrId value, bool elements) {
  Sites sites = sitesIn(value);
  if (elements)
    key += "[*]";
  for (Mark &one : marks)
    if (one.key == key) {
      one.sites.append(sites);
      return state.mark(key);
    }
  marks.push_back({key, sites});
  state.mark(key);
}

void NewWalk::forget(PathState &state, llvm::ArrayRef<SiteId> sites) {
  for (const Mark &one : marks)
    if (llvm::any_of(one.sites, [&](SiteId s) { return llvm::is_contained(sites, s); }))
      state.forget(one.key);
}

/// In an attribute, a global or a variable that nested functions use.
bool NewWalk::isExposed(const Mark &one) const {
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    bool outside = in.op == Op::StoreAttr || in.op == Op::StoreItem ||
                   (in.op == Op::Store && ir::ScopeKind(in.aux) != ir::ScopeKind::Local &&
                    ir::ScopeKind(in.aux) != ir::ScopeKind::CompVar);
    if (outside &&
        llvm::any_of(sitesIn(InstrId(in.c)), [&](SiteId s) { return llvm::is_contained(one.sites, s); }))
      return true;
  }
  return one.isSelf;
}

void NewWalk::forgetReachable(PathState &state) {
  for (const Mark &one : marks)
    if (state.holds(one.key) && isExposed(one))
      state.forget(one.key);
}

void NewWalk::call(InstrId id, const Instr &in, PathState &state) {
  ApiId api = program.apiOf(ref(id));
  InstrId receiver = receiverOf(m, in);
  llvm::StringRef name = calleeName(m, in) ? m.text(calleeName(m, in)) : "";
  bool keeps = receiver && api && program.model().api(api).mutates && !placeKey(m, receiver).empty();
  for (const ir::Arg &arg : m.argsOf(in)) {
    if (keeps) { // `threads.append(t)`
      std::string elements = placeKey(m, receiver) + "[*]";
      if (state.holds(elements) && isNew(arg.value, state))
        mark(state, placeKey(m, receiver), arg.value, true);
      else
        state.forget(elements);
    } else if (name != "print" && name != "len" && name != "isinstance") {
      forget(state, sitesIn(arg.value));
    }
  }
  bool isSuperInit = name == "__init__" && receiver;
  if (!api && !isSuperInit && name != "super" && !isLogging(m, in) && !makesThread(id))
    forgetReachable(state);
}

void NewWalk::step(InstrId id, const Instr &in, PathState &state) {
  if (!begun && info.owner && info.ir->name == knownName(known::__init__) &&
      info.ir->paramBegin != info.ir->paramEnd && isThreadKind(program.objectKindOf(info.owner))) {
    std::string self =
        std::to_string(info.ir->scope.v) + ":" + m.text(m.params[info.ir->paramBegin].name).str();
    marks.push_back({self, {}, true});
    state.mark(self);
  }
  begun = true;
  switch (in.op) {
  case Op::Store:
  case Op::StoreAttr: {
    if (InstrId(in.c).isNone())
      return;
    std::string key = keyOfStore(in);
    if (key.empty())
      return;
    // An element that a loop takes has been marked by the walk itself.
    if (m.instrs[in.c].op == Op::IterElem && !placeKey(m, InstrId(m.instrs[in.c].a)).empty())
      marks.push_back({key, sitesIn(InstrId(in.c))});
    else if (isNew(InstrId(in.c), state))
      mark(state, key, InstrId(in.c), false);
    if (areNew(InstrId(in.c), state))
      mark(state, key, InstrId(in.c), true);
    return;
  }
  case Op::LoadAttr: {
    llvm::StringRef name = m.text(NameId(in.b));
    InstrId object(in.a);
    if (isNew(object, state) && m[object].op != Op::Call)
      visit(ref(id), ref(object));
    if (name != "start" && name != "run" && name != "_start")
      return;
    if (program.mayBeUnknown(ref(object)))
      return forgetReachable(state);
    forget(state, sitesIn(object));
    if (std::string key = placeKey(m, object); !key.empty())
      state.forget(key);
    return;
  }
  case Op::Call:
    return call(id, in, state);
  case Op::Yield:
  case Op::Await:
  case Op::YieldFrom:
    forgetReachable(state);
    [[fallthrough]];
  case Op::StoreItem:
  case Op::BinOp:
    forEachOperand(m, in, [&](InstrId operand) { forget(state, sitesIn(operand)); });
    return;
  default:
    return;
  }
}

void NewWalk::run() {
  if (info.ir->is(ir::funcflag::HasError | ir::funcflag::UsesLocals))
    return;
  walkPaths(m, *info.ir, [&](InstrId id, const Instr &in, PathState &state) { step(id, in, state); });
}

} // namespace

void forEachUseOfNew(const CheckContext &context, FuncId function,
                     llvm::function_ref<void(Ref load, Ref object)> visit) {
  NewWalk(context, function, visit).run();
}

std::vector<FuncId> threadMakers(const Program &program) {
  std::vector<FuncId> makers;
  forEachCall(program, [&](Ref call, const Instr &) {
    if (!isThreadKind(surelyKind(program, call)))
      return;
    FuncId f = program.functionOf(call);
    if (makers.empty() || makers.back() != f)
      makers.push_back(f);
  });
  for (uint32_t c = 0; c < program.classCount(); ++c)
    if (isThreadKind(program.objectKindOf(ClassId(c))))
      if (FuncId init = program.findMethod(ClassId(c), "__init__"))
        makers.push_back(init);
  llvm::sort(makers, [](FuncId a, FuncId b) { return a.v < b.v; });
  makers.erase(std::unique(makers.begin(), makers.end()), makers.end());
  return makers;
}

/// "2:t.worker" of a parameter `t` -> its index and ".worker".
static std::optional<ParameterPlace> parameterPlace(const ir::Module &m, const ir::Function &f, InstrId value,
                                                    Ref where) {
  std::string key = placeKey(m, value);
  unsigned index = 0;
  for (const ir::Param &p : m.paramsOf(f)) {
    std::string root = std::to_string(f.scope.v) + ":" + m.text(p.name).str();
    llvm::StringRef rest(key);
    if (rest.consume_front(root) && (rest.empty() || rest.front() == '.'))
      return ParameterPlace{index, rest.str(), where};
    ++index;
  }
  return std::nullopt;
}

std::vector<ParameterPlace> surelyCalledOn(const Program &program, FuncId function, llvm::StringRef method) {
  const FunctionInfo &info = program.function(function);
  const ir::Module &m = program.irOf(info.module);
  std::vector<ParameterPlace> places;
  NameId name = m.names.find(method);
  if (!name || info.ir->is(ir::funcflag::Async | ir::funcflag::Generator | ir::funcflag::HasError))
    return places;
  unsigned depth = 0;
  std::vector<InstrId> loops; // open `for` loops over something whole
  for (uint32_t i = info.ir->begin; i < info.ir->end; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op == Op::Return || in.op == Op::Raise || in.op == Op::Break || in.op == Op::Continue)
      break;
    bool isFor = in.op == Op::Loop && ir::LoopKind(in.aux) == ir::LoopKind::For;
    if (isFor && depth == loops.size())
      loops.push_back(InstrId(i));
    depth += opensBlock(in.op) && in.op != Op::With;
    depth -= closesBlock(in.op) && in.op != Op::EndWith;
    if (in.op == Op::EndLoop && !loops.empty() && in.c == loops.back().v)
      loops.pop_back();
    InstrId receiver = receiverOf(m, in);
    if (!receiver || calleeName(m, in) != name || depth != loops.size() || loops.size() > 1)
      continue;
    Ref where{info.module, InstrId(i)};
    if (loops.empty()) {
      if (auto place = parameterPlace(m, *info.ir, receiver, where))
        places.push_back(*place);
      continue;
    }
    // `for t in threads: t.join()`
    const Instr &element = m[receiver];
    const Instr &loop = m[loops.back()];
    bool isElement = false;
    for (uint32_t k = loops.back().v; k < i && element.op == Op::Load; ++k)
      isElement |= m.instrs[k].op == Op::Store && m.instrs[k].a == element.a && m.instrs[k].b == element.b &&
                   m.instrs[m.instrs[k].c].op == Op::IterElem;
    if (auto place = isElement ? parameterPlace(m, *info.ir, InstrId(loop.a), where) : std::nullopt) {
      place->path += "[*]";
      places.push_back(*place);
    }
  }
  return places;
}

InstrId givenAs(const Program &program, Ref call, FuncId callee, unsigned parameter) {
  const ir::Module &m = program.irOf(call.module);
  const Instr &in = m[call.instr];
  const FunctionInfo &info = program.function(callee);
  if (hasStarArguments(m, in))
    return {};
  bool isMethod = info.owner && !info.ir->is(ir::funcflag::StaticMethod);
  InstrId receiver = receiverOf(m, in);
  bool isBound = false;
  if (isMethod && receiver)
    for (const AbstractValue &v : program.valuesOf({call.module, receiver}))
      isBound |= v.kind == ValueKind::Instance || v.kind == ValueKind::Super;
  if (isBound && parameter == 0)
    return receiver;
  unsigned position = parameter - isBound;
  const ir::Module &cm = program.irOf(info.module);
  llvm::StringRef name = cm.text(cm.paramsOf(*info.ir)[parameter].name);
  unsigned index = 0;
  for (const ir::Arg &arg : m.argsOf(in)) {
    if (arg.kind == ir::ArgKind::Keyword ? m.text(arg.name) == name : index++ == position)
      return arg.value;
  }
  return {};
}

bool isSetByConstructors(const Program &program, Ref load) {
  llvm::SmallVector<VarId, 2> variables = program.variablesOf(load);
  if (variables.size() != 1)
    return false;
  llvm::ArrayRef<Ref> stores = program.storesOf(variables[0]);
  return !stores.empty() && llvm::all_of(stores, [&](Ref store) {
    const ir::Function &f = *program.function(program.functionOf(store)).ir;
    return f.name == knownName(known::__init__);
  });
}

} // namespace threadlint
