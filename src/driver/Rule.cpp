// `threadlint rule`: writes the pages of rules.
#include "driver/Commands.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

void writeOption(const OptionInfo &info, llvm::json::OStream &json) {
  json.object([&] {
    json.attribute("name", info.name);
    json.attribute("value", wordsFor(info));
    json.attribute("default", defaultOf(info));
    json.attribute("help", info.help);
  });
}

void writeObject(const RuleInfo &rule, llvm::json::OStream &json) {
  json.object([&] {
    json.attribute("code", rule.code);
    json.attribute("name", rule.name);
    json.attribute("summary", rule.summary);
    json.attribute("message", rule.message);
    json.attribute("explanation", rule.doc);
    json.attribute("severity", nameOf(rule.severity));
    json.attribute("preview", rule.preview);
    json.attribute("fixable", rule.fixable);
    json.attributeArray("options", [&] {
      for (OptionId id : optionsOf(findRule(rule.code)))
        writeOption(optionInfo(id), json);
    });
  });
}

void writePage(const RuleInfo &rule, llvm::raw_ostream &os) {
  os << "# " << rule.name << " (" << rule.code << ")\n\n";
  os << "Severity: " << nameOf(rule.severity) << (rule.preview ? "; only with `--preview`" : "")
     << (rule.fixable ? "; has a fix" : "") << ".\n\n";
  os << rule.doc.trim() << '\n';
  if (RuleId id = findRule(rule.code); !optionsOf(id).empty()) {
    os << "\n## Options\n\nIn `[tool.threadlint.rules." << rule.code << "]`:\n\n";
    writeOptions(id, os);
  }
}

/// The closest name or code, for a typing error; empty when none is close.
llvm::StringRef suggestion(llvm::StringRef typed) {
  llvm::StringRef best;
  unsigned bestDistance = 4;
  for (const RuleInfo &rule : allRules())
    for (llvm::StringRef candidate : {llvm::StringRef(rule.code), llvm::StringRef(rule.name)})
      if (unsigned distance = candidate.edit_distance_insensitive(typed, true, bestDistance);
          distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
  return best;
}

int unknownRule(llvm::StringRef typed) {
  std::string message = "no rule has the code or name `" + typed.str() + "`";
  llvm::StringRef near = suggestion(typed);
  message += near.empty() ? "; " : "; did you mean `" + near.str() + "`? ";
  return fail(message + "`threadlint rule --all` lists the rules");
}

void writeJson(llvm::ArrayRef<const RuleInfo *> rules, bool asList) {
  llvm::json::OStream json(llvm::outs(), 2);
  if (!asList) {
    writeObject(*rules.front(), json);
  } else {
    json.array([&] {
      for (const RuleInfo *rule : rules)
        writeObject(*rule, json);
    });
  }
  json.flush();
  llvm::outs() << '\n';
}

} // namespace

int runRule(const RuleCommand &command) {
  std::vector<const RuleInfo *> rules;
  for (const std::string &typed : command.rules) {
    RuleId id = findRule(typed);
    if (id.isNone())
      return unknownRule(typed);
    rules.push_back(&ruleInfo(id));
  }
  if (command.all)
    for (const RuleInfo &rule : allRules())
      rules.push_back(&rule);
  if (command.json) {
    writeJson(rules, command.all);
    return Clean;
  }
  for (const RuleInfo *rule : rules) {
    if (rule != rules.front())
      llvm::outs() << '\n';
    writePage(*rule, llvm::outs());
  }
  return Clean;
}

} // namespace threadlint
