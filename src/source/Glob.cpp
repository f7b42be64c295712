// One ignore pattern, as git reads it, against one path: linear matching with one step back a star.
#include "source/Glob.h"
#include "llvm/ADT/StringExtras.h"

namespace threadlint {

using llvm::StringRef;

/// Length of the bracket expression at the front of `pattern`; 0 if its `]` is missing.
static size_t bracketLength(StringRef pattern) {
  size_t i = 1;
  if (i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^'))
    ++i;
  for (bool first = true; i < pattern.size(); ++i, first = false) {
    if (pattern[i] == ']' && !first)
      return i + 1;
    if (pattern.substr(i).starts_with("[:")) {
      size_t end = pattern.find(":]", i + 2);
      if (end != StringRef::npos)
        i = end + 1;
    } else if (pattern[i] == '\\') {
      ++i;
    }
  }
  return 0;
}

static bool isInClass(StringRef name, unsigned char c) {
  bool alpha = llvm::isAlpha(c), digit = llvm::isDigit(c);
  if (name == "alpha")
    return alpha;
  if (name == "digit")
    return digit;
  if (name == "alnum")
    return alpha || digit;
  if (name == "upper")
    return c >= 'A' && c <= 'Z';
  if (name == "lower")
    return c >= 'a' && c <= 'z';
  if (name == "space")
    return c == ' ' || (c >= '\t' && c <= '\r');
  if (name == "blank")
    return c == ' ' || c == '\t';
  if (name == "punct")
    return llvm::isPrint(c) && !alpha && !digit && c != ' ';
  if (name == "xdigit")
    return llvm::isHexDigit(c);
  if (name == "print")
    return llvm::isPrint(c);
  if (name == "graph")
    return llvm::isPrint(c) && c != ' ';
  return name == "cntrl" && (c < 0x20 || c == 0x7F);
}

/// `bracket` with both its square brackets.
static bool matchesBracket(StringRef bracket, unsigned char c) {
  StringRef items = bracket.drop_front().drop_back();
  bool negated = items.consume_front("!") || items.consume_front("^");
  bool hit = false;
  auto take = [&] {
    if (items[0] == '\\' && items.size() > 1)
      items = items.drop_front();
    unsigned char item = static_cast<unsigned char>(items[0]);
    items = items.drop_front();
    return item;
  };
  while (!items.empty()) {
    if (size_t end = items.find(":]"); items.starts_with("[:") && end != StringRef::npos) {
      hit |= isInClass(items.slice(2, end), c);
      items = items.drop_front(end + 2);
      continue;
    }
    unsigned char low = take();
    unsigned char high = low;
    if (items.size() >= 2 && items[0] == '-') {
      items = items.drop_front();
      high = take();
    }
    hit |= low <= c && c <= high;
  }
  return hit != negated;
}

/// Length of the front item of `pattern` (not a star) if it matches `c`; 0 otherwise.
static size_t matchOne(StringRef pattern, char c) {
  switch (pattern[0]) {
  case '?':
    return 1;
  case '[': {
    size_t length = bracketLength(pattern);
    return length && matchesBracket(pattern.take_front(length), static_cast<unsigned char>(c)) ? length : 0;
  }
  case '\\':
    return pattern.size() > 1 && pattern[1] == c ? 2 : 0;
  default:
    return pattern[0] == c ? 1 : 0;
  }
}

bool matchesGlob(StringRef pattern, StringRef text) {
  size_t p = 0, t = 0, starPattern = StringRef::npos, starText = 0;
  while (true) {
    if (p < pattern.size() && pattern[p] == '*') {
      starPattern = ++p;
      starText = t;
      continue;
    }
    if (p == pattern.size() && t == text.size())
      return true;
    size_t step = p < pattern.size() && t < text.size() ? matchOne(pattern.substr(p), text[t]) : 0;
    if (step) {
      p += step;
      ++t;
      continue;
    }
    if (starPattern == StringRef::npos || starText >= text.size())
      return false;
    p = starPattern;
    t = ++starText;
  }
}

static bool isAnyDepth(StringRef part) {
  return part.size() >= 2 && part.find_first_not_of('*') == StringRef::npos;
}

/// Like matchesGlob, one level up: parts instead of characters, `**` instead of `*`.
static bool matchesParts(llvm::ArrayRef<std::string> pattern, llvm::ArrayRef<StringRef> path) {
  size_t p = 0, t = 0, starPattern = StringRef::npos, starPath = 0;
  while (true) {
    if (p < pattern.size() && isAnyDepth(pattern[p])) {
      if (p + 1 == pattern.size())
        return t < path.size(); // what is inside, not the folder itself
      starPattern = ++p;
      starPath = t;
      continue;
    }
    if (p == pattern.size() && t == path.size())
      return true;
    if (p < pattern.size() && t < path.size() && matchesGlob(pattern[p], path[t])) {
      ++p;
      ++t;
      continue;
    }
    if (starPattern == StringRef::npos || starPath >= path.size())
      return false;
    p = starPattern;
    t = ++starPath;
  }
}

/// Blanks at the end do not count unless a backslash protects them.
static StringRef trimBlanks(StringRef line) {
  size_t keep = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\')
      ++i;
    else if (line[i] == ' ')
      continue;
    keep = std::min(i + 1, line.size());
  }
  return line.take_front(keep);
}

static void splitParts(StringRef pattern, llvm::SmallVectorImpl<std::string> &parts) {
  size_t start = 0;
  for (size_t i = 0; i < pattern.size();) {
    if (pattern[i] == '/') {
      parts.push_back(pattern.slice(start, i).str());
      start = ++i;
    } else if (pattern[i] == '[') {
      i += std::max<size_t>(1, bracketLength(pattern.substr(i)));
    } else {
      i += pattern[i] == '\\' ? 2 : 1;
    }
  }
  parts.push_back(pattern.substr(start).str());
}

std::optional<IgnorePattern> IgnorePattern::parse(StringRef line) {
  if (line.starts_with("#"))
    return std::nullopt;
  IgnorePattern result;
  line = trimBlanks(line);
  result.negated = line.consume_front("!");
  result.foldersOnly = line.consume_back("/");
  result.anchored = line.contains('/');
  line.consume_front("/");
  if (line.empty())
    return std::nullopt;
  splitParts(line, result.parts);
  return result;
}

bool IgnorePattern::matches(StringRef path, bool isFolder) const {
  if (foldersOnly && !isFolder)
    return false;
  if (!anchored)
    return parts.size() == 1 &&
           matchesGlob(parts[0], path.rsplit('/').second.empty() ? path : path.rsplit('/').second);
  llvm::SmallVector<StringRef, 16> pathParts;
  path.split(pathParts, '/');
  return matchesParts(parts, pathParts);
}

} // namespace threadlint
