// Names, positions and the work queue.
#include "base/Names.h"
#include "base/Text.h"
#include "base/WorkQueue.h"
#include <atomic>
#include <catch2/catch.hpp>

using namespace threadlint;

TEST_CASE("ids without a value index nothing") {
  NameId none;
  CHECK(none.isNone());
  CHECK_FALSE(bool(none));
  CHECK(NameId(0) != none);
  CHECK(bool(NameId(0)));
}

TEST_CASE("well-known names have the same id in every table, others come after them") {
  NameTable a, b;
  b.intern("something_else");
  CHECK(a.intern("daemon") == knownName(known::daemon));
  CHECK(b.intern("daemon") == knownName(known::daemon));
  NameId own = a.intern("counter");
  CHECK(own.v >= known::Count);
  CHECK(a.intern("counter") == own);
  CHECK(a.text(own) == "counter");
  CHECK(a.find("counter") == own);
  CHECK(a.find("never_seen").isNone());
}

TEST_CASE("a moved name table keeps its texts") {
  NameTable a;
  NameId id = a.intern("a_name_that_is_too_long_for_any_small_string_buffer");
  NameTable b = std::move(a);
  CHECK(b.text(id) == "a_name_that_is_too_long_for_any_small_string_buffer");
  CHECK(b.intern("a_name_that_is_too_long_for_any_small_string_buffer") == id);
}

TEST_CASE("lines end as in Python, columns count characters") {
  llvm::StringRef text = "ab\r\nc\rd\n\xC3\xA9x";
  LineIndex index(text);
  CHECK(index.lineCount() == 4);
  CHECK(index.position(text, 0) == LineColumn{1, 1});
  CHECK(index.position(text, 4) == LineColumn{2, 1});
  CHECK(index.position(text, 6) == LineColumn{3, 1});
  CHECK(index.position(text, 10) == LineColumn{4, 2});
  CHECK(index.position(text, 9999) == LineColumn{4, 3});
  CHECK(index.lineSpan(text, 1) == Span{0, 2});
  CHECK(index.lineSpan(text, 4) == Span{8, 11});
  CHECK(index.lineSpan(text, 5).empty());
}

TEST_CASE("every job runs once, on any number of workers") {
  for (unsigned workers : {0u, 1u, 2u, 7u}) {
    std::vector<std::atomic<int>> runs(100);
    std::atomic<bool> inRange{true}; // assertions are not thread-safe
    parallelFor(100, workers, [&](uint32_t i, unsigned worker) {
      if (worker >= std::max(1u, workers))
        inRange = false;
      ++runs[i];
    });
    CHECK(inRange);
    for (const std::atomic<int> &r : runs)
      CHECK(r == 1);
  }
  parallelFor(0, 4, [](uint32_t, unsigned) { FAIL("there is nothing to do"); });
}
