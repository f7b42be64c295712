// Tests of the model's lookups, and of what the generated tables promise to their readers.
#include "model/Model.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <catch2/catch.hpp>

using namespace threadlint;

namespace {

const Api &apiNamed(llvm::StringRef name) {
  ApiId id = Model().findApi(name);
  REQUIRE(id);
  return Model().api(id);
}

/// A file of a project with that text.
class ModelFile {
public:
  explicit ModelFile(llvm::StringRef text) {
    int fd = -1;
    REQUIRE_FALSE(llvm::sys::fs::createTemporaryFile("model", "toml", fd, path));
    llvm::raw_fd_ostream(fd, true) << text;
  }
  ~ModelFile() { llvm::sys::fs::remove(path); }
  std::string name() const { return path.str().str(); }

private:
  llvm::SmallString<128> path;
};

} // namespace

TEST_CASE("a project's own files join the tables") {
  ModelFile a(
      "module = \"acme.work\"\n"
      "function = [{ name = \"later\", aliases = [\"soon\"], params = [\"f\", \"...\"], effect = \"submit\", "
      "target = \"f\", args = \"...\", runs-on = \"pool-thread\", ns = 7 }]\n"
      "[[class]]\nname = \"Worker\"\nbase = \"threading.Thread\"\n");
  ModelFile b("module = \"threading\"\nfunction = [{ name = \"run_soon\", returns = \"acme.work.Worker\" }]\n"
              "[[class]]\nname = \"Table\"\nthread-safe = true\n");
  Model model, before;
  std::string error;
  REQUIRE(model.extend({a.name(), b.name()}, error));
  CHECK(error == "");
  const Api &later = model.api(model.findApi("acme.work.later"));
  CHECK(later.effect == Effect::Submit);
  CHECK(later.runsOn == RunsOn::PoolThread);
  CHECK(later.targetIndex == 0);
  CHECK(later.argsIndex == -2);
  CHECK(later.ns == 7);
  CHECK(later.params == llvm::ArrayRef<llvm::StringRef>({"f", "..."}));
  CHECK(model.findApi("acme.work.soon") == model.findApi("acme.work.later"));
  CHECK(model.api(model.findApi("acme.work.Worker")).object == ObjectKind::Thread);
  CHECK(model.api(model.findApi("acme.work.Worker")).effect == Effect::SpawnSelf);
  CHECK(model.api(model.findMember(model.findApi("acme.work.Worker"), "start")).name ==
        "threading.Thread.start");
  CHECK(model.api(model.findApi("threading.run_soon")).object == ObjectKind::Thread);
  CHECK(model.hasThreadSafeClasses());
  CHECK_FALSE(before.hasThreadSafeClasses());
  CHECK(model.ownNames() ==
        llvm::ArrayRef<llvm::StringRef>({"Table", "Worker", "later", "run_soon", "soon"}));
  CHECK(model.apiCount() == before.apiCount() + 5);
  for (uint32_t i = 0; i < before.apiCount(); ++i) { // what was known is known by its name as before
    const Api &known = before.api(ApiId(i));
    const Api &found = model.api(model.findApi(known.name));
    REQUIRE(found.name == known.name);
    REQUIRE(found.object == known.object);
    REQUIRE(model.namesOf(model.findApi(known.name)) == before.namesOf(ApiId(i)));
  }
}

TEST_CASE("a wrong file of a project is refused at its line") {
  auto errorOf = [](llvm::StringRef text) {
    ModelFile file(text);
    Model model;
    std::string error;
    CHECK_FALSE(model.extend(file.name(), error));
    CHECK(model.apiCount() == Model().apiCount());
    CHECK(llvm::StringRef(error).starts_with(file.name()));
    return llvm::StringRef(error).drop_front(file.name().size()).str();
  };
  CHECK(errorOf("module = \"a\"\nfunktion = []\n") ==
        ":2: module: unknown key `funktion`; did you mean `function`?\n");
  CHECK(errorOf("module = \"time\"\nfunction = [\n  { name = \"sleep\" }]\n") ==
        ":3: `time.sleep` is described by threadlint itself; remove it here\n");
  CHECK(errorOf("module = \"a\"\nfunction = [{ name = \"f\", returns = \"a.F\" }]\n") ==
        ":2: `a.f`: returns = `a.F` is not a modelled class\n");
  CHECK(errorOf("module = \"a\"\naliases = [\"time\"]\n") == ":1: alias `time` of `a` is itself described\n");
  CHECK(errorOf("module = \"a\"\nfunction = [{ name = \"f\", torn-on = [\"c\"] }]\n") ==
        ":2: `a.f` names a runtime that is not there: `c`\n");
  CHECK(llvm::StringRef(errorOf("module = a\n")).starts_with(":1: "));
}

