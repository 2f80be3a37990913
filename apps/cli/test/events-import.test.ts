import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConsignment } from '@karavan/model'
import { lazyStorage } from '@karavan/storage'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Run, run } from './run.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'karavan-cli-events-'))
const home = join(folder, 'data')
const reports = join(folder, 'reports')
const inFolder = (name: string) => join(folder, name)

function karavan(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Run> {
  const { DATABASE_URL: _, ...environment } = process.env
  const env = { ...environment, KARAVAN_DATA: home, COLUMNS: '200', ...more }
  return run(join(root, 'apps/cli/dist/main.js'), ['events', ...args], { env })
}

const imported = async (...args: string[]) => {
  const { code, out } = await karavan(['import', ...args, '--json'])
  return { code, ...JSON.parse(out) }
}

describe('events on the command line', { timeout: 120_000 }, () => {
  beforeAll(() => {
    const built = spawnSync(process.execPath, [join(root, 'apps/cli/bin/karavan.mjs'), '--version'])
    expect(built.status, String(built.stderr)).toBe(0)
    cpSync(join(root, 'docs/examples/reports'), reports, { recursive: true })
    cpSync(join(root, 'packages/exchange/test/epcis/in/ferry.jsonld'), join(reports, 'sea/ferry.jsonld'))
    writeFileSync(join(reports, 'sea/broken.xml'), '<epcis:EPCISDocument')
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('are told without being kept, nor any database made', async () => {
    const { code, out, err } = await karavan(['import', reports, '--check'])
    expect(code).toBe(1)
    expect(out).toContain(`${reports}/gate-aktau.edi\n  CODECO D:95B of KZAAUTERM: read, 2 events\n`)
    expect(out).toMatch(
      /wagons\.csv\n {2}wagon report of self: read, 2 events\n[\s\S]*refused at line 4, column A: wagon/,
    )
    expect(out).toMatch(/broken\.xml\n {2}not kept, Neither JSON nor XML of EPCIS\n {4}1:\d+: received /)
    expect(out).toMatch(/\n4 files: 3 read, 1 not taken; 8 events, 1 part refused\.\n$/)
    expect(err.split('\n')).toHaveLength(5)
    expect(err).toContain('4 of 4 files, 8 events, ')
    expect([existsSync(home), readdirSync(reports)]).toEqual([false, ['gate-aktau.edi', 'sea', 'wagons.csv']])
  })

  it('are kept with who speaks in them, answered, and changed by nothing that comes again', async () => {
    const first = await imported(reports, '--by', 'desk')
    expect(first).toMatchObject({ code: 1, kept: 3, again: 0, notTaken: 1, events: 8, added: 8, known: 0 })
    const [gate, broken] = first.files
    expect(gate).toMatchObject({ outcome: 'kept', sender: 'KZAAUTERM', format: 'CODECO D:95B', added: 2 })
    expect(gate.answers).toEqual([`${reports}/gate-aktau.edi.contrl`])
    expect(readFileSync(gate.answers[0], 'latin1')).toMatch(/^UNB\+UNOY:3\+OCEANLINE\+KZAAUTERM\+/)
    expect(broken).toMatchObject({ outcome: 'refused', problem: { code: 'EPCIS_MALFORMED' }, messageId: null })
    expect(await imported(reports)).toMatchObject({ code: 1, kept: 0, again: 3, notTaken: 1, events: 8, added: 0 })
    const answers = inFolder('answers')
    const other = await imported(reports, '--sender', 'port', '--answers', answers)
    expect(other).toMatchObject({ kept: 3, added: 0, known: 8, files: [{ sender: 'port' }, {}, {}, {}] })
    expect(readdirSync(answers)).toEqual(['gate-aktau.edi.contrl'])
  })

  it('are found by the number of a thing and by time, with the digits of their numbers', async () => {
    const { code, out } = await karavan(['list', '--about', 'CSQU3054383', '--from', '2026-11-20', '--json'])
    const { events, isMore } = JSON.parse(out)
    expect([code, isMore, events.length]).toEqual([0, false, 1])
    expect(events[0]).toMatchObject({
      contentHash: expect.stringMatching(/^ni:/),
      event: { bizStep: expect.any(String) },
    })
    const some = await karavan(['list', '--limit', '2'])
    expect(some.out).toMatch(/^ +happened \(UTC\) +as it was told +received \(UTC\) +told by/)
    const told = events[0].receipts.map(({ sender }: { sender: string }) => sender)
    expect(told).toEqual(['KZAAUTERM', 'port'])
    expect(some.out).toMatch(/^ +happened .*\n20.*\n20.*\nMore than these 2; /)
    expect((await karavan(['list', '--to', '2020-01-01'])).code).toBe(3)
    expect((await karavan(['list', '--about', 'nothing'])).err).toContain('--about takes an EPC')
  })

  it('have their messages, byte for byte', async () => {
    const { files } = await imported(join(reports, 'wagons.csv'))
    const [out, id] = [inFolder('received.csv'), files[0].messageId]
    expect((await karavan(['message', id, '--out', out])).code).toBe(0)
    expect(readFileSync(out)).toEqual(readFileSync(join(reports, 'wagons.csv')))
    expect((await karavan(['message', id])).out).toBe(readFileSync(out, 'utf8'))
    expect((await karavan(['message', id, '--out', out])).err).toContain('A file that was named exists already')
    expect(await karavan(['message', '99999'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('No such message'),
    })
  })

  it('of a table are not kept before it is sure how its columns are read', async () => {
    const [table, mapping] = [inFolder('local.csv'), inFolder('mapping.json')]
    const text = readFileSync(join(reports, 'wagons.csv'), 'utf8')
      .replace(' (мск)', '')
      .replace(/цистерна.*\n/, '')
    writeFileSync(table, text)
    const unsure = await karavan(['import', table, '--sender', 'ktz'])
    expect(unsure.code).toBe(1)
    expect(unsure.out).toContain('not kept, it is not sure how its columns are read')
    expect(unsure.out).toContain('No header or title says in which zone the times are; Europe/Moscow is the usual one.')
    const proposed = /\{\n[\s\S]*\n {2}\}/.exec(unsure.out)?.[0] ?? ''
    writeFileSync(mapping, proposed.replace('Europe/Moscow', 'place'))
    const named = await imported(table, '--sender', 'ktz', '--mapping', mapping, '--save-mapping')
    expect(named).toMatchObject({ code: 0, kept: 1, added: 2 })
    writeFileSync(table, text.replace('03:05', '04:05'))
    expect(await imported(table, '--sender', 'ktz')).toMatchObject({ code: 0, kept: 1, added: 1, known: 1 })
    expect(await imported(table, '--sender', 'adyq')).toMatchObject({ code: 1, kept: 0 })
    expect(await imported(table, '--sender', 'adyq', '--save-mapping')).toMatchObject({ code: 0, kept: 1 })
    expect((await karavan(['list', '--about', '60635208', '--limit', '1'])).out).toContain('+03:00')
    writeFileSync(mapping, '{}')
    expect(await karavan(['import', table, '--mapping', mapping])).toMatchObject({ code: 2, out: '' })
  })

  it('tell again how consignments stand', async () => {
    const storage = lazyStorage({ KARAVAN_DATA: home })
    const consignments = await storage.consignments()
    const known = readConsignment({
      consignmentId: 'K-1',
      carrierAcceptanceLocation: 'KZ-AKTAU',
      consigneeReceiptLocation: 'GE-POTI',
      parties: [{ partyId: 'mill', role: 'consignor', name: 'Mill' }],
      utilizedEquipment: [{ equipmentId: 'box', kind: '20GP', number: { scheme: 'container', value: 'CSQU3054383' } }],
    })
    try {
      await consignments.enter(known, { by: 'Ann', from: 'here', organisation: null }, null, 0)
      expect((await karavan(['import', reports])).code).toBe(1)
      const question = {
        text: '',
        state: null,
        silent: false,
        estimated: false,
        order: 'new',
        now: 29_900_000,
        most: 50,
        skip: 0,
        visibleTo: null,
      } as const
      const found = await consignments.list(question)
      expect(found.consignments[0]?.digest).toMatchObject({ lastWord: expect.anything() })
    } finally {
      await storage.close()
    }
  })

  it('are kept as far as the import came where the database goes', async () => {
    const { code, err } = await karavan(['import', reports], { DATABASE_URL: 'postgres://nobody@localhost:1/none' })
    expect([code, err]).toEqual([2, expect.stringContaining('The database does not answer')])
    expect(await karavan(['import'])).toMatchObject({ code: 2, out: '' })
    expect(await karavan(['import', inFolder('none')])).toMatchObject({ code: 2, out: '' })
    expect((await karavan(['import', mkdtempSync(inFolder('empty-'))])).code).toBe(3)
  })
})
