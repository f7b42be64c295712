// What the terminal behind a stream can show: colours, and a progress bar for long runs.
#pragma once

#include "driver/Commands.h"
#include <chrono>

namespace threadlint {

/// `--color`, else NO_COLOR, else FORCE_COLOR, else whether the standard output is a terminal.
bool wantColour(ColourChoice choice);

/// A bar on the standard error stream; shows nothing in the first half second.
class Progress {
public:
  explicit Progress(bool enabled);
  ~Progress();
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;

  void update(uint32_t done, uint32_t total);
  /// Removes the bar. The destructor does too.
  void clear();

private:
  using Clock = std::chrono::steady_clock;
  bool enabled;
  bool drawn = false;
  Clock::time_point next; ///< nothing is drawn before
};

/// True when the standard error stream is a terminal that can move its cursor.
bool canShowProgress();

} // namespace threadlint