TEST_CASE("calls are found by their dotted name") {
  Model model;
  CHECK(apiNamed("threading.Thread").kind == ApiKind::Class);
  CHECK(apiNamed("threading.Thread").object == ObjectKind::Thread);
  CHECK(apiNamed("threading.Thread.start").effect == Effect::Spawn);
  CHECK(apiNamed("threading").kind == ApiKind::Module);
  CHECK(apiNamed("time.sleep").kind == ApiKind::Function);
  CHECK_FALSE(model.findApi("threading.Thread.no_such_method"));
  CHECK_FALSE(model.findApi(""));
  CHECK_FALSE(model.findApi("threading."));
  CHECK_FALSE(model.findApi("zzz"));
}

TEST_CASE("every row is found under its own name, and rows are sorted") {
  Model model;
  REQUIRE(model.apiCount() > 100);
  for (uint32_t i = 0; i < model.apiCount(); ++i) {
    CHECK(model.findApi(model.api(ApiId(i)).name) == ApiId(i));
    if (i > 0)
      CHECK(model.api(ApiId(i - 1)).name < model.api(ApiId(i)).name);
  }
}

TEST_CASE("other names of a module or class lead to the same row") {
  Model model;
  CHECK(model.findApi("Queue") == model.findApi("queue"));
  CHECK(model.findApi("Queue.Queue.put") == model.findApi("queue.Queue.put"));
  CHECK(model.findApi("thread.start_new_thread") == model.findApi("_thread.start_new_thread"));
  CHECK(model.findApi("dummy_threading._Timer") == model.findApi("threading.Timer"));
  CHECK(apiNamed("thread.start_new_thread").name == "_thread.start_new_thread");
}

TEST_CASE("members are looked up along the base classes") {
  Model model;
  ApiId timer = model.findApi("threading.Timer");
  CHECK(model.findMember(timer, "start") == model.findApi("threading.Thread.start"));
  CHECK(model.findMember(timer, "cancel") == model.findApi("threading.Timer.cancel"));
  CHECK(model.api(model.findMember(timer, "daemon")).kind == ApiKind::Attribute);
  CHECK_FALSE(model.findMember(timer, "no_such_method"));
  CHECK_FALSE(model.findMember(model.findApi("threading"), "Thread"));
  CHECK_FALSE(model.findMember(ApiId::none(), "start"));
}

TEST_CASE("classes named by a row are classes") {
  Model model;
  for (uint32_t i = 0; i < model.apiCount(); ++i) {
    const Api &api = model.api(ApiId(i));
    INFO(api.name.str());
    for (llvm::StringRef name : {llvm::StringRef(api.returns), llvm::StringRef(api.base)})
      if (!name.empty())
        CHECK((model.findApi(name) && model.api(model.findApi(name)).kind == ApiKind::Class));
    if (!api.returns.empty())
      CHECK(api.object == apiNamed(api.returns).object);
  }
}

TEST_CASE("target and argument positions agree with the parameters") {
  Model model;
  for (uint32_t i = 0; i < model.apiCount(); ++i) {
    const Api &api = model.api(ApiId(i));
    INFO(api.name.str());
    const auto *star = llvm::find(api.params, "*");
    if (api.targetIndex >= 0)
      CHECK((api.params.begin() + api.targetIndex < star && api.params[api.targetIndex] == api.target));
    if (api.targetIndex < 0 && !api.target.empty())
      CHECK(llvm::is_contained(llvm::make_range(star, api.params.end()), api.target));
    if (api.argsIndex >= 0)
      CHECK(api.params.begin() + api.argsIndex < star);
    if (api.argsIndex == -2)
      CHECK(llvm::is_contained(api.params, "..."));
  }
  CHECK(apiNamed("threading.Thread").targetIndex == 1);
  CHECK(apiNamed("threading.Thread").argsIndex == 3);
  CHECK(apiNamed("concurrent.futures.Executor.submit").argsIndex == -2);
}

