// Whole runs over small folders: determinism, broken files, demand, the standard input, settings.
#include "checks/Checks.h"
#include "report/Report.h"
#include "session/Session.h"
#include "session/Settings.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>

using namespace threadlint;

namespace {

/// A folder that exists as long as the object.
class Folder {
public:
  Folder() { REQUIRE_FALSE(llvm::sys::fs::createUniqueDirectory("threadlint-test", root)); }
  ~Folder() { llvm::sys::fs::remove_directories(root); }

  void write(llvm::StringRef name, llvm::StringRef text) {
    llvm::SmallString<256> path(root);
    llvm::sys::path::append(path, name);
    REQUIRE_FALSE(llvm::sys::fs::create_directories(llvm::sys::path::parent_path(path)));
    std::error_code error;
    llvm::raw_fd_ostream(path, error) << text;
    REQUIRE_FALSE(error);
  }
  std::string path(llvm::StringRef name = "") const {
    return (root + (name.empty() ? "" : "/") + name).str();
  }

private:
  llvm::SmallString<256> root;
};

constexpr llvm::StringLiteral RunsThread = "import threading\nt = threading.Thread(target=print)\nt.run()\n";

Request requestFor(const Folder &folder) {
  Request request;
  request.sources.roots = {folder.path()};
  request.workers = 1;
  return request;
}

Result runSilently(const Request &request) { return run(request, llvm::nulls()); }

std::string outputOf(const Request &request) {
  Result result = runSilently(request);
  REQUIRE(result.error == "");
  std::string out;
  llvm::raw_string_ostream os(out);
  report(result.sources, result.findings, {Format::Json, false}, os);
  return out;
}

unsigned countOf(const Result &result, llvm::StringRef code) {
  return llvm::count_if(result.findings, [&](const Finding &f) { return ruleInfo(f.rule).code == code; });
}

/// Modules that share state, import each other and hold findings of several rules.
void writeManyModules(Folder &folder) {
  folder.write("pkg/__init__.py", "");
  folder.write("pkg/state.py", "counter = 0\n\n\ndef bump():\n    global counter\n    counter += 1\n");
  folder.write("pkg/base.py", "import threading\n\n\nclass Base(threading.Thread):\n    pass\n");
  for (unsigned i = 0; i < 40; ++i) {
    std::string n = std::to_string(i);
    folder.write("pkg/m" + n + ".py",
                 "import threading\nfrom pkg import state\nfrom pkg.base import Base\n\n\nclass W" + n +
                     "(Base):\n    def run(self):\n        state.bump()\n\n\nW" + n +
                     "().run()\nfor _ in range(3):\n"
                     "    threading.Thread(target=state.bump).start()\n");
  }
  folder.write("broken.py", "import threading\nx = = 1\nt = threading.Thread(target=print)\nt.run()\n");
}

} // namespace

TEST_CASE("the output does not depend on the number of workers nor on the order of the files") {
  Folder folder;
  writeManyModules(folder);
  Request request = requestFor(folder);
  std::string expected = outputOf(request);
  CHECK(expected.find("THR101") != std::string::npos);
  for (unsigned workers : {2u, 7u}) {
    request.workers = workers;
    CHECK(outputOf(request) == expected);
  }
  for (uint64_t seed : {1u, 2u, 3u}) {
    request.shuffleSeed = seed;
    CHECK(outputOf(request) == expected);
  }
}

TEST_CASE("a broken, an undecodable and a missing file leave the others alone") {
  Folder folder;
  folder.write("good.py", RunsThread);
  folder.write("broken.py", "import threading\nlock = = threading.Lock()\n");
  folder.write("codec.py", "# coding: no-such-codec\nimport threading\n");
  Request request = requestFor(folder);
  request.sources.roots.push_back(folder.path("missing.py"));
  Result result = runSilently(request);
  CHECK(countOf(result, "THR101") == 1);
  CHECK(countOf(result, "THR001") == 1);
  CHECK(countOf(result, "THR002") == 2);
  CHECK(result.filesFailed);
  CHECK(result.filesAnalysed == 2);
}

