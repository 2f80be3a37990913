import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { IDENTIFIER_RULES } from '@karavan/core'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const markdownIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
const pages = [...markdownIn('.'), ...markdownIn('docs'), ...markdownIn('docs/decisions')]
const documents = pages.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md')

const textOf = (page: string) => readFileSync(join(root, page), 'utf8')

/** Targets of the relative links of a page, as paths in the repository, without what follows `#`. */
function linksOf(page: string): readonly string[] {
  const targets = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  return targets
    .filter((target) => !/^(#|[a-z][a-z0-9+.-]*:)/i.test(target))
    .map((target) => join(dirname(page), target.replace(/#.*$/, '')))
}

/** Paths of the repository that stand between backticks. */
function pathsOf(page: string): readonly string[] {
  const quoted = [...textOf(page).matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text)
  return quoted.filter((text) => /^(apps|bench|data|docs|e2e|packages|scripts|[.]ci)\/[\w./-]+$/.test(text))
}

const missing = (paths: readonly string[]) => paths.filter((path) => !existsSync(join(root, path)))

describe('the documents', () => {
  it.each(pages)('%s links only to what exists', (page) => {
    expect(missing(linksOf(page))).toEqual([])
  })

  it.each(['docs/ARCHITECTURE.md', 'docs/glossary.md', 'docs/data.md'])('%s names only files that exist', (page) => {
    expect(pathsOf(page).length + linksOf(page).length).toBeGreaterThan(10)
    expect(missing(pathsOf(page))).toEqual([])
  })

  it('tell of every scheme of identifiers that is checked', () => {
    const told = textOf('docs/identifiers.md').match(/(?<=^\| .*)`\w+`(?=[^|]*\|)/gm) ?? []
    for (const { scheme } of IDENTIFIER_RULES) expect(told).toContain(`\`${scheme}\``)
  })

  it('are all in the index, each once', () => {
    const indexed = linksOf('docs/README.md').filter((path) => documents.includes(path))
    expect([...indexed].sort()).toEqual([...documents].sort())
  })
})
