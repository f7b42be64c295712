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
  Read,   ///< keeps the value for the write that depends on it
  Test,   ///< of the place; the thread goes on only when nobody has changed the place yet
  Write,  ///< of a new value
  Act,    ///< what the test decided: a change of the place
  Begin,  ///< an iteration begins
  Next,   ///< its next turn
  Mutate, ///< changes the size of a container
};

struct Step {
  StepKind kind;
  bool depends = false; ///< Write: made of the value read before
  bool switches = true; ///< another thread may run between the step before and this one
  LockId lock;          ///< Acquire, Release
  ir::InstrId where;    ///< none: done by a caller
};

enum class Harm : uint8_t {
  LostUpdate,    ///< what is left at the end is what no order of whole threads leaves
  StaleDecision, ///< the place was changed between the test and the act
  Mutated,       ///< the container was changed between two turns
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

/// What a thread does with the place.
enum class Part : uint8_t { Write, Update, CheckThenAct, Iterate, Mutate };
Part partOf(const Access &access);

/// The projection of the function of an access onto its place and the locks from the read to the write; what
/// callers hold is taken first and given back last. `open`: another thread may come between read and write.
std::vector<Step> stepsOf(const Program &program, const Facts &facts, const Access &access, bool open);

} // namespace threadlint
