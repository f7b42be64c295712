// Machines -> StateTable.inc with every transition, StateEnums.inc with typed names of states and operations.
#include "rulegen.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <set>

namespace threadlint::rulegen {

namespace {

/// Whole definitions: `MachineStates<n>`, `MachineRows`, `TransitionRows`.
void emitStateTable(const Data &data, llvm::raw_ostream &os) {
  for (const auto &[index, machine] : llvm::enumerate(data.machines)) {
    os << "constexpr llvm::StringLiteral MachineStates" << index << "[] = {";
    llvm::interleaveComma(machine.states, os, [&](const std::string &state) { os << quoted(state); });
    os << "};\n";
  }
  os << "constexpr Machine MachineRows[] = {\n";
  for (const auto &[index, machine] : llvm::enumerate(data.machines))
    os << "  {" << quoted(machine.name) << ", ObjectKind::" << machine.object << ", "
       << quoted(machine.summary) << ", MachineStates" << index << "},\n";
  os << "};\nconstexpr Transition TransitionRows[] = {\n";
  for (const TransitionData &row : transitionsOf(data)) {
    os << "  {";
    for (llvm::StringRef text :
         {row.machine->name, row.step->state, row.step->operation, row.outcome, row.next})
      os << quoted(text) << ", ";
    os << "Ending::" << endingOf(row.outcome) << ", " << row.runtimes << "},\n";
  }
  os << "};\n";
}

void emitEnum(const std::string &name, const std::set<std::string> &words, llvm::raw_ostream &os) {
  os << "enum class " << name << " : uint8_t {\n";
  for (const std::string &word : words)
    os << "  " << enumeratorOf(word) << ", ///< " << word << "\n";
  os << "};\ninline llvm::StringRef nameOf(" << name << " value) {\n"
     << "  static constexpr llvm::StringLiteral Names[] = {";
  llvm::interleaveComma(words, os, [&](const std::string &word) { os << quoted(word); });
  os << "};\n  return Names[static_cast<uint8_t>(value)];\n}\n";
}

/// For use within namespace threadlint.
void emitStateEnums(const Data &data, llvm::raw_ostream &os) {
  std::map<std::string, std::set<std::string>> states, operations;
  for (const MachineData &machine : data.machines)
    for (const StepData &step : machine.steps) {
      states[machine.family].insert(step.state);
      operations[machine.family].insert(step.operation);
    }
  for (const auto &[family, words] : states) {
    emitEnum(family + "State", words, os);
    emitEnum(family + "Operation", operations[family], os);
  }
}

} // namespace

llvm::StringRef endingOf(llvm::StringRef outcome) {
  if (outcome == "blocks")
    return "Blocks";
  bool isValue = outcome == "True" || outcome == "False" || outcome == "None";
  // Exceptions are classes or belong to a module: "RuntimeError", "thread.error".
  bool raises = !isValue && (llvm::isUpper(outcome[0]) || outcome.contains('.'));
  return raises ? "Raises" : "Returns";
}

std::vector<GeneratedFile> emitStateTables(const Data &data) {
  std::vector<GeneratedFile> files = {{"StateTable.inc", ""}, {"StateEnums.inc", ""}};
  llvm::raw_string_ostream table(files[0].content), enums(files[1].content);
  emitStateTable(data, table);
  emitStateEnums(data, enums);
  return files;
}

} // namespace threadlint::rulegen
