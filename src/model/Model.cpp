// The generated tables of calls and interpreters -> lookups by name.
#include "model/Model.h"
#include "model/Extension.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"

namespace threadlint {

namespace {

#include "ApiTable.inc"

constexpr Runtime RuntimeRows[] = {
#include "RuntimeTable.inc"
};

/// Binary search in a table sorted by `key`.
template <class Row>
const Row *findSorted(llvm::ArrayRef<Row> rows, llvm::StringRef Row::*key, llvm::StringRef name) {
  const Row *row = llvm::lower_bound(rows, name, [&](const Row &r, llvm::StringRef n) { return r.*key < n; });
  return row != rows.end() && row->*key == name ? row : nullptr;
}

constexpr bool AnyThreadSafe = [] {
  for (const Api &row : ApiRows)
    if (row.threadSafe)
      return true;
  return false;
}();

} // namespace

Model::Model() : rows(ApiRows), aliases(ApiAliases), anyThreadSafe(AnyThreadSafe) {}

ApiId Model::findApi(llvm::StringRef dotted) const {
  if (const Api *row = findSorted(rows, &Api::name, dotted))
    return ApiId(static_cast<uint32_t>(row - rows.data()));
  if (const ApiAlias *alias = findSorted(aliases, &ApiAlias::alias, dotted))
    return ApiId(alias->index);
  return ApiId::none();
}

ApiId Model::findMember(ApiId cls, llvm::StringRef member) const {
  llvm::SmallString<64> dotted;
  while (cls && api(cls).kind == ApiKind::Class) { // ends: rulegen refuses cyclic bases
    dotted = api(cls).name;
    dotted += '.';
    dotted += member;
    if (ApiId found = findApi(dotted))
      return found;
    cls = api(cls).base.empty() ? ApiId::none() : findApi(api(cls).base);
  }
  return ApiId::none();
}

const Api &Model::api(ApiId id) const {
  assert(id.v < apiCount() && "id out of range");
  return rows[id.v];
}

uint32_t Model::apiCount() const { return static_cast<uint32_t>(rows.size()); }

bool Model::extend(llvm::ArrayRef<std::string> files, std::string &error) {
  std::vector<llvm::StringRef> runtimeNames;
  for (const Runtime &runtime : RuntimeRows)
    runtimeNames.push_back(runtime.name);
  auto made = std::make_shared<Extension>();
  if (!made->read(files, rows, aliases, runtimeNames, error))
    return false;
  rows = made->rows;
  aliases = made->aliases;
  anyThreadSafe |= llvm::any_of(rows, [](const Api &row) { return row.threadSafe; });
  extension = std::move(made);
  return true;
}

llvm::ArrayRef<llvm::StringRef> Model::ownNames() const {
  return extension ? llvm::ArrayRef(extension->names) : llvm::ArrayRef<llvm::StringRef>();
}

RuntimeId Model::findRuntime(llvm::StringRef name) const {
  for (const auto &[index, runtime] : llvm::enumerate(RuntimeRows))
    if (runtime.name == name)
      return RuntimeId(static_cast<uint32_t>(index));
  return RuntimeId::none();
}

const Runtime &Model::runtime(RuntimeId id) const {
  assert(id.v < std::size(RuntimeRows) && "id out of range");
  return RuntimeRows[id.v];
}

llvm::ArrayRef<Runtime> Model::runtimes() const { return RuntimeRows; }

bool Model::exists(ApiId id, const Runtime &runtime) const {
  llvm::StringRef name = api(id).name, owner;
  for (; !name.empty(); name = owner) {
    owner = name.contains('.') ? name.rsplit('.').first : "";
    ApiId part = findApi(name);
    if (!part)
      continue;
    const Api &row = api(part);
    bool byVersion = runtime.version >= row.since && (!row.removed || runtime.version < row.removed);
    if (byVersion == llvm::is_contained(row.exceptOn, runtime.name))
      return false;
  }
  return true;
}

bool Model::letsOthersRun(ApiId id, const Runtime &runtime, uint32_t bytes) const {
  const Api &row = api(id);
  bool excepted = llvm::is_contained(row.gilExceptOn, runtime.name);
  if (!runtime.gil)
    return true;
  if (row.gil == Gil::ReleasesAbove) // where the size does not matter, PyPy always lets go and CPython never
    return excepted ? runtime.implementation == Implementation::PyPy : bytes > row.gilBytes;
  return (row.gil == Gil::Releases) != excepted;
}

bool Model::isAtomic(ApiId id, const Runtime &runtime) const {
  const Api &row = api(id);
  if (llvm::is_contained(row.tornOn, runtime.name))
    return false;
  return row.atomic == Atomic::Always || (row.atomic == Atomic::WithGil && runtime.gil);
}

std::vector<llvm::StringRef> Model::namesOf(ApiId id) const {
  std::vector<llvm::StringRef> names = {api(id).name};
  for (const ApiAlias &alias : aliases)
    if (alias.index == id.v)
      names.push_back(alias.alias);
  return names;
}

std::optional<Version> parseVersion(llvm::StringRef text) {
  bool isTag = text.consume_front("py");
  auto [majorText, minorText] = text.split('.');
  if (isTag && !text.contains('.')) { // "py312": one digit and the rest
    majorText = text.take_front(1);
    minorText = text.drop_front(majorText.size());
  }
  Version version;
  if (majorText.getAsInteger(10, version.major) || minorText.getAsInteger(10, version.minor) || !version)
    return std::nullopt;
  return version;
}

bool isLockKind(ObjectKind kind) {
  return kind == ObjectKind::Lock || kind == ObjectKind::RLock || kind == ObjectKind::Condition ||
         kind == ObjectKind::Semaphore || kind == ObjectKind::BoundedSemaphore;
}

bool isThreadKind(ObjectKind kind) { return kind == ObjectKind::Thread || kind == ObjectKind::Timer; }

bool isPoolKind(ObjectKind kind) {
  return kind == ObjectKind::ThreadPoolExecutor || kind == ObjectKind::ThreadPool;
}

bool isAsyncKind(ObjectKind kind) {
  return kind == ObjectKind::EventLoop || kind == ObjectKind::AsyncLock || kind == ObjectKind::AsyncEvent ||
         kind == ObjectKind::AsyncQueue || kind == ObjectKind::AsyncCondition ||
         kind == ObjectKind::AsyncSemaphore || kind == ObjectKind::Task;
}

} // namespace threadlint
