// Comments and annotations that say what protects a declaration -> the declaration.
#pragma once

#include "link/Link.h"

namespace threadlint {

/// The declaration that a note stands at: stores and annotated names, else a function or class of the
/// module; nothing when it is misplaced.
struct NoteTarget {
  llvm::SmallVector<ir::InstrId, 1> stores;
  FuncId function; ///< global
  ClassId cls;     ///< global
  bool isNothing() const { return stores.empty() && !function && !cls; }
};
NoteTarget targetOf(const Program &program, ModuleId module, const ir::Note &note);

/// The `name` or `name(...)` among the arguments of `Annotated[T, ...]`, when the instruction is an
/// annotation with it; none otherwise.
ir::InstrId annotatedWith(const ir::Module &m, const ir::Instr &annotation, llvm::StringRef name);

} // namespace threadlint
