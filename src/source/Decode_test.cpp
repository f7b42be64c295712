// Decoding as CPython does it.
#include "source/Codecs.h"
#include "source/Decode.h"
#include <catch2/catch.hpp>

using namespace threadlint;

static std::string decoded(llvm::StringRef bytes) {
  std::string text, why;
  REQUIRE(decode(bytes, text, why) == ReadProblem::None);
  CHECK(why.empty());
  return text;
}

static ReadProblem problemOf(llvm::StringRef bytes, llvm::StringRef mention = "") {
  std::string text = "stale", why;
  ReadProblem problem = decode(bytes, text, why);
  CHECK(text.empty());
  CHECK_THAT(why, Catch::Contains(mention.str()));
  return problem;
}

TEST_CASE("plain text and byte order marks") {
  CHECK(decoded("") == "");
  CHECK(decoded("x = 1\r\ny = 2\r") == "x = 1\r\ny = 2\r");
  CHECK(decoded("x = '\xC3\xA9'") == "x = '\xC3\xA9'");
  CHECK(decoded("\xEF\xBB\xBFx = 1\n") == "x = 1\n");
  CHECK(decoded("\xEF\xBB\xBF# coding: utf-8\n") == "# coding: utf-8\n");
  CHECK(decoded("\xEF\xBB\xBF# coding: UTF8\n") == "# coding: UTF8\n");
}

TEST_CASE("the cookie is found where CPython finds it") {
  CHECK(findCookie("# coding: latin-1\n") == "latin-1");
  CHECK(findCookie("# -*- coding: iso-8859-15 -*-\n") == "iso-8859-15");
  CHECK(findCookie("# vim: set fileencoding=utf-8 :") == "utf-8");
  CHECK(findCookie("#!/usr/bin/python\n# coding=cp1252\n") == "cp1252");
  CHECK(findCookie("\f \t# coding:\t koi8-r\n") == "koi8-r");
  CHECK(findCookie("\n# coding: big5\n") == "big5");
  CHECK(findCookie("\r# coding: big5\r") == "big5");
  CHECK(findCookie("#\r\n# coding: big5\r\n") == "big5");
  CHECK(findCookie("# coding nonsense coding:latin-1 coding: foo\n") == "latin-1");
  CHECK(findCookie("x = 1\n# coding: latin-1\n") == "");
  CHECK(findCookie("\"\"\"\n# coding: latin-1\n\"\"\"\n") == "");
  CHECK(findCookie("#\n#\n# coding: latin-1\n") == "");
  CHECK(findCookie("x = 1 # coding: latin-1\n") == "");
  CHECK(findCookie("# coding : latin-1\n") == "");
  CHECK(findCookie("# coding:") == "");
  CHECK(findCookie("# codin") == "");
}

TEST_CASE("declared encodings are converted") {
  CHECK(decoded("# coding: latin-1\n'\xE9'") == "# coding: latin-1\n'\xC3\xA9'");
  CHECK(decoded("# coding: latin-1-unix\n'\xE9'") == "# coding: latin-1-unix\n'\xC3\xA9'");
  CHECK(decoded("# coding: utf-8-mac\n'\xC3\xA9'") == "# coding: utf-8-mac\n'\xC3\xA9'");
  CHECK(decoded("# coding: iso-8859-15\n'\xA4'") == "# coding: iso-8859-15\n'\xE2\x82\xAC'");
  CHECK(decoded("# coding: cp1252\n'\x80'") == "# coding: cp1252\n'\xE2\x82\xAC'");
  CHECK(decoded("# coding: KOI8-R\n'\xC1'") == "# coding: KOI8-R\n'\xD0\xB0'");
  CHECK(decoded("# coding: mac-roman\n'\x8E'") == "# coding: mac-roman\n'\xC3\xA9'");
  CHECK(decoded("# coding: euc-jp\n'\xA4\xA2'") == "# coding: euc-jp\n'\xE3\x81\x82'");
  CHECK(decoded("# coding: shift_jis\n'\x82\xA0\\n'") == "# coding: shift_jis\n'\xE3\x81\x82\\n'");
  CHECK(decoded("# coding: gbk\n'\xB0\xA1'") == "# coding: gbk\n'\xE5\x95\x8A'");
  CHECK(decoded("# coding: big5\n'\xA4\x40'") == "# coding: big5\n'\xE4\xB8\x80'");
  CHECK(decoded("# coding: iso-2022-jp\n'\x1B$B$\"\x1B(B'") == "# coding: iso-2022-jp\n'\xE3\x81\x82'");
}

