// Files in the format of rules/api/*.toml -> rows of the API table: parameters to indices, aliases spelled
// out, references checked.
#include "data/ApiFile.h"
#include "data/ApiNames.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace threadlint::data {

namespace {

bool isIdentifier(llvm::StringRef text) {
  return !text.empty() && !llvm::isDigit(text.front()) &&
         llvm::all_of(text, [](char c) { return llvm::isAlnum(c) || c == '_'; });
}

bool isDotted(llvm::StringRef text) {
  llvm::SmallVector<llvm::StringRef> parts;
  text.split(parts, '.');
  return llvm::all_of(parts, isIdentifier);
}

/// Order: positional names, "...", "*" and keyword-only names, "**". After "..." the "*" may be left out in
/// the file; it is put in, so that readers of the table find keyword-only names after a "*" only.
void normaliseParams(Fields &fields, std::vector<std::string> &params) {
  for (size_t i = 0; i + 1 < params.size(); ++i)
    if (params[i] == "..." && isIdentifier(params[i + 1]))
      params.insert(params.begin() + i + 1, "*");
  enum Stage { Positional, Rest, Star, KeywordOnly, Keywords } stage = Positional;
  llvm::StringSet<> seen;
  for (const std::string &param : params) {
    Stage next = param == "..."  ? Rest
                 : param == "*"  ? Star
                 : param == "**" ? Keywords
                 : stage < Star  ? Positional
                                 : KeywordOnly;
    if (!seen.insert(param).second)
      fields.problem("params", "parameter `" + param + "` is named twice");
    else if (next < stage || (stage == Star && next != KeywordOnly))
      fields.problem("params", "`" + param + "` is out of order");
    if ((next == Positional || next == KeywordOnly) && !isIdentifier(param))
      fields.problem("params", "`" + param + "` is not a parameter name");
    stage = next;
  }
  if (stage == Star)
    fields.problem("params", "a name must follow \"*\"");
}

/// Index among the positional parameters; -1 for a keyword-only one.
int positionOf(llvm::ArrayRef<std::string> params, llvm::StringRef name) {
  for (size_t i = 0; i < params.size() && params[i] != "*" && params[i] != "..."; ++i)
    if (params[i] == name)
      return static_cast<int>(i);
  return -1;
}

void readCallable(Fields &fields, ApiData &row) {
  row.params = fields.texts("params");
  row.effect = fields.enumerator("effect", Effects, "None");
  row.runsOn = fields.enumerator("runs-on", RunsOns, "None");
  row.gil = fields.enumerator("gil", Gils, "Unknown");
  row.blocks = fields.enumerator("blocks", BlocksNames, "Never");
  row.gilBytes = fields.number("gil-bytes");
  row.ns = fields.number("ns");
  row.switchFree = fields.version("switch-free-since");
  row.mutates = fields.boolean("mutates");
  row.atomic = fields.enumerator("atomic", Atomics, "No");
  row.distinct = fields.boolean("distinct");
  row.tornOn = fields.texts("torn-on");
  row.gilExceptOn = fields.texts("gil-except-on");
  row.decorator = fields.boolean("decorator");
  row.callbacks = fields.texts("callbacks");
  row.target = fields.text("target");
  row.unitPs = fields.number("unit-ps");
  row.units = fields.enumerator("units", UnitNames, "Items");
  row.ownLock = fields.text("own-lock");
  row.ownLockNs = fields.number("own-lock-ns");
  row.heldNs = fields.number("held-ns");
  row.sharedReads = fields.number("shared-reads");
  row.length = fields.enumerator("result-length", ResultLengths, "Unknown");
  std::string args = fields.text("args"), changes = fields.text("changes"), data = fields.text("data");

  normaliseParams(fields, row.params);
  row.targetIndex = positionOf(row.params, row.target);
  row.argsIndex = args == "..." ? -2 : positionOf(row.params, args);
  row.changesIndex = positionOf(row.params, changes);
  row.dataIndex = positionOf(row.params, data);
  if (row.ownLock.empty() != !row.ownLockNs)
    fields.problem("own-lock", "`own-lock` and `own-lock-ns` go together");
  if (row.heldNs && row.gil != "Releases" && row.gil != "ReleasesAbove")
    fields.problem("held-ns", "`held-ns` is for calls that let go of the GIL");
  if (row.ownLockNs > row.ns)
    fields.problem("own-lock-ns", "a lock is not held for longer than the call takes");
  if (!data.empty() && row.dataIndex < 0)
    fields.problem("data", "`data` names no positional parameter of `params`");
  if (row.units != "Items" && !row.unitPs)
    fields.problem("units", "`units` is given without `unit-ps`");
  if (!changes.empty() && row.changesIndex < 0)
    fields.problem("changes", "`changes` names no positional parameter of `params`");
  if (!row.target.empty() && (!llvm::is_contained(row.params, row.target) || !isIdentifier(row.target)))
    fields.problem("target", "`target` names no parameter of `params`");
  if (!args.empty() && (!llvm::is_contained(row.params, args) || args == "*" || args == "**"))
    fields.problem("args", "`args` names no parameter of `params`");
  if (!args.empty() && row.target.empty())
    fields.problem("args", "`args` is given without `target`");
  for (const std::string &callback : row.callbacks)
    if (!llvm::is_contained(row.params, callback) || !isIdentifier(callback))
      fields.problem("callbacks", "`callbacks` names `" + callback + "`, which is no parameter of `params`");
  if (!row.target.empty() && row.runsOn == "None")
    fields.problem("target", "`target` is given without `runs-on`");
  bool locks = row.decorator && row.effect == "Acquire"; // around the call of what it decorates
  if (row.decorator && !locks && (row.runsOn == "None" || row.effect == "None"))
    fields.problem("decorator", "`decorator` is given without `effect` and `runs-on`");
  if (llvm::is_contained({"SpawnSelf", "Submit", "Map", "Handle"}, row.effect) && row.target.empty() &&
      !row.decorator)
    fields.problem("effect", "this effect needs a `target`, or `decorator`");
  if ((row.gil == "ReleasesAbove") != fields.has("gil-bytes"))
    fields.problem("gil-bytes", "`gil-bytes` goes with gil = \"releases-above\" and only with it");
}

/// `do_*`: a name that may end in `*`.
void readHandlers(Fields &fields, ApiData &row) {
  row.handlers = fields.texts("handlers");
  row.oneObject = fields.boolean("one-object");
  for (llvm::StringRef handler : row.handlers)
    if (!isIdentifier(handler.ends_with("*") ? handler.drop_back() : handler))
      fields.problem("handlers", "`" + handler.str() + "` is not a name");
  if (row.oneObject && row.handlers.empty())
    fields.problem("one-object", "`one-object` is given without `handlers`");
}

/// What is wrong with using it from several threads.
void readDanger(Fields &fields, ApiData &row) {
  row.processState = fields.text("process-state");
  row.stateArgument = fields.text("state-argument");
  row.perContextOn = fields.texts("per-context-on");
  row.advice = fields.text("advice");
  if (row.kind == "Method")
    row.fromAnyThread = fields.boolean("from-any-thread");
  if (row.kind == "Class") {
    row.notThreadSafe = fields.text("not-thread-safe");
    row.toolkit = fields.text("toolkit");
    row.buffer = fields.text("buffer");
    row.threadSafe = fields.boolean("thread-safe");
    if (row.threadSafe && !row.notThreadSafe.empty())
      fields.problem("thread-safe", "`thread-safe` contradicts `not-thread-safe`");
  }
  if (row.processState.empty() && (!row.stateArgument.empty() || !row.perContextOn.empty()))
    fields.problem("process-state", "`state-argument` and `per-context-on` need a `process-state`");
  if (!row.stateArgument.empty() && !llvm::is_contained(row.params, row.stateArgument))
    fields.problem("state-argument", "`state-argument` names no parameter of `params`");
  if (row.advice.empty() != (row.processState.empty() && row.notThreadSafe.empty() && row.toolkit.empty()))
    fields.problem("advice", "`advice` goes with `process-state`, `not-thread-safe` or `toolkit`");
}

void readAvailability(Fields &fields, ApiData &row) {
  row.since = fields.version("since");
  row.deprecated = fields.version("deprecated");
  row.removed = fields.version("removed");
  row.replacement = fields.text("replacement");
  row.platforms = fields.text("platforms");
  row.exceptOn = fields.texts("except-on");
  if (!row.replacement.empty() && !row.deprecated && !row.removed)
    fields.problem("replacement", "`replacement` is for what is deprecated or removed");
  VersionData last = row.since;
  for (VersionData next : {row.deprecated, row.removed}) {
    if (next && next < last)
      fields.problem("since", "`since`, `deprecated` and `removed` are out of order");
    last = std::max(last, next);
  }
}

void readResult(Fields &fields, ApiData &row) {
  row.returns = fields.text("returns");
  row.object = fields.enumerator("object", ObjectKinds, "None");
  if (!row.returns.empty() && fields.has("object"))
    fields.problem("object", "`object` follows from `returns`; leave it out");
}

/// All ways to spell something: its own name first.
using Names = std::vector<std::string>;

class FileReader {
public:
  FileReader(llvm::StringRef filePath, ApiTables &tables, Problems &sink)
      : path(filePath), apis(tables), problems(sink) {}

