// Which comments suppress what, and which `#` are no comments.
#include "source/Suppress.h"
#include <catch2/catch.hpp>

using namespace threadlint;

static std::vector<std::string> comments(llvm::StringRef text) {
  std::vector<std::string> result;
  forEachComment(text, [&](Span span, uint32_t line) {
    result.push_back(std::to_string(line) + text.slice(span.begin, span.end).str());
  });
  return result;
}

using Strings = std::vector<std::string>;

TEST_CASE("comments and lines") {
  CHECK(comments("") == Strings{});
  CHECK(comments("#a") == Strings{"1#a"});
  CHECK(comments("x #a\ny #b\r\nz #c\rw #d # e") == Strings{"1#a", "2#b", "3#c", "4#d # e"});
}

TEST_CASE("hashes in strings are no comments") {
  CHECK(comments("'#' \"#\" #a") == Strings{"1#a"});
  CHECK(comments("'\\'#' #a") == Strings{"1#a"});
  CHECK(comments("r'\\'#' #a") == Strings{"1#a"});
  CHECK(comments("'\\\\' #a") == Strings{"1#a"});
  CHECK(comments("'''\n#\n'#\n''' #a") == Strings{"4#a"});
  CHECK(comments("\"\"\"'''#\"\"\" #a") == Strings{"1#a"});
  CHECK(comments("'' #a\n\"\" #b") == Strings{"1#a", "2#b"});
  CHECK(comments("'a\\\n#b' #a") == Strings{"2#a"});
  CHECK(comments("'a\\\r\n#b' #a") == Strings{"2#a"});
  CHECK(comments("'''\\''' # no\n''' #a") == Strings{"2#a"});
}

TEST_CASE("a string that is not closed ends with its line") {
  CHECK(comments("x = 'open # no\n#a") == Strings{"2#a"});
  CHECK(comments("f'{x:open # no\n#a") == Strings{"2#a"});
  CHECK(comments("'''open\n# no") == Strings{});
}

TEST_CASE("formatted strings nest") {
  CHECK(comments("f'{x:#x}' #a") == Strings{"1#a"});
  CHECK(comments("f'{x!r:#>{w}}' #a") == Strings{"1#a"});
  CHECK(comments("f\"{d[\"#\"]}#\" #a") == Strings{"1#a"});
  CHECK(comments("f'{{#' #a") == Strings{"1#a"});
  CHECK(comments("f'}}#' #a") == Strings{"1#a"});
  CHECK(comments("rf'''{x # b\n}#''' #a") == Strings{"1# b", "2#a"});
  CHECK(comments("f'{f\"{f'{x}#'}#\"}#' #a") == Strings{"1#a"});
  CHECK(comments("t'{x:{y:#}#}' #a") == Strings{"1#a"});
  CHECK(comments("f'{ {1: 2}[1] :#}' #a") == Strings{"1#a"});
  CHECK(comments("'{' #a") == Strings{"1#a"});
  CHECK(comments("b'{' #a") == Strings{"1#a"});
  CHECK(comments("print'{x#' #a") == Strings{"1#a"});
}

TEST_CASE("depth costs no stack and no time") {
  std::string deep;
  for (int i = 0; i < 200000; ++i)
    deep += "f'{x:{";
  CHECK(comments(deep + "\n").empty());
}

static Suppression only(llvm::StringRef text) {
  std::vector<Suppression> found = findSuppressions(text);
  REQUIRE(found.size() == 1);
  return found[0];
}

TEST_CASE("own suppressions") {
  Suppression all = only("a\nb  # threadlint: ignore\n");
  CHECK(all.line == 2);
  CHECK(all.codes.empty());
  CHECK_FALSE(all.noqa);
  CHECK(all.span == Span{5, 25});
  CHECK(only("#threadlint:ignore[THR201,unlocked-x ]").codes == Strings{"THR201", "unlocked-x"});
  CHECK(only("# threadlint: ignore[THR201] because").codes == Strings{"THR201"});
  CHECK(only("# type: ignore # threadlint: ignore[THR201]").codes == Strings{"THR201"});
  CHECK(only("\n\n# threadlint: ignore-file").line == 0);
  CHECK(only("# threadlint: ignore-file[THR2]").codes == Strings{"THR2"});
  for (const char *text : {"# threadlint: ignored", "# threadlint: ignore[THR201", "# threadlint: ignore[]",
                           "# see threadlint: ignore", "'# threadlint: ignore'", "# threadlint: off"})
    CHECK(findSuppressions(text).empty());
}

TEST_CASE("noqa") {
  Suppression all = only("x  # noqa\n");
  CHECK(all.noqa);
  CHECK(all.codes.empty());
  CHECK(only("x #NoQA").codes.empty());
  CHECK(only("x  # noqa because").codes.empty());
  CHECK(only("x  # noqa: THR201").codes == Strings{"THR201"});
  CHECK(only("x  # noqa:E501,THR201 W1 text").codes == Strings{"E501", "THR201", "W1"});
  CHECK(only("x  # noqa : E501").codes == Strings{"E501"});
  CHECK(only("x  # pragma # noqa: E501").codes == Strings{"E501"});
  for (const char *text : {"# noqa: because", "# noqas", "# flake8: noqa", "# ruff: noqa: E501", "# no noqa"})
    CHECK(findSuppressions(text).empty());
}

TEST_CASE("several in one comment") {
  std::vector<Suppression> found = findSuppressions("x # noqa: E501 # threadlint: ignore[THR201]");
  REQUIRE(found.size() == 2);
  CHECK(found[0].noqa);
  CHECK(found[1].codes == Strings{"THR201"});
}

TEST_CASE("statements end outside of brackets, strings and behind no backslash") {
  using Lines = std::vector<uint32_t>;
  CHECK(statementEnds("a\nb\n") == Lines{1, 2});
  CHECK(statementEnds("f(\n1,\n)\nb\n") == Lines{3, 4});
  CHECK(statementEnds("a = '''\n(\n'''\r\nb \\\n + c\n") == Lines{3, 5});
  CHECK(statementEnds("f(')')\n]\nb\n") == Lines{1, 2, 3});
}

TEST_CASE("a comment that stands alone speaks of the next code") {
  auto lineOf = [](llvm::StringRef text) { return findSuppressions(text).front().line; };
  CHECK(lineOf("a  # threadlint: ignore\nb\n") == 1);
  CHECK(lineOf("# threadlint: ignore\nb\n") == 2);
  CHECK(lineOf("a\n  # threadlint: ignore[THR201] why\r\n\r\n # c\r\n  b\r\n") == 5);
  CHECK(lineOf("# threadlint: ignore\n\n# end") == 1);
  CHECK(lineOf("# noqa\nb\n") == 1);
  CHECK(lineOf("# threadlint: ignore-file\nb\n") == 0);
}
