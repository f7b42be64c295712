// Reads the environment and draws the progress bar.
#include "driver/Terminal.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

constexpr unsigned BarWidth = 30;
constexpr auto QuietTime = std::chrono::milliseconds(500);
constexpr auto RedrawTime = std::chrono::milliseconds(50);

std::string environment(llvm::StringRef name) { return llvm::sys::Process::GetEnv(name).value_or(""); }

bool dumbTerminal() {
  std::string term = environment("TERM");
  return term.empty() || term == "dumb";
}

} // namespace

bool wantColour(ColourChoice choice) {
  switch (choice) {
  case ColourChoice::Always:
    return true;
  case ColourChoice::Never:
    return false;
  case ColourChoice::Auto:
    break;
  }
  if (!environment("NO_COLOR").empty())
    return false;
  std::string force = environment("FORCE_COLOR");
  if (!force.empty())
    return force != "0" && force != "false";
  return llvm::sys::Process::StandardOutIsDisplayed() && !dumbTerminal();
}

bool canShowProgress() { return llvm::sys::Process::StandardErrIsDisplayed() && !dumbTerminal(); }

Progress::Progress(bool enabled) : enabled(enabled), next(Clock::now() + QuietTime) {}

Progress::~Progress() { clear(); }

void Progress::update(uint32_t done, uint32_t total) {
  Clock::time_point now = Clock::now();
  if (!enabled || now < next || total == 0)
    return;
  next = now + RedrawTime;
  drawn = true;
  unsigned filled = static_cast<unsigned>(uint64_t(BarWidth) * done / total);
  llvm::raw_ostream &os = llvm::errs();
  os << "\r\x1b[KChecking [" << std::string(filled, '=') << std::string(BarWidth - filled, ' ') << "] "
     << done << '/' << total << " files";
  os.flush();
}

void Progress::clear() {
  if (drawn)
    llvm::errs() << "\r\x1b[K";
  drawn = false;
}

} // namespace threadlint
