// Writes `# noqa: CODE` behind the lines of findings.
#include "driver/AddNoqa.h"
#include "driver/FixFiles.h"
#include "source/Suppress.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

namespace threadlint {

namespace {

using CodesByLine = std::map<uint32_t, std::vector<std::string>>;

std::map<FileId, CodesByLine> linesToMark(const Result &result) {
  std::map<FileId, CodesByLine> marks;
  for (const Finding &finding : result.findings) {
    const SourceFile &file = result.sources.files[finding.file];
    if (file.problem != ReadProblem::None)
      continue;
    std::vector<std::string> &codes = marks[finding.file][LineIndex(file.text).lineOf(finding.span.begin)];
    std::string code = ruleInfo(finding.rule).code.str();
    if (!llvm::is_contained(codes, code))
      codes.push_back(code);
  }
  return marks;
}

/// Behind the codes of a `# noqa: ...` that is there already, else at the end of the line.
Edit markFor(const SourceFile &file, uint32_t line, llvm::ArrayRef<std::string> codes) {
  std::string list = llvm::join(codes, ", ");
  for (const Suppression &suppression : file.suppressions)
    if (suppression.noqa && suppression.line == line && !suppression.codes.empty())
      return {{suppression.span.end, suppression.span.end}, ", " + list};
  Span whole = LineIndex(file.text).lineSpan(file.text, line);
  llvm::StringRef text = llvm::StringRef(file.text).slice(whole.begin, whole.end).rtrim(" \t\f\r\n");
  uint32_t end = whole.begin + static_cast<uint32_t>(text.size());
  return {{end, end}, "  # noqa: " + list};
}

/// Not where the line goes on behind a backslash or in a string.
bool isComment(const SourceFile &file, uint32_t line, const Edit &edit) {
  std::string marked = editedText(file.text, {edit});
  return !llvm::StringRef(file.text).take_front(edit.span.begin).ends_with("\\") &&
         llvm::any_of(findSuppressions(marked), [&](const Suppression &suppression) {
           return suppression.noqa && suppression.line == line;
         });
}

} // namespace

NoqaReport addNoqa(const Result &result) {
  NoqaReport report;
  for (const auto &[id, lines] : linesToMark(result)) {
    const SourceFile &file = result.sources.files[id];
    std::vector<Edit> edits;
    for (const auto &[line, codes] : lines) {
      Edit edit = markFor(file, line, codes);
      if (isComment(file, line, edit))
        edits.push_back(std::move(edit));
    }
    report.without += lines.size() - edits.size();
    if (edits.empty())
      continue;
    if (std::string problem = writeBack(file, editedText(file.text, edits)); !problem.empty()) {
      llvm::errs() << "warning: cannot write to `" << file.path << "`: " << problem << '\n';
      report.without += edits.size();
      continue;
    }
    report.added += edits.size();
  }
  return report;
}

} // namespace threadlint
