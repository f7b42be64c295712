// Joins layers of configuration and shows them.
#include "config/Layer.h"
#include "diag/Diag.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

constexpr Key Joined[] = {Key::ExtendSelect, Key::Ignore, Key::ExtendExclude, Key::PerFileIgnores,
                          Key::Rules};

void join(KeyValue &below, const KeyValue &above) {
  llvm::append_range(below.texts, above.texts);
  llvm::append_range(below.lists, above.lists);
  llvm::append_range(below.options, above.options);
  if (below.origin != above.origin)
    below.origin += ", " + above.origin;
}

void writeQuoted(llvm::StringRef text, llvm::raw_ostream &os) {
  os << '"';
  for (char c : text) {
    if (c == '"' || c == '\\')
      os << '\\';
    os << c;
  }
  os << '"';
}

void writeTexts(llvm::ArrayRef<std::string> texts, llvm::raw_ostream &os) {
  os << '[';
  llvm::interleave(
      texts, os, [&](llvm::StringRef text) { writeQuoted(text, os); }, ", ");
  os << ']';
}

void writeLists(const KeyValue &value, llvm::raw_ostream &os) {
  os << '{';
  for (size_t i = 0; i < value.lists.size(); ++i) {
    os << (i == 0 ? " " : ", ");
    writeQuoted(value.lists[i].first, os);
    os << " = ";
    writeTexts(value.lists[i].second, os);
  }
  os << " }";
}

void writeValue(const KeyInfo &info, const KeyValue &value, llvm::raw_ostream &os) {
  switch (info.type) {
  case KeyType::Text:
    return writeQuoted(value.texts.empty() ? "" : value.texts.front(), os);
  case KeyType::Texts:
  case KeyType::TextOrTexts:
    return writeTexts(value.texts, os);
  case KeyType::Flag:
    os << (value.flag ? "true" : "false");
    return;
  case KeyType::Number:
    os << value.number;
    return;
  case KeyType::Lists:
    return writeLists(value, os);
  case KeyType::Rules:
    return; // each option has a line of its own
  }
}

/// `rules.THR806.longest-sleep-ms = 50`
void writeOptionSettings(llvm::ArrayRef<SetOption> set, llvm::raw_ostream &os) {
  for (uint32_t i = 0; i < allOptions().size(); ++i) {
    const OptionInfo &info = allOptions()[i];
    os << "rules." << ruleInfo(info.rule).code << '.' << info.name << " = ";
    auto given = llvm::find_if(llvm::reverse(set), [&](const SetOption &s) { return s.option.v == i; });
    if (given == set.rend())
      os << defaultOf(info) << "  # default\n";
    else if (info.type == OptionType::Number)
      os << given->value.number << "  # " << given->origin << '\n';
    else {
      writeTexts(given->value.names, os);
      os << "  # " << given->origin << '\n';
    }
  }
}

} // namespace

bool ConfigLayer::flag(Key key, bool otherwise) const {
  return (*this)[key] ? (*this)[key]->flag : otherwise;
}

std::string ConfigLayer::text(Key key) const {
  const std::optional<KeyValue> &value = (*this)[key];
  return value && !value->texts.empty() ? value->texts.front() : "";
}

std::vector<std::string> ConfigLayer::texts(Key key) const {
  return (*this)[key] ? (*this)[key]->texts : std::vector<std::string>();
}

void ConfigLayer::put(const ConfigLayer &above) {
  if (above[Key::Select])
    (*this)[Key::ExtendSelect] = (*this)[Key::Ignore] = std::nullopt;
  if (above[Key::Runtime] || above[Key::TargetVersion])
    (*this)[Key::Runtime] = (*this)[Key::TargetVersion] = std::nullopt;
  if (above[Key::ExtendSelect] && (*this)[Key::Ignore])
    llvm::erase_if((*this)[Key::Ignore]->texts, [&](const std::string &rule) {
      return llvm::is_contained(above[Key::ExtendSelect]->texts, rule);
    });
  for (const KeyInfo &info : allKeys()) {
    const std::optional<KeyValue> &value = above[info.key];
    if (value && (*this)[info.key] && llvm::is_contained(Joined, info.key))
      join(*(*this)[info.key], *value);
    else if (value)
      (*this)[info.key] = value;
  }
}

void writeSettings(const ConfigLayer &layer, llvm::raw_ostream &os) {
  for (const KeyInfo &info : allKeys()) {
    if (info.type == KeyType::Rules) {
      writeOptionSettings(
          layer[info.key] ? llvm::ArrayRef(layer[info.key]->options) : llvm::ArrayRef<SetOption>(), os);
      continue;
    }
    os << info.name << " = ";
    if (const std::optional<KeyValue> &value = layer[info.key]) {
      writeValue(info, *value, os);
      os << "  # " << value->origin << '\n';
    } else {
      os << info.byDefault << "  # default\n";
    }
  }
}

} // namespace threadlint
