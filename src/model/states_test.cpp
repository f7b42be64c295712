// Tests of the state machines: that the table is whole on every runtime, and what some of its steps say.
#include "model/LockStates.h"

#include "llvm/ADT/STLExtras.h"
#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace threadlint;

namespace {

const Runtime &runtimeNamed(llvm::StringRef name) {
  RuntimeId id = Model().findRuntime(name);
  REQUIRE(id);
  return *(Model().runtimes().begin() + id.v);
}

std::string outcomeOn(llvm::StringRef runtime, llvm::StringRef machine, llvm::StringRef state,
                      llvm::StringRef operation) {
  const Transition *row = step(machine, state, operation, runtimeNamed(runtime));
  return row ? row->outcome.str() : "none";
}

const Machine &machineNamed(llvm::StringRef name) {
  const Machine *found = llvm::find_if(allMachines(), [&](const Machine &m) { return m.name == name; });
  REQUIRE(found != allMachines().end());
  return *found;
}

std::string keyOf(const Transition &row) {
  return row.machine.str() + "/" + row.state.str() + "/" + row.operation.str();
}

} // namespace

TEST_CASE("rows stand in order, and a step has one outcome on a runtime") {
  std::map<std::string, uint32_t> seen;
  const Transition *before = nullptr;
  for (const Transition &row : allTransitions()) {
    INFO(keyOf(row));
    auto key = [](const Transition &r) {
      return std::tuple<llvm::StringRef, llvm::StringRef, llvm::StringRef>(r.machine, r.state, r.operation);
    };
    if (before)
      CHECK(key(*before) <= key(row));
    before = &row;
    CHECK(row.runtimes != 0);
    CHECK((seen[keyOf(row)] & row.runtimes) == 0);
    seen[keyOf(row)] |= row.runtimes;
  }
  CHECK(seen.size() > 120);
}

TEST_CASE("every step leads to a state of its machine") {
  for (const Transition &row : allTransitions()) {
    INFO(keyOf(row));
    const Machine &machine = machineNamed(row.machine);
    CHECK(llvm::is_contained(machine.states, row.state));
    CHECK(llvm::is_contained(machine.states, row.next));
  }
}

TEST_CASE("every state of a row can be reached on the runtimes of the row") {
  for (const auto &[index, runtime] : llvm::enumerate(Model().runtimes())) {
    std::set<std::pair<std::string, std::string>> reached;
    for (const Machine &machine : allMachines())
      reached.emplace(machine.name.str(), machine.states[0].str());
    for (size_t before = 0; before != reached.size();) {
      before = reached.size();
      for (const Transition &row : allTransitions())
        if (row.holdsOn(RuntimeId(index)) && reached.count({row.machine.str(), row.state.str()}))
          reached.emplace(row.machine.str(), row.next.str());
    }
    for (const Transition &row : allTransitions()) {
      INFO(keyOf(row) << " on " << runtime.name.str());
      CHECK((!row.holdsOn(RuntimeId(index)) || reached.count({row.machine.str(), row.state.str()})));
    }
  }
}

TEST_CASE("a step is found for the runtime that is asked about") {
  CHECK(outcomeOn("cpython-3.8", "Thread", "new", "isAlive()") == "False");
  CHECK(outcomeOn("cpython-3.9", "Thread", "new", "isAlive()") == "AttributeError");
  CHECK(outcomeOn("cpython-2.7", "Lock", "free", "release()") == "thread.error");
  CHECK(outcomeOn("cpython-3.12", "Lock", "free", "release()") == "RuntimeError");
  CHECK(outcomeOn("cpython-3.12", "Lock", "free", "no such operation") == "none");
  CHECK(outcomeOn("cpython-3.12", "Lock", "no such state", "release()") == "none");
  CHECK(outcomeOn("cpython-3.12", "No such machine", "free", "release()") == "none");
}

