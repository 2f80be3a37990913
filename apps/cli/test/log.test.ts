import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'karavan-cli-log-'))
const home = join(folder, 'data')
const elsewhere = join(folder, 'elsewhere')
const file = (name: string) => join(folder, name)
const ferry = join(root, 'packages/exchange/test/epcis/in/ferry.jsonld')

function karavan(args: readonly string[], data = home) {
  const { DATABASE_URL: _, ...environment } = process.env
  return run(join(root, 'apps/cli/dist/main.js'), args, { env: { ...environment, KARAVAN_DATA: data } })
}

describe('the log on the command line', { timeout: 120_000 }, () => {
  let key: string
  let hash: string
  beforeAll(() => {
    const built = spawnSync(process.execPath, [join(root, 'apps/cli/bin/karavan.mjs'), '--version'])
    expect(built.status, String(built.stderr)).toBe(0)
    cpSync(join(root, 'docs/examples/reports'), file('reports'), { recursive: true })
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is not there before anything was told', async () => {
    for (const command of [['show'], ['verify'], ['export', file('none')]])
      expect((await karavan(['log', ...command])).code).toBe(3)
  })

  it('shows a checkpoint that a longer log is held against', async () => {
    await karavan(['events', 'import', file('reports/gate-aktau.edi')])
    const shown = await karavan(['log', 'show'])
    writeFileSync(file('checkpoint'), shown.out)
    key = shown.err.trim().split('\n').at(-1) ?? ''
    expect(shown.out).toMatch(/^karavan-[0-9a-f]{12}\n2\n/)
    await karavan(['events', 'import', ferry, '--sender', 'line'])
    hash = (await karavan(['events', 'hash', ferry])).out.split('\n')[0] ?? ''
    const verified = await karavan(['log', 'verify', '--since', file('checkpoint')])
    expect([verified.code, verified.out]).toEqual([0, 'All 6 entries of the log are as they were told.\n'])
  })

  it('proves an event to whoever has the key, without a database', async () => {
    const proof = file('ferry.proof')
    expect((await karavan(['log', 'prove', hash, '--sender', 'port'])).err).toContain('it was told by line')
    expect((await karavan(['log', 'prove', hash, '--sender', 'line', '--out', proof])).code).toBe(0)
    const verify = (...more: string[]) => karavan(['log', 'verify', ...more], elsewhere)
    const sound = await verify(proof, '--key', key, '--event', ferry)
    expect([sound.code, sound.out.split('\n')[0]]).toEqual([0, `line told of ${hash}`])
    expect((await verify(proof)).err).toContain('name the key')
    writeFileSync(file('other.jsonld'), readFileSync(ferry, 'utf8').replaceAll('T11', 'T12'))
    expect((await verify(proof, '--key', key, '--event', file('other.jsonld'))).err).toContain(
      'does not follow from it, or it is of another event',
    )
    const text = readFileSync(proof, 'utf8')
    for (const [from, to, code] of [
      [/\nindex (\d+)/, '\nindex 0', 'does not follow from it'],
      [/\n6\n/, '\n7\n', 'is not that of the key'],
      [/\nextra .*/, '', 'A file that is no proof'],
    ] as const) {
      writeFileSync(file('bent.proof'), text.replace(from, to))
      const bent = await verify(file('bent.proof'), '--key', key)
      expect([bent.code, bent.err]).toEqual([2, expect.stringContaining(code)])
    }
  })

  it('is taken elsewhere as a whole, where a changed byte is found', async () => {
    const log = file('log')
    expect((await karavan(['log', 'export', log])).code).toBe(0)
    expect((await karavan(['log', 'export', log])).err).toContain('An export would overwrite')
    const verify = (of: string, ...more: string[]) => karavan(['log', 'verify', of, '--key', key, ...more], elsewhere)
    expect(await verify(log, '--since', file('checkpoint'))).toMatchObject({ code: 0 })
    for (const path of ['tile/0/000.p/6', 'tile/entries/000.p/6']) {
      cpSync(log, file('bent'), { recursive: true })
      const bytes = readFileSync(join(log, path))
      bytes[40] = (bytes[40] ?? 0) ^ 1
      writeFileSync(join(folder, 'bent', path), bytes)
      const bent = await verify(file('bent'))
      expect([bent.code, bent.out]).toEqual([1, expect.stringMatching(/was changed|not of these tiles/)])
    }
    const earlier = readFileSync(file('checkpoint'), 'utf8')
    writeFileSync(file('checkpoint'), readFileSync(join(log, 'checkpoint')))
    expect(earlier).not.toBe(readFileSync(file('checkpoint'), 'utf8'))
  })

  it('holds, and proves the same, when the bytes of a message are erased', async () => {
    const ids = JSON.parse((await karavan(['events', 'import', ferry, '--sender', 'line', '--json'])).out)
    const { messageId, outcome } = ids.files[0]
    expect(outcome).toBe('again')
    expect((await karavan(['events', 'erase', messageId])).err).toContain('needs --why')
    const erased = await karavan(['events', 'erase', messageId, '--why', 'sent by mistake'])
    expect([erased.code, erased.out]).toEqual([0, `Erased message ${messageId}.\n`])
    expect((await karavan(['events', 'erase', messageId, '--why', 'again'])).code).toBe(2)
    expect((await karavan(['events', 'message', messageId])).code).toBe(2)
    expect((await karavan(['log', 'prove', hash, '--sender', 'line'])).code).toBe(0)
    expect((await karavan(['log', 'verify'])).code).toBe(0)
  })

  it('is told from one that was made anew', async () => {
    const { DATABASE_URL: _, ...environment } = process.env
    const backup = file('before.backup')
    const env = { ...environment, KARAVAN_DATA: home }
    expect((await run(join(root, 'apps/cli/dist/main.js'), ['backup', backup], { env })).code).toBe(0)
    await karavan(['events', 'import', file('reports/wagons.csv'), '--proceed'])
    writeFileSync(file('later'), (await karavan(['log', 'show'])).out)
    await karavan(['restore', backup, '--replace'])
    const cut = await karavan(['log', 'verify', '--since', file('later')])
    expect([cut.code, cut.out]).toEqual([1, expect.stringContaining('it was rewritten or cut')])
  })
})
