import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PROBLEMS } from '@karavan/api'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const rows = [
  ...readFileSync(`${root}docs/errors.md`, 'utf8').matchAll(/^\| `([A-Z_<>]+)` \| (\S+) \| .+ \| .+ \|$/gm),
].map(([, code = '', status = '']) => ({ code, status }))
const documented = rows.map(({ code }) => code).filter((code) => !code.includes('<'))

const folders = ['packages', 'apps'].flatMap((part) =>
  readdirSync(`${root}${part}`).map((name) => `${root}${part}/${name}/src`),
)
const sources = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(file, 'utf8'))
const coded = new Set<string>(Object.keys(PROBLEMS))
for (const source of sources) {
  for (const [line] of source.matchAll(/\bcode: [^\n]*|^ *\| '[A-Z]+_[A-Z_]+'$/gm)) {
    for (const [, code = ''] of line.matchAll(/'([A-Z]{2,}(?:_[A-Z]+)*)'/g)) if (code.length > 4) coded.add(code)
  }
}

describe('docs/errors.md', () => {
  it('lists every code of the source, and no other', () => {
    expect([...documented].sort()).toEqual([...coded].sort())
  })

  it('lists each once, with the status that HTTP gives it', () => {
    expect(new Set(documented).size).toBe(documented.length)
    for (const { code, status } of rows) {
      const problem = code in PROBLEMS ? PROBLEMS[code as keyof typeof PROBLEMS] : undefined
      expect([code, status]).toEqual([code, problem === undefined ? '–' : String(problem.status)])
    }
  })

  it('has no status for a code that nothing throws', () => {
    const text = sources.filter((source) => !source.includes('export const PROBLEMS')).join('\n')
    for (const code of Object.keys(PROBLEMS)) {
      if (code !== 'INTERNAL') expect(text, code).toContain(`'${code}'`)
    }
  })
})
