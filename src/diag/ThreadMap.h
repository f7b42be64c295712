// What the model sees of the threads of a program, as plain data: entries, what they share, and its locks.
#pragma once

#include "base/Id.h"
#include "base/Text.h"
#include "source/Source.h"
#include <string>
#include <vector>

namespace threadlint {

/// A piece of a file; `file` none: not seen.
struct MapSpan {
  FileId file;
  Span span;
  bool isSeen() const { return bool(file); }
  friend bool operator==(const MapSpan &, const MapSpan &) = default;
};

/// How it is known that an entry has ended.
struct MapJoin {
  MapSpan at;
  llvm::StringRef how; ///< "join", "result", "shutdown", "with", "map" or "signal"; static storage
};

/// A function with a thread of control of its own, or the main thread. Words are in static storage, and are
/// the ones of the JSON format.
struct MapEntry {
  bool isMain = false;
  std::string name;       ///< of the function; "" when the target is not resolved
  std::string target;     ///< the expression that gives the function, as written; "" without
  llvm::StringRef start;  ///< "target", "run", "task", "handler", "callback", "finalizer"; "main"
  llvm::StringRef runsOn; ///< "new-thread", "pool-thread" ...
  llvm::StringRef daemon; ///< "yes", "no" or "unknown"
  llvm::StringRef work;   ///< its GIL class: "cpu-bound", "waits", "small" or "unknown"
  bool many = false;      ///< several of it may run at once
  bool onPool = false;    ///< a task of a pool
  uint32_t poolSize = 0;  ///< threads of that pool; 0: not known
  MapSpan function;       ///< its definition
  MapSpan made;           ///< where the thread object is made, or the function handed over
  MapSpan given;          ///< where the function is handed to a helper that makes the thread
  std::vector<MapSpan> started;
  std::vector<MapJoin> joined;

  /// Of this process, with a stack of its own. The others are listed, but not followed.
  bool isThread() const { return isMain || runsOn == "new-thread" || runsOn == "pool-thread"; }
};

/// How many of the pairs of conflicting accesses have a lock in common.
enum class Guarding : uint8_t { None, Partly, Full };

struct MapAccess {
  uint32_t entry = 0;   ///< index into ThreadMap::entries
  llvm::StringRef kind; ///< "read", "write" or "update"
  MapSpan at;
  std::vector<uint32_t> locks; ///< held, by index, sorted
};

/// Two entries (or one that runs beside itself) that may use a place at the same time; first <= second.
struct MapConflict {
  uint32_t first = 0, second = 0;
  Guarding guarding = Guarding::None;
};

/// A place that entries share which may run in parallel.
struct MapPlace {
  std::string name;
  llvm::StringRef kind; ///< "global", "class-attribute", "attribute", "variable"
  Guarding guarding = Guarding::None;
  std::vector<uint32_t> guards; ///< locks that all accesses hold; without: those that pairs have in common
  std::vector<MapAccess> accesses;
  std::vector<MapConflict> conflicts; ///< sorted, each pair once
};

struct MapLock {
  std::string name;
  std::string kind; ///< "Lock", "RLock" ...; "" when it is not seen being made
  MapSpan made;
};

/// Ids are indices; everything is in the order in which it is shown. The main thread is an entry when it
/// shares something, and comes first; entries that are no threads come last.
struct ThreadMap {
  std::vector<MapEntry> entries;
  std::vector<MapPlace> places;
  std::vector<MapLock> locks; ///< held at some access to a shared place
};

} // namespace threadlint