TEST_CASE("small programs are parsed whole, of large ones what mentions concurrency and what is named") {
  Folder folder;
  folder.write("quiet.py", "x = = 1\n");
  Request request = requestFor(folder);
  CHECK(countOf(runSilently(request), "THR001") == 1);
  folder.write("filler.py", std::string(5 << 20, '#') + "\n");
  CHECK(runSilently(request).findings.empty());
  request.sources.roots = {folder.path("quiet.py")};
  CHECK(countOf(runSilently(request), "THR001") == 1);
}

TEST_CASE("modules are loaded when a class or a callee needs them") {
  Folder folder;
  folder.write(
      "leaf.py",
      "from base import Base\n\n\nclass Leaf(Base):\n    pass\n\n\nimport threading\nLeaf().run()\n");
  folder.write("base.py", "from root import Root\n\n\nclass Base(Root):\n    pass\n");
  folder.write("root.py", "from threading import Thread as Root\n");
  CHECK(countOf(runSilently(requestFor(folder)), "THR101") == 1);
}

TEST_CASE("a file over the parse budget is a finding") {
  Folder folder;
  std::string text = "import threading\n";
  for (unsigned i = 0; i < 60000; ++i)
    text += "call(threading, 1, 2, 3)\n";
  folder.write("slow.py", text);
  folder.write("good.py", RunsThread);
  Request request = requestFor(folder);
  request.parseBudgetMs = 10;
  Result result = runSilently(request);
  CHECK(countOf(result, "THR003") == 1);
  CHECK(countOf(result, "THR101") == 1);
  CHECK(result.filesFailed);
}

TEST_CASE("the standard input is a file of the name given") {
  Request request;
  request.haveStdin = true;
  request.stdinText = RunsThread;
  request.stdinName = "pkg/new.py";
  Result result = runSilently(request);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.sources.files[result.findings[0].file].path == "pkg/new.py");
}

TEST_CASE("progress reaches the number of files") {
  Folder folder;
  writeManyModules(folder);
  Request request = requestFor(folder);
  uint32_t lastDone = 0, lastTotal = 0;
  request.progress = [&](uint32_t done, uint32_t total) {
    CHECK(done > lastDone);
    CHECK(done <= total);
    lastDone = done;
    lastTotal = total;
  };
  runSilently(request);
  CHECK(lastDone == lastTotal);
  CHECK(lastDone >= 42);
}

TEST_CASE("dumps are written instead of findings") {
  Folder folder;
  folder.write("good.py", RunsThread);
  Request request = requestFor(folder);
  for (Dump dump : {Dump::Ir, Dump::Program, Dump::Facts}) {
    request.dump = dump;
    std::string out;
    llvm::raw_string_ostream os(out);
    Result result = run(request, os);
    CHECK_FALSE(out.empty());
    CHECK(result.findings.empty());
  }
}

TEST_CASE("a target version drops older runtimes and asks for older ones") {
  Model model;
  Request request;
  Settings settings;
  std::string error;
  REQUIRE(resolveSettings(request, model, settings, error));
  CHECK(llvm::all_of(settings.runtimes, [&](RuntimeId id) { return model.runtime(id).isDefault; }));
  size_t defaults = settings.runtimes.size();

  auto targeting = [&](const char *version) {
    settings = Settings();
    request.targetVersion = version;
    return resolveSettings(request, model, settings, error);
  };
  REQUIRE(targeting("3.12"));
  CHECK(settings.targetVersion == Version{3, 12});
  CHECK(settings.runtimes.size() < defaults);
  CHECK(llvm::all_of(settings.runtimes, [&](RuntimeId id) {
    return model.runtime(id).version >= Version{3, 12};
  }));
  REQUIRE(targeting("3.6"));
  CHECK(settings.runtimes.size() > defaults);
  CHECK(llvm::is_sorted(settings.runtimes));
  CHECK_FALSE(targeting("3.99"));
  CHECK(error == "no known runtime has the target version `3.99` or a later one");
  request.runtimes = {"cpython-3.9"};
  CHECK_FALSE(targeting("3.12"));
  CHECK(targeting("3.9"));
}

TEST_CASE("rules and runtimes that do not exist are errors") {
  Request request;
  request.runtimes = {"cpython-1.5"};
  CHECK(runSilently(request).error.find("unknown runtime `cpython-1.5`; known are ") == 0);
  request.runtimes.clear();
  request.rules.ignore = {"THR999"};
  CHECK(runSilently(request).error.find("`THR999`") != std::string::npos);
}
