// A constructor -> what of its object is there at an instruction, as the rules about early use ask it.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// The function is a method of the class or of one of its ancestors.
bool ownsMethod(const Program &program, ClassId cls, FuncId f);

/// Names of attributes that the constructor, or a method that it calls up to there, sets on `self`; sorted.
std::vector<std::string> setBefore(const Program &program, FuncId init, uint32_t at, ClassId cls);

/// The constructor and the methods of the object that it calls; `at`: the call in the constructor through
/// which it comes there, UINT32_MAX for the constructor itself.
llvm::SmallVector<std::pair<FuncId, uint32_t>, 4> constructorCode(const Program &program, FuncId init,
                                                                  ClassId cls);

LocksetId heldAt(const Facts &facts, FuncId f, uint32_t at);

/// The constructor that the class defines itself, when its attributes are as plain as they look; else none.
FuncId plainConstructor(const Program &program, ClassId cls);

/// The two may happen at the same time; also when nobody is seen to do them.
bool mayMeet(const CheckContext &context, Ref store, Ref use);

} // namespace threadlint
