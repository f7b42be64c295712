// The dumps of the programs in testdata/dumps/ against what they were; THREADLINT_UPDATE=1 rewrites them.
#include "session/Session.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>
#include <cstdlib>

using namespace threadlint;

namespace {

std::string readBytes(const std::string &path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  return buffer ? (*buffer)->getBuffer().str() : std::string();
}

std::vector<std::string> programs() {
  std::vector<std::string> paths;
  std::error_code error;
  for (llvm::sys::fs::directory_iterator it(THREADLINT_SOURCE_DIR "/testdata/dumps", error), end;
       it != end && !error; it.increment(error)) {
    if (llvm::StringRef(it->path()).ends_with(".py"))
      paths.push_back(it->path());
  }
  llvm::sort(paths);
  return paths;
}

std::string dumpOf(const std::string &path, Dump dump) {
  Request request;
  request.workers = 1;
  request.haveStdin = true;
  request.stdinName = llvm::StringRef(path).rsplit('/').second.str();
  request.stdinText = readBytes(path);
  request.dump = dump;
  std::string bytes;
  llvm::raw_string_ostream os(bytes);
  const Result result = run(request, os);
  CHECK(result.error == "");
  return bytes;
}

void checkGolden(const std::string &path, const std::string &actual) {
  if (std::getenv("THREADLINT_UPDATE")) {
    std::error_code error;
    llvm::raw_fd_ostream(path, error) << actual;
    REQUIRE_FALSE(error);
  }
  INFO(path << "\nrun `./dev update` if the change is meant");
  CHECK(readBytes(path) == actual);
}

} // namespace

TEST_CASE("dumps are what they were") {
  const std::vector<std::string> paths = programs();
  REQUIRE_FALSE(paths.empty());
  for (const std::string &path : paths) {
    const std::string stem = llvm::StringRef(path).drop_back(3).str();
    checkGolden(stem + ".ir", dumpOf(path, Dump::Ir));
    checkGolden(stem + ".program", dumpOf(path, Dump::Program));
    checkGolden(stem + ".facts", dumpOf(path, Dump::Facts));
  }
}
