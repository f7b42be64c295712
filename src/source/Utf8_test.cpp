// Validation of UTF-8 against the well-formed ranges of the Unicode standard.
#include "source/Utf8.h"
#include <catch2/catch.hpp>

using namespace threadlint;
static constexpr size_t npos = llvm::StringRef::npos;

TEST_CASE("every code point but surrogates is valid, and so is what appendUtf8 makes") {
  std::string all;
  for (uint32_t c = 1; c < 0x110000; ++c)
    if (c < 0xD800 || c > 0xDFFF)
      appendUtf8(all, c);
  CHECK(findInvalidUtf8(all) == npos);
}

TEST_CASE("ill-formed sequences are found where they start") {
  const char *bad[] = {"\x80",         "\xC0\x80",         "\xC1\xBF",         "\xE0\x9F\xBF",
                       "\xED\xA0\x80", "\xF0\x8F\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
                       "\xC3",         "\xE2\x82",         "\xE2\x28\xA1",     "\xF0\x9F\x98",
                       "\xFF",         "\xC3\x28"};
  for (llvm::StringRef sequence : bad)
    for (size_t before : {0, 1, 31, 32, 33, 70}) {
      std::string text = std::string(before, 'a') + sequence.str();
      CHECK(findInvalidUtf8(text) == before);
      CHECK(findInvalidUtf8(text + std::string(40, 'b')) == before);
    }
}

TEST_CASE("the first byte that is not ASCII") {
  CHECK(findNonAscii("") == npos);
  CHECK(findNonAscii(std::string(100, 'x')) == npos);
  for (size_t at = 0; at < 100; ++at) {
    std::string text(100, 'x');
    text[at] = '\x80';
    CHECK(findNonAscii(text) == at);
  }
}
