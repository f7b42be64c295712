// Differences as git writes them, and the lines they touch.
#include "source/Diff.h"
#include <catch2/catch.hpp>

using namespace threadlint;
using Lines = std::vector<std::pair<uint32_t, uint32_t>>;

static std::vector<ChangedFile> diffOf(const std::string &hunks, const std::string &name = "b/a.py") {
  return parseDiff("diff --git a/a.py b/a.py\nindex 1..2 100644\n--- a/a.py\n+++ " + name + "\n" + hunks);
}

static Lines linesOf(const std::string &hunks) {
  std::vector<ChangedFile> files = diffOf(hunks);
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == "a.py");
  return files[0].lines;
}

TEST_CASE("lines that are new or other") {
  CHECK(linesOf("@@ -3 +3 @@ def f():\n-a\n+b\n") == Lines{{3, 3}});
  CHECK(linesOf("@@ -3,0 +4,2 @@\n+a\n+b\n@@ -9 +11 @@\n-x\n+y\n") == Lines{{4, 5}, {11, 11}});
  CHECK(linesOf("@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n") ==
        Lines{{1, 1}});
}

TEST_CASE("where lines were taken away the neighbours count") {
  CHECK(linesOf("@@ -4,2 +3,0 @@\n-a\n-b\n") == Lines{{3, 4}});
  CHECK(linesOf("@@ -1 +0,0 @@\n-a\n") == Lines{{1, 1}});
  CHECK(linesOf("@@ -1,5 +1,4 @@\n a\n-b\n c\n d\n e\n") == Lines{{1, 2}});
}

TEST_CASE("context does not count") {
  CHECK(linesOf("@@ -1,5 +1,5 @@\n a\n b\n-c\n+d\n \n e\n") == Lines{{3, 3}});
}

TEST_CASE("lines of a file that look like headers") {
  CHECK(linesOf("@@ -1,2 +1,2 @@\n--- a/x.py\n-@@ -7 +7 @@\n+++ b/x.py\n+@@ -8 +8 @@\n") == Lines{{1, 2}});
}

TEST_CASE("names as git quotes them") {
  auto nameOf = [](const std::string &name) { return diffOf("@@ -1 +1 @@\n-a\n+b\n", name)[0].path; };
  CHECK(nameOf("b/b/with blank.py\t") == "b/with blank.py");
  CHECK(nameOf("\"b/n\\303\\251\\t\\\"\\\\\\n.py\"") == "n\xc3\xa9\t\"\\\n.py");
  CHECK(nameOf("\"b/\\377 x.py\"\t") == "\xff x.py");
}

TEST_CASE("files that are gone, renamed or binary have no lines") {
  CHECK(parseDiff("--- a/a.py\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n").empty());
  CHECK(parseDiff("diff --git a/a.py b/b.py\nsimilarity index 100%\nrename from a.py\nrename to b.py\n")
            .empty());
  CHECK(parseDiff("Binary files a/x.png and b/x.png differ\n").empty());
  std::vector<ChangedFile> files = parseDiff("--- a/a.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
                                             "--- /dev/null\n+++ b/c.py\n@@ -0,0 +1,2 @@\n+a\n+b\n");
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == "c.py");
  CHECK(files[0].lines == Lines{{1, 2}});
}

TEST_CASE("a difference that is cut off or broken") {
  const std::string whole = "--- a/a.py\n+++ \"b/\\303\\251.py\"\n@@ -1,2 +1,3 @@\n-a\n-b\n+c\n+d\n+e\n";
  for (size_t i = 0; i <= whole.size(); ++i)
    CHECK(parseDiff(whole.substr(0, i)).size() <= 1);
  CHECK(parseDiff("@@ -1 +1 @@\n-a\n+b\n").empty());
  CHECK(linesOf("@@\n@@ \n@@ -x +y @@\n").size() <= 1);
}
