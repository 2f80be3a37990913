import { type Json, PROBLEMS } from '@karavan/api'

type Part = { readonly [key: string]: Json }

/** The OpenAPI document as a page to read: no script, nothing fetched but its style sheet. */
export function docsPage(document: Part): string {
  const info = part(document['info'])
  const operations = Object.entries(part(document['paths'])).flatMap(([path, methods]) =>
    Object.entries(part(methods)).map(([method, operation]) => operationSection(method, path, part(operation))),
  )
  const schemas = Object.entries(part(part(document['components'])['schemas']))
  const problems = Object.entries(PROBLEMS).map(
    ([code, { status, title }]) => `<tr id="${code}"><td><code>${code}</code><td>${status}<td>${html(title)}`,
  )
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(text(info['title']))} API</title>
<link rel="stylesheet" href="/docs/style.css">
<main>
<h1>${html(text(info['title']))} API <small>${html(text(info['version']))}</small></h1>
<p>${html(text(info['summary']))} ${html(text(info['description']))}</p>
<p>The same for programs: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<h2>What can be asked</h2>
${operations.join('\n')}
<h2>Shapes</h2>
${schemas.map(([name, schema]) => schemaSection(name, part(schema))).join('\n')}
<h2>Problems</h2>
<p>Errors are <code>application/problem+json</code> after RFC 9457, with these codes.</p>
<table><tr><th>code<th>status<th>title
${problems.join('\n')}
</table>
</main>
`
}

function operationSection(method: string, path: string, operation: Part): string {
  const rows = list(operation['parameters']).map((entry) => {
    const parameter = part(entry)
    const needed = parameter['required'] === true ? ' <em>needed</em>' : ''
    return `<tr><td><code>${html(text(parameter['name']))}</code>${needed}<td>${shape(parameter['schema'])}<td>${html(text(parameter['description']))}`
  })
  const body = part(part(part(operation['requestBody'])['content'])['application/json'])['schema']
  const answers = Object.entries(part(operation['responses'])).map(([status, entry]) => {
    const content = Object.entries(part(part(entry)['content']))
    const shapes = content.map(([, media]) => shape(part(media)['schema'])).join(' ')
    return `<tr><td>${status}<td>${shapes}<td>${html(text(part(entry)['description']))}`
  })
  const address = method === 'get' && !path.includes('{') && rows.every((row) => !row.includes('<em>needed'))
  const shown = `<code>${method.toUpperCase()} ${html(path)}</code>`
  return `<section id="${html(text(operation['operationId']))}">
<h3>${address ? `<a href="${html(path)}">${shown}</a>` : shown}</h3>
<p>${html(text(operation['summary']))}</p>
${body === undefined ? '' : `<p>Body: ${shape(body)}</p>`}
${rows.length === 0 ? '' : `<table><tr><th>parameter<th>shape<th>meaning\n${rows.join('\n')}\n</table>`}
<table><tr><th>status<th>answer<th>meaning
${answers.join('\n')}
</table>
</section>`
}

function schemaSection(name: string, schema: Part): string {
  const needed = list(schema['required']).map(text)
  const rows = Object.entries(part(schema['properties'])).map(([field, value]) => {
    const optional = needed.includes(field) ? '' : ' <em>optional</em>'
    return `<tr><td><code>${html(field)}</code>${optional}<td>${shape(value)}<td>${html(text(part(value)['description']))}`
  })
  const fields = rows.length === 0 ? `<p>${shape(schema)}</p>` : `<table>${rows.join('\n')}</table>`
  return `<section id="schema-${html(name)}"><h3><code>${html(name)}</code></h3>
<p>${html(text(schema['description']))}</p>${fields}</section>`
}

/** A schema in one line. */
function shape(value: Json | undefined): string {
  const schema = part(value)
  const reference = text(schema['$ref'])
  if (reference !== '') {
    const name = reference.slice(reference.lastIndexOf('/') + 1)
    return `<a href="#schema-${html(name)}">${html(name)}</a>`
  }
  if (schema['const'] !== undefined) return `<code>${html(JSON.stringify(schema['const']))}</code>`
  const choices = list(schema['enum'])
  if (choices.length > 0) return choices.map((choice) => `<code>${html(text(choice))}</code>`).join(' ')
  const options = list(schema['anyOf'])
  if (options.length > 0) return options.map(shape).join(' or ')
  if (schema['type'] === 'array') return `list of ${Array.isArray(schema['items']) ? 'values' : shape(schema['items'])}`
  const fields = Object.entries(part(schema['properties']))
  if (schema['type'] === 'object' && fields.length > 0) {
    return `{ ${fields.map(([name, field]) => `${html(name)}: ${shape(field)}`).join(', ')} }`
  }
  return html(text(schema['type']))
}

function part(value: Json | undefined): Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : {}
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

function html(raw: string): string {
  return raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Style of {@link docsPage}. */
export const DOCS_STYLE = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
main { max-width: 68rem; margin: 2rem auto; padding: 0 1rem }
section { margin: 1.5rem 0; padding-top: .5rem; border-top: 1px solid #8885 }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .9rem }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8883 }
td:first-child { white-space: nowrap }
td:nth-child(n+2) { overflow-wrap: anywhere; min-width: 5rem }
code { font: .9em ui-monospace, monospace }
em { font-size: .8rem; opacity: .75 }
tr:target, section:target { background: #fe08 }
`
