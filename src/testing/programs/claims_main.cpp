// The claims that the model makes about interpreters -> JSON, for the probes to hold against reality.
#include "model/Model.h"
#include "model/States.h"
#include "testing/programs/window_claims.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

llvm::StringRef nameOf(Implementation implementation) {
  switch (implementation) {
  case Implementation::CPython:
    return "cpython";
  case Implementation::PyPy:
    return "pypy";
  case Implementation::Jython:
    return "jython";
  }
  return "";
}

std::string text(Version v) { return std::to_string(v.major) + "." + std::to_string(v.minor); }

constexpr unsigned CostFactor = 5; ///< costs are for the order of magnitude

class ClaimWriter {
public:
  explicit ClaimWriter(llvm::json::OStream &os) : json(os) {}

  void runtimes() {
    json.attributeArray("runtimes", [&] {
      for (const Runtime &runtime : model.runtimes())
        json.object([&] {
          json.attribute("name", runtime.name);
          json.attribute("implementation", nameOf(runtime.implementation));
          json.attribute("version", text(runtime.version));
          json.attribute("gil", runtime.gil);
        });
    });
  }

  void claims(llvm::ArrayRef<std::unique_ptr<llvm::MemoryBuffer>> windowPrograms) {
    json.attributeArray("claims", [&] {
      for (const Runtime &runtime : model.runtimes())
        runtimeClaims(runtime);
      for (uint32_t i = 0; i < model.apiCount(); ++i)
        apiClaims(ApiId(i));
      for (const Transition &transition : allTransitions())
        stateClaims(transition);
      for (const std::unique_ptr<llvm::MemoryBuffer> &program : windowPrograms)
        for (const testing::WindowClaim &claim : testing::windowClaims(program->getBuffer(), model))
          windowClaim(claim);
    });
  }

private:
  /// `more` writes what a probe needs to know to measure the claim.
  template <class Expected, class More>
  void claim(const llvm::Twine &name, const Api &api, Expected expected, More more) {
    json.object([&] {
      json.attribute("claim", name.str());
      json.attribute("api", api.name);
      more();
      json.attributeObject("expected", [&] {
        for (const Runtime &runtime : model.runtimes())
          expected(runtime);
      });
    });
  }

  void runtimeClaims(const Runtime &runtime) {
    auto say = [&](llvm::StringRef what, llvm::json::Value value) {
      json.object([&] {
        json.attribute("claim", "runtime: " + what.str());
        json.attributeObject("expected", [&] { json.attribute(runtime.name, value); });
      });
    };
    say("has a GIL", runtime.gil);
    // Compilers drop what has no effect: a difference of `slack` is none.
    auto about = [&](llvm::StringRef what, uint32_t cost, unsigned slack) {
      say(what, llvm::json::Object{{"about", cost}, {"within", CostFactor}, {"slack", slack}});
    };
    if (runtime.switchIntervalUs != 0)
      say("switch interval in us", runtime.switchIntervalUs);
    if (runtime.switchIntervalTicks != 0)
      say("switch interval in bytecodes", runtime.switchIntervalTicks);
    say("an atexit handler can start a thread", runtime.startsThreadsAtExit);
    say("a thread inherits context variables", runtime.inheritsContext);
    about("ps of a simple bytecode", runtime.bytecodePs, 20);
    about("ns of a call", runtime.callNs, 1);
    about("ns to take and release a lock", runtime.lockNs, 1);
    about("us to start and join a thread", runtime.threadStartUs, 1);
    if (runtime.processStartUs != 0)
      about("us to start and join a process", runtime.processStartUs, 1);
    about("ns until a thread that slept for a lock runs", runtime.wakeNs, 1);
    about("ns to wake a thread that sleeps for a lock", runtime.signalNs, 1000);
    if (!runtime.gil) {
      about("ns more to read what another thread reads", runtime.sharedReadNs, 20);
      about("ns more to change what another thread changes", runtime.sharedWriteNs, 20);
    }
  }

