// Reads `# expect...` comments and the directive line of a test program.
#include "testing/Expectations.h"
#include "base/Text.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

namespace threadlint::testing {

using llvm::StringRef;

namespace {

bool isCode(StringRef word) {
  return word.size() == 6 && word.starts_with("THR") && llvm::all_of(word.drop_front(3), llvm::isDigit);
}

/// Takes `"text"` off the front; a backslash keeps the next character. False when it is empty or has no end.
bool parseQuoted(StringRef &rest, std::string &text) {
  for (size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '"') {
      rest = rest.drop_front(i + 1);
      return !text.empty();
    }
    i += rest[i] == '\\' && i + 1 < rest.size();
    text += rest[i];
  }
  return false;
}

/// The codes of a comment and what may follow each: `THR101 "text", THR108`, or `THR201 reason` of a known
/// wrong answer.
const char *parseItems(StringRef rest, const Expectation &prototype, std::vector<Expectation> &out) {
  const bool plain = prototype.kind == ExpectKind::Finding;
  do {
    rest = rest.ltrim();
    Expectation e = prototype;
    e.code = rest.take_while(llvm::isAlnum).str();
    if (!isCode(e.code))
      return "a rule code such as THR201 must follow the colon or comma";
    rest = rest.drop_front(e.code.size()).ltrim();
    if (rest.starts_with("\"") && !parseQuoted(rest, e.text))
      return "the quoted text is empty or has no end";
    rest = rest.ltrim();
    if (!plain) {
      e.reason = rest.rtrim().str();
      out.push_back(std::move(e));
      return out.back().reason.empty() ? "a known wrong answer needs a reason" : nullptr;
    }
    out.push_back(std::move(e));
  } while (rest.consume_front(","));
  return rest.empty() ? nullptr : "only a quoted text may follow the code";
}

/// `@-1`, `@+2`: moves the line the expectation is about.
const char *parseOffset(StringRef &rest, Expectation &e) {
  if (!rest.consume_front("@"))
    return nullptr;
  const bool back = rest.starts_with("-");
  if (!rest.consume_front("-"))
    rest.consume_front("+");
  uint32_t n = 0;
  if (rest.consumeInteger(10, n) || (back && n >= e.comment))
    return "the line offset is not a number or leaves the file";
  e.line = back ? e.comment - n : e.comment + n;
  return nullptr;
}

/// `[cpython-3.13t, default]`: the runs it holds in.
const char *parseRuns(StringRef &rest, Expectation &e) {
  if (!rest.consume_front("["))
    return nullptr;
  const size_t close = rest.find(']');
  if (close == StringRef::npos)
    return "the list of runtimes has no end";
  llvm::SmallVector<StringRef, 2> names;
  rest.take_front(close).split(names, ',');
  rest = rest.drop_front(close + 1);
  for (StringRef name : names) {
    if (name.trim().empty())
      return "the list of runtimes has an empty name";
    e.runtimes.push_back(name.trim().str());
  }
  return nullptr;
}

/// `rest` follows the word `expect`.
const char *parseComment(StringRef rest, uint32_t line, std::vector<Expectation> &out) {
  Expectation e;
  e.line = e.comment = line;
  if (rest.consume_front("-fp"))
    e.kind = ExpectKind::KnownWrong;
  else if (rest.consume_front("-fn"))
    e.kind = ExpectKind::KnownMiss;
  if (const char *problem = parseOffset(rest, e))
    return problem;
  if (const char *problem = parseRuns(rest, e))
    return problem;
  if (!rest.consume_front(":"))
    return "no colon where one must stand";
  return parseItems(rest, e, out);
}

/// Where the next comment that starts with the word `expect` begins; npos without one.
size_t findExpect(StringRef line, size_t from) {
  for (size_t hash = line.find('#', from); hash != StringRef::npos; hash = line.find('#', hash + 1)) {
    if (line.drop_front(hash + 1).ltrim(" \t").starts_with("expect"))
      return hash;
  }
  return StringRef::npos;
}

void parseLine(StringRef text, uint32_t line, Expectations &out) {
  for (size_t at = findExpect(text, 0); at != StringRef::npos;) {
    const size_t next = findExpect(text, at + 1);
    StringRef comment = text.slice(at, next).rtrim();
    at = next;
    StringRef rest = comment.drop_front(1).ltrim(" \t").drop_front(StringRef("expect").size());
    // Prose may start with the word; what names a rule is meant as an expectation.
    if (!comment.contains("THR") && !rest.starts_with(":"))
      continue;
    std::vector<Expectation> found;
    if (const char *problem = parseComment(rest, line, found))
      out.problems.push_back((llvm::Twine(line) + ": `" + comment + "`: " + problem).str());
    else
      llvm::append_range(out.all, found);
  }
}

std::vector<std::string> splitList(StringRef value) {
  llvm::SmallVector<StringRef, 4> parts;
  value.split(parts, ',', -1, /*KeepEmpty=*/false);
  return {parts.begin(), parts.end()};
}

/// `THR807.many-threads:8`, `THR320.allowed-calls:requests.*,time.sleep`
bool applyOption(StringRef text, OptionValues &options) {
  auto [rule, option] = text.split('.');
  auto [name, given] = option.split(':');
  OptionId id = findOption(findRule(rule), name);
  OptionValue value;
  if (id && optionInfo(id).type == OptionType::Names)
    value.names = splitList(given);
  else if (!id || given.getAsInteger(10, value.number))
    return false;
  options.set(id, std::move(value));
  return true;
}

bool applyDirective(StringRef word, Directives &d) {
  auto [key, value] = word.split('=');
  if (key == "latent" && !word.contains('='))
    return d.rules.latent = true;
  if (key == "preview" && !word.contains('='))
    return d.rules.preview = true;
  if (value.empty())
    return false;
  if (key == "target-version")
    d.targetVersion = value.str();
  else if (key == "parse-budget")
    return !value.getAsInteger(10, d.parseBudgetMs);
  else if (key == "option")
    return applyOption(value, d.options);
  else if (key == "runtime")
    d.runtimes = splitList(value);
  else if (key == "select")
    d.rules.select = splitList(value);
  else if (key == "extend-select")
    d.rules.extendSelect = splitList(value);
  else if (key == "ignore")
    d.rules.ignore = splitList(value);
  else
    return false;
  return true;
}

} // namespace

Expectations parseExpectations(StringRef text) {
  Expectations out;
  const LineIndex lines(text);
  for (uint32_t line = 1; line <= lines.lineCount(); ++line) {
    const Span span = lines.lineSpan(text, line);
    parseLine(text.slice(span.begin, span.end), line, out);
  }
  return out;
}

Directives parseDirectives(StringRef text) {
  Directives d;
  StringRef line = text.take_until([](char c) { return c == '\n' || c == '\r'; });
  line.consume_front("\xEF\xBB\xBF");
  if (!line.consume_front("# threadlint-test:"))
    return d;
  d.present = true;
  llvm::SmallVector<StringRef, 4> words;
  line.split(words, ' ', -1, /*KeepEmpty=*/false);
  for (StringRef word : words) {
    if (!applyDirective(word.trim(), d))
      d.problem = ("unknown directive `" + word + "`").str();
  }
  return d;
}

} // namespace threadlint::testing
