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

/// A plain `threading.local()`, or one of a subclass, whose `__init__` may set attributes in each thread.
struct LocalObject {
  Ref creation;
  SiteId site;
  ClassId subclass;           ///< none: a plain one
  bool opaque = false;        ///< attributes may be used unseen: `local.__dict__`, `setattr(local, name, v)`
  std::vector<LocalUse> uses; ///< in module order
};

enum class Subclasses : bool { No, Yes };
/// Of a subclass only when it makes one object; its uses of `self` count as uses of that.
std::vector<LocalObject> threadLocals(const Program &program, Subclasses subclasses = Subclasses::No);

} // namespace threadlint
