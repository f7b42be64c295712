// rules/THRnnn-name.md -> RuleData: the front matter and the shape of the page, checked.
#include "rulegen_enums.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

namespace threadlint::rulegen {

namespace {

constexpr llvm::StringLiteral Fence = "+++\n";
constexpr EnumName OptionTypes[] = {{"number", "Number"}, {"names", "Names"}};
constexpr EnumName Reporters[] = {{"check", "check"}, {"session", "session"}};

bool isCode(llvm::StringRef text) {
  return text.size() == 6 && text.starts_with("THR") && llvm::all_of(text.drop_front(3), llvm::isDigit);
}

bool isKebab(llvm::StringRef text) {
  if (text.empty() || !llvm::isAlpha(text.front()) || text.ends_with("-") || text.contains("--"))
    return false;
  return llvm::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || llvm::isDigit(c) || c == '-'; });
}

/// The style of everything the user reads in a line of output.
void checkSentence(Fields &fields, llvm::StringRef key, llvm::StringRef text) {
  if (text.empty())
    return;
  if (text.contains('\n'))
    fields.problem(key, "`" + key.str() + "` must be one line");
  if (text.ends_with("."))
    fields.problem(key, "`" + key.str() + "` ends with a full stop");
  if (llvm::isUpper(text.front()) && !(text.size() > 1 && llvm::isUpper(text[1])))
    fields.problem(key, "`" + key.str() + "` starts with a capital letter");
}

/// Each of the `count` arguments is used, and nothing else stands in braces.
void checkPlaceholders(Fields &fields, llvm::StringRef message, size_t count) {
  llvm::SmallBitVector used(count);
  for (size_t i = 0; i < message.size(); ++i) {
    if (message[i] != '{' && message[i] != '}')
      continue;
    size_t close = message.find('}', i);
    unsigned index = 0;
    if (message[i] == '}' || close == llvm::StringRef::npos ||
        message.slice(i + 1, close).getAsInteger(10, index)) {
      fields.problem("message", "braces in `message` are only for placeholders such as {0}");
      return;
    }
    if (index >= count)
      fields.problem("message", "placeholder {" + std::to_string(index) + "} has no entry in `arguments`");
    else
      used.set(index);
    i = close;
  }
  for (size_t i = 0; i < count; ++i)
    if (!used.test(i))
      fields.problem("arguments", "argument " + std::to_string(i) + " is not used in `message`");
}

/// `[[option]]`
OptionData readOption(const Value &value, llvm::StringRef path, Problems &problems) {
  Fields fields(value, path, "option", problems);
  OptionData option;
  option.place = fields.place();
  option.name = fields.requiredText("name");
  option.help = fields.requiredText("help");
  option.type = fields.enumerator("type", OptionTypes, "Number");
  option.byDefault = fields.number("default");
  option.least = fields.number("least");
  option.most = fields.number("most");
  option.example = fields.text("example");
  fields.finish();
  if (!isKebab(option.name))
    fields.problem("name", "`name` must be kebab-case");
  if (!llvm::StringRef(option.help).ends_with("."))
    fields.problem("help", "`help` must be whole sentences");
  if (option.type == "Number" && (option.least > option.byDefault || option.byDefault > option.most))
    fields.problem("default", "`default` must lie between `least` and `most`");
  if (option.type == "Names" && (option.example.empty() || fields.has("default") || fields.has("most")))
    fields.problem("type", "names have an `example`, are none by default, and have no range");
  return option;
}

void readFrontMatter(Fields &fields, llvm::StringRef path, RuleData &rule, Problems &problems) {
  rule.code = fields.requiredText("code");
  rule.name = fields.requiredText("name");
  rule.summary = fields.requiredText("summary");
  rule.message = fields.requiredText("message");
  if (!fields.has("severity"))
    fields.problem("severity", "`severity` is missing");
  rule.severity = fields.enumerator("severity", Severities, "Warning");
  rule.preview = fields.boolean("preview");
  rule.fixable = fields.boolean("fixable");
  rule.byCheck = fields.enumerator("reported-by", Reporters, "check") == "check";
  rule.arguments = fields.texts("arguments");
  for (const Value &value : fields.tables("option"))
    rule.options.push_back(readOption(value, path, problems));
  fields.finish();

  if (!isCode(rule.code))
    fields.problem("code", "`code` must be THR and three digits");
  if (!isKebab(rule.name))
    fields.problem("name", "`name` must be kebab-case");
  if (llvm::sys::path::filename(path) != rule.code + "-" + rule.name + ".md")
    fields.problem("code", "the file must be called " + rule.code + "-" + rule.name + ".md");
  checkSentence(fields, "summary", rule.summary);
  checkSentence(fields, "message", rule.message);
  checkPlaceholders(fields, rule.message, rule.arguments.size());
}

