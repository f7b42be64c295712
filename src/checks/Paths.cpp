// A function's instructions -> which places are known to be in some state on every path that reaches them.
#include "checks/Paths.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace threadlint {

using ir::Instr;
using ir::InstrId;
using ir::Op;

std::string placeKey(const ir::Module &module, InstrId value) {
  llvm::SmallVector<NameId, 4> attributes;
  while (module[value].op == Op::LoadAttr) {
    attributes.push_back(NameId(module[value].b));
    value = InstrId(module[value].a);
  }
  const Instr &root = module[value];
  if (root.op != Op::Load)
    return "";
  std::string key = std::to_string(root.b) + ":" + module.text(NameId(root.a)).str();
  for (NameId name : llvm::reverse(attributes))
    key += "." + module.text(name).str();
  return key;
}

bool PathState::holds(llvm::StringRef key) const {
  return std::binary_search(marked.begin(), marked.end(), key);
}

void PathState::mark(std::string key) {
  auto at = std::lower_bound(marked.begin(), marked.end(), key);
  if (at == marked.end() || *at != key)
    marked.insert(at, std::move(key));
}

static bool isBelow(llvm::StringRef place, llvm::StringRef key) {
  return place.consume_front(key) && (place.starts_with(".") || place.starts_with("["));
}

void PathState::forget(llvm::StringRef key) {
  std::erase_if(marked, [key](const std::string &m) { return m == key || isBelow(m, key); });
}

void PathState::forgetBelow(llvm::StringRef key) {
  std::erase_if(marked, [key](const std::string &m) { return isBelow(m, key); });
}

PathState PathState::join(const PathState &a, const PathState &b) {
  if (!a.reachable)
    return b;
  if (!b.reachable)
    return a;
  PathState both;
  std::set_intersection(a.marked.begin(), a.marked.end(), b.marked.begin(), b.marked.end(),
                        std::back_inserter(both.marked));
  return both;
}

namespace {

/// An open If, Loop, Try, With or Match. `outcome` joins the ends of its finished arms.
struct Frame {
  InstrId marker;
  PathState before;
  PathState outcome;
  PathState tryEnd; ///< Try: the end of the body, where its `else` goes on; unreachable once it has
  bool sawElse = false;
  std::string element, variable; ///< For: what the loop variable stands for
};

class Walker {
public:
  Walker(const ir::Module &module, llvm::function_ref<void(InstrId, const Instr &, PathState &)> visit)
      : module(module), visit(visit) {}

  void step(InstrId id);
  const PathState &now() const { return state; }

private:
  const ir::Module &module;
  llvm::function_ref<void(InstrId, const Instr &, PathState &)> visit;
  PathState state;
  std::vector<Frame> frames;