  void read(const Value &root) {
    Fields fields(root, path, "module", problems);
    Names modules = {fields.requiredText("module")};
    llvm::append_range(modules, fields.texts("aliases"));
    for (llvm::StringRef name : modules)
      if (!name.empty() && !isDotted(name))
        fields.problem("module", "`" + name.str() + "` is not a dotted name");
    ApiData module;
    module.place = fields.place();
    module.kind = "Module";
    readAvailability(fields, module);
    module.reenablesGil = fields.text("reenables-gil");
    add(std::move(module), {""}, modules);
    readEach(fields, "function", modules, &FileReader::readFunction);
    readEach(fields, "attribute", modules, &FileReader::readAttribute);
    readEach(fields, "class", modules, &FileReader::readClass);
    fields.finish();
  }

private:
  using Reader = void (FileReader::*)(const Value &, const Names &owners);

  void readEach(Fields &fields, llvm::StringRef key, const Names &owners, Reader reader) {
    for (const Value &value : fields.tables(key))
      (this->*reader)(value, owners);
  }

  Names namesOf(Fields &fields) {
    Names names = {fields.requiredText("name")};
    llvm::append_range(names, fields.texts("aliases"));
    for (llvm::StringRef name : names)
      if (!name.empty() && !isIdentifier(name))
        fields.problem("name", "`" + name.str() + "` is not a name");
    return names;
  }

