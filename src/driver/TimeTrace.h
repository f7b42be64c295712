// Where the time of a run goes: phases, files and rules, as a trace for Chrome and Perfetto.
#pragma once

#include <string>

namespace threadlint {

class TimeTrace {
public:
  /// "": nothing is traced. One at a time.
  explicit TimeTrace(std::string file);
  ~TimeTrace();
  TimeTrace(const TimeTrace &) = delete;
  TimeTrace &operator=(const TimeTrace &) = delete;

  /// Ends the trace and writes it. "" or what went wrong.
  std::string write();

private:
  std::string file;
};

} // namespace threadlint