TEST_CASE("availability is in order of time") {
  Model model;
  for (uint32_t i = 0; i < model.apiCount(); ++i) {
    const Api &api = model.api(ApiId(i));
    INFO(api.name.str());
    if (api.since && api.removed)
      CHECK(api.since < api.removed);
    if (api.deprecated && api.removed)
      CHECK(api.deprecated <= api.removed);
    CHECK((api.gil == Gil::ReleasesAbove) == (api.gilBytes > 0));
  }
  CHECK(apiNamed("threading.Thread.isAlive").removed == Version{3, 9});
  CHECK(apiNamed("threading.Thread.isAlive").replacement == "is_alive()");
}

TEST_CASE("runtimes: CPython by version, then free-threaded, then others") {
  Model model;
  auto group = [](const Runtime &r) {
    return r.implementation != Implementation::CPython ? 2 : r.gil ? 0 : 1;
  };
  llvm::ArrayRef<Runtime> all = model.runtimes();
  REQUIRE(all.size() > 3);
  for (size_t i = 1; i < all.size(); ++i) {
    CHECK(group(all[i - 1]) <= group(all[i]));
    if (group(all[i]) < 2 && group(all[i]) == group(all[i - 1]))
      CHECK(all[i - 1].version < all[i].version);
  }
  for (uint32_t i = 0; i < all.size(); ++i) {
    CHECK(model.findRuntime(all[i].name) == RuntimeId(i));
    CHECK(&model.runtime(RuntimeId(i)) == &all[i]);
    if (!all[i].gil)
      CHECK(all[i].switchPoints == SwitchPoints::Anywhere);
  }
  CHECK(llvm::any_of(all, [](const Runtime &r) { return r.isDefault; }));
  CHECK_FALSE(model.findRuntime("cpython"));
  CHECK(model.runtime(model.findRuntime("cpython-3.12")).switchPoints == SwitchPoints::CallsAndJumps);
  CHECK(model.runtime(model.findRuntime("cpython-3.9")).switchPoints == SwitchPoints::Bytecodes);
  CHECK_FALSE(model.runtime(model.findRuntime("cpython-3.13t")).gil);
}

TEST_CASE("versions are read with a dot or as a tag") {
  CHECK(parseVersion("3.12") == Version{3, 12});
  CHECK(parseVersion("py312") == Version{3, 12});
  CHECK(parseVersion("py3.9") == Version{3, 9});
  CHECK(parseVersion("py27") == Version{2, 7});
  for (llvm::StringRef bad :
       {"", "py", "3", "py3", "3.", ".9", "3.x", "0.9", "3.999", "3.9.1", "312", "-3.9"}) {
    INFO(bad.str());
    CHECK_FALSE(parseVersion(bad));
  }
  CHECK(Version{3, 9} < Version{3, 10});
  CHECK_FALSE(Version{});
}

TEST_CASE("kinds of objects fall into groups") {
  CHECK(isLockKind(ObjectKind::Condition));
  CHECK_FALSE(isLockKind(ObjectKind::AsyncLock));
  CHECK_FALSE(isLockKind(ObjectKind::ProcessLock));
  CHECK(isThreadKind(ObjectKind::Timer));
  CHECK_FALSE(isThreadKind(ObjectKind::Process));
  CHECK(isPoolKind(ObjectKind::ThreadPool));
  CHECK_FALSE(isPoolKind(ObjectKind::ProcessPoolExecutor));
  CHECK(isAsyncKind(ObjectKind::AsyncQueue));
  CHECK_FALSE(isAsyncKind(ObjectKind::Queue));
}