  void apiClaims(ApiId id) {
    const Api &api = model.api(id);
    std::string name = api.name.str();
    claim(
        "api: " + name + " exists", api,
        [&](const Runtime &r) { json.attribute(r.name, model.exists(id, r)); },
        [&] {
          json.attributeArray("names", [&] {
            for (llvm::StringRef each : model.namesOf(id))
              json.value(each);
          });
          if (!api.platforms.empty())
            json.attribute("platforms", api.platforms);
        });
    if (api.deprecated)
      claim(
          "api: " + name + " warns", api,
          [&](const Runtime &r) {
            if (model.exists(id, r))
              json.attribute(r.name, r.version >= api.deprecated);
          },
          [] {});
    gilClaims(id, api, name);
    if (!api.processState.empty())
      claim(
          "process state: " + name, api,
          [&](const Runtime &r) {
            if (model.exists(id, r))
              json.attribute(r.name, !llvm::is_contained(api.perContextOn, llvm::StringRef(r.name)));
          },
          [] {});
    if (api.atomic != Atomic::No)
      claim(
          "atomic: " + name, api,
          [&](const Runtime &r) {
            // Where it is not, luck decides what a probe sees.
            if (model.exists(id, r) && model.isAtomic(id, r))
              json.attribute(r.name, "keeps");
          },
          [] {});
  }

  /// At both sides of the size where one is given.
  void gilClaims(ApiId id, const Api &api, const std::string &name) {
    auto say = [&](const llvm::Twine &what, uint32_t size) {
      claim(
          "gil: " + what, api,
          [&](const Runtime &r) {
            if (model.exists(id, r))
              json.attribute(r.name, model.letsOthersRun(id, r, size));
          },
          [] {});
    };
    switch (api.gil) {
    case Gil::Unknown:
      break;
    case Gil::Holds:
    case Gil::Releases:
      say(name, 0);
      break;
    case Gil::ReleasesAbove:
      say(name + "(" + llvm::Twine(api.gilBytes) + " B)", api.gilBytes);
      say(name + "(" + llvm::Twine(api.gilBytes + 1) + " B)", api.gilBytes + 1);
      break;
    }
  }

  void stateClaims(const Transition &t) {
    auto say = [&](const llvm::Twine &suffix, llvm::StringRef value) {
      json.object([&] {
        json.attribute("claim", ("state: " + t.machine + " " + t.state + ": " + t.operation + suffix).str());
        json.attributeObject("expected", [&] {
          for (uint32_t r = 0; r < model.runtimes().size(); ++r)
            if (t.holdsOn(RuntimeId(r)))
              json.attribute(model.runtime(RuntimeId(r)).name, value);
        });
      });
    };
    say("", t.outcome);
    say(", then", t.next);
  }

  void windowClaim(const testing::WindowClaim &window) {
    json.object([&] {
      json.attribute("claim", "window: " + window.name);
      json.attributeObject("expected", [&] {
        for (uint32_t r = 0; r < window.loses.size(); ++r)
          json.attribute(model.runtime(RuntimeId(r)).name, window.loses[r] ? "loses" : "keeps");
      });
    });
  }

  llvm::json::OStream &json;
  Model model;
};

} // namespace

} // namespace threadlint

int main(int argc, char **argv) {
  if (argc != 2) {
    llvm::errs() << "usage: threadlint_claims PROBES-FOLDER\n";
    return 2;
  }
  std::vector<std::unique_ptr<llvm::MemoryBuffer>> windowPrograms;
  for (const char *name : {"/windows.py", "/windows_py3.py"}) {
    auto text = llvm::MemoryBuffer::getFile(argv[1] + std::string(name));
    if (!text) {
      llvm::errs() << argv[1] << name << ": " << text.getError().message() << "\n";
      return 2;
    }
    windowPrograms.push_back(std::move(*text));
  }
  llvm::json::OStream json(llvm::outs());
  threadlint::ClaimWriter writer(json);
  json.object([&] {
    writer.runtimes();
    writer.claims(windowPrograms);
  });
  llvm::outs() << "\n";
  return 0;
}