TEST_CASE("converting needs several buffers") {
  std::string bytes = "# coding: koi8-r\n", expected = bytes;
  for (int i = 0; i < 20000; ++i) {
    bytes += "\xC1 ";
    expected += "\xD0\xB0 ";
  }
  CHECK(decoded(bytes) == expected);
}

TEST_CASE("what Python refuses") {
  CHECK(problemOf("x = '\xE9'", "offset 5") == ReadProblem::Undecodable);
  CHECK(problemOf("\n\nx = '\xE9'", "line 3") == ReadProblem::Undecodable);
  CHECK(problemOf("x = '\xC3", "0xc3") == ReadProblem::Undecodable);
  CHECK(problemOf("# coding: ascii\n'\xC3\xA9'", "`ascii`") == ReadProblem::Undecodable);
  CHECK(problemOf("# coding: utf-8\n'\xE9'", "offset 17") == ReadProblem::Undecodable);
  CHECK(problemOf("# coding: cp1252\n'\x81'", "offset 18") == ReadProblem::Undecodable);
  CHECK(problemOf("# coding: euc-jp\n'\xA4", "offset 18") == ReadProblem::Undecodable);
  CHECK(problemOf("# coding: nonsense\n", "`nonsense`") == ReadProblem::UnknownEncoding);
  CHECK(problemOf("# coding: .-\n") == ReadProblem::UnknownEncoding);
  CHECK(problemOf("# coding: rot13\n") == ReadProblem::UnknownEncoding);
  CHECK(problemOf("# coding: utf-16\n") == ReadProblem::UnknownEncoding);
  CHECK(problemOf("\xEF\xBB\xBF# coding: latin-1\n", "`latin-1`") == ReadProblem::UnknownEncoding);
  CHECK(problemOf("\xEF\xBB\xBF# coding: nonsense\n") == ReadProblem::UnknownEncoding);
  CHECK(problemOf(llvm::StringRef("x\0", 2), "offset 1") == ReadProblem::NulBytes);
  CHECK(problemOf(llvm::StringRef("\xFF\xFEx\0", 4), "UTF-16") == ReadProblem::NulBytes);
}

TEST_CASE("an 8-bit encoding that iconv lacks costs letters, not the file") {
  CHECK(decoded("# coding: mac-greek\nx = 1") == "# coding: mac-greek\nx = 1");
  CHECK(decoded("# coding: mac-croatian\n'\xE9'").size() == 27);
}

TEST_CASE("names of encodings are compared as Python does") {
  for (const char *name :
       {"latin-1", "Latin1", "L1", "iso8859-1", "ISO_8859_1", "iso--8859 1", "cp819", "8859"})
    CHECK(findCodec(name)->kind == CodecKind::Latin1);
  for (const char *name : {"utf8", "U8", "utf-8-sig", "UTF_8", "cp65001"})
    CHECK(findCodec(name)->kind == CodecKind::Utf8);
  CHECK(findCodec("646")->kind == CodecKind::Ascii);
  CHECK(findCodec("ansi_x3.4_1968")->kind == CodecKind::Ascii);
  CHECK(findCodec("windows-1252") == findCodec("cp1252"));
  CHECK(findCodec("latin") != nullptr);
  CHECK(findCodec("") == nullptr);
  CHECK(findCodec("utf9") == nullptr);
}
