import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')

/** Where the commands keep what they enter. */
const home = mkdtempSync(join(tmpdir(), 'karavan-readme-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const wordsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

/** Commands with what their comments promise: the exit code, and words of the output. */
const promised = [...readme.matchAll(/<!-- expect (\d) (.*) -->\n```sh\nnpx karavan (.*)\n```/g)].map(
  ([, code = '', said = '', command = '']) => ({ code: Number(code), said: wordsOf(said), command }),
)

function karavan(command: string): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...wordsOf(command)], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', COLUMNS: '200', KARAVAN_DATA: home },
    })
    let out = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        out += text
      })
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out }))
  })
}

describe('the README', () => {
  it('says of each of its commands what it does', () => {
    const commands = readme.match(/^npx karavan .*$/gm) ?? []
    expect(promised.map(({ command }) => `npx karavan ${command}`)).toEqual(commands)
    expect(commands.length).toBeGreaterThanOrEqual(10)
  })

  it.each(promised)('keeps its word: karavan $command', async ({ code, said, command }) => {
    const run = await karavan(command)
    expect(run.code, run.out).toBe(code)
    const words = run.out.replace(/\s+/g, ' ')
    for (const phrase of said) expect(words).toContain(phrase)
  })

  it('links only to files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path)
    expect(links.filter((path) => !existsSync(new URL(`../../../${path}`, import.meta.url)))).toEqual([])
  })
})
