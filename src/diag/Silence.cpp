// Suppression comments -> is a finding silenced, which comments silence nothing, and the edit that removes
// one.
#include "diag/Silence.h"
#include "source/Suppress.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

namespace threadlint {

/// An unknown code is none.
static RuleId ruleNamed(llvm::ArrayRef<RuleInfo> rules, const Suppression &suppression,
                        llvm::StringRef code) {
  return findRuleIn(rules, suppression.noqa ? code.upper() : code.str());
}

Silencers::FileEntries &Silencers::of(FileId id) {
  if (auto known = files.find(id); known != files.end())
    return known->second;
  const SourceFile &file = sources.files[id];
  FileEntries &result = files.emplace(id, FileEntries{LineIndex(file.text), {}}).first->second;
  std::vector<uint32_t> ends;
  for (uint32_t i = 0; i < file.suppressions.size(); ++i) {
    const Suppression &s = file.suppressions[i];
    Entry entry{s.line, s.line == 0 ? UINT32_MAX : s.line, RuleId::none(), i};
    if (s.line != 0 && s.line != result.lines.lineOf(s.span.begin)) {
      if (ends.empty())
        ends = statementEnds(file.text);
      auto end = llvm::lower_bound(ends, s.line);
      entry.last = end == ends.end() ? UINT32_MAX : *end;
    }
    if (s.codes.empty())
      result.entries.push_back(entry);
    for (const std::string &code : s.codes)
      if ((entry.rule = ruleNamed(rules, s, code)))
        result.entries.push_back(entry);
  }
  return result;
}

bool Silencers::silencesAt(FileId file, uint32_t offset, RuleId rule, bool byName) {
  if (!sources.files.contains(file) || sources.files[file].suppressions.empty())
    return false;
  FileEntries &known = of(file);
  uint32_t line = known.lines.lineOf(offset);
  bool any = false;
  for (Entry &entry : known.entries) {
    if (line < entry.first || line > entry.last || (entry.rule != rule && (byName || entry.rule)))
      continue;
    entry.used = any = true;
  }
  return any;
}

bool Silencers::silences(const Finding &finding) {
  llvm::StringRef code = rules[finding.rule.v].code;
  if (code < "THR004" && sources.files.contains(finding.file) &&
      !sources.files[finding.file].suppressions.empty())
    of(finding.file).unread = true;
  // A comment that silences everything is no reason to keep itself.
  bool any = silencesAt(finding.file, finding.span.begin, finding.rule, code == "THR004");
  for (const RelatedPlace &place : finding.related)
    any |= silencesAt(place.file, place.span.begin, finding.rule, true);
  return any;
}

/// From the white space in front of the comment to its end or to a `#` in it; all of a line of its own.
static Span spanToRemove(llvm::StringRef text, Span directive) {
  size_t end = std::min(text.find_first_of("#\r\n", directive.end), text.size());
  if (end < text.size() && text[end] == '#')
    return {directive.begin, static_cast<uint32_t>(end)};
  size_t begin = text.take_front(directive.begin).rtrim(" \t\f").size();
  bool ownLine = begin == 0 || text[begin - 1] == '\n' || text[begin - 1] == '\r';
  if (ownLine)
    end += text.substr(end).starts_with("\r\n") ? 2 : end < text.size() ? 1 : 0;
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

/// The list of codes in the comment, without brackets.
static Span spanOfList(llvm::StringRef text, const Suppression &suppression) {
  llvm::StringRef comment = text.slice(suppression.span.begin, suppression.span.end);
  size_t begin = suppression.noqa ? comment.find(suppression.codes.front()) : comment.find('[') + 1;
  size_t end = suppression.noqa ? comment.rtrim(" \t,").size() : comment.rfind(']');
  return {suppression.span.begin + static_cast<uint32_t>(begin),
          suppression.span.begin + static_cast<uint32_t>(end)};
}

static Finding unusedFinding(llvm::ArrayRef<RuleInfo> rules, RuleId rule, const SourceFile &file,
                             const Suppression &suppression, llvm::ArrayRef<std::string> unused) {
  std::vector<std::string> rest;
  for (const std::string &code : suppression.codes)
    if (!llvm::is_contained(unused, code))
      rest.push_back(code);
  llvm::StringRef text = file.text;
  Finding finding;
  finding.rule = rule;
  finding.span = suppression.span;
  std::string said = rest.empty() ? text.slice(suppression.span.begin, suppression.span.end).rtrim().str()
                                  : llvm::join(unused, "`, `");
  finding.message = formatMessage(rules[rule.v].message, {said});
  Edit edit = rest.empty() ? Edit{spanToRemove(text, suppression.span), ""}
                           : Edit{spanOfList(text, suppression), llvm::join(rest, ", ")};
  finding.fixes.push_back({"remove `" + said + "`", {edit}, true});
  return finding;
}

void Silencers::addUnusedOf(FileId id, const RuleSelection &selection, RuleId unused,
                            std::vector<Finding> &findings) {
  const SourceFile &file = sources.files[id];
  FileEntries &known = of(id);
  bool allChecked = true;
  for (uint32_t i = 0; i < rules.size(); ++i)
    allChecked &= rules[i].preview || selection.isEnabled(RuleId(i));
  for (uint32_t i = 0; i < file.suppressions.size() && !known.unread; ++i) {
    const Suppression &suppression = file.suppressions[i];
    auto wasUsed = [&](RuleId rule) {
      return llvm::any_of(known.entries, [&](const Entry &entry) {
        return entry.suppression == i && entry.rule == rule && entry.used;
      });
    };
    std::vector<std::string> codes;
    for (const std::string &code : suppression.codes)
      if (RuleId rule = ruleNamed(rules, suppression, code);
          rule && rule != unused && selection.isEnabled(rule) && !wasUsed(rule))
        codes.push_back(code);
    bool blanket = suppression.codes.empty() && !suppression.noqa && allChecked && !wasUsed(RuleId::none());
    if (codes.empty() && !blanket)
      continue;
    findings.push_back(unusedFinding(rules, unused, file, suppression, codes));
    findings.back().file = id;
  }
}

void Silencers::addUnused(const RuleSelection &selection, RuleId unused, std::vector<Finding> &findings) {
  std::vector<Finding> found;
  for (uint32_t i = 0; i < sources.files.size(); ++i)
    if (const SourceFile &file = sources.files[FileId(i)];
        !file.suppressions.empty() && file.problem == ReadProblem::None)
      addUnusedOf(FileId(i), selection, unused, found);
  for (Finding &finding : found)
    if (!silences(finding))
      findings.push_back(std::move(finding));
}

} // namespace threadlint
