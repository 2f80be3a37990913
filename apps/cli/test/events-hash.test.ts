import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const main = join(root, 'apps/cli/dist/main.js')
const sample = (name: string) => join(root, 'packages/exchange/test/epcis', name)
const folder = mkdtempSync(join(tmpdir(), 'karavan-hash-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hash = (args: readonly string[], input = '') =>
  run(main, ['events', 'hash', ...args], { env: process.env, input })
const lines = (text: string) => text.trimEnd().split('\n')

beforeAll(async () => {
  const { code, err } = await run(join(root, 'apps/cli/bin/karavan.mjs'), ['--version'], { env: process.env })
  expect(code, err).toBe(0)
}, 180_000)

describe('karavan events hash', () => {
  it('prints the hash of each event, one a line, the same for JSON and XML', async () => {
    const json = await hash([sample('in/ferry.jsonld')])
    expect([json.code, json.err]).toEqual([0, ''])
    for (const line of lines(json.out)) expect(line).toMatch(/^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/)
    expect(await hash([sample('out/ferry.xml')])).toEqual(json)
    const both = await hash([sample('in/border-1.2.xml'), sample('in/ferry.jsonld')])
    expect(both.out).toBe((await hash([sample('out/border-1.2.jsonld')])).out + json.out)
  })

  it('reads standard input, and prints the texts of which the hashes are made', async () => {
    const input = readFileSync(sample('in/border-1.2.xml'), 'utf8')
    const [hashes, texts] = [await hash(['-'], input), await hash(['-', '--pre'], input)]
    const made = lines(texts.out).map((text) => createHash('sha256').update(text).digest('hex'))
    expect(lines(hashes.out)).toEqual(made.map((hex) => `ni:///sha-256;${hex}?ver=CBV2.0`))
    const { events } = JSON.parse((await hash(['-', '--json'], input)).out)
    expect(events.map((event: { hash: string }) => event.hash)).toEqual(lines(hashes.out))
    expect(events[0]).toMatchObject({ file: '-', pointer: '/epcisBody/eventList/0', preHash: lines(texts.out)[0] })
  })

  it('tells every fault with its file and path, and prints nothing of the good files', async () => {
    const broken = join(folder, 'broken.xml')
    const text = readFileSync(sample('in/border-1.2.xml'), 'utf8')
    writeFileSync(broken, text.replace(/<action>\w+/, '<action>DANCE'))
    const { code, out, err } = await hash([sample('in/ferry.jsonld'), broken])
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(
      /broken\.xml: \/EPCISDocument\/EPCISBody\/EventList\/ObjectEvent\/action:\d+: .*"DANCE", expected ADD/,
    )
    const told = JSON.parse((await hash([broken, '--json'])).out)
    expect(told).toMatchObject({ files: [{ file: broken, problem: { code: 'EPCIS_INVALID' } }] })
    expect(await hash(['-'], '{')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('standard input: 1:2'),
    })
  })

  it('says on standard error what other programs may read in another way', async () => {
    const event = { type: 'x:Y', eventTime: '2026-11-09T00:00:00Z', eventTimeZoneOffset: '+05:00', 'x:a': 1 }
    const { code, out, err } = await hash(['-'], JSON.stringify({ '@context': [], ...event }))
    expect([code, lines(out).length]).toEqual([0, 1])
    expect(err).toContain('nobody binds the prefix of "x:')
  })

  it.each([[[]], [['-', '-']], [['none.xml']]])('ends with exit code 2 for %j', async (args) => {
    expect(await hash(args)).toMatchObject({ code: 2, out: '' })
  })
})

const vectors = join(process.env['KARAVAN_SAMPLES'] ?? '', 'standards/epcis-event-hash/vectors')
if (process.env['KARAVAN_SAMPLES'] !== undefined && existsSync(vectors)) {
  it.each(readdirSync(vectors).filter((name) => /\.(?:jsonld|xml)$/.test(name)))(
    'the published vector %s',
    async (name) => {
      const { code, out } = await hash([join(vectors, name)])
      expect([code, lines(out)]).toEqual([
        0,
        lines(readFileSync(join(vectors, name.replace(/\.\w+$/, '.hashes')), 'utf8')),
      ])
    },
  )
} else it.skip('the published vectors: KARAVAN_SAMPLES=FOLDER npm test, where FOLDER has standards/')
