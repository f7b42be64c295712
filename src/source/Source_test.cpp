// Finding, reading and naming files of real folders.
#include "source/Source.h"
#include "source/TempTree.h"
#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

using namespace threadlint;
using Strings = std::vector<std::string>;

static SourceSet load(const Strings &roots, const Strings &excludes = {}) {
  SourceOptions options;
  options.roots = roots;
  options.excludes = excludes;
  return loadSources(options);
}

static Strings paths(const TempTree &tree, const SourceSet &set) {
  Strings result;
  for (const SourceFile &file : set.files)
    result.push_back(file.path.substr(tree.root.size() + 1));
  return result;
}

static const SourceFile &fileAt(const SourceSet &set, const std::string &path) {
  for (const SourceFile &file : set.files)
    if (file.path == path)
      return file;
  FAIL("no file " << path);
  std::abort();
}

/// Makes relative paths mean the tree.
struct InFolder {
  explicit InFolder(const std::string &folder) : before(std::filesystem::current_path()) {
    std::filesystem::current_path(folder);
  }
  ~InFolder() { std::filesystem::current_path(before); }
  std::filesystem::path before;
};

TEST_CASE("Python files are found, sorted by path, and others are not") {
  TempTree tree;
  for (const char *name :
       {"b.py", "a.pyi", "c.pyw", "d.txt", "e.pyc", "sub/z.py", "sub.py", "py", ".hidden/h.py"})
    tree.add(name);
  CHECK(paths(tree, load({tree.root})) ==
        Strings{".hidden/h.py", "a.pyi", "b.py", "c.pyw", "sub.py", "sub/z.py"});
}

TEST_CASE("folders that tools fill are skipped, unless named or packages") {
  TempTree tree;
  for (const char *folder :
       {".git", ".hg", ".svn", ".tox", ".nox", "venv", ".venv", "node_modules", "__pycache__", ".mypy_cache",
        ".ruff_cache", "build", "dist", "site-packages", "dist-packages"})
    tree.add(std::string(folder) + "/a.py");
  CHECK(load({tree.root}).files.empty());
  CHECK(paths(tree, load({tree.at("dist-packages")})) == Strings{"dist-packages/a.py"});
  tree.add("lib/venv/__init__.py");
  tree.add("lib/venv/x.py");
  CHECK(paths(tree, load({tree.root})) == Strings{"lib/venv/__init__.py", "lib/venv/x.py"});
}

TEST_CASE("excludes") {
  TempTree tree;
  for (const char *name : {"a.py", "gen/a.py", "src/gen/a.py", "src/b_pb2.py", "src/deep/b.py"})
    tree.add(name);
  CHECK(paths(tree, load({tree.root}, {"gen"})) == Strings{"a.py", "src/b_pb2.py", "src/deep/b.py"});
  CHECK(paths(tree, load({tree.root}, {"/gen", "*_pb2.py"})) ==
        Strings{"a.py", "src/deep/b.py", "src/gen/a.py"});
  CHECK(paths(tree, load({tree.at("src")}, {"deep/*"})) == Strings{"src/b_pb2.py", "src/gen/a.py"});
  CHECK(paths(tree, load({tree.root}, {tree.at("src")})) == Strings{"a.py", "gen/a.py"});
  CHECK(paths(tree, load({tree.at("a.py")}, {"a.py"})) == Strings{"a.py"});
  InFolder in(tree.root);
  CHECK(load({"src"}, {"src/gen"}).files.size() == 2);
  CHECK(load({"src"}, {"./src/gen/"}).files.size() == 2);
}

TEST_CASE("paths are shown as the roots were given") {
  TempTree tree;
  tree.add("pkg/a.py");
  InFolder in(tree.root);
  for (const Strings &roots : {Strings{}, Strings{"."}, Strings{"./"}, Strings{"pkg"}, Strings{"./pkg//"},
                               Strings{"pkg/a.py"}, Strings{"./pkg/./a.py"}}) {
    SourceSet set = load(roots);
    REQUIRE(set.files.size() == 1);
    CHECK(set.files[FileId(0)].path == "pkg/a.py");
  }
  InFolder deeper("pkg");
  CHECK(load({"../pkg"}).files[FileId(0)].path == "../pkg/a.py");
}

