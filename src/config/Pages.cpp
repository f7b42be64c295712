// The table of keys -> the JSON schema, the page of the manual, the text about one key.
#include "config/Keys.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

using llvm::json::OStream;

static void writeList(OStream &json) {
  json.attribute("type", "array");
  json.attributeObject("items", [&] { json.attribute("type", "string"); });
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

void writeKey(const KeyInfo &info, llvm::raw_ostream &os) {
  os << info.help << "\n\nDefault: " << info.byDefault << "\nValue: ";
  writeWords(info, os);
  os << "\nExample:\n\n[tool.threadlint]\n" << info.name << " = " << info.example << '\n';
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
  }
}

} // namespace threadlint
