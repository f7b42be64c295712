// Explores the interleavings of two threads, those with the fewest switches first.
#include "flow/Interleave.h"
#include <algorithm>
#include <array>
#include <compare>
#include <deque>
#include <set>

namespace threadlint {

namespace {

constexpr uint32_t MaxNodes = 20000;
constexpr size_t MaxSteps = 24; ///< of one thread
constexpr size_t MaxLocks = 8;  ///< that both threads take; the others make nobody wait

struct Thread {
  uint8_t next = 0;                      ///< step
  uint8_t seen = 0;                      ///< changes there were at its read, test or the begin of its loop
  bool refused = false;                  ///< its test said no
  std::array<uint8_t, MaxLocks> holds{}; ///< how often it has taken each lock
  friend auto operator<=>(const Thread &, const Thread &) = default;
};

struct State {
  std::array<Thread, 2> threads;
  uint8_t changes = 0; ///< of the place so far
  uint8_t sizes = 0;   ///< those of its size
  uint8_t last = 0;    ///< thread that made the last step
  friend auto operator<=>(const State &, const State &) = default;
};

/// A state on the way, reached by a step of `State::last` from another one.
struct Node {
  State state;
  uint32_t from = 0;
  std::optional<Harm> harm = {}; ///< of that step
};

class Explorer {
public:
  Explorer(llvm::ArrayRef<Step> first, llvm::ArrayRef<Step> second)
      : steps{first.take_front(MaxSteps), second.take_front(MaxSteps)} {
    for (const Step &s : steps[0])
      if (s.kind == StepKind::Acquire && indexOf(s.lock) == locks.size() && locks.size() < MaxLocks)
        locks.push_back(s.lock);
  }
  /// The best of those in which that thread begins.
  std::optional<Interleaving> run(uint8_t beginner);

private:
  std::array<llvm::ArrayRef<Step>, 2> steps;
  llvm::SmallVector<LockId, MaxLocks> locks;
  std::vector<Node> nodes;

  size_t indexOf(LockId lock) const { return llvm::find(locks, lock) - locks.begin(); }
  bool isDone(const State &s, uint8_t t) const { return s.threads[t].next == steps[t].size(); }
  bool isBlocked(const State &s, uint8_t t) const;
  bool mayStep(const State &s, uint8_t t) const;
  std::optional<Harm> advance(State &s, uint8_t t) const;
  void change(State &s, const Step &step) const;
  void expand(uint32_t at, std::deque<uint32_t> &now, std::deque<uint32_t> &later);
  Interleaving turnsTo(uint32_t node) const;
};

bool Explorer::isBlocked(const State &s, uint8_t t) const {
  const Step &step = steps[t][s.threads[t].next];
  size_t lock = step.kind == StepKind::Acquire ? indexOf(step.lock) : locks.size();
  return lock < locks.size() && s.threads[1 - t].holds[lock] > 0;
}

bool Explorer::mayStep(const State &s, uint8_t t) const {
  if (isDone(s, t) || isBlocked(s, t))
    return false;
  if (s.last == t || isDone(s, s.last) || isBlocked(s, s.last))
    return true;
  return steps[s.last][s.threads[s.last].next].switches;
}

void Explorer::change(State &s, const Step &step) const {
  ++s.changes;

  s.sizes += step.resizes;
}

std::optional<Harm> Explorer::advance(State &s, uint8_t t) const {
  Thread &self = s.threads[t];
  const Step &step = steps[t][self.next++];
  s.last = t;
  size_t lock = indexOf(step.lock);
  bool isLock = step.kind == StepKind::Acquire || step.kind == StepKind::Release;
  if (self.refused && !isLock)
    return {};
  switch (step.kind) {
  case StepKind::Acquire:
    if (lock < locks.size())
      ++self.holds[lock];
    break;
  case StepKind::Release:
    if (lock < locks.size() && self.holds[lock] > 0)
      --self.holds[lock];
    break;
  case StepKind::Read:
    self.seen = s.changes;
    break;
  case StepKind::Begin:
    self.seen = s.sizes;
    break;
  case StepKind::Test:
    self.seen = s.changes;
    self.refused = s.changes != 0;
    break;
  case StepKind::Write:
    if (step.depends && self.seen != s.changes)
      return Harm::LostUpdate;
    change(s, step);
    break;

  case StepKind::Act:
    if (self.seen != s.changes)
      return Harm::StaleDecision;
    change(s, step);
    break;
  case StepKind::Next:
    if (self.seen != s.sizes)
      return Harm::Mutated;
    break;
  }
  return {};
}

Interleaving Explorer::turnsTo(uint32_t node) const {
  Interleaving out{*nodes[node].harm, {}};
  for (; node != 0; node = nodes[node].from) {
    uint8_t t = nodes[node].state.last;
    out.turns.push_back({t, nodes[node].state.threads[t].next - 1u});
  }
  std::reverse(out.turns.begin(), out.turns.end());
  return out;
}

void Explorer::expand(uint32_t at, std::deque<uint32_t> &now, std::deque<uint32_t> &later) {
  for (uint8_t t : {0, 1}) {
    State next = nodes[at].state;
    if (!mayStep(next, t))
      continue;
    bool switched = next.last != t;
    std::optional<Harm> harm = advance(next, t);
    nodes.push_back({next, at, harm});
    (switched ? later : now).push_back(static_cast<uint32_t>(nodes.size() - 1));
  }
}

/// States with as many switches stand in one queue; a step that switches leads to the next.
std::optional<Interleaving> Explorer::run(uint8_t beginner) {
  nodes.clear();
  std::set<State> seen;
  std::deque<uint32_t> now, later;
  nodes.push_back({});
  nodes[0].state.last = beginner;
  now.push_back(0);
  for (; !now.empty() && nodes.size() < MaxNodes; now.swap(later))
    while (!now.empty() && nodes.size() < MaxNodes) {
      uint32_t at = now.front();
      now.pop_front();
      if (nodes[at].harm)
        return turnsTo(at);
      if (seen.insert(nodes[at].state).second)
        expand(at, now, later);
    }
  return {};
}

} // namespace

static size_t switchesOf(const Interleaving &order) {
  size_t count = 0;
  for (size_t i = 1; i < order.turns.size(); ++i)
    count += order.turns[i].thread != order.turns[i - 1].thread;
  return count;
}

std::optional<Interleaving> findBadInterleaving(llvm::ArrayRef<Step> first, llvm::ArrayRef<Step> second) {
  Explorer explorer(first, second);
  std::optional<Interleaving> zero = explorer.run(0), one = explorer.run(1);
  if (!zero || !one)
    return zero ? zero : one;
  return switchesOf(*one) < switchesOf(*zero) ? one : zero;
}

} // namespace threadlint
