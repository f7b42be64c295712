// What the formats of the thread map say about its rows; internal to this folder.
#pragma once

#include "diag/ThreadMap.h"
#include "report/Locator.h"

namespace llvm {
class raw_ostream;
}

namespace threadlint {

void writeThreadText(const SourceSet &sources, const ThreadMap &map, llvm::raw_ostream &os);
void writeThreadJson(const SourceSet &sources, const ThreadMap &map, llvm::raw_ostream &os);
void writeThreadDot(const SourceSet &sources, const ThreadMap &map, llvm::raw_ostream &os);
void writeThreadHtml(const SourceSet &sources, const ThreadMap &map, llvm::raw_ostream &os);

/// One place that an entry shares, and with whom.
struct SharedWith {
  uint32_t place = 0;
  std::vector<uint32_t> others; ///< entries, sorted; itself too when it runs beside itself
  Guarding guarding = Guarding::None;
};
/// By place.
std::vector<SharedWith> sharesOf(const ThreadMap &map, uint32_t entry);

/// It is started where it is made, as by `Thread(...).start()`.
bool isStartedAtOnce(const MapEntry &entry);
/// The function, or the expression for one that is not seen; with the id where several entries have that
/// name.
std::string nameOf(const ThreadMap &map, uint32_t entry);
std::string nameOf(const MapLock &lock);
/// "many threads", "one task on a pool of 4", "callback, on the main thread".
std::string countOf(const MapEntry &entry);
/// The main thread and entries on threads; those that run elsewhere come after them and share nothing.
uint32_t threadCount(const ThreadMap &map);
/// "daemon", "not daemon", "daemon not known"; "" where the word makes no sense.
llvm::StringRef daemonOf(const MapEntry &entry);
/// "CPU-bound", "waits", "small", "work not known", "code not seen".
llvm::StringRef workOf(const MapEntry &entry);
/// "guarded", "partly guarded", "unguarded".
llvm::StringRef wordOf(Guarding guarding);
/// The same, with the names of the locks.
std::string guardOf(const ThreadMap &map, const MapPlace &place);
/// "join", "end of `with`" ...
llvm::StringRef wordsOf(const MapJoin &join);
std::string namesOf(const ThreadMap &map, llvm::ArrayRef<uint32_t> locks);
/// `path:line:column`.
std::string positionOf(Locator &locator, const MapSpan &at);
/// Positions without the folder that all files of a map have in common.
class ShortPositions {
public:
  ShortPositions(const SourceSet &sources, const ThreadMap &map);
  /// `path:line:column`; "" when it is not seen.
  std::string of(const MapSpan &at);
  /// With a slash at its end; "" when there is none.
  const std::string &folder() const { return common; }

private:
  Locator locator;
  std::string common;
};

/// "2 entries, 3 shared places: 1 guarded, 2 unguarded".
std::string summaryOf(const ThreadMap &map);

} // namespace threadlint
