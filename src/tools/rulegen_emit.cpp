// Data -> the .inc files with the constexpr tables that model/, diag/ and checks/ compile in.
#include "rulegen.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

namespace threadlint::rulegen {

namespace {

constexpr llvm::StringLiteral Header = "// Made by rulegen from the files under rules/; not for editing.\n";

void writeEscaped(llvm::raw_ostream &os, llvm::StringRef text) {
  for (char c : text) {
    unsigned char byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      os << '\\' << c;
    else if (c == '\n')
      os << "\\n";
    else if (byte < 0x20 || byte == 0x7f) // always three octal digits, so that a digit may follow
      os << '\\' << char('0' + byte / 64) << char('0' + byte / 8 % 8) << char('0' + byte % 8);
    else
      os << c;
  }
}

} // namespace

std::string quoted(llvm::StringRef text) {
  std::string result;
  llvm::raw_string_ostream os(result);
  os << '"';
  writeEscaped(os, text);
  os << '"';
  return result;
}

namespace {

/// One literal a line of text, which the compiler joins.
void writeLines(llvm::raw_ostream &os, llvm::StringRef text) {
  while (!text.empty()) {
    size_t end = std::min(text.size(), text.find('\n') + 1);
    os << "\n     " << quoted(text.take_front(end ? end : text.size()));
    text = text.drop_front(end ? end : text.size());
  }
}

llvm::StringRef boolText(bool value) { return value ? "true" : "false"; }

std::string versionText(VersionData version) {
  return version ? "{" + std::to_string(version.major) + ", " + std::to_string(version.minor) + "}" : "{}";
}

/// Rows of `RuleInfo`, for use within an array initialiser.
void emitRuleTable(const Data &data, llvm::raw_ostream &os) {
  for (const RuleData &rule : data.rules) {
    os << "{" << quoted(rule.code) << ", " << quoted(rule.name) << ",\n " << quoted(rule.summary) << ",\n "
       << quoted(rule.message) << ",";
    writeLines(os, rule.body);
    os << ",\n Severity::" << rule.severity << ", " << boolText(rule.preview) << ", "
       << boolText(rule.fixable) << "},\n";
  }
}

void emitRuleDecls(const Data &data, llvm::raw_ostream &os) {
  os << "namespace threadlint {\nstruct CheckContext;\n";
  for (const RuleData &rule : data.rules)
    if (rule.byCheck)
      os << "void check" << rule.code << "(const CheckContext &, RuleId); ///< " << rule.name << "\n";
  os << "} // namespace threadlint\n";
}

/// Function pointers by RuleId, for use within an array initialiser.
void emitRuleDispatch(const Data &data, llvm::raw_ostream &os) {
  for (const RuleData &rule : data.rules) {
    if (rule.byCheck)
      os << "&check" << rule.code << ",\n";
    else
      os << "nullptr, // " << rule.code << "\n";
  }
}

void emitRuleIds(const Data &data, llvm::raw_ostream &os) {
  os << "namespace threadlint::rules {\n";
  for (const auto &[index, rule] : llvm::enumerate(data.rules))
    os << "inline constexpr RuleId " << rule.code << "{" << index << "}; ///< " << rule.name << "\n";
  os << "} // namespace threadlint::rules\n";
}

/// "THR806", "longest-sleep-ms" -> "THR806LongestSleepMs".
std::string optionName(const RuleData &rule, const OptionData &option) {
  return rule.code + enumeratorOf(option.name);
}

/// Rows of `OptionInfo`, for use within an array initialiser.
void emitOptionTable(const Data &data, llvm::raw_ostream &os) {
  for (const auto &[index, rule] : llvm::enumerate(data.rules))
    for (const OptionData &option : rule.options) {
      std::string example = option.example.empty() ? std::to_string(option.byDefault) : option.example;
      os << "{RuleId(" << index << "), " << quoted(option.name) << ", OptionType::" << option.type << ", "
         << option.byDefault << ", " << option.least << ", " << option.most << ", " << quoted(example)
         << ",\n " << quoted(option.help) << "}, // " << rule.code << "\n";
    }
}

/// For use within namespace threadlint.
void emitOptionIds(const Data &data, llvm::raw_ostream &os) {
  size_t next = 0;
  os << "namespace option {\n";
  for (const RuleData &rule : data.rules)
    for (const OptionData &option : rule.options)
      os << "inline constexpr OptionId " << optionName(rule, option) << "{" << next++ << "};\n";
  os << "} // namespace option\n";
}

/// Lists of parameters and other names are shared: many methods have the same one.
using NameLists = std::map<std::vector<std::string>, size_t>;

NameLists emitNameLists(const Data &data, llvm::raw_ostream &os) {
  NameLists lists;
  for (const ApiData &row : data.apis.rows)
    for (const std::vector<std::string> *list : {&row.params, &row.callbacks, &row.handlers, &row.exceptOn,
                                                 &row.tornOn, &row.gilExceptOn, &row.perContextOn}) {
      if (list->empty() || !lists.try_emplace(*list, lists.size()).second)
        continue;
      os << "constexpr llvm::StringRef Names" << lists.size() - 1 << "[] = {";
      llvm::interleaveComma(*list, os, [&](const std::string &name) { os << quoted(name); });
      os << "};\n";
    }
  return lists;
}

std::string nameList(const std::vector<std::string> &names, const NameLists &lists) {
  return names.empty() ? "{}" : "Names" + std::to_string(lists.at(names));
}

void emitApiRow(const ApiData &row, const NameLists &lists, llvm::raw_ostream &os) {
  os << "  {" << quoted(row.name) << ", ApiKind::" << row.kind << ", ObjectKind::" << row.object
     << ", Effect::" << row.effect << ", RunsOn::" << row.runsOn << ", Gil::" << row.gil
     << ", Blocks::" << row.blocks << ", " << row.targetIndex << ", " << row.argsIndex << ", " << row.gilBytes
     << ", " << row.ns << ", " << nameList(row.params, lists);
  for (const std::string *text : {&row.returns, &row.base, &row.target, &row.replacement})
    os << ", " << quoted(*text);
  for (VersionData version : {row.since, row.deprecated, row.removed, row.switchFree})
    os << ", " << versionText(version);
  os << ", " << quoted(row.platforms) << ", " << nameList(row.exceptOn, lists) << ", "
     << nameList(row.tornOn, lists) << ", " << nameList(row.gilExceptOn, lists) << ", "
     << boolText(row.mutates) << ", Atomic::" << row.atomic << ", " << boolText(row.distinct) << ", "
     << boolText(row.decorator) << ", " << nameList(row.callbacks, lists) << ", "
     << nameList(row.handlers, lists) << ", " << boolText(row.oneObject) << ", " << quoted(row.processState)
     << ", " << quoted(row.stateArgument) << ", " << nameList(row.perContextOn, lists);
  os << ", " << quoted(row.notThreadSafe) << ", " << quoted(row.toolkit) << ", "
     << boolText(row.fromAnyThread) << ", " << quoted(row.advice) << ", " << quoted(row.buffer) << ", "
     << row.changesIndex << ", " << row.unitPs << ", Units::" << row.units << ", " << row.dataIndex
     << ", ResultLength::" << row.length << ", " << quoted(row.reenablesGil) << ", "
     << boolText(row.threadSafe) << ", " << quoted(row.ownLock) << ", " << row.ownLockNs << ", " << row.heldNs
     << ", " << row.sharedReads << "},\n";
}

/// Whole definitions: `Names<n>`, `ApiRows`, `ApiAliases`. Needs Model.h.
void emitApiTable(const Data &data, llvm::raw_ostream &os) {
  NameLists lists = emitNameLists(data, os);
  os << "constexpr Api ApiRows[] = {\n";
  for (const ApiData &row : data.apis.rows)
    emitApiRow(row, lists, os);
  os << "};\nconstexpr ApiAlias ApiAliases[] = {\n";
  for (const AliasData &alias : data.apis.aliases) {
    const auto *row =
        llvm::lower_bound(llvm::ArrayRef(data.apis.rows), alias.canonical,
                          [](const ApiData &r, const std::string &name) { return r.name < name; });
    os << "  {" << quoted(alias.alias) << ", " << row - data.apis.rows.data() << "}, // " << alias.canonical
       << "\n";
  }
  os << "};\n";
}

/// Rows of `Runtime`, for use within an array initialiser.
void emitRuntimeTable(const Data &data, llvm::raw_ostream &os) {
  for (const RuntimeData &runtime : data.runtimes)
    os << "{" << quoted(runtime.name) << ", " << quoted(runtime.title)
       << ", Implementation::" << runtime.implementation << ", " << versionText(runtime.version) << ", "
       << boolText(runtime.gil) << ", SwitchPoints::" << runtime.switchPoints << ", "
       << runtime.switchIntervalUs << ", " << runtime.switchIntervalTicks << ", "
       << boolText(runtime.startsThreadsAtExit) << ", " << boolText(runtime.inheritsContext) << ", "
       << runtime.bytecodePs << ", " << runtime.callNs << ", " << runtime.lockNs << ", "
       << runtime.threadStartUs << ", " << runtime.processStartUs << ", " << runtime.wakeNs << ", "
       << runtime.signalNs << ", " << runtime.sharedReadNs << ", " << runtime.sharedWriteNs << ", "
       << runtime.blockPs << ", " << runtime.warmUpUs << ", " << boolText(runtime.isDefault) << "},\n";
}

} // namespace

static void emitWitnessScript(const Data &data, llvm::raw_ostream &os) {
  writeLines(os, data.witnessScript);
  os << "\n";
}

std::vector<GeneratedFile> emitTables(const Data &data) {
  using Emitter = void (*)(const Data &, llvm::raw_ostream &);
  constexpr std::pair<llvm::StringLiteral, Emitter> Emitters[] = {
      {"RuleTable.inc", emitRuleTable},        {"RuleDecls.inc", emitRuleDecls},
      {"RuleDispatch.inc", emitRuleDispatch},  {"RuleIds.inc", emitRuleIds},
      {"ApiTable.inc", emitApiTable},          {"RuntimeTable.inc", emitRuntimeTable},
      {"OptionTable.inc", emitOptionTable},    {"OptionIds.inc", emitOptionIds},
      {"WitnessScript.inc", emitWitnessScript}};
  std::vector<GeneratedFile> files;
  for (const auto &[name, emitter] : Emitters) {
    GeneratedFile &file = files.emplace_back(GeneratedFile{name.str(), Header.str()});
    llvm::raw_string_ostream os(file.content);
    emitter(data, os);
  }
  for (GeneratedFile &file : emitStateTables(data))
    files.push_back({file.name, Header.str() + file.content});
  return files;
}

} // namespace threadlint::rulegen
