// The table of keys -> the JSON schema, the page of the manual, the text about one key.
#include "config/Keys.h"
#include "diag/Diag.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

using llvm::json::OStream;

static void writeList(OStream &json) {
  json.attribute("type", "array");
  json.attributeObject("items", [&] { json.attribute("type", "string"); });
}

static void writeOption(const OptionInfo &info, OStream &json) {
  json.attributeObject(info.name, [&] {
    json.attribute("description", info.help);
    if (info.type == OptionType::Names)
      return writeList(json);
    json.attribute("type", "integer");
    json.attribute("minimum", info.least);
    json.attribute("maximum", info.most);
  });
}

/// By code and by name.
static void writeRules(OStream &json) {
  for (uint32_t i = 0; i < allRules().size(); ++i)
    for (llvm::StringRef name : {allRules()[i].code, allRules()[i].name})
      if (std::vector<OptionId> options = optionsOf(RuleId(i)); !options.empty())
        json.attributeObject(name, [&] {
          json.attribute("type", "object");
          json.attribute("additionalProperties", false);
          json.attributeObject("properties", [&] {
            for (OptionId id : options)
              writeOption(optionInfo(id), json);
          });
        });
}

static void writeType(const KeyInfo &info, OStream &json) {
  switch (info.type) {
  case KeyType::Text:
    json.attribute("type", "string");
    break;
  case KeyType::Texts:
    writeList(json);
    break;
  case KeyType::TextOrTexts:
    json.attributeArray("anyOf", [&] {
      json.object([&] { json.attribute("type", "string"); });
      json.object([&] { writeList(json); });
    });
    break;
  case KeyType::Flag:
    json.attribute("type", "boolean");
    break;
  case KeyType::Number:
    json.attribute("type", "integer");
    json.attribute("minimum", 1);
    json.attribute("maximum", 1024);
    break;
  case KeyType::Lists:
    json.attribute("type", "object");
    json.attributeObject("additionalProperties", [&] { writeList(json); });
    break;
  case KeyType::Rules:
    json.attribute("type", "object");
    json.attribute("additionalProperties", false);
    json.attributeObject("properties", [&] { writeRules(json); });
    break;
  }
}

static void writeProperty(const KeyInfo &info, OStream &json) {
  json.attributeObject(info.name, [&] {
    json.attribute("description", info.help);
    writeType(info, json);
    if (info.words.empty())
      return;
    json.attributeArray("enum", [&] {
      llvm::SmallVector<llvm::StringRef, 16> words;
      info.words.split(words, '|');
      for (llvm::StringRef word : words)
        json.value(word);
    });
  });
}

void writeSchema(llvm::raw_ostream &os) {
  OStream json(os, 2);
  json.object([&] {
    json.attribute("$schema", "http://json-schema.org/draft-07/schema#");
    json.attribute("title", "threadlint");
    json.attribute("description", "threadlint.toml, or [tool.threadlint] of pyproject.toml");
    json.attribute("type", "object");
    json.attribute("additionalProperties", false);
    json.attributeObject("properties", [&] {
      for (const KeyInfo &info : allKeys())
        writeProperty(info, json);
    });
  });
  os << '\n';
}

static void writeWords(const KeyInfo &info, llvm::raw_ostream &os) {
  if (info.words.empty()) {
    os << wordsFor(info.type);
    return;
  }
  llvm::SmallVector<llvm::StringRef, 16> words;
  info.words.split(words, '|');
  for (size_t i = 0; i < words.size(); ++i)
    os << (i == 0 ? "" : ", ") << '"' << words[i] << '"';
}

static void writeAllOptions(llvm::raw_ostream &os) {
  for (uint32_t i = 0; i < allRules().size(); ++i)
    if (!optionsOf(RuleId(i)).empty()) {
      os << '\n' << allRules()[i].code << ' ' << allRules()[i].name << ":\n\n";
      writeOptions(RuleId(i), os);
    }
}

void writeKey(const KeyInfo &info, llvm::raw_ostream &os) {
  os << info.help << "\n\nDefault: " << info.byDefault << "\nValue: ";
  writeWords(info, os);
  os << "\nExample:\n\n[tool.threadlint]\n" << info.name << " = " << info.example << '\n';
  if (info.type == KeyType::Rules)
    writeAllOptions(os);
}

void writeRuleOptions(RuleId rule, llvm::raw_ostream &os) {
  os << "Options of " << ruleInfo(rule).code << ' ' << ruleInfo(rule).name << ":\n\n";
  writeOptions(rule, os);
  os << "\nExample:\n\n[tool.threadlint.rules." << ruleInfo(rule).code << "]\n";
  for (OptionId id : optionsOf(rule))
    os << optionInfo(id).name << " = " << optionInfo(id).example << '\n';
}

void writeReference(llvm::raw_ostream &os) {
  os << "# Configuration reference\n\n"
        "Made from the table of keys by `threadlint config --reference`; do not edit. How files are found "
        "and joined is "
        "in [Configuration](configuration.md).\n";
  for (const KeyInfo &info : allKeys()) {
    os << "\n## `" << info.name << "`\n\n" << info.help << "\n\n- value: ";
    writeWords(info, os);
    os << "\n- default: `" << info.byDefault << "`\n- example:\n\n```toml\n"
       << info.name << " = " << info.example << "\n```\n";
    if (info.type == KeyType::Rules)
      writeAllOptions(os);
  }
}

} // namespace threadlint
