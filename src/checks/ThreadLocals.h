// A program -> its `threading.local()` objects, and what is done with their attributes.
#pragma once

#include "checks/Checks.h"

namespace threadlint {

enum class LocalUseKind : uint8_t {
  Load,   ///< `local.x`: fails in a thread that has not set it
  Ask,    ///< `getattr(local, "x", None)`, `hasattr(local, "x")`, `local.x` in a `try` that expects its lack
  Store,  ///< `local.x = v`
  Update, ///< `local.x += 1`, `local.x = local.x + 1`: fails like a load
  Delete,
};

struct LocalUse {
  LocalUseKind kind;
  Ref where;
  std::string name;
  ir::InstrId value; ///< Store, Update: what is stored
};

/// A plain `threading.local()`; not one of a subclass, which may set attributes in `__init__`.
struct LocalObject {
  Ref creation;
  SiteId site;
  bool opaque = false;        ///< attributes may be used unseen: `local.__dict__`, `setattr(local, name, v)`
  std::vector<LocalUse> uses; ///< in module order
};

std::vector<LocalObject> threadLocals(const Program &program);

} // namespace threadlint
