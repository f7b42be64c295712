// Calls on and stores to objects of modelled classes -> uses, by what the data says of the class.
#pragma once

#include "checks/Meeting.h"

namespace threadlint {

/// A trait of a class in the data: `&Api::notThreadSafe`, `&Api::toolkit`.
using Trait = llvm::StringRef Api::*;

/// The modelled class with that trait that the value surely is an object of, itself or by inheritance.
const Api *classWith(const Program &program, Ref value, Trait trait);

/// Calls of the modelled methods of such objects, `x.attr = v` and `x[k] = v`, in module order. Methods that
/// are for all threads are left out, and so are those that the project defines.
void forEachUse(const Program &program, Trait trait,
                llvm::function_ref<void(const Use &use, const Api &cls)> visit);

/// The code that made the object never runs on threads of this entry.
bool isMadeElsewhere(const CheckContext &context, Ref object, EntryId entry);

} // namespace threadlint
