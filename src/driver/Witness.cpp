// `threadlint witness`: analyses a program and writes a script that makes one of its findings happen.
#include "driver/Commands.h"
#include "report/WitnessScript.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

FileId fileAt(const SourceSet &sources, llvm::StringRef path) {
  for (uint32_t i = 0; i < sources.files.size(); ++i)
    if (llvm::sys::fs::equivalent(sources.files[FileId(i)].path, path))
      return FileId(i);
  return {};
}

bool hasMainGuard(llvm::StringRef text) {
  size_t at = text.find("\nif __name__ ==");
  return at != llvm::StringRef::npos && text.substr(at, 40).contains("__main__");
}

/// The file that starts the threads, when it has a main guard or no other file has one; else that other one.
FileId mainOf(const SourceSet &sources, const Finding &finding) {
  FileId starter = finding.witness.starter ? finding.witness.starter : finding.file;
  if (hasMainGuard(sources.files[starter].text))
    return starter;
  FileId guarded;
  unsigned count = 0;
  for (uint32_t i = 0; i < sources.files.size(); ++i)
    if (hasMainGuard(sources.files[FileId(i)].text)) {
      guarded = FileId(i);
      ++count;
    }
  return count == 1 ? guarded : starter;
}

/// Absolute; of a file its folder.
std::string folderOf(llvm::StringRef path) {
  llvm::SmallString<256> folder(path);
  llvm::sys::fs::make_absolute(folder);
  llvm::sys::path::remove_dots(folder, true);
  if (!llvm::sys::fs::is_directory(folder))
    llvm::sys::path::remove_filename(folder);
  return folder.str().str();
}

const Finding *findingAt(const Result &result, FileId file, unsigned line, const Finding *&anyThere) {
  LineIndex lines(result.sources.files[file].text);
  for (const Finding &finding : result.findings) {
    if (finding.file != file || lines.lineOf(finding.span.begin) != line)
      continue;
    anyThere = &finding;
    if (!finding.witness.empty())
      return &finding;
  }
  return nullptr;
}

} // namespace

int runWitness(WitnessCommand command) {
  std::optional<Result> result = runRequest(command.request, command.config, command.quiet);
  if (!result)
    return CouldNotRun;
  FileId file = fileAt(result->sources, command.file);
  if (!file)
    return fail("`" + command.file + "` is not among the files that were analysed");
  std::string at = command.file + ":" + std::to_string(command.line);
  const Finding *anyThere = nullptr;
  const Finding *finding = findingAt(*result, file, command.line, anyThere);
  if (!finding && anyThere)
    return fail(ruleInfo(anyThere->rule).code.str() + " at `" + at + "` has no interleaving to show");
  if (!finding)
    return fail("nothing is found at `" + at + "`; `threadlint check` lists the lines");
  FileId main =
      command.main.empty() ? mainOf(result->sources, *finding) : fileAt(result->sources, command.main);
  if (!main)
    return fail("`" + command.main + "` is not among the files that were analysed");
  std::string root = folderOf(command.request.sources.roots[0]);
  return writeTo(command.output, [&](llvm::raw_ostream &os) {
    writeWitnessScript(result->sources, *finding, root, main, os);
  });
}

} // namespace threadlint
