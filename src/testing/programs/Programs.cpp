// Runs test programs through the session and holds the findings against the expectations.
#include "testing/Programs.h"
#include "session/Session.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

namespace threadlint::testing {

using llvm::StringRef;

namespace {

bool isPython(StringRef path) {
  const StringRef ext = llvm::sys::path::extension(path);
  return ext == ".py" || ext == ".pyi" || ext == ".pyw";
}

std::string realPath(StringRef path) {
  llvm::SmallString<256> real;
  return llvm::sys::fs::real_path(path, real) ? path.str() : real.str().str();
}

std::string readBytes(StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  return buffer ? (*buffer)->getBuffer().str() : std::string();
}

std::vector<std::string> pythonFilesBelow(StringRef folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (llvm::sys::fs::recursive_directory_iterator it(folder, error), end; it != end && !error;
       it.increment(error)) {
    if (isPython(it->path()))
      files.push_back(it->path());
  }
  llvm::sort(files);
  return files;
}

/// A program as its comments describe it.
struct Described {
  std::map<std::string, std::string> textOf; ///< by real path
  std::vector<Expectation> expected;
  Directives directives;
  std::vector<std::string> problems;
};

Described describe(const TestProgram &program) {
  Described d;
  for (const std::string &path : program.files) {
    const std::string file = realPath(path), text = readBytes(path);
    Expectations found = parseExpectations(text);
    for (const std::string &problem : found.problems)
      d.problems.push_back(path + ":" + problem);
    for (Expectation &e : found.all) {
      e.file = file;
      if (!findRule(e.code))
        d.problems.push_back(path + ":" + std::to_string(e.comment) + ": there is no rule `" + e.code + "`");
      d.expected.push_back(std::move(e));
    }
    Directives directives = parseDirectives(text);
    if (!directives.problem.empty())
      d.problems.push_back(path + ":1: " + directives.problem);
    if (directives.present && d.directives.present)
      d.problems.push_back(path + ":1: the program has directives in another file already");
    if (directives.present)
      d.directives = std::move(directives);
    d.textOf[file] = text;
  }
  return d;
}

/// The runs to make: without runtime, then every runtime that an expectation names.
std::vector<std::string> runsOf(const Described &d) {
  std::vector<std::string> names;
  for (const Expectation &e : d.expected)
    llvm::append_range(names, e.runtimes);
  llvm::erase(names, "default");
  llvm::sort(names);
  names.erase(llvm::unique(names), names.end());
  names.insert(names.begin(), "default");
  return names;
}

std::vector<Seen> runOnce(const TestProgram &program, const Described &d, StringRef rule, StringRef runtime,
                          std::string &error) {
  Request request;
  request.sources.roots = {program.path};
  request.sources.respectGitignore = false;
  request.rules = d.directives.rules;
  request.targetVersion = d.directives.targetVersion;
  if (d.directives.parseBudgetMs)
    request.parseBudgetMs = d.directives.parseBudgetMs;
  request.runtimes = d.directives.runtimes;
  request.options = d.directives.options;
  request.workers = 1;
  if (runtime != "default")
    request.runtimes = {runtime.str()};
  // A selector of the rule's own folder: the tests go on when the rule moves to preview.
  if (RuleId own = findRule(rule);
      own && ruleInfo(own).preview && !request.rules.preview && request.rules.select.empty())
    switchOn(ruleInfo(own), request.rules);
  Result result = run(request, llvm::nulls());
  error = result.error;
  std::vector<Seen> seen;
  for (const Finding &f : result.findings) {
    const SourceFile &file = result.sources.files[f.file];
    const uint32_t line = LineIndex(file.text).lineOf(f.span.begin);
    seen.push_back({realPath(file.path), line, ruleInfo(f.rule).code.str(), f.message});
  }
  return seen;
}

void printPlace(StringRef sign, StringRef file, uint32_t line, llvm::raw_ostream &os) {
  os << "  " << sign << ' ' << llvm::sys::path::filename(file) << ':' << line << ": ";
}

void printDifference(const Comparison &c, StringRef runtime, llvm::raw_ostream &os) {
  if (runtime != "default")
    os << "  under " << runtime << ":\n";
  for (const Expectation &e : c.missing) {
    printPlace("-", e.file, e.line, os);
    os << e.code << (e.text.empty() ? "" : " \"" + e.text + "\"")
       << (e.kind == ExpectKind::KnownWrong ? " is no longer reported (good): drop the `expect-fp` in line "
                                            : " is expected and not reported, see line ")
       << e.comment << '\n';
  }
  for (const Expectation &e : c.appeared) {
    printPlace("+", e.file, e.line, os);
    os << e.code << " is reported now (good): turn the `expect-fn` in line " << e.comment
       << " into `expect`\n";
  }
  for (const Seen &s : c.unexpected) {
    printPlace("+", s.file, s.line, os);
    os << s.code << " is reported and not expected: " << s.message << '\n';
  }
}

void rewriteFiles(const Described &d, const Comparison &difference) {
  for (const auto &[file, text] : d.textOf) {
    Comparison here;
    std::vector<Expectation> expected;
    auto inFile = [&file = file](const auto &x) { return x.file == file; };
    llvm::copy_if(d.expected, std::back_inserter(expected), inFile);
    llvm::copy_if(difference.missing, std::back_inserter(here.missing), inFile);
    llvm::copy_if(difference.unexpected, std::back_inserter(here.unexpected), inFile);
    const std::string after = rewriteExpectations(text, expected, here);
    std::error_code error;
    if (after != text)
      llvm::raw_fd_ostream(file, error) << after;
  }
}

} // namespace

std::vector<TestProgram> programsIn(StringRef folder) {
  std::vector<TestProgram> programs;
  std::error_code error;
  for (llvm::sys::fs::directory_iterator it(folder, error), end; it != end && !error; it.increment(error)) {
    std::string bad = it->path() + "/bad", good = it->path() + "/good"; // twins: a program each
    if (llvm::sys::fs::is_directory(bad)) {
      programs.push_back({bad, pythonFilesBelow(bad)});
      programs.push_back({good, pythonFilesBelow(good)});
    } else if (llvm::sys::fs::is_directory(it->path()))
      programs.push_back({it->path(), pythonFilesBelow(it->path())});
    else if (isPython(it->path()))
      programs.push_back({it->path(), {it->path()}});
  }
  llvm::erase_if(programs, [](const TestProgram &p) { return p.files.empty(); });
  llvm::sort(programs, [](const TestProgram &a, const TestProgram &b) { return a.path < b.path; });
  return programs;
}

void checkProgram(const TestProgram &program, StringRef rule, bool update, Tally &tally,
                  llvm::raw_ostream &os) {
  Described d = describe(program);
  ++tally.programs;
  for (const Expectation &e : d.expected) {
    tally.findings += e.kind == ExpectKind::Finding;
    tally.knownWrong += e.kind == ExpectKind::KnownWrong;
    tally.knownMisses += e.kind == ExpectKind::KnownMiss;
  }
  std::string text;
  llvm::raw_string_ostream out(text);
  for (const std::string &problem : d.problems)
    out << "  " << problem << '\n';
  for (const std::string &runtime : runsOf(d)) {
    std::string error;
    const std::vector<Seen> seen = runOnce(program, d, rule, runtime, error);
    if (!error.empty())
      out << "  the run fails: " << error << '\n';
    Comparison c = compare(d.expected, seen, runtime);
    if (update && runtime == "default" && error.empty() && !c.ok()) {
      rewriteFiles(d, c);
      d = describe(program);
      c = compare(d.expected, seen, runtime);
    }
    if (!c.ok())
      printDifference(c, runtime, out);
  }
  if (text.empty())
    return;
  ++tally.failed;
  os << program.path << ":\n" << text;
}

void switchOn(const RuleInfo &preview, SelectionOptions &rules) {
  rules.preview = true;
  for (const RuleInfo &other : allRules())
    if (other.preview && other.code != preview.code)
      rules.ignore.push_back(other.code.str());
}

} // namespace threadlint::testing
