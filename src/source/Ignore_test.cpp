// Ignore patterns, against expectations and against `git check-ignore` itself.
#include "source/Ignore.h"
#include "source/Source.h"
#include "source/TempTree.h"
#include <catch2/catch.hpp>
#include <cstdio>
#include <set>

using namespace threadlint;

static bool matches(llvm::StringRef pattern, llvm::StringRef path, bool isFolder = false) {
  auto parsed = IgnorePattern::parse(pattern);
  return parsed && parsed->matches(path, isFolder);
}

TEST_CASE("globs of one part") {
  CHECK(matchesGlob("*.py", "a.py"));
  CHECK(matchesGlob("*", ""));
  CHECK(matchesGlob("a*b*c", "axxbyybzc"));
  CHECK_FALSE(matchesGlob("a*b*c", "axxbyybz"));
  CHECK(matchesGlob("[a-c]?[!x]", "bqy"));
  CHECK_FALSE(matchesGlob("[a-c]?[!x]", "bqx"));
  CHECK(matchesGlob("[]]", "]"));
  CHECK(matchesGlob("[[:digit:]x]", "7"));
  CHECK(matchesGlob("\\*", "*"));
  CHECK_FALSE(matchesGlob("\\*", "a"));
  CHECK_FALSE(matchesGlob("[ab", "a"));
  CHECK_FALSE(matchesGlob("a\\", "a"));
}

TEST_CASE("stars do not cost exponential time") {
  std::string pattern, text(2000, 'a');
  for (int i = 0; i < 50; ++i)
    pattern += "a*";
  CHECK_FALSE(matchesGlob(pattern + "b", text));
}

TEST_CASE("whole patterns") {
  CHECK(matches("foo", "a/b/foo"));
  CHECK_FALSE(matches("/foo", "a/foo"));
  CHECK(matches("/foo", "foo"));
  CHECK(matches("foo/", "a/foo", true));
  CHECK_FALSE(matches("foo/", "a/foo"));
  CHECK(matches("a/*/c", "a/b/c"));
  CHECK_FALSE(matches("a/*/c", "a/b/b/c"));
  CHECK(matches("a/**/c", "a/c"));
  CHECK(matches("a/**/c", "a/b/b/c"));
  CHECK(matches("**/c", "c"));
  CHECK_FALSE(matches("a/**", "a", true));
  CHECK(matches("a/**", "a/b/c"));
  CHECK(matches("foo  ", "foo"));
  CHECK(matches("foo\\ ", "foo "));
  CHECK(matches("\\#a", "#a"));
  CHECK(matches("\\!a", "!a"));
  CHECK_FALSE(IgnorePattern::parse("# text"));
  CHECK_FALSE(IgnorePattern::parse(""));
  CHECK_FALSE(IgnorePattern::parse("/"));
  CHECK(IgnorePattern::parse("!a")->isNegated());
}

static std::set<std::string> found(const TempTree &tree, SourceOptions options = {}) {
  if (options.roots.empty())
    options.roots = {tree.root};
  std::set<std::string> paths;
  for (const SourceFile &file : loadSources(options).files)
    paths.insert(file.path.substr(tree.root.size() + 1));
  return paths;
}

/// The files that git neither tracks nor ignores: in a fresh repository, all that are not ignored.
static std::set<std::string> foundByGit(const TempTree &tree) {
  std::string command =
      "cd '" + tree.root + "' && git -c core.excludesFile= ls-files -z --others --exclude-standard";
  FILE *pipe = popen(command.c_str(), "r");
  REQUIRE(pipe);
  std::set<std::string> paths;
  std::string path;
  for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) {
    if (c) {
      path += static_cast<char>(c);
      continue;
    }
    if (path.ends_with(".py"))
      paths.insert(path);
    path.clear();
  }
  pclose(pipe);
  return paths;
}

static void makeRepository(const TempTree &tree) {
  if (std::system(("git init -q '" + tree.root + "' >/dev/null 2>&1").c_str()) != 0)
    FAIL("git is needed for this test");
}

static void addFiles(const TempTree &tree) {
  for (const char *folder :
       {"", "a/", "a/b/", "a/b/c/", "b/", "foo/", "foo/bar/", "a/foo/", "a/foo/bar/", "x y/"})
    for (const char *file :
         {"a.py", "b.py", "foo.py", "bar1.py", "test_a.py", "[x].py", "#h.py", "!n.py", "s .py"})
      tree.add(std::string(folder) + file);
}

