// ThreadWork -> wall time, event by event.
#include "model/Simulator.h"
#include "llvm/ADT/STLExtras.h"
#include <cmath>
#include <limits>

namespace threadlint {

namespace {

constexpr double Never = std::numeric_limits<double>::infinity();
constexpr uint32_t Nobody = UINT32_MAX;
constexpr double LongestVariation = 1e4;
constexpr double LeastNs = 0.01;  ///< less is rounding
constexpr double TicksNs = 40;    ///< of a bytecode where switches are counted in bytecodes, an average one
constexpr double AsleepNs = 1000; ///< until a thread that waits sleeps: before, it need not be woken
constexpr double CallSystemNs = 2000; ///< to ask the system to wake it, all the same
constexpr double PostNs = 200;     ///< to release a lock for which a thread that has been woken still waits
constexpr double SpinNs = 3000;    ///< without a GIL: until a thread looks again at a lock that is taken
constexpr unsigned MostSpins = 40; ///< then it sleeps
constexpr uint64_t MaxEvents = 200000; ///< beyond: the rest goes on as before

enum class State : uint8_t {
  Running,   ///< uses a core for `left` ns
  Waiting,   ///< until `wakeAt`: for something else
  WantsGil,  ///< sleeps until the GIL is free or the interval is over
  GilWakes,  ///< the GIL was let go of: looks at it at `wakeAt`
  WantsLock, ///< sleeps until the lock is released
  LockWakes, ///< looks at the lock at `wakeAt`
  Done,
};

struct Thread {
  State state = State::Running;
  uint32_t stretch = 0;
  uint32_t turns = 0; ///< left
  double left = 0;    ///< ns on a core until the stretch is over
  double wakeAt = Never;
  double since = 0;   ///< WantsGil, WantsLock: when it began to wait
  unsigned spins = 0; ///< LockWakes: how often it has looked
};

class Simulation {
public:
  Simulation(const Runtime &r, const ThreadWork &w, unsigned count, unsigned cores);
  double run();

private:
  const Runtime &runtime;
  const ThreadWork &work;
  std::vector<Thread> threads;
  std::vector<uint32_t> lockOwner;
  unsigned cores;
  double now = 0;
  double interval; ///< of the GIL
  uint32_t gilOwner = Nobody;
  double gilSince = 0; ///< when the owner last changed
  double turnNs = 0;
  bool computesOnly = true; ///< in a turn nobody waits and all needs the GIL

  uint32_t random =
      1; ///< threads that do the same do not keep step: no stretch takes exactly as long as the last

