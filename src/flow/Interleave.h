// Two short lists of steps over one place -> the shortest interleaving that goes wrong, if there is one.
//
// All interleavings are explored; threads switch only where a step allows it, or where a lock makes one wait.
#pragma once

#include "flow/Flow.h"
#include <optional>

namespace threadlint {

enum class StepKind : uint8_t {
  Acquire,
  Release,
  Read,  ///< keeps the value for the write that depends on it
  Test,  ///< of the place; the thread goes on only when nobody has changed the place yet
  Write, ///< of a new value
  Act,   ///< what the test decided: a change of the place
  Begin, ///< an iteration begins
  Next,  ///< its next turn
};

struct Step {
  StepKind kind;
  bool depends = false;   ///< Write: made of the value read before
  bool resizes = false;   ///< Write, Act: adds or removes elements
  bool switches = true;   ///< another thread may run between the step before and this one
  LockId lock = {};       ///< Acquire, Release
  ir::InstrId where = {}; ///< none: not to be shown
};

enum class Harm : uint8_t {
  LostUpdate,    ///< the place was overwritten between the read and the write that depends on it
  StaleDecision, ///< the place was changed between the test and the act
  Mutated,       ///< the container has got or lost elements between two turns
};

/// One step of one thread.
struct Turn {
  uint32_t thread; ///< 0 or 1
  uint32_t step;
};

struct Interleaving {
  Harm harm = Harm::LostUpdate;
  std::vector<Turn> turns;
};

/// The one with the fewest switches; thread 0 goes first where that makes no difference.
std::optional<Interleaving> findBadInterleaving(llvm::ArrayRef<Step> first, llvm::ArrayRef<Step> second);

/// What an access reads before it writes: the whole condition when the read is a part of it, else the load.
Ref lookOf(const Program &program, const Access &access);

/// What an access does to the place, and the locks held at its read, its write and all the time; those are
/// taken first and given back last. `open`: another thread may come between read and write.
std::vector<Step> stepsOf(const Program &program, const Facts &facts, const Access &access, bool open);

} // namespace threadlint
