// The style sheet and the script of the page that `threadlint threads --format html` writes.
#pragma once

#include "llvm/ADT/StringRef.h"

namespace threadlint {

/// Colours that hold in light and in dark. The picture needs no script.
inline constexpr llvm::StringLiteral PageStyle = R"css(
:root {
  color-scheme: light dark;
  --page: #ffffff; --ink: #1c2024; --soft: #5c6670; --line: #d5dade; --box: #f6f8fa; --mark: #e8f0fe;
  --red: #c5221f; --amber: #a15c00; --green: #1e7a34; --blue: #1a66c9; --grey: #8a949e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15181c; --ink: #e3e6ea; --soft: #9aa4ae; --line: #353b42; --box: #1f242a; --mark: #1f2f47;
    --red: #ff7b72; --amber: #e3a044; --green: #5fbf77; --blue: #79b0ff; --grey: #7c8690;
  }
}
body { margin: 0 auto; max-width: 1500px; padding: 24px; background: var(--page); color: var(--ink);
  font: 14px/1.5 system-ui, sans-serif; }
h1 { font-size: 22px; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 32px 0 8px; }
p { margin: 0 0 12px; color: var(--soft); }
code, td.at, svg text { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
code { font-size: 13px; }
td:first-child code { white-space: nowrap; }
td.at span { color: var(--soft); display: inline-block; min-width: 66px; }
.picture { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; padding: 8px; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 8px 0 0; color: var(--soft); font-size: 12px; }
.legend i { display: inline-block; width: 22px; height: 0; border-top: 2px solid; margin-right: 6px;
  vertical-align: middle; }
.legend i.bar { width: 4px; height: 14px; border: 0; }
svg { display: block; }
svg text { fill: var(--ink); }
svg .column { font: 600 12px system-ui, sans-serif; fill: var(--soft); }
svg .name { font-size: 13px; font-weight: 600; }
svg .small { font-size: 11px; fill: var(--soft); }
svg .node { cursor: pointer; }
svg .node:focus { outline: none; }
svg .node rect { fill: var(--box); stroke: var(--grey); }
svg .node:hover > rect:not(.work), svg .node:focus-visible > rect:not(.work), svg .node:target > rect:not(.work) {
  stroke: var(--blue); stroke-width: 2; }
svg .main rect { stroke-width: 2; }
svg rect.work { stroke: none; fill: none; }
svg .work-cpu-bound rect.work { fill: var(--red); }
svg .work-waits rect.work { fill: var(--blue); }
svg .work-small rect.work { fill: var(--green); }
svg .none rect { stroke: var(--red); stroke-width: 1.5; }
svg .partly rect { stroke: var(--amber); stroke-width: 1.5; }
svg .full rect { stroke: var(--green); stroke-width: 1.5; }
svg .none .guard, td.none { fill: var(--red); color: var(--red); }
svg .partly .guard, td.partly { fill: var(--amber); color: var(--amber); }
svg .full .guard, td.full { fill: var(--green); color: var(--green); }
svg .line { fill: none; stroke: var(--grey); stroke-width: 1.3; opacity: .75; }
svg .line.bare { stroke: var(--red); }
svg .line.some { stroke: var(--amber); }
svg .line.guards { stroke: var(--green); }
svg .line.held { stroke-dasharray: 5 4; }
svg.lit .node:not(.on) { opacity: .22; }
svg.lit .line:not(.on) { opacity: .07; }
svg.lit .line.on { opacity: 1; stroke-width: 2; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-top: 1px solid var(--line); }
th { border-top: 0; color: var(--soft); font-weight: 600; white-space: nowrap; }
td.at { font-size: 12px; }
td.at li, td:nth-child(-n+4) { white-space: nowrap; }
td ul { margin: 0; padding: 0; list-style: none; }
td.at ul li + li { margin-top: 2px; }
tr.on, tr:hover { background: var(--mark); }
td:last-child { min-width: 260px; }
td:last-child:not(.at) code { overflow-wrap: anywhere; }
a { color: inherit; text-decoration: none; border-bottom: 1px dotted var(--soft); }
)css";

/// Highlights what belongs to the box under the pointer or with the focus; a click keeps it.
inline constexpr llvm::StringLiteral PageScript = R"js(
(() => {
  const svg = document.querySelector('svg');
  if (!svg) return;
  let kept = '';
  const show = id => {
    document.querySelectorAll('.on').forEach(e => e.classList.remove('on'));
    const box = id && document.getElementById(id);
    svg.classList.toggle('lit', !!box);
    if (!box) return;
    for (const name of box.dataset.lit.split(' ')) {
      const part = document.getElementById(name);
      if (part) part.classList.add('on');
      document.querySelectorAll('tr[data-node="' + name + '"]').forEach(r => r.classList.add('on'));
    }
  };
  const keep = id => { kept = kept === id ? '' : id; show(kept); };
  document.querySelectorAll('svg .node, tr[data-node]').forEach(e => {
    const id = e.dataset.node || e.id;
    e.addEventListener('mouseenter', () => show(id));
    e.addEventListener('mouseleave', () => show(kept));
    e.addEventListener('focus', () => show(id));
    e.addEventListener('blur', () => show(kept));
    e.addEventListener('click', event => { event.stopPropagation(); keep(id); });
    e.addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      keep(id);
    });
  });
  document.addEventListener('click', () => { kept = ''; show(''); });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') { kept = ''; show(''); } });
})();
)js";

} // namespace threadlint
