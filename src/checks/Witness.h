// Two accesses that race -> the interleaving in which they go wrong, step by step.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

/// Some interleaving of the two goes wrong, if threads may switch anywhere: no lock, own or of callers,
/// excludes it.
bool canGoWrong(const CheckContext &context, const Access &a, const Access &b);

/// Gives the finding at `a` its witness: on a selected runtime where it bites, else where threads switch
/// anywhere.
void addWitness(const CheckContext &context, Finding &finding, const Access &a, const Access &b);

} // namespace threadlint