/// Walks over the lines of a page, telling code from text.
struct PageReader {
  const Place start; ///< of the first line
  Problems *problems;
  std::vector<Section> sections;
  bool inCode = false;
  unsigned blocks = 0, pythonBlocks = 0; ///< in the current section
  uint32_t line = 0;                     ///< counted from `start`
  uint32_t headingLine = 0;

  void problem(uint32_t at, std::string message) {
    if (problems)
      problems->add({start.file, start.line + at}, std::move(message));
  }

  void endSection() {
    if (sections.empty())
      return;
    const Section &section = sections.back();
    if (section.text.trim().empty())
      problem(headingLine, "section `" + section.title.str() + "` is empty");
    bool isExample = section.title == "Example" || section.title == "Use instead";
    if (isExample && (blocks != 1 || pythonBlocks != 1))
      problem(headingLine, "section `" + section.title.str() + "` must hold exactly one ```python block");
    blocks = pythonBlocks = 0;
  }

  void startSection(llvm::StringRef title, llvm::StringRef rest) {
    endSection();
    size_t index = sections.size();
    if (index >= SectionTitles.size())
      problem(line, "section `" + title.str() + "` is one too many");
    else if (title != SectionTitles[index])
      problem(line, "expected section `" + SectionTitles[index].str() + "`, not `" + title.str() + "`");
    sections.push_back({title, rest.take_front(0)});
    headingLine = line;
  }

  void readLine(llvm::StringRef text, llvm::StringRef rest) {
    if (text.starts_with("```")) {
      inCode = !inCode;
      blocks += inCode;
      pythonBlocks += inCode && text.trim() == "```python";
    } else if (!inCode && text.starts_with("# ")) {
      problem(line, "a page has no heading above its sections; the name is put there");
    } else if (!inCode && text.starts_with("## ")) {
      startSection(text.drop_front(3).trim(), rest);
      return;
    } else if (sections.empty() && !text.trim().empty()) {
      problem(line, "text before the first section");
    }
    if (!sections.empty()) // the section's text grows up to the end of this line
      sections.back().text = {sections.back().text.data(), size_t(rest.data() - sections.back().text.data())};
  }
};

} // namespace

std::vector<Section> sectionsOf(const RuleData &rule, uint32_t firstLine, Problems *problems) {
  PageReader reader{{rule.place.file, firstLine}, problems};
  for (llvm::StringRef rest = rule.body; !rest.empty(); ++reader.line) {
    auto [text, after] = rest.split('\n');
    after = {rest.data() + std::min(rest.size(), text.size() + 1), after.size()};
    reader.readLine(text, after);
    rest = after;
  }
  reader.endSection();
  if (reader.inCode)
    reader.problem(reader.headingLine, "a code block is not closed");
  for (size_t i = reader.sections.size(); i < SectionTitles.size(); ++i)
    reader.problem(reader.line, "section `" + SectionTitles[i].str() + "` is missing");
  return std::move(reader.sections);
}

void readRule(llvm::StringRef path, llvm::StringRef text, std::vector<RuleData> &rules, Problems &problems) {
  RuleData rule;
  rule.place = {path.str(), 1};
  size_t close = text.find("\n+++\n");
  if (!text.starts_with(Fence) || close == llvm::StringRef::npos || text.contains('\r')) {
    problems.add(rule.place, "a rule starts with TOML between two `+++` lines, with line feeds only");
    return;
  }
  llvm::StringRef front = text.slice(Fence.size(), close + 1);
  rule.body = text.drop_front(close + 1 + Fence.size()).str();
  std::optional<Value> value = parseToml(path, front, 2, problems);
  if (!value)
    return;
  Fields fields(*value, path, "rule", problems);
  readFrontMatter(fields, path, rule, problems);
  uint32_t bodyLine = static_cast<uint32_t>(text.take_front(close + 1 + Fence.size()).count('\n')) + 1;
  sectionsOf(rule, bodyLine, &problems);
  rules.push_back(std::move(rule));
}

void resolveRules(std::vector<RuleData> &rules, Problems &problems) {
  llvm::sort(rules, [](const RuleData &a, const RuleData &b) {
    return std::tie(a.code, a.place) < std::tie(b.code, b.place);
  });
  std::vector<const RuleData *> byName;
  for (const RuleData &rule : rules)
    byName.push_back(&rule);
  llvm::sort(byName, [](const RuleData *a, const RuleData *b) {
    return std::tie(a->name, a->place) < std::tie(b->name, b->place);
  });
  for (size_t i = 1; i < rules.size(); ++i) {
    if (rules[i].code == rules[i - 1].code)
      problems.add(rules[i].place, "code " + rules[i].code + " is taken by " + rules[i - 1].place.file);
    if (byName[i]->name == byName[i - 1]->name)
      problems.add(byName[i]->place,
                   "name `" + byName[i]->name + "` is taken by " + byName[i - 1]->place.file);
  }
}

} // namespace threadlint::rulegen
