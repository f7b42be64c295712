// Machines -> the pictures and tables in docs/runtime-model.md, between `<!-- machine: NAME -->` and `<!--
// end -->`.
#include "rulegen.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <set>

namespace threadlint::rulegen {

namespace {

constexpr llvm::StringLiteral Opening = "<!-- machine: ", Closing = "<!-- end -->";

std::string inWords(VersionData version) {
  return std::to_string(version.major) + "." + std::to_string(version.minor);
}

std::string inWords(const ConditionData &when) {
  std::vector<std::string> parts;
  if (!when.implementation.empty())
    parts.push_back("on " + when.implementation.str());
  if (when.since)
    parts.push_back("from " + inWords(when.since));
  if (when.before)
    parts.push_back("before " + inWords(when.before));
  if (when.gil)
    parts.push_back(*when.gil ? "with the GIL" : "without the GIL");
  return llvm::join(parts, " ");
}

/// " raises RuntimeError", " blocks", or nothing for what just happens.
std::string endingInWords(llvm::StringRef outcome, bool plural = false) {
  llvm::StringRef ending = endingOf(outcome), verbEnd = plural ? "" : "s";
  return ending == "Raises"   ? (" raise" + verbEnd + " " + outcome).str()
         : ending == "Blocks" ? (" block" + verbEnd).str()
                              : "";
}

/// An arrow for each pair of states with all that leads from one to the other, and a note for each state on
/// what it refuses.
void emitPicture(const MachineData &machine, llvm::raw_ostream &os) {
  os << "```mermaid\nstateDiagram-v2\n";
  for (const std::string &state : machine.states)
    os << "  state \"" << state << "\" as " << enumeratorOf(state) << "\n";
  os << "  [*] --> " << enumeratorOf(machine.initial) << "\n";
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> arrows;
  std::map<std::string, std::map<std::string, std::vector<std::string>>>
      notes; ///< state, outcome, operations
  for (const StepData &step : machine.steps)
    if (step.next != step.state)
      arrows[{step.state, step.next}].push_back(step.operation + endingInWords(step.outcome));
    else if (!endingInWords(step.outcome).empty())
      notes[step.state][step.outcome].push_back(step.operation);
  for (const auto &[ends, labels] : arrows)
    os << "  " << enumeratorOf(ends.first) << " --> " << enumeratorOf(ends.second) << " : "
       << llvm::join(labels, "<br/>") << "\n";
  for (const auto &[state, lines] : notes) {
    os << "  note right of " << enumeratorOf(state) << "\n";
    for (const auto &[outcome, operations] : lines)
      os << "    " << llvm::join(operations, ", ") << endingInWords(outcome, operations.size() > 1) << "\n";
    os << "  end note\n";
  }
  os << "```\n";
}

/// In a table cell a bar would start the next cell.
std::string code(llvm::StringRef text) {
  std::string result = "`";
  for (char c : text)
    result += c == '|' ? std::string("\\|") : std::string(1, c);
  return result + "`";
}

std::string nextOf(const StepData &step, const std::string &next) {
  return next == step.state ? "" : ", then " + next;
}

void emitTable(const MachineData &machine, llvm::raw_ostream &os) {
  os << "<details><summary>All " << machine.steps.size() << " steps of " << machine.name << "</summary>\n\n"
     << "| state | operation | outcome | elsewhere |\n|---|---|---|---|\n";
  for (const StepData &step : machine.steps) {
    os << "| " << step.state << " | " << code(step.operation) << " | " << code(step.outcome)
       << nextOf(step, step.next) << " | ";
    llvm::interleave(
        step.but, os,
        [&](const VariantData &other) {
          os << code(other.outcome) << nextOf(step, other.next) << " " << inWords(other.when);
        },
        "; ");
    os << " |\n";
  }
  os << "\n</details>\n";
}

void emitMachine(const MachineData &machine, llvm::raw_ostream &os) {
  os << machine.summary;
  if (!machine.missing.empty()) {
    os << " Not there ";
    llvm::interleave(
        machine.missing, os, [&](const ConditionData &when) { os << inWords(when); }, ", nor ");
    os << ".";
  }
  os << "\n\n";
  emitPicture(machine, os);
  os << "\n";
  emitTable(machine, os);
}

} // namespace

std::string withMachines(llvm::StringRef path, llvm::StringRef page, const Data &data, Problems &problems) {
  std::string result;
  llvm::raw_string_ostream os(result);
  std::set<llvm::StringRef> shown;
  bool skips = false;
  uint32_t line = 0;
  while (!page.empty()) {
    size_t end = std::min(page.size(), page.find('\n') + 1);
    llvm::StringRef text = page.take_front(end ? end : page.size());
    page = page.drop_front(text.size());
    ++line;
    if (text.starts_with(Closing))
      skips = false;
    if (!skips)
      os << text;
    llvm::StringRef name = text.rtrim();
    if (!name.consume_front(Opening) || !name.consume_back(" -->"))
      continue;
    auto machine = llvm::find_if(data.machines, [&](const MachineData &m) { return m.name == name; });
    if (machine == data.machines.end() || !shown.insert(machine->name).second) {
      problems.add({path.str(), line}, "`" + name.str() + "` is no machine, or is shown above");
      continue;
    }
    emitMachine(*machine, os);
    skips = true;
  }
  if (skips)
    problems.add({path.str(), line}, "`" + Closing.str() + "` is missing");
  for (const MachineData &machine : data.machines)
    if (!shown.contains(machine.name))
      problems.add({path.str(), line}, "machine `" + machine.name + "` is not shown");
  return result;
}

} // namespace threadlint::rulegen
