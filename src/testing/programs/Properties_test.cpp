// What must hold for any input: the same bytes come out whatever the number of workers and the order of the
// files.
#include "report/Report.h"
#include "session/Session.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>

using namespace threadlint;

namespace {

Request allOfTestdata() {
  Request request;
  request.sources.roots = {THREADLINT_SOURCE_DIR "/testdata"};
  request.sources.respectGitignore = false;
  request.rules.preview = true;
  request.workers = 1;
  return request;
}

std::string jsonOf(const Request &request) {
  const Result result = run(request, llvm::nulls());
  REQUIRE(result.error == "");
  std::string bytes;
  llvm::raw_string_ostream os(bytes);
  report(result.sources, result.findings, {Format::Json, false}, os);
  return bytes;
}

std::string dumpOf(Request request, Dump dump) {
  request.dump = dump;
  std::string bytes;
  llvm::raw_string_ostream os(bytes);
  run(request, os);
  return bytes;
}

} // namespace

TEST_CASE("one worker and several give the same bytes") {
  Request request = allOfTestdata();
  const std::string one = jsonOf(request);
  CHECK(llvm::StringRef(one).contains("THR"));
  for (unsigned workers : {2u, 3u}) {
    request.workers = workers;
    const bool same = jsonOf(request) == one;
    CHECK(same);
  }
}

TEST_CASE("the order of the files does not matter") {
  Request request = allOfTestdata();
  const std::string sorted = jsonOf(request);
  request.workers = 2;
  for (uint64_t seed : {1u, 2u, 3u, 4u, 5u}) {
    request.shuffleSeed = seed;
    const bool same = jsonOf(request) == sorted;
    CHECK(same);
  }
}

// Not on the order of the files: dumps list modules in the order they were linked in.
TEST_CASE("dumps do not depend on the number of workers") {
  for (Dump dump : {Dump::Ir, Dump::Program, Dump::Facts}) {
    Request request = allOfTestdata();
    const std::string one = dumpOf(request, dump);
    CHECK_FALSE(one.empty());
    request.workers = 3;
    const bool same = dumpOf(request, dump) == one;
    CHECK(same);
  }
}
