// Waits with inotify for changes in the folders that a run looks into.
#include "driver/Watch.h"
#include "source/Find.h"
#include "source/Ignore.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <cerrno>
#include <chrono>
#include <map>
#include <poll.h>
#include <set>
#include <sys/inotify.h>
#include <system_error>
#include <unistd.h>

namespace threadlint {

namespace {

namespace path = llvm::sys::path;

constexpr int QuietMs = 50;                                    ///< without an event, before the next run
constexpr auto LongestQuiet = std::chrono::milliseconds(2000); ///< somebody may write all the time
constexpr uint32_t Events = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR;

std::string absolute(llvm::StringRef shown) {
  llvm::SmallString<256> whole(shown);
  llvm::sys::fs::make_absolute(whole);
  path::remove_dots(whole, true);
  return whole.str().str();
}

class Watcher {
public:
  Watcher() : handle(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}
  ~Watcher() {
    if (handle >= 0)
      close(handle);
  }
  Watcher(const Watcher &) = delete;
  Watcher &operator=(const Watcher &) = delete;

  /// All Python files below the roots, and the files that configure the run.
  void watch(const CheckCommand &command);
  /// Sleeps until one of them changes. False: nobody reads the standard output any more.
  bool wait();
  /// An errno value; 0: all is watched.
  int problem() const { return handle < 0 ? errno : refused; }
  bool watchesAny() const { return !folders.empty(); }

private:
  struct Folder {
    bool isSource = false;   ///< Python files in it count, and new folders
    llvm::StringSet<> names; ///< other files that count
  };

  Folder *add(const std::string &folder);
  void addFile(const std::string &file);
  bool readEvents();
  bool counts(const inotify_event &event) const;

  int handle;
  int refused = 0;
  std::map<int, Folder> folders; ///< by watch descriptor
};

Watcher::Folder *Watcher::add(const std::string &folder) {
  int descriptor = inotify_add_watch(handle, folder.c_str(), Events);
  if (descriptor >= 0)
    return &folders[descriptor];
  if (errno == ENOSPC)
    refused = errno;
  return nullptr;
}

void Watcher::addFile(const std::string &file) {
  std::string whole = absolute(file);
  if (Folder *folder = add(path::parent_path(whole).str()))
    folder->names.insert(path::filename(whole));
}

void Watcher::watch(const CheckCommand &command) {
  refused = 0;
  // A folder that is made while they are listed is seen in the next round.
  for (size_t known = SIZE_MAX; known != folders.size();) {
    known = folders.size();
    for (const std::string &folder : findFolders(command.request.sources))
      if (Folder *watched = add(folder))
        watched->isSource = true;
  }
  for (const std::string &root : command.request.sources.roots)
    if (!llvm::sys::fs::is_directory(root))
      addFile(root);
  for (const std::string &file : command.config.files)
    addFile(file);
  for (const std::string &file : command.request.apiModels)
    addFile(file);
  for (const KeyInfo &info : allKeys())
    if (info.isPath && command.config.layer[info.key])
      for (const std::string &file : command.config.layer.texts(info.key))
        addFile(file);
  if (command.config.isolated)
    return;
  for (std::string at = absolute(command.request.sources.roots.front()); !at.empty();
       at = path::parent_path(at).str())
    for (llvm::StringRef name : {"pyproject.toml", "threadlint.toml", ".threadlint.toml"})
      addFile(at + "/" + name.str());
}

bool Watcher::counts(const inotify_event &event) const {
  if (event.mask & IN_Q_OVERFLOW)
    return true;
  auto found = folders.find(event.wd);
  if (found == folders.end() || event.len == 0)
    return false;
  llvm::StringRef name = event.name;
  const Folder &folder = found->second;
  if (folder.names.contains(name))
    return true;
  if (!folder.isSource)
    return false;
  if (event.mask & IN_ISDIR)
    return !isSkippedByDefault(name, false);
  return name.ends_with(".py") || name.ends_with(".pyi") || name.ends_with(".pyw") || name == ".gitignore";
}

/// True when one of them counts.
bool Watcher::readEvents() {
  alignas(inotify_event) char buffer[1 << 14];
  bool any = false;
  for (ssize_t got; (got = read(handle, buffer, sizeof buffer)) > 0;)
    for (ssize_t at = 0; at < got;) {
      const auto &event = *reinterpret_cast<const inotify_event *>(buffer + at);
      any |= counts(event);
      if (event.mask & IN_IGNORED)
        folders.erase(event.wd);
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
  return any;
}

bool Watcher::wait() {
  // The second is there for what poll tells without being asked: the reader of a pipe is gone.
  pollfd waits[] = {{handle, POLLIN, 0}, {STDOUT_FILENO, 0, 0}};
  for (bool changed = false; !changed;) {
    if (poll(waits, 2, -1) < 0 && errno != EINTR)
      return false;
    if (waits[1].revents & (POLLERR | POLLHUP))
      return false;
    changed = readEvents();
  }
  // An editor writes several files, and a file in several steps.
  auto end = std::chrono::steady_clock::now() + LongestQuiet;
  while (std::chrono::steady_clock::now() < end && poll(waits, 1, QuietMs) > 0)
    readEvents();
  return true;
}

void clearScreen() {
  if (llvm::sys::Process::StandardOutIsDisplayed())
    llvm::outs() << "\x1b[2J\x1b[H";
}

/// What is said between two runs.
void tellWaiting(const CheckCommand &command, const Watcher &watcher) {
  if (command.quiet)
    return;
  if (watcher.problem())
    llvm::errs() << "warning: not all folders can be watched: "
                 << std::generic_category().message(watcher.problem())
                 << "; raise `fs.inotify.max_user_watches`\n";
  llvm::errs() << "Watching for changes.\n";
}

} // namespace

int watchAndCheck(const CheckCommand &command) {
  Watcher watcher;
  for (bool first = true;; first = false) {
    clearScreen();
    if (!first && !command.quiet)
      llvm::errs() << "A file changed.\n";
    CheckCommand next = command;
    bool ready = prepare(next.request, next.config);
    if (ready) {
      watcher.watch(next);
      runCheckOnce(next);
    }
    // A configuration that breaks while it is edited is waited for.
    if (!ready && first)
      return CouldNotRun;
    if (!watcher.watchesAny())
      return fail("cannot watch for changes: " + std::generic_category().message(watcher.problem()));
    llvm::outs().flush();
    tellWaiting(command, watcher);
    if (llvm::outs().has_error() || !watcher.wait())
      return Clean;
  }
}

} // namespace threadlint
