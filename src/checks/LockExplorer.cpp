// A search over instructions and what is known of the lock there.
#include "checks/LockExplorer.h"
#include "checks/Guards.h"
#include "checks/Objects.h"
#include "checks/Shapes.h"
#include "model/LockStates.h"

namespace threadlint {

using ir::Instr;
using ir::Op;

static constexpr uint8_t MaxDepth = 4;   ///< more is not counted
static constexpr size_t MaxPaths = 4000; ///< instructions times what may be known there

LockExplorer::LockExplorer(const CheckContext &context, FuncId f, const LockCalls &calls)
    : context(context), program(context.program), info(program.function(f)), m(program.irOf(info.module)),
      calls(calls), blocks(m, *info.ir), conditions(m, *info.ir) {}

void LockExplorer::visit(Path path) {
  if (seen.insert(path).second)
    todo.push_back(std::move(path));
}

void LockExplorer::fault(LockFault::Kind kind, uint32_t acquire, uint32_t where, uint32_t earlier) {
  bool byRelease = kind == LockFault::Twice || kind == LockFault::Failed || kind == LockFault::More;
  for (const LockFault &f : faults)
    if (f.kind == kind && (byRelease ? f.where == ref(where) : f.acquire == ref(acquire)))
      return;
  LockFault f{kind, ref(acquire), ref(where), ref(earlier), "", ObjectKind::None};
  faults.push_back(f);
}

/// What goes wrong while cleaning up is not followed, nor the look at the lock itself.
bool LockExplorer::mayRaise(uint32_t i) const {
  const Instr &in = m.instrs[i];
  if (in.op == Op::Call)
    return !isHarmlessCall(program, ref(i)) && !isInFinally(i);
  return in.op == Op::Assert || in.op == Op::Await || (in.op == Op::LoadItem && !isOurs(i));
}

/// `sys.exit()`, `os._exit()`, `os.abort()`.
bool LockExplorer::neverReturns(uint32_t i) const {
  ApiId api = program.apiOf(ref(i));
  llvm::StringRef name = api ? llvm::StringRef(program.model().api(api).name) : llvm::StringRef();
  NameId method = calleeName(m, m.instrs[i]);
  llvm::StringRef called = method.isNone() ? llvm::StringRef() : m.text(method);
  return name == "os._exit" || name == "os.abort" || name.starts_with("os.exec") || name == "sys.exit" ||
         name == "builtins.exit" || name == "builtins.quit" || called == "fail" || called == "skipTest" ||
         called == "abort" || called == "exit";
}

/// A handler for a class of the project gets only what some function of the project raises: does this call?
bool LockExplorer::raisesFor(uint32_t call, uint32_t except, uint32_t end) const {
  llvm::SmallVector<ClassId, 2> classes;
  uint32_t type = except + 1; // `except Error`, `except module.Error`
  while (type + 1 < end && m.instrs[type + 1].op == Op::LoadAttr && m.instrs[type + 1].a == type)
    ++type;
  for (const AbstractValue &v : program.valuesOf(ref(type))) {
    if (v.kind != ValueKind::Class)
      return true;
    classes.push_back(ClassId(v.id));
  }
  uint32_t next = type + 1; // `except (A, B)`
  while (next < end && (m.instrs[next].op == Op::Load || m.instrs[next].op == Op::LoadAttr))
    ++next;
  if (classes.empty() || m.instrs[next].op == Op::MakeTuple)
    return true;
  llvm::SmallVector<FuncId, 8> todo(program.calleesOf(ref(call)).functions);
  for (unsigned budget = 40; !todo.empty() && budget != 0; --budget) {
    const FunctionInfo &f = program.function(todo.pop_back_val());
    const ir::Module &of = program.irOf(f.module);
    for (uint32_t i = f.ir->begin; i < f.ir->end; ++i) {
      const Instr &in = of.instrs[i];
      if (in.op == Op::Call)
        for (FuncId g : program.calleesOf({f.module, ir::InstrId(i)}).functions)
          todo.push_back(g);
      if (in.op == Op::Raise && in.a != UINT32_MAX)
        for (const AbstractValue &v : program.valuesOf({f.module, ir::InstrId(in.a)}))
          if ((v.kind == ValueKind::Class || v.kind == ValueKind::Instance) &&
              llvm::any_of(classes, [&](ClassId c) { return program.isSubclass(ClassId(v.id), c); }))
            return true;
    }
  }
  return false;
}

/// The handler may get what was raised; `surely`: it goes no further.
bool LockExplorer::catches(uint32_t except, uint32_t end, const Leaving &why, bool &surely) const {
  surely = handlerCatches(m, except, end, {"BaseException", "Exception"}, true);
  const Instr &origin = m.instrs[why.origin];
  bool byUser = handlerCatches(m, except, end, {"KeyboardInterrupt", "SystemExit", "GeneratorExit"}, false);
  if (!surely && origin.op != Op::Raise &&
      (byUser || (origin.op == Op::Call && !raisesFor(why.origin, except, end))))
    return false;
  if (surely || origin.op != Op::Raise || origin.a == UINT32_MAX)
    return true;
  uint32_t raised = m.instrs[origin.a].op == Op::Call ? m.instrs[origin.a].a : origin.a;
  llvm::StringRef name = m.instrs[raised].op == Op::Load       ? m.text(NameId(m.instrs[raised].a))
                         : m.instrs[raised].op == Op::LoadAttr ? m.text(NameId(m.instrs[raised].b))
                                                               : llvm::StringRef();
  surely = handlerCatches(m, except, end, {name}, false);
  return surely;
}

/// `with suppress(...)`.
bool LockExplorer::swallows(const Block &with) const {
  const Instr &value = m.instrs[m.instrs[with.begin].a];
  NameId name = value.op == Op::Call ? calleeName(m, value) : NameId();
  return !name.isNone() && m.text(name) == "suppress";
}

void LockExplorer::end(const Path &path, const Leaving &why) {
  if (path.depth == 0) {
    givesBack |= path.given != None && why.kind != Leaving::Raise;
    return;
  }
  bool byHandler = path.caught != None && why.origin != None && m.instrs[why.origin].op == Op::Raise;
  if (!path.unsure && path.taken != None && (why.kind != Leaving::Raise || byHandler))
    fault(LockFault::Kept, path.taken, why.origin, path.caught);
}

/// Goes on in a handler or in the finally part; true when no path goes further out from here.
bool LockExplorer::leaveTry(Path &path, const Block &b, uint32_t at, const Leaving &why) {
  uint32_t part = b.partOf(at);
  uint32_t last = b.part(m, Op::Finally);
  if (part == last && last != None) { // a second exit out of the finally part replaces the first
    if (!path.leaving.empty())
      path.leaving.pop_back();
    return false;
  }
  if (part == b.begin && why.kind == Leaving::Raise)
    for (uint32_t except : b.parts) {
      bool surely = false;
      if (m.instrs[except].op != Op::Except || !catches(except, b.end, why, surely))
        continue;
      Path handled = path;
      handled.caught = why.origin;
      visitNext(handled, except + 1);
      if (surely)
        return true;
    }
  if (last == None)
    return false;
  path.leaving.push_back(why);
  visitNext(path, last + 1);
  return true;
}

uint32_t LockExplorer::afterLoop(const Block &loop) const { return loop.end + 1; }

/// Something that is no `raise` raises. After a release it is not known whether code further out counts on
/// that.
void LockExplorer::raise(Path path) {
  path.unsure |= path.depth == 0 && path.given != None;
  uint32_t i = path.pc;
  leave(std::move(path), blocks.at(i), i, {Leaving::Raise, i, None});
}

void LockExplorer::leaveWith(Path &path, const Block &with, bool raising) {
  if (!raising && path.depth == 0 && path.given != None && !path.unsure)
    fault(LockFault::Twice, None, path.given, with.begin);
  path.depth -= path.depth > 0;
}

/// Several are taken in one loop and given back in another.
bool LockExplorer::isCountedApart() const {
  auto loopOf = [&](uint32_t i) {
    uint32_t k = blocks.at(i);
    while (k != None && blocks[k].op != Op::Loop)
      k = blocks[k].parent;
    return k;
  };
  uint32_t first = loopOf(calls.acquires[0]);
  return llvm::any_of(calls.acquires, [&](uint32_t i) { return loopOf(i) != first; }) ||
         llvm::any_of(calls.releases, [&](uint32_t i) { return loopOf(i) != first; });
}

void LockExplorer::leave(Path path, uint32_t block, uint32_t at, Leaving why) {
  for (; block != None; at = blocks[block].begin, block = blocks[block].parent) {
    const Block &b = blocks[block];
    if (b.op == Op::With && at != b.begin) {
      if (isOurs(m.instrs[b.begin].a))
        leaveWith(path, b, why.kind == Leaving::Raise);
      if (why.kind == Leaving::Raise && swallows(b))
        visitNext(path, b.end + 1);
    }
    if (b.op == Op::Loop && why.target == b.begin) {
      visitNext(path, why.kind == Leaving::Break ? afterLoop(b) : b.begin + 1);
      return;
    }
    if (b.op == Op::Try && leaveTry(path, b, at, why))
      return;
  }
  end(path, why);
}

std::optional<bool> LockExplorer::asksLocked(const Path &path, uint32_t value) const {
  const Instr &in = m.instrs[value];
  if (in.op == Op::Unary) {
    std::optional<bool> inner =
        m.instrs[in.a].op == Op::Unary ? std::optional<bool>() : asksLocked(path, in.a);
    return inner ? std::optional(!*inner) : inner;
  }
  ir::InstrId receiver = in.op == Op::Call ? receiverOf(m, in) : ir::InstrId();
  llvm::StringRef method = receiver.isNone() ? llvm::StringRef() : m.text(calleeName(m, in));
  if ((method != "locked" && method != "_is_owned") || !isOurs(receiver.v))
    return std::nullopt;
  return path.depth > 0;
}

/// `lock`, `lock is None`: it is there, or the calls on it would have failed.
std::optional<bool> LockExplorer::asksForObject(uint32_t value) const {
  const Instr &in = m.instrs[value];
  bool negated = in.op == Op::Unary && ir::Operator(in.aux) == ir::Operator::Not;
  if (negated || in.op == Op::Load || in.op == Op::LoadAttr)
    return isOurs(negated ? in.a : value) ? std::optional(!negated) : std::nullopt;
  ir::Operator op = ir::Operator(in.aux);
  bool compares = in.op == Op::Compare && (op == ir::Operator::Is || op == ir::Operator::IsNot) &&
                  isConst(m, ir::InstrId(in.b), ir::ConstKind::None) && isOurs(in.a);
  return compares ? std::optional(op == ir::Operator::IsNot) : std::nullopt;
}

void LockExplorer::branch(Path path, uint32_t condition, uint32_t yes, uint32_t no, bool mustEnter) {
  std::optional<bool> known = conditions.truth(path.facts, condition);
  if (!known)
    known = asksForObject(condition);
  if (!known) {
    known = asksLocked(path, condition);
    if (known)
      conditions.assume(path.facts, condition, *known);
  }
  if (known) {
    conditions.forgetParts(path.facts, condition);
    visitNext(std::move(path), *known ? yes : no);
    return;
  }
  for (bool value : {true, false}) {
    if (!value && mustEnter)
      return;
    Path next = path;
    conditions.assume(next.facts, condition, value);
    conditions.forgetParts(next.facts, condition);
    visitNext(std::move(next), value ? yes : no);
  }
}

/// Control comes to the end of a part, or to the start of a block.
void LockExplorer::marker(Path path, const Instr &in) {
  uint32_t i = path.pc;
  const Block &b = blocks[blocks.at(i)];
  switch (in.op) {
  case Op::If: {
    uint32_t otherwise = b.part(m, Op::Else);
    branch(path, in.a, i + 1, otherwise == None ? b.end + 1 : otherwise + 1, false);
    return;
  }
  case Op::LoopBody: {
    uint32_t otherwise = b.part(m, Op::LoopElse);
    uint32_t after = otherwise == None ? b.end + 1 : otherwise + 1;
    bool isFirst = !conditions.truth(path.facts, b.begin).value_or(false);
    if (in.a != UINT32_MAX) {
      branch(path, in.a, i + 1, after, isFirst);
      return;
    }
    visitNext(path, i + 1);
    if (!isFirst)
      visitNext(path, after);
    return;
  }
  case Op::LoopElse:
  case Op::EndLoop:
    if (b.partOf(i - 1) == b.part(m, Op::LoopElse) && in.op == Op::EndLoop &&
        b.part(m, Op::LoopElse) != None) {
      visitNext(path, i + 1);
      return;
    }
    givesBack |= path.depth == 0 && path.given != None;
    conditions.setResult(path.facts, b.begin, true); // it has had a turn
    visitNext(path, b.begin + 1);
    return;
  case Op::Else:
  case Op::Case:
    visitNext(path, b.end + 1);
    return;
  case Op::Match: {
    bool always = false;
    for (uint32_t part : b.parts) {
      always |= m.instrs[part].has(ir::flag::Always);
      visitNext(path, part + 1);
    }
    if (!always)
      visitNext(path, b.end + 1);
    return;
  }
  case Op::Except:
  case Op::TryElse: {
    uint32_t last = b.part(m, Op::Finally), next = b.part(m, Op::TryElse);
    bool fromBody = i == b.parts[0];
    if (fromBody && next != None)
      visitNext(path, next + 1);
    else
      visitNext(path, last == None ? b.end + 1 : last);
    return;
  }
  case Op::Finally:
    path.leaving.push_back({});
    visitNext(path, i + 1);
    return;
  case Op::EndTry: {
    if (b.part(m, Op::Finally) == None || path.leaving.empty()) {
      visitNext(path, i + 1);
      return;
    }
    Leaving why = path.leaving.pop_back_val();
    if (why.kind == Leaving::None_)
      visitNext(path, i + 1);
    else
      leave(path, b.parent, b.begin, why);
    return;
  }
  case Op::With:
    if (isOurs(in.a)) {
      ++path.depth;
      path.given = None;
    }
    visitNext(path, i + 1);
    return;
  case Op::EndWith:
    if (isOurs(m.instrs[b.begin].a))
      leaveWith(path, b, false);
    visitNext(path, i + 1);
    return;
  default:
    visitNext(path, i + 1);
    return;
  }
}

void LockExplorer::acquire(Path path, const Instr &in) {
  uint32_t i = path.pc;
  if (!waitsForLock(m, in)) {
    Path other = path;
    conditions.setResult(other.facts, i, false);
    other.failed = i;
    visitNext(std::move(other), i + 1);
  }
  conditions.setResult(path.facts, i, true);
  path.unsure |= path.depth > 0 && !isReentrant; // it hangs here, or another thread gives it back
  path.depth = static_cast<uint8_t>(std::min<int>(path.depth + 1, MaxDepth));
  path.taken = i;
  path.given = path.failed = path.caught = None;
  visitNext(std::move(path), i + 1);
}

/// The code is ready for a release of what is not held.
bool LockExplorer::isExpected(uint32_t release) const {
  uint32_t at = release;
  for (uint32_t k = blocks.at(release); k != None; at = blocks[k].begin, k = blocks[k].parent) {
    const Block &b = blocks[k];
    if (b.op == Op::With && at != b.begin && swallows(b))
      return true;
    if (b.op != Op::Try || b.partOf(at) != b.begin)
      continue;
    for (uint32_t except : b.parts)
      if (m.instrs[except].op == Op::Except &&
          handlerCatches(m, except, b.end, {"RuntimeError", "ThreadError", "ValueError", "error"}, true))
        return true;
  }
  return false;
}

bool LockExplorer::isInFinally(uint32_t i) const {
  uint32_t at = i;
  for (uint32_t k = blocks.at(i); k != None; at = blocks[k].begin, k = blocks[k].parent)
    if (blocks[k].op == Op::Try && m.instrs[blocks[k].partOf(at)].op == Op::Finally)
      return true;
  return false;
}

/// `semaphore.release(3)`; 0 = not known.
uint32_t LockExplorer::timesGiven(uint32_t release) const {
  llvm::ArrayRef<ir::Arg> args = m.argsOf(m.instrs[release]);
  if (args.empty())
    return 1;
  const Instr &count = m[args[0].value];
  bool isNumber = count.op == Op::Const && ir::ConstKind(count.aux) == ir::ConstKind::Int &&
                  count.a != UINT32_MAX && args[0].kind <= ir::ArgKind::Keyword;
  return isNumber ? count.a : 0;
}

void LockExplorer::release(Path &path) {
  uint32_t i = path.pc, times = timesGiven(i);
  if (times != 1 && path.depth > 0) {
    bool known = times > path.depth && path.depth < MaxDepth && path.taken != None && !path.unsure;
    if (known)
      fault(LockFault::More, path.taken, i, None);
    path.unsure |= times == 0 || times > path.depth;
    path.depth = static_cast<uint8_t>(times > path.depth ? 0 : path.depth - times);
    path.given = i;
    return;
  }
  path.unsure |= times == 0;
  if (path.depth > 0) {
    --path.depth;
    path.given = i;
    if (path.taken != None && !path.unsure)
      whileHeld.push_back(i);
    return;
  }
  Leaving::Kind why = path.leaving.empty() ? Leaving::None_ : path.leaving.back().kind;
  if (!path.unsure && !isExpected(i)) {
    bool again = path.given == i; // in the turn before
    if (again && !isInFinally(i))
      path.unsure = true;
    else if (path.given != None && !again)
      fault(LockFault::Twice, path.taken, i, path.given);
    else if (path.failed != None && isResultUsed(m, *info.ir, ir::InstrId(path.failed)))
      fault(LockFault::Failed, path.failed, i, None);
    else if (path.failed != None)
      path.unsure = true;
    else if ((path.taken == None || again) && (why == Leaving::Raise || why == Leaving::Return))
      fault(LockFault::NotTaken, None, i, path.leaving.back().origin);
    else if ((path.taken == None || again) && path.caught != None && isInFinally(i))
      fault(LockFault::NotTaken, None, i, path.caught);
    else if (path.taken == None && path.caught == None)
      whileFree.push_back(i);
  }
  path.unsure = true;
  path.given = i;
}

void LockExplorer::call(Path path, const Instr &in) {
  uint32_t i = path.pc;
  ir::InstrId receiver = receiverOf(m, in);
  bool ours = !receiver.isNone() && isOurs(receiver.v);
  bool takes = ours && calleeName(m, in) == knownName(known::acquire);
  bool gives = ours && calleeName(m, in) == knownName(known::release);
  // The lock is not taken when `acquire` raises; what a release raises has its own finding.
  if (takes ? path.given == None && path.caught == None : !gives && mayRaise(i))
    raise(path);
  if (neverReturns(i))
    return;
  if (takes) {
    acquire(std::move(path), in);
    return;
  }
  if (gives) {
    release(path);
  } else {
    for (FuncId f : program.calleesOf(ref(i)).functions) {
      const Summary &s = context.facts.summaries[f.v];
      for (LockId l : calls.locks)
        if (context.facts.locksets.contains(s.acquired, l) || context.facts.locksets.contains(s.released, l))
          path.unsure = true;
    }
  }
  visitNext(std::move(path), i + 1);
}

/// The variable that the lock is reached through gets another value.
bool LockExplorer::setsRoot(const Instr &in) const {
  if (in.op != Op::Store && in.op != Op::Del)
    return false;
  std::string root = std::to_string(in.b) + ":" + m.text(NameId(in.a)).str();
  llvm::StringRef key = calls.key;
  return key == root || (key.starts_with(root) && (key[root.size()] == '.' || key[root.size()] == '[')) ||
         key.contains("[" + root + "]");
}

void LockExplorer::step(Path path) {
  uint32_t i = path.pc;
  if (i >= info.ir->end) {
    end(path, {});
    return;
  }
  const Instr &in = m.instrs[i];
  switch (in.op) {
  case Op::Call:
    call(std::move(path), in);
    return;
  case Op::Raise:
    leave(path, blocks.at(i), i, {Leaving::Raise, i, None});
    return;
  case Op::Return:
    leave(path, blocks.at(i), i, {Leaving::Return, i, None});
    return;
  case Op::Break:
  case Op::Continue: {
    Leaving::Kind kind = in.op == Op::Break ? Leaving::Break : Leaving::Continue;
    if (kind == Leaving::Continue)
      conditions.setResult(path.facts, in.c, true);
    leave(path, blocks.at(i), i, {kind, i, in.c});
    return;
  }
  case Op::Store:
  case Op::StoreAttr:
  case Op::Del:
  case Op::DelAttr:
    if (setsRoot(in)) {
      path.unsure |= path.depth > 0;
      path.depth = 0;
      path.given = path.failed = None;
    }
    conditions.store(path.facts, in);
    visitNext(std::move(path), i + 1);
    return;
  default:
    break;
  }
  if (mayRaise(i))
    raise(path);
  if (in.op == Op::Assert)
    conditions.assume(path.facts, in.a, true);
  if (uint32_t b = blocks.at(i);
      b != None && (opensBlock(in.op) || closesBlock(in.op) || llvm::is_contained(blocks[b].parts, i)))
    marker(std::move(path), in);
  else
    visitNext(std::move(path), i + 1);
}

/// Nothing decides about the release that does not decide about the acquire as well.
bool LockExplorer::isAlwaysAfter(uint32_t release, uint32_t acquire) const {
  for (uint32_t k = blocks.at(release); k != None; k = blocks[k].parent) {
    const Block &b = blocks[k];
    bool decides = b.op == Op::If || b.op == Op::Match || b.op == Op::Loop ||
                   (b.op == Op::Try && m.instrs[b.partOf(release)].op == Op::Except);
    if (decides && (acquire < b.begin || acquire > b.end || b.partOf(acquire) != b.partOf(release)))
      return false;
  }
  return release > acquire;
}

/// In the arm of an `if` that the other place is not in.
bool LockExplorer::isUnderIf(uint32_t at, uint32_t other) const {
  for (uint32_t k = blocks.at(at); k != None; k = blocks[k].parent)
    if (blocks[k].op == Op::If && (other < blocks[k].begin || other > blocks[k].end))
      return true;
  return false;
}

/// The first one in takes it, the last one out gives it back: each under a condition of its own.
bool LockExplorer::isCounted(uint32_t acquire) const {
  return llvm::all_of(calls.releases, [&](uint32_t release) {
    return isUnderIf(acquire, release) && isUnderIf(release, acquire);
  });
}

void LockExplorer::findPartly() {
  for (uint32_t release : whileFree) {
    bool partly = llvm::is_contained(whileHeld, release) && calls.acquires.size() == 1 &&
                  isAlwaysAfter(release, calls.acquires[0]);
    if (partly)
      fault(LockFault::Partly, calls.acquires[0], release, None);
    else
      isForCaller = true;
  }
}

std::vector<LockFault> LockExplorer::run() {
  Ref receiver = ref(receiverOf(m, m.instrs[calls.releases[0]]).v);
  ObjectKind kind = surelyKind(program, receiver);
  bool excludes = kind == ObjectKind::Lock || kind == ObjectKind::RLock || kind == ObjectKind::Condition;
  if (!excludes && isCountedApart())
    return {};
  isReentrant = kind == ObjectKind::RLock || kind == ObjectKind::Condition || isCounting(kind);
  Path start{};
  start.pc = info.ir->begin;
  visit(start);
  while (!todo.empty() && seen.size() < MaxPaths) {
    Path path = std::move(todo.back());
    todo.pop_back();
    step(std::move(path));
  }
  findPartly();
  if (!todo.empty() || isForCaller)
    return {};
  auto failsToo = [&](const LockFault &f) { // the same release, said better
    return llvm::any_of(faults, [&](const LockFault &o) {
      return o.where == f.where && o.kind == LockFault::Failed && o.acquire == ref(calls.acquires[0]);
    });
  };
  llvm::SmallVector<Ref, 2> failing;
  for (const LockFault &f : faults)
    if (f.kind == LockFault::NotTaken && failsToo(f))
      failing.push_back(f.where);
  llvm::erase_if(faults, [&](const LockFault &f) {
    return (f.kind == LockFault::Kept && (!givesBack || isCounted(f.acquire.instr.v))) ||
           (f.kind == LockFault::NotTaken && llvm::is_contained(failing, f.where));
  });
  return std::move(faults);
}

} // namespace threadlint