TEST_CASE("a file comes once, however often it is named") {
  TempTree tree;
  tree.add("pkg/a.py");
  tree.add("pkg/b.py");
  InFolder in(tree.root);
  SourceSet set = load({".", "pkg", "pkg/a.py", tree.root, "pkg/a.py"});
  REQUIRE(set.files.size() == 2);
  CHECK(fileAt(set, "pkg/a.py").named);
  SourceSet pkg = load({"pkg"});
  CHECK_FALSE(fileAt(pkg, "pkg/b.py").named);
}

TEST_CASE("symbolic links") {
  TempTree tree;
  tree.add("real/a.py", "import threading\n");
  tree.add("other/target", "x = 1\n");
  tree.link(tree.root, "real/loop");
  tree.link("a.py", "real/again.py");
  tree.link(tree.at("other/target"), "real/linked.py");
  tree.link(tree.at("gone.py"), "real/dangling.py");
  tree.link("self.py", "real/self.py");
  tree.link("real", "alias");
  CHECK(paths(tree, load({tree.root})) == Strings{"real/a.py", "real/linked.py"});
  CHECK(paths(tree, load({tree.at("alias")})) == Strings{"alias/a.py", "alias/linked.py"});
  SourceSet set = load({tree.root});
  CHECK(fileAt(set, tree.at("real/linked.py")).text == "x = 1\n");
  CHECK(fileAt(set, tree.at("real/linked.py")).moduleName == "linked");
  CHECK(load({tree.at("real/self.py")}).files[FileId(0)].problem == ReadProblem::Unreadable);
}

TEST_CASE("problems stay with their files") {
  TempTree tree;
  tree.add("bad.py", "x = '\xE9'\n");
  tree.add("nul.py", std::string("\0", 1));
  tree.add("enc.py", "# coding: nonsense\n");
  tree.add("good.py", "x = 1\n");
  SourceSet set = load({tree.root, tree.at("gone"), tree.at("gone.py"), tree.at("good.py/x.py")});
  REQUIRE(set.files.size() == 7);
  CHECK(fileAt(set, tree.at("bad.py")).problem == ReadProblem::Undecodable);
  CHECK(fileAt(set, tree.at("nul.py")).problem == ReadProblem::NulBytes);
  CHECK(fileAt(set, tree.at("enc.py")).problem == ReadProblem::UnknownEncoding);
  CHECK(fileAt(set, tree.at("good.py")).problem == ReadProblem::None);
  CHECK(fileAt(set, tree.at("gone")).problem == ReadProblem::Missing);
  CHECK(fileAt(set, tree.at("gone.py")).problem == ReadProblem::Missing);
  CHECK(fileAt(set, tree.at("good.py/x.py")).problem == ReadProblem::Missing);
  for (const SourceFile &file : set.files) {
    CHECK(file.problemText.empty() == (file.problem == ReadProblem::None));
    CHECK((file.problem == ReadProblem::None || file.text.empty()));
  }
}

TEST_CASE("folders and files that may not be read") {
  TempTree tree;
  tree.add("closed/a.py");
  tree.add("secret.py");
  chmod(tree.at("closed").c_str(), 0);
  chmod(tree.at("secret.py").c_str(), 0);
  chmod(tree.root.c_str(), 0755);
  uid_t before = geteuid();
  if (before == 0) // permissions do not bind root
    REQUIRE(seteuid(65534) == 0);
  SourceSet set = load({tree.root});
  REQUIRE(seteuid(before) == 0);
  CHECK(fileAt(set, tree.at("closed")).problem == ReadProblem::Unreadable);
  CHECK(fileAt(set, tree.at("secret.py")).problem == ReadProblem::Unreadable);
  chmod(tree.at("closed").c_str(), 0700);
}

