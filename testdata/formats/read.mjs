// Reads a file with a program or schema of others; prints what they object to, and ends with 1 if they do.
// usage: node read.mjs NODE_MODULES KIND FILE [SCHEMA]
// KIND: sarif, schema (SCHEMA says which), lsp, workflow, action; yaml prints the file as JSON
import { readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, kind, file, schemaFile] = process.argv.slice(2);
const require = createRequire(join(modules, 'x.js'));
const text = readFileSync(file, 'utf8');
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/// What a JSON schema of draft 4 or 7 has against the text.
function bySchema(schema) {
  const Ajv = require('ajv');
  const ajv = new Ajv({ schemaId: 'auto', allErrors: true });
  ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
  const validate = ajv.compile(schema);
  if (validate(JSON.parse(text))) return [];
  return validate.errors.map((error) => `${error.dataPath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
}

/// Diagnostics by URI, each held against the type guard of the protocol's own library.
function byProtocol() {
  const { Diagnostic, DocumentUri } = require('vscode-languageserver-types');
  const problems = [];
  for (const [uri, diagnostics] of Object.entries(JSON.parse(text))) {
    if (!DocumentUri.is(uri) || new URL(uri).protocol !== 'file:') problems.push(`${uri} is no URI of a file`);
    for (const diagnostic of diagnostics)
      if (!Diagnostic.is(diagnostic)) problems.push(`${uri}: no diagnostic: ${JSON.stringify(diagnostic)}`);
  }
  return problems;
}

/// The reader of workflows and actions that GitHub's editors use; it is written for bundlers, which ask no type of JSON.
async function byGithub(what) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    console.log(`${what}: not read, because its reader needs Node 20`);
    return [];
  }
  const hook = `export const load = (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
  const from = (path) => import(pathToFileURL(join(modules, '@actions/workflow-parser/dist', path)));
  const { parseWorkflow, NoOperationTraceWriter } = await from('index.js');
  const { parseAction } = await from('actions/index.js');
  const parse = what === 'action' ? parseAction : parseWorkflow;
  const result = parse({ name: file, content: text }, new NoOperationTraceWriter());
  return result.context.errors.getErrors().map((error) => error.message);
}

const readers = {
  sarif: () => bySchema(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')),
  schema: () => bySchema(json(schemaFile)),
  lsp: byProtocol,
  workflow: () => byGithub('workflow'),
  action: () => byGithub('action'),
  yaml: () => {
    console.log(JSON.stringify(require('yaml').parse(text)));
    return [];
  },
};
const problems = await readers[kind]();
for (const problem of problems.slice(0, 20)) console.log(`${kind}: ${problem}`);
process.exitCode = problems.length ? 1 : 0;
