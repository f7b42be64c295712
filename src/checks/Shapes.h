// What a piece of IR looks like, without asking what it means: receivers, names, constants, parentheses.
#pragma once

#include "ir/Ir.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <initializer_list>

namespace threadlint {

/// The base `x` of a callee `x.m`; none when the callee is no attribute.
ir::InstrId receiverOf(const ir::Module &module, const ir::Instr &call);
/// The name `m` of a callee `x.m` or `m`; none when the callee is something else.
NameId calleeName(const ir::Module &module, const ir::Instr &call);
bool isConst(const ir::Module &module, ir::InstrId value, ir::ConstKind kind);
/// `super()` or `super(C, self)`.
bool isSuperCall(const ir::Module &module, ir::InstrId value);
/// A load of the first parameter of a method of a class.
bool isSelf(const ir::Module &module, const ir::Function &function, ir::InstrId value);
/// Number of positional arguments in front of the first `*args`.
unsigned positionalCount(const ir::Module &module, const ir::Instr &call);
/// The `m` at the end of the text of `x.m`.
Span attributeNameSpan(const ir::Module &module, ir::InstrId attribute);

/// A call that writes text for people, by its name: `print`, `log.info`; `"...".format`.
bool isLogging(const ir::Module &module, const ir::Instr &call);

/// The values an instruction uses: callee, arguments, the condition of an If and so on.
void forEachOperand(const ir::Module &module, const ir::Instr &instr,
                    llvm::function_ref<void(ir::InstrId)> visit);
/// True when some name, attribute or string in the expression that makes `value` is one of `names`.
bool mentions(const ir::Module &module, ir::InstrId value, std::initializer_list<llvm::StringRef> names);

/// Instructions of a function are [begin, end); this is what visits them.
void forEachInstr(const ir::Module &module, const ir::Function &function,
                  llvm::function_ref<void(ir::InstrId, const ir::Instr &)> visit);

} // namespace threadlint
