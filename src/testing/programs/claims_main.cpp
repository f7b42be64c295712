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
    if (runtime.switchIntervalUs != 0)
      say("switch interval in us", runtime.switchIntervalUs);
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
    gilClaims(api, name);
  }

  /// At both sides of the size where one is given.
  void gilClaims(const Api &api, const std::string &name) {
    auto say = [&](const llvm::Twine &what, uint32_t size, bool released) {
      claim(
          "gil: " + what, api, [&](const Runtime &r) { json.attribute(r.name, !r.gil || released); },
          [&] {
            if (size != 0)
              json.attribute("size", size);
          });
    };
    switch (api.gil) {
    case Gil::Unknown:
      break;
    case Gil::Holds:
      say(name, 0, false);
      break;
    case Gil::Releases:
      say(name, 0, true);
      break;
    case Gil::ReleasesAbove:
      for (uint32_t size : {api.gilBytes, api.gilBytes + 1})
        say(name + "(" + llvm::Twine(size) + " B)", size, size > api.gilBytes);
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