  static std::string describe(llvm::StringRef kind, const Value &value) {
    for (const Value::Entry &entry : value.entries)
      if (entry.key == "name")
        return (kind + " `" + entry.value.text + "`").str();
    return kind.str();
  }

  static Names dotted(const Names &owners, const Names &names) {
    Names all;
    for (const std::string &owner : owners)
      for (const std::string &name : names)
        all.push_back(owner.empty() ? name : owner + "." + name);
    return all;
  }

  /// Stores a row under its first name and an alias for every other one; returns all names.
  Names add(ApiData row, const Names &owners, const Names &names) {
    Names all = dotted(owners, names);
    row.name = all.front();
    for (const std::string &alias : llvm::ArrayRef(all).drop_front())
      apis.aliases.push_back({row.place, alias, row.name});
    apis.rows.push_back(std::move(row));
    return all;
  }

  void readFunction(const Value &value, const Names &owners) {
    readCall(value, owners, "function", "Function");
  }
  void readMethod(const Value &value, const Names &owners) { readCall(value, owners, "method", "Method"); }

  void readCall(const Value &value, const Names &owners, llvm::StringRef what, llvm::StringRef kind) {
    Fields fields(value, path, describe(what, value), problems);
    ApiData row;
    row.place = fields.place();
    row.kind = kind;
    readCallable(fields, row);
    readResult(fields, row);
    readDanger(fields, row);
    readAvailability(fields, row);
    add(std::move(row), owners, namesOf(fields));
    fields.finish();
  }

  void readAttribute(const Value &value, const Names &owners) {
    Fields fields(value, path, describe("attribute", value), problems);
    ApiData row;
    row.place = fields.place();
    row.kind = "Attribute";
    readResult(fields, row);
    row.runsOn = fields.enumerator("runs-on", RunsOns, "None");
    readDanger(fields, row);
    readAvailability(fields, row);
    add(std::move(row), owners, namesOf(fields));
    fields.finish();
  }

  void readClass(const Value &value, const Names &owners) {
    Fields fields(value, path, describe("class", value), problems);
    ApiData row;
    row.place = fields.place();
    row.kind = "Class";
    row.object = fields.enumerator("object", ObjectKinds, "None");
    row.base = fields.text("base");
    readCallable(fields, row);
    readHandlers(fields, row);
    readDanger(fields, row);
    readAvailability(fields, row);
    if (row.mutates)
      fields.problem("mutates", "`mutates` is for functions and methods");
    Names all = add(std::move(row), owners, namesOf(fields));
    readEach(fields, "method", all, &FileReader::readMethod);
    readEach(fields, "attribute", all, &FileReader::readAttribute);
    fields.finish();
  }

  llvm::StringRef path;
  ApiTables &apis;
  Problems &problems;
};

using RowIndex = llvm::StringMap<size_t>;

bool isKnown(const Place &place) { return place.file.empty(); }

/// More about a module that is known adds to it.
void dropKnownModules(std::vector<ApiData> &rows) {
  size_t kept = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (kept > 0 && rows[i].kind == "Module" && rows[kept - 1].name == rows[i].name &&
        isKnown(rows[kept - 1].place))
      continue;
    if (kept != i)
      rows[kept] = std::move(rows[i]);
    ++kept;
  }
  rows.resize(kept);
}