TEST_CASE("one pattern at a time, as git") {
  TempTree tree;
  makeRepository(tree);
  addFiles(tree);
  REQUIRE(foundByGit(tree).size() == 90);
  for (const char *pattern :
       {"foo",        "/foo",       "foo/",        "/foo/",       "a/foo",        "foo/bar",
        "*.py",       "*/a.py",     "**/a.py",     "a/**",        "a/**/a.py",    "**",
        "/**",        "a/**/",      "**/foo/**",   "**/foo",      "foo/**/a.py",  "a/*/c",
        "a/b*",       "a*/b",       "b[a-z]r?.py", "bar[0-9].py", "bar[!0-9].py", "[[]x].py",
        "\\[x\\].py", "\\#h.py",    "#h.py",       "\\!n.py",     "!n.py",        "s\\ .py",
        "s .py",      "x y/",       "x y/ ",       "te*_?.py",    "*a*",          "a**",
        "a**b",       "/*",         "/*/",         "*/",          "!*",           "./a",
        "a//b",       "/a/b/c/",    "**/b/c",      "***/a.py",    "a/***/a.py",   "[[:alpha:]].py",
        "[^a].py",    "[]a].py",    "\\a.py",      "a\\",         "[a",           "a/b/c/*",
        "**foo",      "foo**",      "a/**b",       "a/**b/a.py",  "?.py",         "a?b",
        "a[/]b",      "**/**/a.py", "**/*/a.py",   "*/**"}) {
    INFO("pattern " << pattern);
    tree.add(".gitignore", std::string(pattern) + "\n");
    CHECK(found(tree) == foundByGit(tree));
  }
}

TEST_CASE("files of several patterns and levels, as git") {
  TempTree tree;
  makeRepository(tree);
  addFiles(tree);
  tree.add(".git/info/exclude", "b.py\n!bar1.py\n");
  tree.add("a/.gitignore", "!foo.py\n/b/c\r\nbar1.py\r\n");
  tree.add("a/b/.gitignore", "\xEF\xBB\xBF*\n!test_a.py\n");
  tree.add("foo/.gitignore", "*\n!a.py\n!bar/\nbar/b.py");
  for (const char *top : {"", "foo.py\nbar1.py\n", "*\n!*/\n!a.py\n", "/a/*\n!/a/foo\n",
                          "# no\n\nfoo/\n!foo/\n", "a\n!a/b\n", "test_*\n!a/**/test_*\n"}) {
    INFO("top " << top);
    tree.add(".gitignore", top);
    CHECK(found(tree) == foundByGit(tree));
  }
}

TEST_CASE("ignore files above the root count up to the top of the repository") {
  TempTree tree;
  tree.add(".gitignore", "b.py\n");
  tree.add("repo/.git/HEAD");
  tree.add("repo/.gitignore", "c.py\n/sub/d.py\nsub2\n");
  for (const char *name : {"a.py", "b.py", "c.py", "d.py"}) {
    tree.add(std::string("repo/sub/") + name);
    tree.add(std::string("repo/sub2/") + name);
  }
  SourceOptions options;
  options.roots = {tree.at("repo/sub")};
  CHECK(found(tree, options) == std::set<std::string>{"repo/sub/a.py", "repo/sub/b.py"});
  options.roots = {tree.at("repo/sub2")}; // named, so entered
  CHECK(found(tree, options) == std::set<std::string>{"repo/sub2/a.py", "repo/sub2/b.py", "repo/sub2/d.py"});
  options.roots = {tree.at("repo/sub/c.py")};
  CHECK(found(tree, options) == std::set<std::string>{"repo/sub/c.py"});
  options.roots = {tree.at("repo/sub")};
  options.respectGitignore = false;
  CHECK(found(tree, options).size() == 4);
}

TEST_CASE("a repository in a repository has its own rules") {
  TempTree tree;
  tree.add(".git/HEAD");
  tree.add(".gitignore", "a.py\n");
  tree.add("inner/.git/HEAD");
  tree.add("inner/a.py");
  tree.add("a.py");
  CHECK(found(tree) == std::set<std::string>{"inner/a.py"});
}
