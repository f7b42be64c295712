// What rulegen knows: problems with places, and the rules, calls and interpreters read from the files under
// rules/.
#pragma once

#include "data/ApiFile.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace threadlint::rulegen {

using namespace data;

struct Section {
  llvm::StringRef title, text; ///< both point into RuleData::body
};

/// The headings that a rule's page has, in this order.
inline constexpr std::array<llvm::StringLiteral, 6> SectionTitles = {
    "What it does", "Why is this bad", "Example", "Use instead", "On which interpreters", "Known limits"};

/// What a user may set for a rule.
struct OptionData {
  Place place;
  std::string name, help, example;
  llvm::StringRef type;
  uint32_t byDefault = 0, least = 0, most = 0; ///< of a Number
};

struct RuleData {
  Place place;
  std::string code, name, summary, message, body;
  std::vector<std::string> arguments;
  llvm::StringRef severity; ///< a C++ enumerator, as all StringRefs of this file; static storage
  bool preview = false, fixable = false;
  bool byCheck = true; ///< has a check function of its own
  std::vector<OptionData> options;
};

struct RuntimeData {
  Place place;
  std::string name, title;
  VersionData version;
  bool gil = true, isDefault = false;
  llvm::StringRef implementation, switchPoints;
  bool startsThreadsAtExit = true, inheritsContext = false;
  uint32_t switchIntervalUs = 0, switchIntervalTicks = 0;
  uint32_t bytecodePs = 0, callNs = 0, lockNs = 0, threadStartUs = 0, processStartUs = 0, wakeNs = 0,
           signalNs = 0, sharedReadNs = 0, sharedWriteNs = 0, blockPs = 0, warmUpUs = 0;
};

/// Which interpreters something holds on; what is not given holds on all.
struct ConditionData {
  llvm::StringRef implementation;
  VersionData since, before;
  std::optional<bool> gil;
};

/// What happens instead on the interpreters that `when` names.
struct VariantData {
  Place place;
  ConditionData when;
  std::string outcome, next;
};

/// One step of a state machine, see Transition in the model.
struct StepData {
  Place place;
  std::string state, operation, outcome, next;
  std::vector<VariantData> but; ///< the first that fits wins
};

struct MachineData {
  Place place;
  std::string family; ///< its states and operations are enumerators of `<family>State`, `<family>Operation`
  std::string name, initial, summary;
  llvm::StringRef object = "None";
  std::vector<std::string> states; ///< in the order of their first mention
  std::vector<StepData> steps;
  std::vector<ConditionData> missing; ///< the interpreters that have no such object
};

/// One outcome of a step and the runtimes that have it.
struct TransitionData {
  const MachineData *machine;
  const StepData *step;
  std::string outcome, next;
  uint32_t runtimes; ///< a bit for each of Data::runtimes
};

struct Data {
  std::vector<RuleData> rules; ///< sorted by code
  ApiTables apis;
  std::vector<RuntimeData> runtimes; ///< CPython by version, free-threaded CPython by version, others by name
  std::vector<MachineData> machines; ///< sorted by name
  std::string witnessScript;         ///< the template of `threadlint witness`
};

// One file each. `path` is for messages and, for rules, holds the file name that is checked against code and
// name.
void readRule(llvm::StringRef path, llvm::StringRef text, std::vector<RuleData> &rules, Problems &problems);
void readRuntime(llvm::StringRef path, llvm::StringRef text, std::vector<RuntimeData> &runtimes,
                 Problems &problems);
void readMachines(llvm::StringRef path, llvm::StringRef text, std::vector<MachineData> &machines,
                  Problems &problems);

// What concerns several files: order, duplicates, references.
void resolveRules(std::vector<RuleData> &rules, Problems &problems);
void resolveRuntimes(std::vector<RuntimeData> &runtimes, Problems &problems);
/// After the runtimes: order, and that every machine can be walked on every one of them.
void resolveMachines(std::vector<MachineData> &machines, llvm::ArrayRef<RuntimeData> runtimes,
                     Problems &problems);

/// Every step with its outcomes, sorted by machine, state and operation. No runtime is in two rows of one
/// step, and none is in a row whose state it cannot reach.
std::vector<TransitionData> transitionsOf(const Data &data);
/// "daemon = True" -> "DaemonTrue".
std::string enumeratorOf(llvm::StringRef words);

/// The sections of a rule's page in order; what is wrong with them goes to `problems` if there is one.
std::vector<Section> sectionsOf(const RuleData &rule, uint32_t firstLine, Problems *problems);

struct GeneratedFile {
  std::string name, content;
};
/// A C++ string literal.
std::string quoted(llvm::StringRef text);
std::vector<GeneratedFile> emitTables(const Data &data);
std::vector<GeneratedFile> emitStateTables(const Data &data);
std::vector<GeneratedFile> emitDocs(const Data &data);
/// How an outcome ends: an enumerator of the model's Ending.
llvm::StringRef endingOf(llvm::StringRef outcome);
/// The page with every machine shown where it says so.
std::string withMachines(llvm::StringRef path, llvm::StringRef page, const Data &data, Problems &problems);

} // namespace threadlint::rulegen
