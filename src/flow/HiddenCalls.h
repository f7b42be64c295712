// Program -> calls that no call expression shows: `len(x)`, `x in y`, `x.total = 1`, `del x`,
// `log.info(...)`.
#pragma once

#include "link/Link.h"

namespace threadlint {

/// An instruction that leads into a method of the project.
struct HiddenCall {
  Ref where;
  FuncId method;
  ir::InstrId object; ///< whose method it is, in the same function; none: `site`
  SiteId site;        ///< that makes the object
};

/// Those of the methods that `matters` names, by FuncId; in order of module and instruction.
std::vector<HiddenCall> hiddenCalls(const Program &program, const std::vector<bool> &matters);

} // namespace threadlint
