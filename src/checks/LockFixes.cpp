// Finds a name for the lock and the lines to indent.
#include "checks/LockFixes.h"
#include "checks/BlockTree.h"
#include "checks/LockPaths.h"
#include "checks/Shapes.h"

namespace threadlint {

using ir::Op;

/// How the function names the lock: a global of its module, or an attribute of its `self`.
static std::string spelling(const CheckContext &context, LockId lock, Ref where) {
  const Program &program = context.program;
  VarId variable = variableOf(program, context.facts.locks[lock]);
  if (!variable)
    return {};
  const Variable &var = program.variable(variable);
  std::string name = program.text(var.name).str();
  if (var.root == VarRoot::Global)
    return var.module == where.module ? name : std::string();
  const FunctionInfo &info = program.function(program.functionOf(where));
  auto params = program.irOf(where.module).paramsOf(*info.ir);
  bool isMethod = info.owner && !info.ir->is(ir::funcflag::StaticMethod) && !params.empty();
  bool ofClass = var.root == VarRoot::InstanceAttr || var.root == VarRoot::ClassAttr;
  if (!ofClass || !isMethod || !program.isSubclass(info.owner, ClassId(var.owner)))
    return {};
  if (var.root == VarRoot::InstanceAttr && info.ir->is(ir::funcflag::ClassMethod))
    return {};
  return program.irOf(where.module).text(params[0].name).str() + "." + name;
}

void addLockFix(const CheckContext &context, Finding &f, const Access &victim, const Access &other) {
  auto held = context.facts.locksets.get(other.held);
  const ir::Module &m = context.program.irOf(victim.where.module);
  const ir::Instr &in = m[victim.where.instr];
  bool isStore = in.op == Op::Store || in.op == Op::StoreAttr || in.op == Op::StoreItem;
  if (held.size() != 1 || victim.held || !isStore || !in.has(ir::flag::InPlace))
    return;
  std::string lock = spelling(context, held[0], victim.where);
  llvm::StringRef text = context.sources.files[context.program.fileOf(victim.where.module)].text;
  uint32_t begin = m.spans[victim.where.instr.v].begin;
  uint32_t end = std::max(m.spans[victim.where.instr.v].end, m.spans[in.c].end);
  size_t line = text.rfind('\n', begin);
  line = line == llvm::StringRef::npos ? 0 : line + 1;
  llvm::StringRef indent = text.slice(line, begin);
  llvm::StringRef rest = text.substr(end).split('\n').first.ltrim();
  bool alone = indent.trim(" \t").empty() && (rest.empty() || rest.starts_with("#") || rest == "\r");
  if (lock.empty() || !alone || text.slice(begin, end).contains('\n'))
    return;
  std::string unit = indent.contains('\t') ? "\t" : "    ";
  f.fixes.push_back({"hold `" + lock + "` around the update",
                     {{{begin, begin}, "with " + lock + ":\n" + indent.str() + unit}},
                     false});
}

void addSnapshotFix(const CheckContext &context, Finding &f, const Access &loop) {
  const ir::Module &m = context.program.irOf(loop.where.module);
  Span iterable = m.spans[m[loop.where.instr].a];
  f.fixes.push_back({"go through a copy",
                     {{{iterable.begin, iterable.begin}, "list("}, {{iterable.end, iterable.end}, ")"}},
                     false});
}

/// The line or lines of [begin, end), when nothing but a comment stands on them besides; empty otherwise.
static Span wholeLines(llvm::StringRef text, uint32_t begin, uint32_t end) {
  size_t before = text.rfind('\n', begin);
  uint32_t first = before == llvm::StringRef::npos ? 0 : static_cast<uint32_t>(before + 1);
  size_t after = text.find('\n', end);
  uint32_t last = static_cast<uint32_t>(after == llvm::StringRef::npos ? text.size() : after + 1);
  llvm::StringRef rest = text.slice(end, last).trim();
  bool alone = text.slice(first, begin).trim(" \t").empty() && (rest.empty() || rest.starts_with("#"));
  return alone ? Span{first, last} : Span{begin, begin};
}

void addWithFix(const CheckContext &context, Finding &f, Ref acquire, Ref release) {
  const ir::Module &m = context.program.irOf(acquire.module);
  const ir::Function &fn = *context.program.function(context.program.functionOf(acquire)).ir;
  BlockTree blocks(m, fn);
  uint32_t index = blocks.at(acquire.instr.v);
  if (index == BlockTree::None || blocks[index].op != Op::Try || blocks.at(release.instr.v) != index)
    return;
  const Block &block = blocks[index];
  bool plain = block.parts.size() == 1 && m.instrs[block.parts[0]].op == Op::Finally &&
               m[acquire.instr].c == 0 && m[acquire.instr].has(ir::flag::Discarded) &&
               acquire.instr.v + 1 < block.parts[0] && release.instr.v + 1 == block.end;
  for (uint32_t i : {block.begin, block.parts.empty() ? block.begin : block.parts[0]}) {
    uint32_t last = i == block.begin ? acquire.instr.v : release.instr.v;
    for (uint32_t k = i + 1; k < last; ++k)
      plain &= m.instrs[k].op == Op::Load || m.instrs[k].op == Op::LoadAttr;
  }
  llvm::StringRef text = context.sources.files[context.program.fileOf(acquire.module)].text;
  uint32_t keyword = m.spans[block.begin].begin;
  if (!plain || !text.substr(keyword).starts_with("try"))
    return;
  std::string lock = context.sourceText({acquire.module, receiverOf(m, m[acquire.instr])}).str();
  Span taken = wholeLines(text, m.spans[acquire.instr.v].begin, m.spans[acquire.instr.v].end);
  Span given = wholeLines(text, m.spans[release.instr.v].begin, m.spans[release.instr.v].end);
  size_t last = text.take_front(m.spans[release.instr.v].begin).rfind("finally");
  if (taken.end <= taken.begin || given.end <= given.begin || last == llvm::StringRef::npos ||
      text.slice(last, given.begin).trim() != "finally:")
    return;
  Span keywordLine = wholeLines(text, static_cast<uint32_t>(last), given.begin - 1);
  f.fixes.push_back(
      {"use `with " + lock + ":`",
       {{{keyword, keyword + 3}, "with " + lock}, {taken, ""}, {{keywordLine.begin, given.end}, ""}}});
}

/// The one release of the lock in the block of its one acquire; none: there are more, or elsewhere.
static Ref releaseInBlock(const ir::Module &m, const ir::Function &fn, Ref acquire) {
  std::string key = lockKey(m, receiverOf(m, m[acquire.instr]));
  Ref found{acquire.module, {}};
  for (uint32_t i = fn.begin; i < fn.end && !key.empty(); ++i) {
    const ir::Instr &in = m.instrs[i];
    NameId method = in.op == Op::Call ? calleeName(m, in) : NameId();
    bool takes = method == knownName(known::acquire);
    if ((!takes && method != knownName(known::release)) || lockKey(m, receiverOf(m, in)) != key)
      continue;
    if (takes ? i != acquire.instr.v : !found.instr.isNone() || i < acquire.instr.v)
      return {acquire.module, {}};
    if (!takes)
      found.instr = ir::InstrId(i);
  }
  if (found.instr.isNone() || !m[found.instr].has(ir::flag::Discarded))
    return {acquire.module, {}};
  BlockTree blocks(m, fn);
  uint32_t block = blocks.at(acquire.instr.v);
  bool same = blocks.at(found.instr.v) == block &&
              (block == BlockTree::None ||
               blocks[block].partOf(acquire.instr.v) == blocks[block].partOf(found.instr.v));
  return same ? found : Ref{acquire.module, {}};
}

void addBlockFix(const CheckContext &context, Finding &f, Ref acquire) {
  const ir::Module &m = context.program.irOf(acquire.module);
  const ir::Function &fn = *context.program.function(context.program.functionOf(acquire)).ir;
  if (!m[acquire.instr].has(ir::flag::Discarded) || m[acquire.instr].c != 0)
    return;
  Ref release = releaseInBlock(m, fn, acquire);
  if (release.instr.isNone())
    return;
  llvm::StringRef text = context.sources.files[context.program.fileOf(acquire.module)].text;
  Span first = m.spans[acquire.instr.v], last = m.spans[release.instr.v];
  Span taken = wholeLines(text, first.begin, first.end), given = wholeLines(text, last.begin, last.end);
  llvm::StringRef indent = text.slice(taken.begin, first.begin);
  llvm::StringRef between = text.slice(taken.end, given.begin);
  // The lines of a string would change with their indentation.
  if (taken.end <= taken.begin || given.end <= given.begin || text.slice(given.begin, last.begin) != indent ||
      between.trim().empty() || between.contains("\"\"\"") || between.contains("'''") ||
      between.contains('\\'))
    return;
  std::string lock = context.sourceText({acquire.module, receiverOf(m, m[acquire.instr])}).str();
  std::string unit = indent.contains('\t') ? "\t" : "    ";
  Fix fix{"use `with " + lock + ":`", {{first, "with " + lock + ":"}}};
  for (size_t at = 0; at < between.size();) {
    size_t end = std::min(between.find('\n', at), between.size() - 1) + 1;
    llvm::StringRef line = between.slice(at, end);
    uint32_t begin = taken.end + static_cast<uint32_t>(at);
    if (!line.trim().empty()) {
      if (!line.starts_with(indent) && !line.trim().starts_with("#"))
        return;
      fix.edits.push_back({{begin, begin}, unit});
    }
    at = end;
  }
  fix.edits.push_back({given, ""});
  f.fixes.push_back(std::move(fix));
}

/// The line above which a definition starts with its decorators.
static uint32_t startOfDefinition(llvm::StringRef text, uint32_t begin) {
  size_t line = text.take_front(begin).rfind('\n');
  line = line == llvm::StringRef::npos ? 0 : line + 1;
  while (line > 0) {
    size_t above = text.take_front(line - 1).rfind('\n');
    above = above == llvm::StringRef::npos ? 0 : above + 1;
    if (!text.substr(above).starts_with("@"))
      break;
    line = above;
  }
  return static_cast<uint32_t>(line);
}

void addHoistFix(const CheckContext &context, Finding &f, Ref call) {
  const Program &program = context.program;
  const ir::Module &m = program.irOf(call.module);
  const ir::Instr &in = m[call.instr];
  ir::InstrId root(in.a);
  while (m[root].op == Op::LoadAttr)
    root = ir::InstrId(m[root].a);
  bool plain = m[root].op == Op::Load && ir::ScopeKind(m[root].aux) == ir::ScopeKind::Global;
  for (const ir::Arg &arg : m.argsOf(in))
    plain &= m[arg.value].op == Op::Const;
  FuncId outer = program.functionOf(call);
  std::string name;
  Span definition;
  for (FuncId at = outer; at && program.function(at).ir->kind != ir::FuncKind::Module;
       at = program.function(at).parent) {
    const FunctionInfo &info = program.function(at);
    if (name.empty() && info.ir->kind == ir::FuncKind::Def)
      name = m.text(info.ir->name).ltrim('_').str() + "_lock";
    definition = info.ir->span;
    if (info.ir->kind == ir::FuncKind::ClassBody)
      for (const ir::Class &cls : m.classes)
        if (program.globalFunction(call.module, cls.body) == at)
          definition = cls.span;
  }
  if (!plain || name.empty() || m.names.find(name))
    return;
  llvm::StringRef text = context.sources.files[program.fileOf(call.module)].text;
  uint32_t line = startOfDefinition(text, definition.begin);
  if (text[line] == ' ' || text[line] == '\t') // in an `if` or `try` of the module
    return;
  std::string made = context.sourceText(call).str();
  f.fixes.push_back({"make the lock once, in the module",
                     {{{line, line}, name + " = " + made + "\n\n\n"}, {m.spans[call.instr.v], name}},
                     false});
}

} // namespace threadlint
