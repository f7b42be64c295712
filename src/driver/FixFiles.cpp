// Applies the edits of fixes to files, round after round.
#include "driver/FixFiles.h"
#include "source/Read.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

namespace threadlint {

namespace {

constexpr unsigned MaxRounds = 10;
constexpr llvm::StringLiteral Bom = "\xef\xbb\xbf";

struct FileEdits {
  std::vector<Edit> edits; ///< sorted, disjoint
  std::vector<const Finding *> findings;
};
using EditsByFile = std::map<FileId, FileEdits>;

bool overlaps(const Edit &a, const Edit &b) {
  return a.span.begin == b.span.begin || (a.span.begin < b.span.end && b.span.begin < a.span.end);
}

/// Whole fixes in the order of the findings; what overlaps an earlier one waits for the next round.
EditsByFile chooseEdits(const Result &result, bool unsafe) {
  EditsByFile chosen;
  for (const Finding &finding : result.findings) {
    auto fix = llvm::find_if(finding.fixes, [&](const Fix &f) { return f.safe || unsafe; });
    if (fix == finding.fixes.end() || fix->edits.empty())
      continue;
    FileEdits &file = chosen[finding.file];
    bool clashes = llvm::any_of(fix->edits, [&](const Edit &edit) {
      return llvm::any_of(file.edits, [&](const Edit &other) { return overlaps(edit, other); });
    });
    if (clashes)
      continue;
    llvm::append_range(file.edits, fix->edits);
    file.findings.push_back(&finding);
  }
  for (auto &[file, edits] : chosen)
    llvm::stable_sort(edits.edits, [](const Edit &a, const Edit &b) { return a.span.begin < b.span.begin; });
  return chosen;
}

} // namespace

std::string editedText(llvm::StringRef text, llvm::ArrayRef<Edit> edits) {
  std::string result;
  uint32_t at = 0;
  for (const Edit &edit : edits) {
    result += text.slice(at, edit.span.begin);
    result += edit.replacement;
    at = edit.span.end;
  }
  return result + text.drop_front(at).str();
}

namespace {

/// Through a file beside it, so that an interrupted run leaves the old or the new text.
std::string replaceFile(const std::string &shown, llvm::StringRef bytes) {
  llvm::SmallString<256> path;
  if (std::error_code error = llvm::sys::fs::real_path(shown, path))
    return error.message();
  if (!llvm::sys::fs::can_write(path))
    return "no permission to write";
  llvm::ErrorOr<llvm::sys::fs::perms> mode = llvm::sys::fs::getPermissions(path);
  int handle = -1;
  llvm::SmallString<256> temporary;
  if (std::error_code error = llvm::sys::fs::createUniqueFile(path + ".%%%%%%.tmp", handle, temporary))
    return error.message();
  llvm::raw_fd_ostream os(handle, true);
  os << bytes;
  os.close();
  std::error_code error = os.error();
  os.clear_error();
  if (!error && mode)
    error = llvm::sys::fs::setPermissions(temporary, *mode);
  if (!error)
    error = llvm::sys::fs::rename(temporary, path);
  if (!error)
    return "";
  llvm::sys::fs::remove(temporary);
  return error.message();
}

} // namespace

std::string writeBack(const SourceFile &file, const std::string &text) {
  std::string bytes, problem;
  if (readBytes(file.path, bytes, problem) != ReadProblem::None)
    return problem;
  bool hasBom = llvm::StringRef(bytes).starts_with(Bom);
  if (llvm::StringRef(bytes).drop_front(hasBom ? Bom.size() : 0) != file.text)
    return "it is not UTF-8, or was changed meanwhile";
  return replaceFile(file.path, (hasBom ? Bom.str() : "") + text);
}

namespace {

std::vector<llvm::StringRef> linesOf(llvm::StringRef text) {
  std::vector<llvm::StringRef> lines;
  while (!text.empty()) {
    size_t end = std::min(text.find('\n'), text.size() - 1);
    lines.push_back(text.take_front(end + 1));
    text = text.drop_front(end + 1);
  }
  return lines;
}

void writeLine(char mark, llvm::StringRef line, llvm::raw_ostream &os) {
  os << mark << line;
  if (!line.ends_with("\n"))
    os << "\n\\ No newline at end of file\n";
}

/// One hunk from the first line that differs to the last.
void writeDiff(const std::string &path, llvm::StringRef before, llvm::StringRef after,
               llvm::raw_ostream &os) {
  std::vector<llvm::StringRef> a = linesOf(before), b = linesOf(after);
  size_t head = 0, tail = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head])
    ++head;
  while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
    ++tail;
  size_t from = head - std::min<size_t>(head, 3), context = std::min<size_t>(tail, 3);
  size_t endA = a.size() - tail, endB = b.size() - tail;
  os << "--- " << path << "\n+++ " << path << "\n@@ -" << from + 1 << ',' << endA + context - from << " +"
     << from + 1 << ',' << endB + context - from << " @@\n";
  for (size_t i = from; i < head; ++i)
    writeLine(' ', a[i], os);
  for (size_t i = head; i < endA; ++i)
    writeLine('-', a[i], os);
  for (size_t i = head; i < endB; ++i)
    writeLine('+', b[i], os);
  for (size_t i = endA; i < endA + context; ++i)
    writeLine(' ', a[i], os);
}

void note(const Result &result, const FileEdits &edits, FixReport &report) {
  for (const Finding *finding : edits.findings)
    report.fixed.push_back(
        {result.sources.files[finding->file].path, ruleInfo(finding->rule).code.str(), finding->message});
}

/// Corrects the files once. False when nothing could be corrected.
bool applyRound(Request &request, const Result &result, const FixOptions &options,
                std::vector<FileId> &refused, FixReport &report) {
  bool any = false;
  for (const auto &[id, edits] : chooseEdits(result, options.unsafe)) {
    if (edits.edits.empty() || llvm::is_contained(refused, id))
      continue;
    const SourceFile &file = result.sources.files[id];
    std::string text = editedText(file.text, edits.edits);
    if (options.diff) {
      writeDiff(file.path, file.text, text, llvm::outs());
    } else if (request.haveStdin) {
      request.stdinText = text;
    } else if (std::string problem = writeBack(file, text); !problem.empty()) {
      llvm::errs() << "warning: cannot fix `" << file.path << "`: " << problem << '\n';
      refused.push_back(id);
      continue;
    }
    note(result, edits, report);
    any = true;
  }
  return any;
}

} // namespace

std::optional<Result> runAndFix(Request &request, const FixOptions &options, FixReport &report,
                                llvm::function_ref<std::optional<Result>()> analyse) {
  std::optional<Result> result;
  std::vector<FileId> refused;
  for (unsigned round = 0; round < MaxRounds; ++round) {
    result = analyse();
    if (!result || !applyRound(request, *result, options, refused, report) || options.diff)
      break;
  }
  if (result && request.haveStdin && !options.diff)
    llvm::outs() << request.stdinText;
  return result;
}

void writeFixes(const FixReport &report, llvm::raw_ostream &os) {
  for (const FixReport::Entry &entry : report.fixed)
    os << "fixed " << entry.path << ": " << entry.code << ' ' << entry.message << '\n';
}

} // namespace threadlint
