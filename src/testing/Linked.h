// Small Python sources -> a linked program, and short texts for what it says, for tests.
#pragma once

#include "link/Link.h"
#include "lower/LowerTesting.h"
#include "llvm/ADT/STLExtras.h"
#include <deque>

namespace threadlint::testing {

/// `path` is relative to the import root: `pkg/__init__.py` is the package `pkg`.
struct PySource {
  std::string path, text;
  std::string name = ""; ///< the dotted name, when it does not follow from the path
};

inline LinkInput inputOf(const PySource &source, FileId file, const ir::Module &module) {
  llvm::StringRef path(source.path);
  LinkInput in{file, source.name, "", path.ends_with("__init__.py"), &module};
  in.folder = path.contains('/') ? path.rsplit('/').first.str() : "";
  if (in.name.empty()) {
    in.name = in.isPackage ? in.folder : path.drop_back(path.ends_with(".py") ? 3 : 0).str();
    std::replace(in.name.begin(), in.name.end(), '/', '.');
  }
  return in;
}

class Linked {
public:
  explicit Linked(std::vector<PySource> given, bool reversed = false) : sources(std::move(given)) {
    std::vector<LinkInput> inputs;
    for (uint32_t i = 0; i < sources.size(); ++i) {
      modules.push_back(lowered(sources[i].text));
      inputs.push_back(inputOf(sources[i], FileId(i), modules.back()));
    }
    if (reversed)
      std::reverse(inputs.begin(), inputs.end());
    program = link(std::move(inputs), model);
  }
  explicit Linked(std::string text) : Linked(std::vector<PySource>{{"main.py", std::move(text)}}) {}

  /// The first (or `nth`) instruction of a kind whose source text is exactly `text`.
  Ref at(ir::Op op, llvm::StringRef text, unsigned nth = 0) const {
    for (uint32_t m = 0; m < modules.size(); ++m)
      for (uint32_t i = 0; i < modules[m].instrs.size(); ++i)
        if (modules[m].instrs[i].op == op && spanText(modules[m], sources[m].text, i) == text && nth-- == 0)
          return {ModuleId(m), ir::InstrId(i)};
    FAIL("no instruction with the text " << text.str());
    return {};
  }
  Ref call(llvm::StringRef text, unsigned nth = 0) const { return at(ir::Op::Call, text, nth); }

  uint32_t lineOf(Ref r) const {
    Span span = program.span(r);
    return static_cast<uint32_t>(
               llvm::StringRef(sources[r.module.v].text).take_front(span.begin).count('\n')) +
           1;
  }

  /// `f`, `C.m`, `<lambda>`, `<module>`.
  std::string name(FuncId f) const {
    if (!f)
      return "-";
    const FunctionInfo &info = program.function(f);
    if (info.ir->kind == ir::FuncKind::Module)
      return "<module>";
    std::string own = info.ir->name ? program.irOf(info.module).text(info.ir->name).str() : "<lambda>";
    return info.owner ? name(info.owner) + "." + own : own;
  }
  std::string name(ClassId c) const {
    const ClassInfo &info = program.classInfo(c);
    return program.irOf(info.module).text(info.ir->name).str();
  }
  std::string name(ApiId a) const { return a ? model.api(a).name.str() : "-"; }
  template <class Ids> std::string names(const Ids &ids) const {
    std::vector<std::string> all;
    for (auto id : ids)
      all.push_back(name(id));
    return joined(std::move(all));
  }

  FuncId function(llvm::StringRef wanted) const {
    for (uint32_t f = 0; f < program.functionCount(); ++f)
      if (name(FuncId(f)) == wanted)
        return FuncId(f);
    FAIL("no function " << wanted.str());
    return {};
  }
  ClassId cls(llvm::StringRef wanted) const {
    for (uint32_t c = 0; c < program.classCount(); ++c)
      if (name(ClassId(c)) == wanted)
        return ClassId(c);
    FAIL("no class " << wanted.str());
    return {};
  }

  std::string describe(const AbstractValue &v) const {
    static const char *const constants[] = {"None",    "bool", "bool",  "int", "float",
                                            "complex", "str",  "bytes", "..."};
    auto made = [&](std::string type) { return v.site ? type + "()" : "some " + type; };
    switch (v.kind) {
    case ValueKind::Unknown:
      return "?";
    case ValueKind::Const:
      return constants[v.id];
    case ValueKind::Module:
      return "module " + program.text(program.modules()[v.id].name).str();
    case ValueKind::External:
      return "external " + program.text(SymId(v.id)).str();
    case ValueKind::Api:
      return name(ApiId(v.id));
    case ValueKind::Function:
      return "def " + name(FuncId(v.id));
    case ValueKind::Class:
      return "class " + name(ClassId(v.id));
    case ValueKind::Instance:
      return made(name(ClassId(v.id)));
    case ValueKind::ApiInstance:
      return made(name(ApiId(v.id)));
    case ValueKind::BoundMethod:
      return "bound " + name(FuncId(v.id));
    case ValueKind::ApiMethod:
      return "method " + name(ApiId(v.id));
    case ValueKind::Partial:
      return "partial";
    case ValueKind::Container:
      return name(ApiId(v.id)) + " display";
    case ValueKind::Super:
      return "super";
    }
    return "";
  }
  /// What a value may be, sorted.
  std::string describe(Ref value) const {
    std::vector<std::string> all;
    for (const AbstractValue &v : program.valuesOf(value))
      all.push_back(describe(v));
    return joined(std::move(all));
  }
  /// What the arguments of the calls `reveal(...)` may be, in the order of modules and instructions.
  std::string revealed() const {
    std::string out;
    for (uint32_t m = 0; m < modules.size(); ++m)
      for (const ir::Instr &in : modules[m].instrs)
        if (isReveal(modules[m], in))
          out += (out.empty() ? "" : "; ") + describe(Ref{ModuleId(m), modules[m].argsOf(in)[0].value});
    return out;
  }

  std::vector<PySource> sources;
  std::deque<ir::Module> modules; ///< by ModuleId
  Model model;
  Program program;

private:
  static bool isReveal(const ir::Module &m, const ir::Instr &in) {
    return in.op == ir::Op::Call && m.instrs[in.a].op == ir::Op::Load &&
           m.text(NameId(m.instrs[in.a].a)) == "reveal" && in.c == 1;
  }
  static std::string joined(std::vector<std::string> all) {
    llvm::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::string out;
    for (const std::string &one : all)
      out += (out.empty() ? "" : " | ") + one;
    return out.empty() ? "-" : out;
  }
};

/// What `reveal(...)` shows in one module.
inline std::string reveal(std::string text) { return Linked(std::move(text)).revealed(); }
inline std::string reveal(std::vector<PySource> sources) { return Linked(std::move(sources)).revealed(); }

} // namespace threadlint::testing