  void open(InstrId id);
  void endArm(Frame &frame) {
    frame.outcome = PathState::join(frame.outcome, state);
    state = frame.before;
  }
  void middle(InstrId id, Frame &frame);
  void close(Frame &frame);
  void leaveLoop(const Instr &instr);
  void assign(const Instr &instr);
};

void Walker::open(InstrId id) {
  Frame frame{id, state, PathState(), PathState(), false, "", ""};
  frame.outcome.reachable = frame.tryEnd.reachable = false;
  frames.push_back(std::move(frame));
}

/// The elements of a marked container are marked as `xs[*]`.
static std::string elementKey(const ir::Module &module, InstrId iterable) {
  std::string key = placeKey(module, iterable);
  return key.empty() ? key : key + "[*]";
}

void Walker::middle(InstrId id, Frame &frame) {
  switch (module[id].op) {
  case Op::Else:
    frame.sawElse = true;
    return endArm(frame);
  case Op::Except:
    if (frame.sawElse)
      return endArm(frame);
    frame.sawElse = true;
    frame.tryEnd = state;
    state = frame.before = PathState::join(frame.before, state);
    return;
  case Op::TryElse:
    endArm(frame);
    state = frame.tryEnd;
    frame.tryEnd.reachable = false;
    return;
  case Op::Finally:
    state = PathState::join(PathState::join(frame.outcome, frame.tryEnd), state);
    if (!state.reachable)
      state = frame.before;
    frame.outcome.reachable = frame.tryEnd.reachable = false;
    return;
  case Op::Case:
    if (!frame.sawElse) {
      frame.sawElse = true;
      state = frame.before;
    } else {
      endArm(frame);
    }
    if (module[id].has(ir::flag::Always))
      frame.before.reachable = false;
    return;
  default:
    return;
  }
}

void Walker::close(Frame &frame) {
  switch (module[frame.marker].op) {
  case Op::If:
    state = PathState::join(frame.sawElse ? frame.outcome : frame.before, state);
    return;
  case Op::Match:
    state = PathState::join(PathState::join(frame.outcome, state), frame.before);
    return;
  case Op::Loop:
    if (!frame.element.empty() && state.reachable && state.holds(frame.variable))
      state.mark(frame.element);
    state = PathState::join(frame.outcome, state);
    if (!state.reachable)
      state = frame.before;
    return;
  case Op::With:
    // The context manager may swallow what left the body.
    if (!state.reachable)
      state = frame.before;
    return;
  default:
    state = PathState::join(PathState::join(frame.outcome, frame.tryEnd), state);
  }
}

void Walker::leaveLoop(const Instr &instr) {
  for (Frame &frame : llvm::reverse(frames))
    if (frame.marker.v == instr.c) {
      if (instr.op == Op::Continue && !frame.element.empty() && state.holds(frame.variable))
        state.mark(frame.element);
      frame.outcome = PathState::join(frame.outcome, state);
      break;
    }
  state.reachable = false;
}

void Walker::assign(const Instr &instr) {
  if (instr.op == Op::StoreAttr || instr.op == Op::DelAttr) {
    std::string base = placeKey(module, InstrId(instr.a));
    if (!base.empty())
      state.forget(base + "." + module.text(NameId(instr.b)).str());
    return;
  }
  std::string key = std::to_string(instr.b) + ":" + module.text(NameId(instr.a)).str();
  state.forget(key);
  if (instr.op != Op::Store || module.instrs[instr.c].op != Op::IterElem || frames.empty())
    return;
  std::string element = elementKey(module, InstrId(module.instrs[instr.c].a));
  if (element.empty())
    return;
  if (state.holds(element))
    state.mark(key);
  for (Frame &frame : llvm::reverse(frames))
    if (module[frame.marker].op == Op::Loop) {
      frame.variable = key;
      frame.element = element;
      return;
    }
}

void Walker::step(InstrId id) {
  const Instr &instr = module[id];
  switch (instr.op) {
  case Op::If:
  case Op::Loop:
  case Op::Try:
  case Op::With:
  case Op::Match:
    return open(id);
  case Op::Else:
  case Op::Except:
  case Op::TryElse:
  case Op::Finally:
  case Op::Case:
    if (!frames.empty())
      middle(id, frames.back());
    return;
  case Op::EndIf:
  case Op::EndLoop:
  case Op::EndTry:
  case Op::EndWith:
  case Op::EndMatch:
    if (!frames.empty()) {
      close(frames.back());
      frames.pop_back();
    }
    if (instr.op == Op::EndWith && state.reachable)
      visit(id, instr, state);
    return;
  default:
    break;
  }
  if (!state.reachable)
    return;
  if (instr.op == Op::Store || instr.op == Op::Del || instr.op == Op::StoreAttr || instr.op == Op::DelAttr)
    assign(instr);
  visit(id, instr, state);
  if (instr.op == Op::Break || instr.op == Op::Continue)
    leaveLoop(instr);
  else if (instr.op == Op::Return || instr.op == Op::Raise)
    state.reachable = false;
}

} // namespace

void walkPaths(const ir::Module &module, const ir::Function &function,
               llvm::function_ref<void(InstrId, const Instr &, PathState &)> visit, PathState *end) {
  Walker walker(module, visit);
  for (uint32_t i = function.begin; i < function.end; ++i)
    walker.step(InstrId(i));
  if (end)
    *end = walker.now();
}

} // namespace threadlint
