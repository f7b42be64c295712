// What a value surely is, and what a call surely makes: the questions several rules ask of a Program.
#pragma once

#include "checks/Checks.h"
#include "llvm/ADT/DenseSet.h"
#include <optional>

namespace threadlint {

/// The object kind of a value, when all it may be agrees. `None` and other constants do not count: using them
/// as such an object would fail in any case.
ObjectKind surelyKind(const Program &program, Ref value);

/// Where the objects that a value may be were made.
llvm::SmallVector<SiteId, 2> sitesOf(const Program &program, Ref value);

/// Sites of the objects on which a method of this name is called or an attribute of this name is stored.
struct SiteUses {
  llvm::DenseSet<SiteId> called, stored;
};
SiteUses sitesUsing(const Program &program, llvm::StringRef member);

/// Every call `x.method(...)` of the program, with `x`.
void forEachMethodCall(const Program &program, llvm::StringRef method,
                       llvm::function_ref<void(Ref call, const ir::Instr &instr, Ref receiver)> visit);

/// A call that runs the constructor of a modelled class.
struct Construction {
  ApiId cls;
  unsigned skip = 0;    ///< leading arguments that are `self`
  bool viaInit = false; ///< `Base.__init__(self, ...)` or `super().__init__(...)`
};
std::optional<Construction> constructionOf(const Program &program, Ref call);

/// A modelled call that hands a function to another thread of control.
struct HandOver {
  const Api *api = nullptr;
  const ir::Arg *target = nullptr; ///< none when it cannot be told
  unsigned skip = 0;
};
std::optional<HandOver> handOverOf(const Program &program, Ref call);

/// The function is what its `def` says: no decorator, or only ones that keep it.
bool isPlainlyDecorated(const Program &program, FuncId f);

/// The value is an object (function, class, instance ...) that cannot be None. Constants: by their literal.
bool surelyNotNone(const Program &program, Ref value);

/// The class, or a project class it inherits from, binds `name` in its body (method, property or plain
/// value).
bool bindsInBody(const Program &program, ClassId cls, llvm::StringRef name);

/// `C` for a class, `C.m` for its method, `f` for a function.
std::string nameOf(const Program &program, FuncId f);
std::string nameOf(const Program &program, ClassId c);

} // namespace threadlint
