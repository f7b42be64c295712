// rules/states/*.toml -> MachineData: what objects answer in which state, and that each machine is whole.
#include "rulegen_enums.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include <map>

namespace threadlint::rulegen {

namespace {

ConditionData readCondition(Fields &fields) {
  ConditionData when;
  when.implementation = fields.enumerator("on", Implementations, "");
  when.since = fields.version("since");
  when.before = fields.version("before");
  if (fields.has("gil"))
    when.gil = fields.boolean("gil");
  if (when.implementation.empty() && !when.since && !when.before && !when.gil)
    fields.problem("on", "one of `on`, `since`, `before` and `gil` must say on which interpreters");
  return when;
}

bool fits(const ConditionData &when, const RuntimeData &runtime) {
  return (when.implementation.empty() || when.implementation == runtime.implementation) &&
         (!when.since || runtime.version >= when.since) && (!when.before || runtime.version < when.before) &&
         (!when.gil || runtime.gil == *when.gil);
}

StepData readStep(const Value &value, llvm::StringRef path, const std::string &machine, Problems &problems) {
  Fields fields(value, path, "step of `" + machine + "`", problems);
  StepData step;
  step.place = fields.place();
  step.state = fields.requiredText("state");
  step.operation = fields.requiredText("operation");
  step.outcome = fields.requiredText("outcome");
  step.next = fields.has("next") ? fields.text("next") : step.state;
  for (const Value &item : fields.tables("but")) {
    Fields other(item, path, "`but` of `" + step.operation + "`", problems);
    VariantData variant{other.place(), readCondition(other), other.requiredText("outcome"), ""};
    variant.next = other.has("next") ? other.text("next") : step.state;
    other.finish();
    step.but.push_back(std::move(variant));
  }
  fields.finish();
  return step;
}

void addState(MachineData &machine, const std::string &state) {
  if (!llvm::is_contained(machine.states, state))
    machine.states.push_back(state);
}

MachineData readMachine(const Value &value, llvm::StringRef path, Problems &problems) {
  Fields fields(value, path, "machine", problems);
  MachineData machine;
  machine.place = fields.place();
  machine.name = fields.requiredText("name");
  machine.summary = fields.requiredText("summary");
  machine.initial = fields.requiredText("initial");
  machine.object = fields.enumerator("object", ObjectKinds, "None");
  for (const Value &item : fields.tables("missing")) {
    Fields condition(item, path, "`missing` of `" + machine.name + "`", problems);
    machine.missing.push_back(readCondition(condition));
    condition.finish();
  }
  addState(machine, machine.initial);
  for (const Value &item : fields.tables("steps"))
    machine.steps.push_back(readStep(item, path, machine.name, problems));
  for (const StepData &step : machine.steps)
    addState(machine, step.state);
  fields.finish();
  return machine;
}

uint32_t allOf(llvm::ArrayRef<RuntimeData> runtimes) {
  return runtimes.size() < 32 ? (uint32_t(1) << runtimes.size()) - 1 : UINT32_MAX;
}

uint32_t maskOf(const ConditionData &when, llvm::ArrayRef<RuntimeData> runtimes) {
  uint32_t mask = 0;
  for (const auto &[index, runtime] : llvm::enumerate(runtimes))
    if (fits(when, runtime))
      mask |= uint32_t(1) << index;
  return mask;
}

/// The runtimes that have such an object.
uint32_t maskOf(const MachineData &machine, llvm::ArrayRef<RuntimeData> runtimes) {
  uint32_t mask = allOf(runtimes);
  for (const ConditionData &when : machine.missing)
    mask &= ~maskOf(when, runtimes);
  return mask;
}

void addRow(std::vector<TransitionData> &rows, TransitionData row) {
  if (row.runtimes)
    rows.push_back(std::move(row));
}

void expand(const MachineData &machine, const StepData &step, uint32_t left,
            llvm::ArrayRef<RuntimeData> runtimes, std::vector<TransitionData> &rows) {
  std::vector<TransitionData> others;
  for (const VariantData &variant : step.but) {
    uint32_t mask = left & maskOf(variant.when, runtimes);
    left &= ~mask;
    addRow(others, {&machine, &step, variant.outcome, variant.next, mask});
  }
  addRow(rows, {&machine, &step, step.outcome, step.next, left});
  llvm::append_range(rows, others);
}

/// The runtimes on which each state can be reached.
std::map<std::string, uint32_t> reachOf(const MachineData &machine, llvm::ArrayRef<RuntimeData> runtimes) {
  std::vector<TransitionData> rows;
  for (const StepData &step : machine.steps)
    expand(machine, step, maskOf(machine, runtimes), runtimes, rows);
  std::map<std::string, uint32_t> reach = {{machine.initial, maskOf(machine, runtimes)}};
  for (bool grew = true; grew;) {
    grew = false;
    for (const TransitionData &row : rows) {
      uint32_t before = reach[row.next];
      reach[row.next] |= row.runtimes & reach[row.step->state];
      grew |= reach[row.next] != before;
    }
  }
  return reach;
}

/// Every `next` is a state, and every state is where some step leads.
void checkWalk(const MachineData &machine, llvm::ArrayRef<RuntimeData> runtimes, Problems &problems) {
  auto check = [&](const Place &place, const std::string &next) {
    if (!llvm::is_contained(machine.states, next))
      problems.add(place, "`" + next + "` is no state of `" + machine.name + "`: no step starts in it");
  };
  std::map<std::string, uint32_t> reach = reachOf(machine, runtimes);
  for (const StepData &step : machine.steps) {
    check(step.place, step.next);
    for (const VariantData &variant : step.but)
      check(variant.place, variant.next);
    if (!reach[step.state])
      problems.add(step.place, "state `" + step.state + "` of `" + machine.name + "` is never reached");
  }
}

void checkSteps(const MachineData &machine, llvm::ArrayRef<RuntimeData> runtimes, Problems &problems) {
  std::map<std::pair<std::string, std::string>, Place> seen;
  for (const StepData &step : machine.steps) {
    auto [first, isNew] = seen.try_emplace({step.state, step.operation}, step.place);
    if (!isNew)
      problems.add(step.place, "`" + step.operation + "` in `" + step.state + "` stands on line " +
                                   std::to_string(first->second.line));
    uint32_t left = maskOf(machine, runtimes);
    for (const VariantData &variant : step.but) {
      uint32_t mask = left & maskOf(variant.when, runtimes);
      if (!mask)
        problems.add(variant.place, "holds on no interpreter");
      left &= ~mask;
    }
    if (!left && !step.but.empty())
      problems.add(step.place, "the `but` of `" + step.operation + "` leave no interpreter");
  }
  if (!maskOf(machine, runtimes))
    problems.add(machine.place, "`" + machine.name + "` is missing on every interpreter");
}

/// Two spellings of one enumerator would be one state.
void checkEnumerators(llvm::ArrayRef<MachineData> machines, Problems &problems) {
  std::map<std::string, std::string> states, operations; // family::Enumerator -> words
  auto add = [&](auto &known, const MachineData &machine, const Place &place, const std::string &words) {
    std::string name = enumeratorOf(words);
    auto [entry, isNew] = known.try_emplace(machine.family + "::" + name, words);
    if (name.empty() || llvm::isDigit(name[0]))
      problems.add(place, "`" + words + "` must begin with a letter");
    else if (!isNew && entry->second != words)
      problems.add(place, "`" + words + "` and `" + entry->second + "` would both be `" + name + "`");
  };
  for (const MachineData &machine : machines)
    for (const StepData &step : machine.steps) {
      add(states, machine, step.place, step.state);
      add(operations, machine, step.place, step.operation);
    }
}

} // namespace

std::string enumeratorOf(llvm::StringRef words) {
  std::string result;
  bool starts = true;
  for (char c : words) {
    bool belongs = llvm::isAlnum(c) || c == '_'; // Python has both `is_alive` and `isAlive`
    if (belongs)
      result += starts ? llvm::toUpper(c) : c;
    starts = !belongs;
  }
  return result;
}

void readMachines(llvm::StringRef path, llvm::StringRef text, std::vector<MachineData> &machines,
                  Problems &problems) {
  std::optional<Value> root = parseToml(path, text, 1, problems);
  if (!root)
    return;
  Fields fields(*root, path, "states", problems);
  std::string family = fields.requiredText("family");
  for (const Value &item : fields.tables("machine")) {
    MachineData machine = readMachine(item, path, problems);
    machine.family = family;
    machines.push_back(std::move(machine));
  }
  fields.finish();
}

void resolveMachines(std::vector<MachineData> &machines, llvm::ArrayRef<RuntimeData> runtimes,
                     Problems &problems) {
  llvm::sort(machines, [](const MachineData &a, const MachineData &b) {
    return std::tie(a.name, a.place) < std::tie(b.name, b.place);
  });
  if (runtimes.size() > 32)
    problems.add(runtimes[32].place, "a set of runtimes is 32 bits wide; widen Transition::runtimes");
  std::map<llvm::StringRef, const MachineData *> byObject;
  for (size_t i = 0; i < machines.size(); ++i) {
    const MachineData &machine = machines[i];
    if (i > 0 && machine.name == machines[i - 1].name)
      problems.add(machine.place, "machine `" + machine.name + "` stands twice");
    if (machine.object != "None" && !byObject.try_emplace(machine.object, &machine).second)
      problems.add(machine.place, "`" + byObject[machine.object]->name + "` describes the same objects");
    checkSteps(machine, runtimes, problems);
    checkWalk(machine, runtimes, problems);
  }
  checkEnumerators(machines, problems);
}

std::vector<TransitionData> transitionsOf(const Data &data) {
  std::vector<TransitionData> rows;
  for (const MachineData &machine : data.machines) {
    std::map<std::string, uint32_t> reach = reachOf(machine, data.runtimes);
    for (const StepData &step : machine.steps)
      expand(machine, step, reach[step.state], data.runtimes, rows);
  }
  llvm::stable_sort(rows, [](const TransitionData &a, const TransitionData &b) {
    return std::tie(a.machine->name, a.step->state, a.step->operation) <
           std::tie(b.machine->name, b.step->state, b.step->operation);
  });
  return rows;
}

} // namespace threadlint::rulegen
