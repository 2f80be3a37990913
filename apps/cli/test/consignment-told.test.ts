import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDcsaEvents, readEpcis } from '@karavan/exchange'
import type { ChosenPlan } from '@karavan/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'karavan-cli-told-'))
const file = (name: string) => join(folder, name)
const BOX = 'CSQU3054383'
const HOUR = 3_600_000

function karavan(...args: string[]) {
  const { DATABASE_URL: _, ...environment } = process.env
  return run(join(root, 'apps/cli/dist/main.js'), args, {
    env: { ...environment, KARAVAN_DATA: file('data'), COLUMNS: '200' },
  })
}

/** A box over the legs of its plan, 30 hours on each and 20 between them; the last arrival was 50 hours ago. */
function reported({ legs }: ChosenPlan): string {
  const end = Math.floor(Date.now() / HOUR) * HOUR - 50 * HOUR
  const times = legs.map((_, i) => end - (legs.length - 1 - i) * 50 * HOUR)
  const eventList = legs.flatMap(({ from, to }, i) =>
    (
      [
        ['departing', from, -30],
        ['arriving', to, 0],
      ] as const
    ).map(([bizStep, place, hours]) => ({
      type: 'ObjectEvent',
      eventTime: new Date((times[i] ?? end) + hours * HOUR).toISOString(),
      eventTimeZoneOffset: '+00:00',
      epcList: [`urn:epc:id:bic:${BOX}`],
      action: 'OBSERVE',
      bizStep,
      readPoint: { id: `urn:karavan:location:${place}` },
    })),
  )
  return JSON.stringify({
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: new Date(end).toISOString(),
    epcisBody: { eventList },
  })
}

describe('what was told of a consignment, on the command line', { timeout: 120_000 }, () => {
  let legs: ChosenPlan['legs']
  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(root, 'apps/cli/bin/karavan.mjs'), '--version'])
    expect(built.status, String(built.stderr)).toBe(0)
    expect((await karavan('indicators')).code).toBe(3)
    const added = await karavan(
      ...[
        'consignment',
        'add',
        join(root, 'docs/examples/consignment.json'),
        '--ready',
        '2026-10-01',
        '--history',
        '--json',
      ],
    )
    expect(added.code, added.err).toBe(0)
    legs = JSON.parse(added.out).consignment.plan.legs
    writeFileSync(file('events.jsonld'), reported(JSON.parse(added.out).consignment.plan))
    const kept = await karavan('events', 'import', file('events.jsonld'), '--sender', 'mill')
    expect(kept.code, kept.err).toBe(0)
  }, 240_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('says of samples that they live in the running server', async () => {
    for (const command of ['show', 'eta', 'replan']) {
      const { code, err } = await karavan('consignment', command, 'sample-atyrau-batumi')
      expect(code).toBe(2)
      expect(err).toContain('samples live in the running server alone')
    }
    const none = await karavan('consignment', 'list', 'sample-atyrau-batumi')
    expect([none.code, none.out]).toEqual([3, expect.stringContaining('samples live in the running server alone')])
    expect((await karavan('consignment', 'show', 'K-9')).err).toContain('find it: karavan consignment list')
  })

  it('tells the indicators of its legs, as text, JSON and CSV', async () => {
    const json = JSON.parse((await karavan('indicators', '--measure', 'sectionHours', '--json')).out)
    expect(json).toMatchObject({ consignments: 1, complete: true })
    expect(json.figures.map(({ segmentId }: { segmentId: string }) => segmentId)).toEqual(
      legs.map(({ from, to, mode }) => `section:${from}:${to}:${mode}`).sort(),
    )
    expect(json.figures.map(({ mean }: { mean: number }) => mean)).toEqual(legs.map(() => 30))
    const first = legs[0]
    const csv = await karavan('indicators', '--measure', 'speedWithDelay', '--csv')
    const km = first?.distanceKm?.value ?? 0
    const line = csv.out.split('\n').find((each) => each.startsWith(`section:${first?.from}:${first?.to}:`)) ?? ''
    const [, , unit, , count, mean] = line.split(',')
    expect([unit, count, Number(mean)]).toEqual(['km/h', '1', expect.closeTo(km / 30, 6)])
    const text = await karavan('indicators', '--segment', 'section', '--measure', 'sectionCost')
    expect(text.out).toContain('1: nobody tells what was paid')
    expect((await karavan('indicators', '--from', '2026')).code).toBe(2)
    expect((await karavan('indicators', '--to', '2020-01')).code).toBe(3)
  })

  it('gives its events out as EPCIS and as DCSA', async () => {
    const epcis = await karavan('consignment', 'events', 'K-1', '--format', 'epcis')
    expect([epcis.code, readEpcis(epcis.out).events.length]).toEqual([0, 2 * legs.length])
    const out = file('events.json')
    const dcsa = await karavan('consignment', 'events', 'K-1', '--format', 'dcsa', '--out', out)
    expect([dcsa.code, dcsa.err]).toEqual([0, ''])
    const { events, refused } = readDcsaEvents(readFileSync(out, 'utf8'), { receivedAt: Date.now() / 60_000 })
    expect([events.length, refused]).toEqual([2 * legs.length, []])
    expect((await karavan('consignment', 'events', 'K-1')).code).toBe(2)
    expect((await karavan('consignment', 'events', 'K-2', '--format', 'dcsa')).err).toContain('K-2')
  })
})
