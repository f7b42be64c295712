// An operation on a list, dict, set ... -> which container it touches, how, and the variable that holds it.
#pragma once

#include "link/Link.h"

namespace threadlint {

/// How an instruction uses the contents of a container.
struct ContainerUse {
  ir::InstrId container; ///< none: it uses none
  bool writes = false;
  bool resizes = false;  ///< may add or remove elements
  bool iterates = false; ///< takes the elements one by one, and runs other code in between
  ir::InstrId key;       ///< the element it asks for, puts or takes away; none: no particular one
};

/// The value may be a container of the standard library that can change.
bool isContainer(const Program &program, Ref value);

/// It may be a list or deque: what stands in brackets is a position.
bool isSequence(const Program &program, Ref value);

/// The container that a loop over this value goes through: of `d`, `d.items()`, `enumerate(d)` it is `d`.
/// None for others, such as copies and generators.
Ref goneThrough(const Program &program, Ref iterable);

ContainerUse containerUse(const Program &program, Ref instr);

/// The variable that stands for the contents of a container, and the value that owns it.
struct Holder {
  VarId variable;
  ir::InstrId object; ///< the owner of an attribute; else the container itself; in the module of the use
};

/// One container has one holder, whatever names lead to it: the variable that it was first put into. None
/// when nobody keeps it, or several containers may be meant that have no holder in common.
llvm::SmallVector<Holder, 2> holdersOf(const Program &program, Ref container);

} // namespace threadlint
