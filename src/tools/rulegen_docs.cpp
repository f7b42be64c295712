// Data -> docs/rules/: one page a rule, and an index of rules and interpreters.
#include "rulegen.h"

#include "llvm/Support/raw_ostream.h"

namespace threadlint::rulegen {

namespace {

/// By the digit after THR.
constexpr llvm::StringLiteral GroupTitles[10] = {
    "The tool itself",      "Threads: making, starting, joining, stopping",
    "Shared state",         "Locks",
    "Deadlock and waiting", "Thread-local storage and identity",
    "Executors and pools",  "The borders: asyncio, signals, finalizers, processes",
    "Will it scale",        "Ready for free-threading",
};

std::string pageName(const RuleData &rule) { return rule.code + "-" + rule.name + ".md"; }

llvm::StringRef severityWord(const RuleData &rule) {
  return rule.severity == "Error" ? "error" : rule.severity == "Warning" ? "warning" : "note";
}

/// In a table cell a bar would start the next cell.
std::string cell(llvm::StringRef text) {
  std::string result;
  for (char c : text)
    result += c == '|' ? std::string("\\|") : std::string(1, c);
  return result;
}

std::string describeOption(const OptionData &option) {
  if (option.type == "Names")
    return "a list of strings, by default `[]`";
  return "a number from " + std::to_string(option.least) + " to " + std::to_string(option.most) +
         ", by default `" + std::to_string(option.byDefault) + "`";
}

GeneratedFile emitPage(const RuleData &rule) {
  GeneratedFile file{pageName(rule), ""};
  llvm::raw_string_ostream os(file.content);
  os << "# " << rule.code << " " << rule.name << "\n\n"
     << "| severity | on by default | can be fixed |\n|---|---|---|\n"
     << "| " << severityWord(rule) << " | " << (rule.preview ? "no, preview" : "yes") << " | "
     << (rule.fixable ? "yes" : "no") << " |\n\n"
     << "Message: " << rule.message << "\n";
  if (!rule.arguments.empty())
    os << "\n";
  for (size_t i = 0; i < rule.arguments.size(); ++i)
    os << "- `{" << i << "}`: " << rule.arguments[i] << "\n";
  os << "\n" << llvm::StringRef(rule.body).trim() << "\n\n";
  if (!rule.options.empty())
    os << "## Options\n\nIn `[tool.threadlint.rules." << rule.code << "]`:\n\n";
  for (const OptionData &option : rule.options)
    os << "- `" << option.name << "` (" << describeOption(option) << "): " << option.help << "\n";
  os << (rule.options.empty() ? "" : "\n")
     << "---\n[All rules](index.md) · [Interpreters](index.md#interpreters) · silence on one line with "
     << "`# threadlint: ignore[" << rule.code << "]`\n";
  return file;
}

void emitRuleLists(const Data &data, llvm::raw_ostream &os) {
  char group = 0;
  for (const RuleData &rule : data.rules) {
    if (rule.code[3] != group) {
      group = rule.code[3];
      os << "\n## THR" << group << " " << GroupTitles[group - '0']
         << "\n\n| code | name | what it reports | severity | |\n|---|---|---|---|---|\n";
    }
    os << "| [" << rule.code << "](" << pageName(rule) << ") | " << rule.name << " | " << cell(rule.summary)
       << " | " << severityWord(rule) << " | " << (rule.preview ? "preview" : "")
       << (rule.preview && rule.fixable ? ", " : "") << (rule.fixable ? "fix" : "") << " |\n";
  }
}

llvm::StringRef switchPointText(const RuntimeData &runtime) {
  if (runtime.switchPoints == "Anywhere")
    return "anywhere";
  return runtime.switchPoints == "Bytecodes" ? "between any two bytecodes" : "at calls and backward jumps";
}

void emitRuntimeList(const Data &data, llvm::raw_ostream &os) {
  os << "\n## Interpreters\n\nEvery finding names the interpreters on which it bites.\n\n"
     << "| name | interpreter | language | GIL | threads switch | checked by default "
        "|\n|---|---|---|---|---|---|\n";
  for (const RuntimeData &runtime : data.runtimes)
    os << "| `" << runtime.name << "` | " << cell(runtime.title) << " | " << runtime.version.major << "."
       << runtime.version.minor << " | " << (runtime.gil ? "yes" : "no") << " | " << switchPointText(runtime)
       << " | " << (runtime.isDefault ? "yes" : "no") << " |\n";
}

} // namespace

std::vector<GeneratedFile> emitDocs(const Data &data) {
  std::vector<GeneratedFile> files;
  for (const RuleData &rule : data.rules)
    files.push_back(emitPage(rule));
  GeneratedFile &index = files.emplace_back(GeneratedFile{"index.md", ""});
  llvm::raw_string_ostream os(index.content);
  os << "# Rules\n\n`preview` rules are off until asked for; `fix` means that the finding can carry a fix.\n";
  emitRuleLists(data, os);
  emitRuntimeList(data, os);
  return files;
}

} // namespace threadlint::rulegen