TEST_CASE("states and operations have typed names") {
  const Runtime &runtime = runtimeNamed("cpython-3.12");
  const Transition *start = step(ObjectKind::Thread, ThreadState::New, ThreadOperation::Start, runtime);
  REQUIRE(start);
  CHECK(start->next == "started");
  CHECK(start->ending == Ending::Returns);
  CHECK(ends(Ending::Raises, ObjectKind::Thread, ThreadState::Finished, ThreadOperation::Start, runtime));
  CHECK(ends(Ending::Blocks, ObjectKind::Lock, LockState::HeldByThisThread, LockOperation::Acquire, runtime));
  CHECK_FALSE(
      ends(Ending::Blocks, ObjectKind::RLock, LockState::HeldByThisThread, LockOperation::Acquire, runtime));
  CHECK(step(ObjectKind::Thread, LockState::Free, LockOperation::Acquire, runtime) == nullptr);
  CHECK(step(ObjectKind::None, LockState::Free, LockOperation::Acquire, runtime) == nullptr);
}

TEST_CASE("an object kind has at most one machine") {
  for (const Machine &machine : allMachines())
    if (machine.object != ObjectKind::None)
      CHECK(machineOf(machine.object) == &machine);
  CHECK(machineOf(ObjectKind::None) == nullptr);
  CHECK(machineOf(ObjectKind::Socket) == nullptr);
}

TEST_CASE("the kinds of locks are those that a thread can hold") {
  for (const Machine &machine : allMachines())
    if (machine.object != ObjectKind::None)
      CHECK(isLockKind(machine.object) == ends(Ending::Returns, machine.object, LockState::Free,
                                               LockOperation::Acquire, runtimeNamed("cpython-3.12")));
}

TEST_CASE("which locks stop their holder, and who may release them") {
  CHECK(blocksItsHolder(ObjectKind::Lock));
  CHECK(blocksItsHolder(ObjectKind::Semaphore));
  CHECK_FALSE(blocksItsHolder(ObjectKind::RLock));
  CHECK_FALSE(blocksItsHolder(ObjectKind::Condition));
  CHECK(hasOwner(ObjectKind::RLock));
  CHECK(hasOwner(ObjectKind::Condition));
  CHECK_FALSE(hasOwner(ObjectKind::Lock));
  CHECK_FALSE(hasOwner(ObjectKind::Semaphore));
  CHECK_FALSE(blocksItsHolder(ObjectKind::Queue));
}

TEST_CASE("whether a lock stops its holder is the same on all runtimes") {
  for (ObjectKind kind : {ObjectKind::Lock, ObjectKind::RLock, ObjectKind::Condition, ObjectKind::Semaphore,
                          ObjectKind::BoundedSemaphore})
    for (const Runtime &r : Model().runtimes()) {
      INFO(r.name.str());
      CHECK(ends(Ending::Blocks, kind, LockState::HeldByThisThread, LockOperation::Acquire, r) ==
            blocksItsHolder(kind));
      CHECK(ends(Ending::Raises, kind, LockState::HeldByAnotherThread, LockOperation::Release, r) ==
            hasOwner(kind));
    }
}

TEST_CASE("attributes are missing where the table of calls says so") {
  struct Name {
    llvm::StringLiteral api, machine, state, operation;
  };
  for (const Name &name : {Name{"threading.Thread.isAlive", "Thread", "started", "isAlive()"},
                           Name{"threading.Thread.native_id", "Thread", "started", "native_id"}})
    for (const Runtime &r : Model().runtimes()) {
      INFO(name.api.str() << " on " << r.name.str());
      ApiId id = Model().findApi(name.api);
      REQUIRE(id);
      const Api &api = Model().api(id);
      bool there = (!api.since || r.version >= api.since) && (!api.removed || r.version < api.removed);
      const Transition *row = step(name.machine, name.state, name.operation, r);
      REQUIRE(row);
      CHECK((row->outcome == "AttributeError") == !there);
    }
}