RowIndex indexRows(const ApiTables &apis, Problems &problems) {
  RowIndex index;
  for (size_t i = 0; i < apis.rows.size(); ++i) {
    const ApiData &row = apis.rows[i];
    auto [it, fresh] = index.try_emplace(row.name, i);
    if (!fresh) // known ones come first
      problems.add(row.place, "`" + row.name +
                                  (isKnown(apis.rows[it->second].place)
                                       ? "` is described by threadlint itself; remove it here"
                                       : "` is described twice"));
  }
  return index;
}

void checkAliases(const ApiTables &apis, const RowIndex &index, Problems &problems) {
  const AliasData *last = nullptr;
  for (const AliasData &alias : apis.aliases) {
    if (auto row = index.find(alias.alias); row != index.end())
      problems.add(isKnown(alias.place) ? apis.rows[row->second].place : alias.place,
                   "alias `" + alias.alias + "` of `" + alias.canonical + "` is itself described");
    if (last && last->alias == alias.alias)
      problems.add(isKnown(alias.place) ? last->place : alias.place, "alias `" + alias.alias +
                                                                         "` is given to `" + last->canonical +
                                                                         "` and `" + alias.canonical + "`");
    last = &alias;
  }
}

/// The class row named by `returns` or `base`.
const ApiData *classNamed(const ApiTables &apis, const RowIndex &index, const ApiData &row,
                          llvm::StringRef key, llvm::StringRef name, Problems &problems) {
  auto found = index.find(name);
  if (found != index.end() && apis.rows[found->second].kind == "Class")
    return &apis.rows[found->second];
  problems.add(row.place,
               "`" + row.name + "`: " + key.str() + " = `" + name.str() + "` is not a modelled class");
  return nullptr;
}

/// That of a thread, where the class says nothing of its own.
void inheritConstructor(ApiData &row, const ApiData &ancestor) {
  if (ancestor.effect != "SpawnSelf" || row.effect != "None" || !row.params.empty())
    return;
  row.effect = ancestor.effect;
  row.runsOn = ancestor.runsOn;
  row.params = ancestor.params;
  row.target = ancestor.target;
  row.targetIndex = ancestor.targetIndex;
  row.argsIndex = ancestor.argsIndex;
}

/// A class without a kind of its own is of its nearest ancestor's; so it is with its dangers.
void resolveBase(const ApiTables &apis, const RowIndex &index, ApiData &row, Problems &problems) {
  const ApiData *ancestor = &row;
  for (size_t steps = 0; !ancestor->base.empty(); ++steps) {
    if (steps > apis.rows.size()) {
      problems.add(row.place, "`" + row.name + "` is among its own ancestors");
      return;
    }
    ancestor = classNamed(apis, index, *ancestor, "base", ancestor->base, problems);
    if (!ancestor)
      return;
    if (row.object == "None")
      row.object = ancestor->object;
    inheritConstructor(row, *ancestor);
    if (row.buffer.empty())
      row.buffer = ancestor->buffer;
    if (row.advice.empty())
      std::tie(row.notThreadSafe, row.toolkit, row.advice) =
          std::tie(ancestor->notThreadSafe, ancestor->toolkit, ancestor->advice);
  }
}

} // namespace

void readApis(llvm::StringRef path, llvm::StringRef text, ApiTables &apis, Problems &problems) {
  if (std::optional<Value> root = parseToml(path, text, 1, problems))
    FileReader(path, apis, problems).read(*root);
}

void resolveApis(ApiTables &apis, Problems &problems) {
  llvm::sort(apis.rows, [](const ApiData &a, const ApiData &b) {
    return std::tie(a.name, a.place) < std::tie(b.name, b.place);
  });
  llvm::sort(apis.aliases, [](const AliasData &a, const AliasData &b) {
    return std::tie(a.alias, a.canonical, a.place) < std::tie(b.alias, b.canonical, b.place);
  });
  dropKnownModules(apis.rows);
  RowIndex index = indexRows(apis, problems);
  checkAliases(apis, index, problems);
  for (ApiData &row : apis.rows)
    resolveBase(apis, index, row, problems);
  for (ApiData &row : apis.rows)
    if (!row.returns.empty())
      if (const ApiData *cls = classNamed(apis, index, row, "returns", row.returns, problems))
        row.object = cls->object;
}

void checkRuntimeNames(const ApiTables &apis, llvm::ArrayRef<llvm::StringRef> runtimes, Problems &problems) {
  for (const ApiData &row : apis.rows)
    for (const std::vector<std::string> *names :
         {&row.exceptOn, &row.tornOn, &row.gilExceptOn, &row.perContextOn})
      for (const std::string &name : *names)
        if (!llvm::is_contained(runtimes, name))
          problems.add(row.place, "`" + row.name + "` names a runtime that is not there: `" + name + "`");
}

} // namespace threadlint::data
