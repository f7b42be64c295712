// THR103: `start()` on a thread object that was started before on every path here.
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Refusals.h"
#include "checks/Shapes.h"
#include "checks/ThreadPaths.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

namespace {

class StartWalk {
public:
  StartWalk(const CheckContext &context, RuleId rule, FuncId function)
      : context(context), program(context.program), rule(rule), f(function), info(program.function(function)),
        m(program.irOf(info.module)) {}
  void run() {
    walkPaths(m, *info.ir, [&](InstrId id, const Instr &instr, PathState &state) {
      if (instr.op == Op::Call)
        visitCall(id, instr, state);
      if (instr.op == Op::StoreItem || instr.op == Op::DelItem)
        state.forgetBelow(placeKey(m, InstrId(instr.a)));
    });
  }

private:
  const CheckContext &context;
  const Program &program;
  RuleId rule;
  FuncId f;
  const FunctionInfo &info;
  const ir::Module &m;
  llvm::DenseSet<uint32_t> reported;

  Ref ref(InstrId i) const { return {info.module, i}; }
  void visitCall(InstrId id, const Instr &call, PathState &state);
  void visitStart(InstrId id, InstrId receiver, PathState &state);
  llvm::SmallVector<std::string, 2> visitHelper(InstrId id, const PathState &state);
  void forgetRemade(const Instr &call, PathState &state);
  void forgetAttributes(InstrId until, llvm::StringRef key, PathState &state);
  bool isMadeHere(InstrId receiver) const;
  void forgetOthers(InstrId id, const Instr &call, PathState &state);
  bool repeats(InstrId start, InstrId receiver) const;
  bool isKeptThrough(uint32_t loop, InstrId object, bool elements) const;
  bool startsInConstructor(InstrId receiver) const;
  void report(InstrId at, llvm::StringRef object, llvm::StringRef how);
};

/// One of its methods runs the constructor again, as some do to be started once more.
bool isRemade(const Program &program, Ref object) {
  for (const AbstractValue &v : program.valuesOf(object)) {
    if (v.kind != ValueKind::Instance)
      continue;
    ClassId cls(v.id);
    if (program.findMethod(cls, "start") || program.findMethod(cls, "join") ||
        program.classInfo(cls).unknownBase)
      return true;
    for (FuncId g(0); g.v < program.functionCount(); ++g.v) {
      const FunctionInfo &of = program.function(g);
      if (!of.owner || !program.isSubclass(cls, of.owner) || of.ir->name == knownName(known::__init__))
        continue;
      const ir::Module &im = program.irOf(of.module);
      for (uint32_t i = of.ir->begin; i < of.ir->end; ++i)
        if (im.instrs[i].op == Op::LoadAttr && NameId(im.instrs[i].b) == knownName(known::__init__))
          return true;
    }
  }
  return false;
}

void StartWalk::report(InstrId at, llvm::StringRef object, llvm::StringRef how) {
  Ref where = ref(at);
  if (isExpectedToFail(program, where) || isCaught(program, where, {"RuntimeError"}, Broad::No) ||
      !reported.insert(at.v).second)
    return;
  Refusal refusal = refusalOf(context, ObjectKind::Thread, ThreadState::Started, ThreadOperation::Start);
  if (!refusal)
    return;
  Finding &finding = context.report(rule, where, {oneLine(object), how.str(), refusal.exceptions});
  finding.runtimes = std::move(refusal.runtimes);
}

/// What a called function may bind anew is no longer known: globals, and attributes that not only
/// constructors set.
void StartWalk::forgetOthers(InstrId id, const Instr &call, PathState &state) {
  for (const ir::Arg &arg : m.argsOf(call))
    if (std::string key = placeKey(m, arg.value); !key.empty())
      state.forgetBelow(key);
  if (program.apiOf(ref(id)) || isLogging(m, call))
    return;
  for (uint32_t i = info.ir->begin; i < id.v; ++i) {
    const Instr &in = m.instrs[i];
    if (in.op != Op::Load && in.op != Op::LoadAttr)
      continue;
    std::string key = placeKey(m, InstrId(i));
    if (key.empty() || !state.holds(key) ||
        (in.op == Op::LoadAttr && isSetByConstructors(program, ref(InstrId(i)))))
      continue;
    for (VarId v : program.variablesOf(ref(InstrId(i))))
      for (Ref store : program.storesOf(v))
        if (program.functionOf(store) != f || program.variable(v).root != VarRoot::Local) {
          if (in.op == Op::LoadAttr || program.functionOf(store) != f)
            state.forget(key);
          break;
        }
  }
}

/// The same object is there in the next turn of that loop.
bool StartWalk::isKeptThrough(uint32_t loop, InstrId object, bool elements) const {
  uint32_t end = m.instrs[loop].c;
  llvm::SmallVector<VarId, 2> variables = program.variablesOf(ref(object));
  std::string key = placeKey(m, object);
  if (variables.size() != 1 || key.empty())
    return false;
  for (Ref store : program.storesOf(variables[0])) {
    FuncId in = program.functionOf(store);
    bool inLoop = store.module == info.module && store.instr.v > loop && store.instr.v < end;
    if (inLoop || (in != f && program.function(in).ir->name != knownName(known::__init__)))
      return false;
  }
  for (uint32_t i = loop; i < end; ++i) // another object: `self` itself is bound anew
    if (m.instrs[i].op == Op::Store &&
        llvm::StringRef(key).starts_with(std::to_string(m.instrs[i].b) + ":" +
                                         m.text(NameId(m.instrs[i].a)).str() + "."))
      return false;
  llvm::SmallVector<SiteId, 2> sites = sitesOf(program, ref(object));
  if (elements)
    for (const AbstractValue &v : program.valuesOf(ref(object))) {
      if (v.kind != ValueKind::Container || !v.site)
        return false;
      sites.push_back(v.site);
      for (const AbstractValue &e : program.elementsOf(v.site))
        if (e.site)
          sites.push_back(e.site);
        else
          return false;
    }
  return !sites.empty() && llvm::all_of(sites, [&](SiteId s) {
    Ref made = program.site(s).where;
    return made.module != info.module || made.instr.v < loop || made.instr.v > end;
  });
}

/// Every turn of a loop around it comes here, with the same object.
bool StartWalk::repeats(InstrId start, InstrId receiver) const {
  llvm::SmallVector<InstrId, 8> around = enclosingMarkers(program, ref(start));
  InstrId object = receiver;
  bool elements = false;
  uint32_t from = start.v;
  for (InstrId marker : llvm::reverse(around)) {
    const Instr &in = m[marker];
    if (in.op == Op::With)
      continue;
    if (in.op != Op::Loop || ir::LoopKind(in.aux) == ir::LoopKind::Comprehension)
      return false;
    unsigned depth = 0; // what comes after it in the turn must not leave
    for (uint32_t i = marker.v + 1; i < in.c; ++i) {
      Op op = m.instrs[i].op;
      depth += opensBlock(op) && op != Op::With;
      depth -= closesBlock(op) && op != Op::EndWith && depth > 0;
      bool leaves =
          op == Op::Break || op == Op::Return || op == Op::Raise || (op == Op::Continue && i < from);
      if (leaves && (i < from || depth == 0))
        return false;
      if ((op == Op::Yield || op == Op::Await) && i < from)
        return false;
      if (op == Op::LoopElse)
        break;
    }
    bool isLoopVariable = false;
    for (uint32_t i = marker.v + 1; i < start.v && !elements; ++i)
      isLoopVariable |= m.instrs[i].op == Op::Store && m.instrs[i].c != UINT32_MAX &&
                        m.instrs[m.instrs[i].c].op == Op::IterElem && m[object].op == Op::Load &&
                        m.instrs[i].a == m[object].a && m.instrs[i].b == m[object].b;
    if (isLoopVariable) {
      if (elements || ir::LoopKind(in.aux) != ir::LoopKind::For)
        return false;
      object = InstrId(in.a);
      elements = true;
    } else if (isKeptThrough(marker.v, object, elements)) {
      return true;
    }
    from = marker.v;
  }
  return false;
}

/// All that the receiver may be is started by the constructor of its class.
bool StartWalk::startsInConstructor(InstrId receiver) const {
  bool any = false;
  for (const AbstractValue &v : program.valuesOf(ref(receiver))) {
    if (v.kind == ValueKind::Const)
      continue;
    if (v.kind != ValueKind::Instance || !v.site)
      return false;
    FuncId init = program.findMethod(ClassId(v.id), "__init__");
    if (!init || program.findMethod(ClassId(v.id), "start"))
      return false;
    std::vector<ParameterPlace> places = surelyCalledOn(program, init, "start");
    if (llvm::none_of(places, [](const ParameterPlace &p) { return p.parameter == 0 && p.path.empty(); }))
      return false;
    any = true;
  }
  return any;
}

void StartWalk::visitStart(InstrId id, InstrId receiver, PathState &state) {
  std::string key = placeKey(m, receiver);
  llvm::StringRef text = context.sourceText(ref(receiver));
  if (startsInConstructor(receiver))
    report(id, text, "its constructor has started it already");
  else if (!key.empty() && state.holds(key) && !isRemade(program, ref(receiver)))
    report(id, text, "it was started before");
  else if (repeats(id, receiver) && !isRemade(program, ref(receiver)))
    report(id, text, "the loop starts it again in its next turn");
  if (!key.empty())
    state.mark(key);
}

/// `server.start()` of a class of the project, which starts the thread in an attribute of its object;
/// `start_all(threads)`. Returns the places that are started then.
llvm::SmallVector<std::string, 2> StartWalk::visitHelper(InstrId id, const PathState &state) {
  llvm::SmallVector<std::string, 2> started;
  Callees callees = program.calleesOf(ref(id));
  if (!callees.complete || callees.functions.size() != 1 || !callees.classes.empty())
    return started;
  FuncId callee = callees.functions[0];
  for (const ParameterPlace &place : surelyCalledOn(program, callee, "start")) {
    InstrId given = givenAs(program, ref(id), callee, place.parameter);
    std::string key = given ? placeKey(m, given) : "";
    const ir::Module &cm = program.irOf(place.where.module);
    Ref receiver{place.where.module, receiverOf(cm, cm[place.where.instr])};
    if (key.empty() || !isThreadKind(surelyKind(program, receiver)) || isRemade(program, receiver))
      continue;
    bool isElement = llvm::StringRef(place.path).ends_with("[*]");
    if (!isElement && !place.path.empty() && !isSetByConstructors(program, receiver))
      continue; // the function makes it, too
    std::string text = context.sourceText(ref(given)).str() + (isElement ? "" : place.path);
    if (state.holds(key + place.path))
      report(id, isElement ? "a thread of " + text : text, "it was started before");
    started.push_back(key + place.path);
  }
  return started;
}

/// `self.__init__()`, `Thread.__init__(self)`.
void StartWalk::forgetRemade(const Instr &call, PathState &state) {
  if (InstrId receiver = receiverOf(m, call))
    state.forget(placeKey(m, receiver));
  for (const ir::Arg &arg : m.argsOf(call))
    state.forget(placeKey(m, arg.value));
}

/// A method has been called on it: its elements and attributes may be others, but for those that
/// constructors alone set.
void StartWalk::forgetAttributes(InstrId until, llvm::StringRef key, PathState &state) {
  state.forget(key.str() + "[*]");
  for (uint32_t i = info.ir->begin; i < until.v; ++i) {
    if (m.instrs[i].op != Op::LoadAttr)
      continue;
    std::string below = placeKey(m, InstrId(i));
    if (llvm::StringRef(below).starts_with(key.str() + ".") && state.holds(below) &&
        !isSetByConstructors(program, ref(InstrId(i))))
      state.forget(below);
  }
}

bool StartWalk::isMadeHere(InstrId receiver) const {
  return llvm::any_of(sitesOf(program, ref(receiver)),
                      [&](SiteId s) { return program.site(s).function == f; });
}

void StartWalk::visitCall(InstrId id, const Instr &call, PathState &state) {
  InstrId receiver = receiverOf(m, call);
  std::string key = receiver ? placeKey(m, receiver) : "";
  llvm::StringRef name = calleeName(m, call) ? m.text(calleeName(m, call)) : "";
  bool isThread = receiver && isThreadKind(surelyKind(program, ref(receiver)));
  if (isThread && name == "start")
    return visitStart(id, receiver, state);
  bool isTimer = isThread && surelyKind(program, ref(receiver)) == ObjectKind::Timer;
  if (isThread && (name == "join" || (name == "cancel" && isTimer))) {
    if (!key.empty() && !isMadeHere(receiver))
      state.mark(key); // else it would have raised
    return;
  }
  if (name == "__init__")
    forgetRemade(call, state);
  llvm::SmallVector<std::string, 2> started = visitHelper(id, state);
  forgetOthers(id, call, state);
  if (!key.empty() && !isThread)
    forgetAttributes(id, key, state);
  for (std::string &place : started)
    state.mark(std::move(place));
}

} // namespace

void checkTHR103(const CheckContext &context, RuleId rule) {
  const Program &program = context.program;
  llvm::DenseSet<FuncId> done;
  forEachMethodCall(program, "start", [&](Ref call, const ir::Instr &, Ref receiver) {
    FuncId function = program.functionOf(call);
    bool isThread = isThreadKind(surelyKind(program, receiver));
    if (!isThread && program.calleesOf(call).functions.empty())
      return;
    if (done.insert(function).second && !program.function(function).ir->is(ir::funcflag::HasError))
      StartWalk(context, rule, function).run();
  });
}

} // namespace threadlint