  double vary(double ns);
  void begin(uint32_t t);
  void goOn(uint32_t t);
  bool takeGil(uint32_t t);
  void releaseGil(uint32_t t);
  void lookAtGil(uint32_t t);
  void lookAtLock(uint32_t t);
  void wake(uint32_t t, State state, uint32_t by);
  void lock(uint32_t t, uint32_t object);
  void unlock(uint32_t t, uint32_t object);
  bool giveWay();
  bool mayGiveWay() const;
  void skipTurns(uint32_t t);
  double nextTime(double &rate) const;
};

Simulation::Simulation(const Runtime &r, const ThreadWork &w, unsigned count, unsigned coreCount)
    : runtime(r), work(w), threads(count), cores(coreCount) {
  interval = r.switchIntervalUs ? r.switchIntervalUs * 1000.0 : r.switchIntervalTicks * TicksNs;
  uint32_t locks = 0;
  for (const Stretch &s : w.turn) {
    locks = std::max(locks, s.object + 1);
    turnNs += s.ns;
    computesOnly &= s.kind != Stretch::Native && s.kind != Stretch::Wait;
  }
  lockOwner.assign(locks, Nobody);
  for (uint32_t t = 0; t < count; ++t)
    threads[t].turns = w.turns / count + (t < w.turns % count);
}

/// Up to a fourth more or less, and not much where the times are long; the same in each run.
double Simulation::vary(double ns) {
  random = random * 1664525 + 1013904223;
  double range = std::min(ns / 4, LongestVariation);
  return ns + range * (2 * (random >> 8) / double(1 << 24) - 1);
}

bool Simulation::takeGil(uint32_t t) {
  if (!runtime.gil || gilOwner == t)
    return true;
  if (gilOwner == Nobody) {
    gilOwner = t;
    gilSince = now;
    return true;
  }
  threads[t].state = State::WantsGil;
  threads[t].since = now;
  return false;
}

void Simulation::releaseGil(uint32_t t) {
  if (gilOwner != t)
    return;
  gilOwner = Nobody;
  for (Thread &other : threads)
    if (other.state == State::WantsGil)
      return wake(static_cast<uint32_t>(&other - threads.data()), State::GilWakes, t);
}

/// What `t` waits for is free: it looks at it when it is awake, or before it falls asleep.
void Simulation::wake(uint32_t t, State state, uint32_t by) {
  Thread &self = threads[t];
  self.state = state;
  if (now - self.since < AsleepNs) {
    self.wakeAt = self.since + vary(AsleepNs);
    threads[by].left += CallSystemNs;
    return;
  }
  self.wakeAt = now + vary(runtime.wakeNs);
  threads[by].left += runtime.signalNs;
}

/// Starts the stretch that the thread is at; ends at once those that take no time.
void Simulation::begin(uint32_t t) {
  Thread &self = threads[t];
  while (true) {
    if (self.stretch == work.turn.size()) {
      self.stretch = 0;
      --self.turns;
      skipTurns(t);
    }
    if (self.turns == 0) {
      self.state = State::Done;
      self.left = 0;
      releaseGil(t);
      return;
    }
    const Stretch &s = work.turn[self.stretch];
    self.state = State::Running;
    self.left = vary(s.ns);
    switch (s.kind) {
    case Stretch::Compute:
      takeGil(t);
      return;
    case Stretch::Native:
      releaseGil(t);
      return;
    case Stretch::Wait:
      releaseGil(t);
      self.state = State::Waiting;
      self.wakeAt = now + self.left;
      return;
    case Stretch::Lock:
      if (!takeGil(t))
        return;
      lock(t, s.object);
      if (self.state != State::Running)
        return;
      break;
    case Stretch::Unlock:
      if (!takeGil(t))
        return;
      unlock(t, s.object);
      if (self.left > 0)
        return; // waking another takes time
      break;
    }
    ++self.stretch;
  }
}

void Simulation::lock(uint32_t t, uint32_t object) {
  if (lockOwner[object] == Nobody) {
    lockOwner[object] = t;
    return;
  }
  releaseGil(t);
  threads[t].left = 0; // whoever waits for the GIL is woken meanwhile
  threads[t].state = runtime.gil ? State::WantsLock : State::LockWakes;
  threads[t].since = now;
  threads[t].spins = 0;
  if (!runtime.gil)
    threads[t].wakeAt = now + vary(SpinNs);
}

void Simulation::unlock(uint32_t t, uint32_t object) {
  lockOwner[object] = Nobody;
  for (const Thread &other : threads)
    if (runtime.gil && other.state == State::LockWakes && work.turn[other.stretch].object == object)
      threads[t].left = PostNs;
  for (Thread &other : threads)
    if (other.state == State::WantsLock && work.turn[other.stretch].object == object) {
      threads[t].left = 0; // of an Unlock
      return wake(static_cast<uint32_t>(&other - threads.data()), State::LockWakes, t);
    }
}

void Simulation::lookAtGil(uint32_t t) {
  Thread &self = threads[t];
  self.wakeAt = Never;
  self.state = State::Running;
  if (takeGil(t))
    goOn(t);
}

void Simulation::lookAtLock(uint32_t t) {
  Thread &self = threads[t];
  self.wakeAt = Never;
  uint32_t object = work.turn[self.stretch].object;
  if (lockOwner[object] != Nobody && !runtime.gil && ++self.spins < MostSpins) {
    self.wakeAt = now + vary(SpinNs);
    return;
  }
  if (lockOwner[object] != Nobody) {
    self.state = State::WantsLock;
    self.since = -AsleepNs; // it sleeps again at once
    return;
  }
  lockOwner[object] = t; // before it has the GIL
  self.state = State::Running;
  self.left = 0;
  ++self.stretch;
  if (takeGil(t))
    begin(t);
}

/// With the GIL again, in the middle of a stretch or before one that takes no time.
void Simulation::goOn(uint32_t t) {
  Thread &self = threads[t];
  self.state = State::Running;
  if (self.left <= 0)
    begin(t);
}

bool Simulation::mayGiveWay() const {
  return gilOwner != Nobody && interval > 0 && threads[gilOwner].state == State::Running &&
         !work.turn[threads[gilOwner].stretch].whole;
}

/// All others wait for the GIL: nothing happens until the interval is over, turn after turn.
void Simulation::skipTurns(uint32_t t) {
  if (!computesOnly || gilOwner != t || llvm::any_of(lockOwner, [](uint32_t o) { return o != Nobody; }))
    return;
  double until = Never;
  for (uint32_t i = 0; i < threads.size(); ++i)
    if (i != t && threads[i].state == State::WantsGil)
      until = std::min(until, std::max(threads[i].since, gilSince) + interval);
    else if (i != t && threads[i].state != State::Done)
      return;
  double turns = std::min((until - now) / turnNs - 2, threads[t].turns - 1.0);
  if (turns < 1)
    return;
  now += std::floor(turns) * turnNs;
  threads[t].turns -= static_cast<uint32_t>(turns);
}

/// The interval is over for somebody: the owner lets go and waits itself.
bool Simulation::giveWay() {
  uint32_t owner = gilOwner;
  if (!mayGiveWay())
    return false;
  uint32_t first = Nobody;
  for (uint32_t t = 0; t < threads.size(); ++t)
    if (threads[t].state == State::WantsGil && (first == Nobody || threads[t].since < threads[first].since))
      first = t;
  if (first == Nobody)
    return false;
  threads[owner].left += runtime.signalNs;
  threads[owner].state = State::WantsGil;
  threads[owner].since = now;
  gilOwner = first; // nobody else gets it meanwhile
  gilSince = now + runtime.wakeNs;
  threads[first].state = State::Running;
  threads[first].left += runtime.wakeNs;
  return true;
}

/// When the next thing happens; `rate`: the share of a core that each running thread has.
double Simulation::nextTime(double &rate) const {
  unsigned running = 0;
  for (const Thread &t : threads)
    running += t.state == State::Running;
  rate = running > cores ? double(cores) / running : 1;
  double next = Never;
  for (const Thread &t : threads) {
    if (t.state == State::Running)
      next = std::min(next, now + t.left / rate);
    else if (t.wakeAt < next)
      next = t.wakeAt;
    if (t.state == State::WantsGil && mayGiveWay())
      next = std::min(next, std::max(now, std::max(t.since, gilSince) + interval));
  }
  return next;
}

double Simulation::run() {
  for (uint32_t t = 0; t < threads.size(); ++t)
    begin(t);
  uint64_t events = 0;
  for (; events < MaxEvents; ++events) {
    double rate;
    double next = nextTime(rate);
    if (next == Never)
      break;
    double step = (next - now) * rate;
    now = next;
    llvm::SmallVector<uint32_t, 8> due;
    bool intervalOver = false;
    for (uint32_t t = 0; t < threads.size(); ++t) {
      Thread &self = threads[t];
      if (self.state == State::Running) {
        self.left -= step;
        if (self.left <= LeastNs)
          due.push_back(t);
      } else if (self.wakeAt <= now) {
        due.push_back(t);
      } else if (self.state == State::WantsGil && std::max(self.since, gilSince) + interval <= now) {
        intervalOver = true;
      }
    }
    for (uint32_t t : due) {
      Thread &self = threads[t];
      if (self.state == State::GilWakes) {
        lookAtGil(t);
      } else if (self.state == State::LockWakes) {
        lookAtLock(t);
      } else if (self.state == State::Running || self.state == State::Waiting) {
        self.wakeAt = Never;
        self.left = 0;
        ++self.stretch;
        begin(t);
      }
    }
    if (due.empty() && (!intervalOver || !giveWay()))
      break;
  }
  uint64_t left = 0, done = 0;
  for (const Thread &t : threads)
    left += t.turns;
  done = work.turns - left;
  return left && done ? now * work.turns / done : now;
}

} // namespace

double simulate(const Runtime &runtime, const ThreadWork &work, unsigned threads, unsigned cores) {
  double total = 0;
  for (const Stretch &s : work.turn)
    total += s.ns;
  if (total <= 0 || work.turns == 0)
    return 0;
  return Simulation(runtime, work, threads, cores).run() + threads * runtime.threadStartUs * 1000.0;
}

} // namespace threadlint
