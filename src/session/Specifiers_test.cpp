// Which Python versions a specifier set allows.
#include "session/Specifiers.h"
#include <catch2/catch.hpp>

using namespace threadlint;

/// The minor versions of Python 3 up to 3.15 that the text allows, "2.7" first; "?" if it is none.
static std::string allowed(llvm::StringRef text) {
  auto clauses = parseSpecifiers(text);
  if (!clauses)
    return "?";
  std::string out = allows(*clauses, {2, 7}) ? "2.7" : "";
  for (uint8_t minor = 6; minor <= 15; ++minor)
    if (allows(*clauses, {3, minor}))
      out += (out.empty() ? "3." : " 3.") + std::to_string(minor);
  return out;
}

TEST_CASE("specifiers allow the minor versions that have a release they allow") {
  CHECK(allowed(">=3.12") == "3.12 3.13 3.14 3.15");
  CHECK(allowed(">= 3.8, <3.11") == "3.8 3.9 3.10");
  CHECK(allowed(">=3.8.1,<3.9") == "3.8");
  CHECK(allowed(">3.13") == "3.13 3.14 3.15"); // 3.13.1
  CHECK(allowed("<=3.7") == "2.7 3.6 3.7");
  CHECK(allowed("~=3.13") == "3.13 3.14 3.15");
  CHECK(allowed("~=3.9.2") == "3.9");
  CHECK(allowed("==3.10.*") == "3.10");
  CHECK(allowed("==3.11") == "3.11");
  CHECK(allowed(">=2.7,!=3.0.*,!=3.1.*,!=3.6.*,<3.9") == "2.7 3.7 3.8");
  CHECK(allowed(">=3.14.0rc1") == "3.14 3.15");
  CHECK(allowed(">=3,<4").size() == allowed(">=3.6").size());
  CHECK(allowed("") == allowed(">=2.7"));
}

TEST_CASE("what is no specifier set is refused") {
  CHECK(allowed("3.8") == "?");
  CHECK(allowed("^3.8") == "?");
  CHECK(allowed(">=three") == "?");
  CHECK(allowed(">=3.*") == "?");
  CHECK(allowed("~=3") == "?");
  CHECK(allowed(">=3..8") == "?");
}