TEST_CASE("named files need no extension, and pipes are read only when named") {
  TempTree tree;
  tree.add("script", "import threading\n");
  mkfifo(tree.at("pipe.py").c_str(), 0600);
  CHECK(load({tree.root}).files.empty());
  SourceSet set = load({tree.at("script")});
  REQUIRE(set.files.size() == 1);
  CHECK(set.files[FileId(0)].named);
  CHECK(set.files[FileId(0)].mentionsConcurrency);
  CHECK(set.files[FileId(0)].moduleName == "");
}

TEST_CASE("module names follow the package folders") {
  TempTree tree;
  for (const char *name : {"top.py", "pkg/__init__.py", "pkg/m.py", "pkg/sub/__init__.pyi", "pkg/sub/m.pyi",
                           "pkg/plain/m.py", "pkg/plain/in/__init__.py", "pkg/plain/in/m.py",
                           "my-app/__init__.py", "my-app/m.py", "pkg/bad-name.py"})
    tree.add(name);
  SourceSet set = load({tree.root});
  auto nameOf = [&](const char *path) { return fileAt(set, tree.at(path)).moduleName; };
  CHECK(nameOf("top.py") == "top");
  CHECK(nameOf("pkg/__init__.py") == "pkg");
  CHECK(nameOf("pkg/m.py") == "pkg.m");
  CHECK(nameOf("pkg/sub/__init__.pyi") == "pkg.sub");
  CHECK(nameOf("pkg/sub/m.pyi") == "pkg.sub.m");
  CHECK(nameOf("pkg/plain/m.py") == "m");
  CHECK(nameOf("pkg/plain/in/m.py") == "in.m");
  CHECK(nameOf("my-app/__init__.py") == "");
  CHECK(nameOf("my-app/m.py") == "m");
  CHECK(nameOf("pkg/bad-name.py") == "");
  CHECK(fileAt(set, tree.at("pkg/__init__.py")).isPackage);
  CHECK_FALSE(fileAt(set, tree.at("pkg/m.py")).isPackage);
  CHECK(load({tree.at("pkg/sub")}).files[FileId(1)].moduleName == "pkg.sub.m");
  InFolder in(tree.at("pkg/sub"));
  CHECK(load({}).files[FileId(1)].moduleName == "pkg.sub.m");
  CHECK(makeSource("m.pyi", "").moduleName == "pkg.sub.m");
  CHECK(makeSource("../m.py", "").moduleName == "pkg.m");
  CHECK(makeSource("nowhere/m.py", "").moduleName == "m");
  CHECK(makeSource("-", "").moduleName == "");
}

TEST_CASE("files from memory") {
  SourceFile file = makeSource("x.py", "\xEF\xBB\xBFimport threading  # noqa\n");
  CHECK(file.text == "import threading  # noqa\n");
  CHECK(file.named);
  CHECK(file.mentionsConcurrency);
  REQUIRE(file.suppressions.size() == 1);
  CHECK(file.suppressions[0].span == Span{18, 24});
  CHECK(makeSource("x.py", "\xE9").problem == ReadProblem::Undecodable);
}

TEST_CASE("the number of workers changes nothing") {
  TempTree tree;
  for (int i = 0; i < 200; ++i)
    tree.add("d" + std::to_string(i % 7) + "/f" + std::to_string(i) + ".py",
             std::string(static_cast<size_t>(i) * 50, '#') + "\nimport threading # noqa\n");
  SourceOptions options;
  options.roots = {tree.root};
  SourceSet one = loadSources(options);
  options.workers = 4;
  SourceSet four = loadSources(options);
  REQUIRE(one.files.size() == 200);
  REQUIRE(four.files.size() == 200);
  for (uint32_t i = 0; i < 200; ++i) {
    CHECK(one.files[FileId(i)].path == four.files[FileId(i)].path);
    CHECK(one.files[FileId(i)].text == four.files[FileId(i)].text);
  }
}
