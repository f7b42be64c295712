// Files of a project in the format of rules/api -> one table together with the generated rows.
#include "model/Extension.h"
#include "data/ApiFile.h"
#include "data/ApiNames.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"

namespace threadlint {

using data::EnumName;

/// The enumerator of that name; every name in the data comes from the list.
template <class Enum> static Enum valueOf(llvm::ArrayRef<EnumName> names, llvm::StringRef enumerator) {
  const EnumName *name =
      llvm::find_if(names, [&](const EnumName &n) { return llvm::StringRef(n.enumerator) == enumerator; });
  assert(name != names.end() && "the data has no other enumerators");
  return static_cast<Enum>(name->value);
}

static llvm::StringRef nameOf(llvm::ArrayRef<EnumName> names, uint8_t value) {
  return llvm::find_if(names, [&](const EnumName &n) { return n.value == value; })->enumerator;
}

static Version versionOf(data::VersionData v) {
  return {static_cast<uint8_t>(v.major), static_cast<uint8_t>(v.minor)};
}

llvm::ArrayRef<llvm::StringRef> Model::Extension::keepAll(llvm::ArrayRef<std::string> texts) {
  llvm::MutableArrayRef<llvm::StringRef> kept(memory.Allocate<llvm::StringRef>(texts.size()), texts.size());
  for (size_t i = 0; i < texts.size(); ++i)
    new (&kept[i]) llvm::StringRef(keep(texts[i]));
  return kept;
}

Api Model::Extension::rowOf(const data::ApiData &d) {
  Api row{keep(d.name),
          valueOf<ApiKind>(data::ApiKinds, d.kind),
          valueOf<ObjectKind>(data::ObjectKinds, d.object),
          valueOf<Effect>(data::Effects, d.effect),
          valueOf<RunsOn>(data::RunsOns, d.runsOn),
          valueOf<Gil>(data::Gils, d.gil),
          valueOf<Blocks>(data::BlocksNames, d.blocks)};
  row.targetIndex = static_cast<int8_t>(d.targetIndex);
  row.argsIndex = static_cast<int8_t>(d.argsIndex);
  row.changesIndex = static_cast<int8_t>(d.changesIndex);
  row.dataIndex = static_cast<int8_t>(d.dataIndex);
  row.gilBytes = d.gilBytes;
  row.ns = d.ns;
  row.unitPs = d.unitPs;
  row.ownLockNs = d.ownLockNs;
  row.heldNs = d.heldNs;
  row.sharedReads = d.sharedReads;
  row.units = valueOf<Units>(data::UnitNames, d.units);
  row.resultLength = valueOf<ResultLength>(data::ResultLengths, d.length);
  row.atomic = valueOf<Atomic>(data::Atomics, d.atomic);
  row.params = keepAll(d.params);
  row.callbacks = keepAll(d.callbacks);
  row.handlers = keepAll(d.handlers);
  row.exceptOn = keepAll(d.exceptOn);
  row.tornOn = keepAll(d.tornOn);
  row.gilExceptOn = keepAll(d.gilExceptOn);
  row.perContextOn = keepAll(d.perContextOn);
  for (auto [to, from] : {std::pair(&row.returns, &d.returns),
                          {&row.base, &d.base},
                          {&row.target, &d.target},
                          {&row.replacement, &d.replacement},
                          {&row.platforms, &d.platforms},
                          {&row.processState, &d.processState},
                          {&row.stateArgument, &d.stateArgument},
                          {&row.notThreadSafe, &d.notThreadSafe},
                          {&row.toolkit, &d.toolkit},
                          {&row.advice, &d.advice},
                          {&row.buffer, &d.buffer},
                          {&row.reenablesGil, &d.reenablesGil},
                          {&row.ownLock, &d.ownLock}})
    *to = keep(*from);
  row.since = versionOf(d.since);
  row.deprecated = versionOf(d.deprecated);
  row.removed = versionOf(d.removed);
  row.switchFree = versionOf(d.switchFree);
  row.mutates = d.mutates;
  row.distinct = d.distinct;
  row.decorator = d.decorator;
  row.oneObject = d.oneObject;
  row.fromAnyThread = d.fromAnyThread;
  row.threadSafe = d.threadSafe;
  return row;
}

/// What rows of a project may refer to, without a file.
static void addKnown(llvm::ArrayRef<Api> rows, llvm::ArrayRef<ApiAlias> aliases, data::ApiTables &apis) {
  for (const Api &row : rows) {
    data::ApiData &d = apis.rows.emplace_back();
    d.place = {"", 0};
    d.name = row.name.str();
    d.kind = nameOf(data::ApiKinds, static_cast<uint8_t>(row.kind));
    if (row.kind != ApiKind::Class)
      continue;
    d.object = nameOf(data::ObjectKinds, static_cast<uint8_t>(row.object));
    d.base = row.base.str();
    d.effect = nameOf(data::Effects, static_cast<uint8_t>(row.effect));
    d.runsOn = nameOf(data::RunsOns, static_cast<uint8_t>(row.runsOn));
    d.params.assign(row.params.begin(), row.params.end());
    d.target = row.target.str();
    d.targetIndex = row.targetIndex;
    d.argsIndex = row.argsIndex;
    d.buffer = row.buffer.str();
    d.notThreadSafe = row.notThreadSafe.str();
    d.toolkit = row.toolkit.str();
    d.advice = row.advice.str();
  }
  for (const ApiAlias &alias : aliases)
    apis.aliases.push_back({{"", 0}, alias.alias.str(), rows[alias.index].name.str()});
}

bool Model::Extension::read(llvm::ArrayRef<std::string> files, llvm::ArrayRef<Api> known,
                            llvm::ArrayRef<ApiAlias> knownAliases, llvm::ArrayRef<llvm::StringRef> runtimes,
                            std::string &error) {
  data::ApiTables apis;
  data::Problems problems;
  for (const std::string &file : files) {
    auto text = llvm::MemoryBuffer::getFile(file);
    if (text)
      data::readApis(file, (*text)->getBuffer(), apis, problems);
    else
      problems.add({file, 1}, "cannot be read: " + text.getError().message());
  }
  checkRuntimeNames(apis, runtimes, problems);
  addKnown(known, knownAliases, apis);
  data::resolveApis(apis, problems);
  error = problems.text();
  if (problems.empty())
    join(apis, known);
  return problems.empty();
}

void Model::Extension::join(const data::ApiTables &apis, llvm::ArrayRef<Api> known) {
  // Both are sorted by name: the known rows stand in the joined list in their own order.
  for (const data::ApiData &d : apis.rows) {
    bool isKnown = d.place.file.empty();
    rows.push_back(isKnown ? known.front() : rowOf(d));
    if (isKnown)
      known = known.drop_front();
    if (!isKnown && (d.kind == "Function" || d.kind == "Class"))
      names.push_back(rows.back().name.rsplit('.').second);
  }
  for (const data::AliasData &alias : apis.aliases) {
    const Api *row = llvm::lower_bound(llvm::ArrayRef(rows), llvm::StringRef(alias.canonical),
                                       [](const Api &r, llvm::StringRef name) { return r.name < name; });
    aliases.push_back({keep(alias.alias), static_cast<uint32_t>(row - rows.data())});
    if (!alias.place.file.empty() && row->kind != ApiKind::Module)
      names.push_back(aliases.back().alias.rsplit('.').second);
  }
  llvm::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

} // namespace threadlint
