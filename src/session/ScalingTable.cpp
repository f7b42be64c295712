// Facts -> ScalingTable: a prediction for each entry, runtime and number of threads.
#include "session/ScalingTable.h"
#include "checks/Objects.h"
#include "flow/Scaling.h"
#include "llvm/ADT/STLExtras.h"

namespace threadlint {

static ScalingCell makeCell(const WorkSplit &split, const Model &model, RuntimeId runtime, bool processes,
                            const ScalingOptions &options) {
  ScalingCell cell;
  for (unsigned threads : options.threads) {
    Prediction p = predict(split, model, runtime, threads, options.cores, processes);
    cell.speedUps.push_back(p.speedUp);
    cell.seconds = p.seconds;
    if (double all = p.time.total(); all > 0) {
      cell.gilShare = p.time.held / all;
      cell.freeShare = p.time.free / all;
      cell.waitShare = p.time.waits / all;
    }
  }
  cell.kind = text(scalingClass(split, model, runtime, processes));
  return cell;
}

static bool isShown(const Entry &entry) {
  bool started = entry.start == Start::Target || entry.start == Start::Run || entry.start == Start::Task;
  return entry.function && started && (entry.isThread() || entry.runsOn == RunsOn::Process);
}

ScalingTable makeScalingTable(const Program &program, const Facts &facts, llvm::ArrayRef<RuntimeId> runtimes,
                              const ScalingOptions &options) {
  const Model &model = program.model();
  ScalingTable table;
  table.options = options;
  for (RuntimeId r : runtimes) {
    table.runtimes.push_back(model.runtime(r).name);
    table.titles.push_back(model.runtime(r).title);
  }
  for (uint32_t e = 0; e < facts.entries.size(); ++e) {
    const Entry &entry = facts.entries[EntryId(e)];
    if (!isShown(entry))
      continue;
    const WorkSplit &split = facts.work[EntryId(e)];
    ScalingRow &row = table.rows.emplace_back();
    const FunctionInfo &info = program.function(entry.function);
    row.name = nameOf(program, entry.function);
    row.runsOn = text(entry.runsOn);
    row.function = {program.fileOf(info.module), info.ir->nameSpan};
    if (!entry.creation.module.isNone())
      row.made = {program.fileOf(entry.creation.module), program.span(entry.creation)};
    row.threads = split.tasksKnown || split.threads > 0 ? static_cast<uint32_t>(split.threads) : 0;
    row.certain = split.task.unknownCalls == 0;
    for (RuntimeId r : runtimes)
      row.cells.push_back(makeCell(split, model, r, entry.runsOn == RunsOn::Process, options));
  }
  llvm::stable_sort(table.rows, [](const ScalingRow &a, const ScalingRow &b) {
    const MapSpan &x = a.made.isSeen() ? a.made : a.function, &y = b.made.isSeen() ? b.made : b.function;
    return std::tie(x.file.v, x.span.begin) < std::tie(y.file.v, y.span.begin);
  });
  return table;
}

} // namespace threadlint
