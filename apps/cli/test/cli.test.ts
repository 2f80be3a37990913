import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PlanAnswer, ProfileAnswer } from '@karavan/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run as runProgram } from './run.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const main = join(root, 'apps/cli/dist/main.js')
const folder = mkdtempSync(join(tmpdir(), 'karavan-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (program: string, args: readonly string[], environment: Record<string, string> = {}) =>
  runProgram(program, args, { cwd: folder, env: { ...process.env, ...environment } })
const karavan = (...args: string[]) => run(main, args)

beforeAll(async () => {
  const { code, err } = await run(join(root, 'apps/cli/bin/karavan.mjs'), ['--version'])
  expect(code, err).toBe(0)
}, 180_000)

describe('karavan plan', () => {
  it('prints a table, bars, legs, and what was ruled out, plain in a pipe', async () => {
    const { code, out, err } = await run(
      main,
      ['plan', 'Kuryk', 'Klaipėda', '--wagons', '20', '--equipment', 'wagon-hopper', '--goods', '26'],
      { COLUMNS: '100' },
    )
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^Kuryk port → Klaip/)
    expect(out).toMatch(/P10 +P50 +P90/)
    expect(out).toMatch(/[▁▂▃▄▅▆▇█]{3}/)
    expect(out).toContain('border KZ>')
    expect(out).toContain('Ruled out')
    expect(out).toContain('Sources of plan 1')
    expect(out).not.toContain('\u001b')
    for (const line of out.split('\n').filter((text) => !/https?:/.test(text)))
      expect([...line].length).toBeLessThanOrEqual(104)
  })

  it('prints nothing but the documented JSON with --json', async () => {
    const { code, out, err } = await karavan(
      'plan',
      'KZ-KURYK',
      'LTKLJ',
      '--wagons',
      '20',
      '--deadline',
      '2030-02-01',
      '--ready',
      '2030-01-02',
      '--json',
    )
    expect([code, err]).toEqual([0, ''])
    const answer = JSON.parse(out) as PlanAnswer
    const [plan] = answer.plans
    expect(plan?.hours.p10).toBeLessThanOrEqual(plan?.hours.p90 ?? 0)
    expect(plan?.onTime).toBeGreaterThanOrEqual(0)
    expect(plan?.legs[0]).toMatchObject({
      from: 'KZ-KURYK',
      sources: expect.any(Array),
      distanceKm: { basis: expect.any(String) },
    })
    expect(plan?.cost.amount).toMatch(/^\d+\.\d{2}$/)
    expect(answer.knockedOut.length).toBeGreaterThan(0)
  })

  it('asks for many days with --when, and sums them up by month and weekday', async () => {
    const asked = ['plan', 'Kostanay', 'Poti', '--wagons', '2', '--ready', '2030-01-30', '--when', '--days', '9']
    const page = await run(main, [...asked, '--within', '25'], { COLUMNS: '100' })
    expect([page.code, page.err]).toEqual([0, ''])
    expect(page.out).toContain('9 hand-overs, a day apart')
    expect(page.out).toMatch(/^month +P50 +P90 +in 25 d +Mon +Tue +Wed +Thu +Fri +Sat +Sun +best day +P50 +P90$/m)
    // The last two days of January 2030 are a Wednesday and a Thursday.
    expect(page.out).toMatch(/^2030-01 +[\d.]+ +[\d.]+ +\d+ % +– +– +[\d.]+ +[\d.]+ +– +– +– +2030-01-3[01] /m)
    expect(page.out).toMatch(/^2030-02 .*2030-02-0\d/m)
    const { days, ways } = JSON.parse((await karavan(...asked, '--json')).out) as ProfileAnswer
    expect(days).toHaveLength(9)
    expect(ways.map(({ wayId }) => wayId)).toContain(days[8]?.quickest)
  })

  it('says what stands in the way where no day has a plan, with exit code 3', async () => {
    const { code, out } = await karavan(
      'plan',
      'Kuryk',
      'Klaipeda',
      '--wagons',
      '3',
      '--avoid',
      'RU,AZ,TM',
      '--when',
      '--days',
      '4',
    )
    expect(code).toBe(3)
    expect(out).toContain('There is no way on any of these days.')
    expect(out).toContain('4 days: Russia: the question avoids Russia')
  })

  it('takes --days and --within only with --when', async () => {
    const { code, err } = await karavan('plan', 'Kuryk', 'Klaipeda', '--days', '4')
    expect([code, err]).toEqual([2, expect.stringContaining('go with --when')])
  })

  it('lays a user’s rows over the network', async () => {
    const own = join(folder, 'own')
    mkdirSync(own)
    const header = readFileSync(join(root, 'packages/network/data/locations.csv'), 'utf8').split('\n')[0] ?? ''
    const cells: Record<string, string> = {
      id: 'KZ-MYSIDING',
      name: 'My own siding',
      country: 'KZ',
      kind: 'rail_station',
      lon: '51.5',
      lat: '43.1',
      time_zone: 'Asia/Aqtau',
      source: 'own knowledge',
      source_date: '2026',
      basis: 'assumed',
    }
    writeFileSync(
      join(own, 'locations.csv'),
      `${header}\n${header
        .split(',')
        .map((name) => cells[name] ?? '')
        .join(',')}\n`,
    )
    const places = await karavan('places', 'my own siding', '--network', 'own', '--json')
    expect(JSON.parse(places.out).locations[0].id).toBe('KZ-MYSIDING')
    const plan = await karavan('plan', 'KZ-MYSIDING', 'Poti', '--network', 'own', '--json')
    expect(plan.code).toBe(3)
    expect(JSON.parse(plan.out).plans).toEqual([])
    expect((await karavan('plan', 'KZ-MYSIDING', 'Poti')).code).toBe(2)
  })

  it('says with exit code 3 that there is no way, why, and what comes nearest', async () => {
    const { code, out, err } = await karavan('plan', 'Kuryk', 'Klaipeda', '--avoid', 'rail,road')
    expect([code, err]).toEqual([3, ''])
    expect(out).toContain('There is no way')
    expect(out).toContain('Ruled out')
  })

  it('finds the latest safe hand-over', async () => {
    const { code, out } = await karavan(
      'plan',
      'Kuryk',
      'Klaipeda',
      '--wagons',
      '5',
      '--ready',
      '2030-01-02',
      '--arrive-by',
      '2030-04-01',
      '--chance',
      '0.8',
      '--json',
    )
    expect(code).toBe(0)
    const answer = JSON.parse(out)
    expect(answer.ready).toBeGreaterThan(answer.query.ready)
    expect(answer.plan.onTime ?? answer.bestChance).toBeGreaterThanOrEqual(0.8)
  })

  it.each<[string[], RegExp]>([
    [['plan', 'Kurik', 'Klaipeda'], /FROM: No such place\n.*"Kurik"[\s\S]*did you mean:\n {4}KZ-KURYK/],
    [['plan', 'KZHOR', 'Poti'], /FROM: Several places[\s\S]*KZ-ALTYNKOL/],
    [['plan', "Kuryk'; DROP TABLE x;--", 'Poti'], /FROM: No such place/],
    [['plan', 'Kuryk', 'Poti', '--ready', '2021-01-01'], /--ready: Ready in the past[\s\S]*2021-01-01/],
    [['plan', 'Kuryk', 'Poti', '--ready', '9999-01-01'], /--ready: Not a date[\s\S]*2020–2050/],
    [['plan', 'Kuryk', 'Poti', '--tonnes=-5'], /--tonnes: [\s\S]*received "-5"[\s\S]*above 0/],
    [['plan', 'Kuryk', 'Poti', '--tonnes', '-5'], /--tonnes: [\s\S]*received "-5"[\s\S]*above 0/],
    [['plan', 'Kuryk', 'Poti', '--chance', '-.5', '--arrive-by', '2030-01-01'], /--chance: [\s\S]*received "-\.5"/],
    [['plan', 'Kuryk', 'Poti', '--tonnes', '--json'], /--tonnes/],
    [['plan', 'Kuryk', 'Poti', '--tonnes', 'NaN'], /--tonnes: [\s\S]*"NaN"/],
    [['plan', 'Kuryk', 'Poti', '--avoid', 'Atlantis'], /--avoid: Nothing known by this name/],
    [['plan', 'Kuryk', 'Poti', '--equipment', '53HC'], /--equipment: No such equipment/],
    [['plan', 'Kuryk'], /takes two places/],
    [['plan', 'Kuryk', 'Poti', '--colour', 'red'], /--colour/],
    [['plan', 'Kuryk', 'Poti', '--format', 'gtfs'], /takes no --format/],
    [['plan', 'Kuryk', 'Poti', '--network', 'nowhere'], /The folder of a network cannot be read[\s\S]*nowhere/],
    [['fly'], /no command "fly"/],
    [['places'], /takes a text/],
    [['network', 'export', 'x'], /needs --format gtfs/],
    [[], /Nothing was asked/],
  ])('answers %j on standard error with exit code 2', async (args, message) => {
    const { code, out, err } = await karavan(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(message)
    expect(err).not.toMatch(/\n {4}at /)
  })

  it('gives the problem as JSON too where JSON is wanted', async () => {
    const { code, out } = await karavan('plan', 'Kurik', 'Klaipeda', '--json')
    expect(code).toBe(2)
    expect(JSON.parse(out).problem).toMatchObject({ code: 'PLACE_UNKNOWN', pointer: '/from' })
  })
})

describe('karavan network', () => {
  it('names file and line of a broken table', async () => {
    const broken = join(folder, 'broken')
    mkdirSync(broken)
    writeFileSync(join(broken, 'services.csv'), 'id,name\n"KZ')
    const { code, err } = await karavan('network', 'check', 'broken')
    expect(code).toBe(2)
    expect(err).toContain(`${join('broken', 'services.csv')}:`)
  })

  it('names file and line, what was found and what was expected of rows that do not hold', async () => {
    const own = join(folder, 'doubtful')
    mkdirSync(own)
    const rowsOf = (table: string) => readFileSync(join(root, `packages/network/data/${table}.csv`), 'utf8').split('\n')
    const [header = '', train = ''] = rowsOf('services')
    const calls = rowsOf('service_calls')
    const mine = (line: string) => line.replace('XIAN-ALAT-TITR', 'MY-TRAIN')
    writeFileSync(join(own, 'services.csv'), `${header}\n${mine(train)}\n`)
    const [first = '', last = ''] = calls.slice(1, 3).map(mine)
    writeFileSync(
      join(own, 'service_calls.csv'),
      `${calls[0]}\n${first}\n${last.replace('CN KZ AZ', 'CN KZ TM AZ').replace('240,264', '240,564')}\n`,
    )
    writeFileSync(join(own, 'parameters.csv'), `${rowsOf('parameters')[0]}\nmy.key,many,h,me,2026,assumed,\n`)
    const { code, out, err } = await karavan('network', 'check', 'doubtful')
    expect([code, err]).toEqual([2, ''])
    expect(out).toMatch(/^doubtful\/services\.csv:2: found MY-TRAIN: .* as XIAN-ALAT-TITR .*; expected one boardable/m)
    expect(out).toMatch(/^doubtful\/service_calls\.csv:3: found crosses CN KZ TM AZ, .*; expected CN KZ AZ/m)
    expect(out).toMatch(/^doubtful\/service_calls\.csv:3: found hours_min 240, hours_p10 564, .* ascend/m)
    expect(out).toMatch(/\n3 faults\.\n$/)
    rmSync(join(own, 'service_calls.csv'))
    rmSync(join(own, 'services.csv'))
    const alone = await karavan('network', 'check', 'doubtful')
    expect(alone.out).toMatch(/^doubtful\/parameters\.csv:2: found "many"; expected value: a number/m)
    expect(alone.out).toMatch(/\n1 faults\.\n$/)
  })

  it('exports a feed that it can import, whole or not at all', async () => {
    const feed = join(folder, 'feed')
    const written = JSON.parse((await karavan('network', 'export', '--format', 'gtfs', 'feed', '--json')).out)
    expect(written.trips).toBeGreaterThan(10)
    const read = JSON.parse((await karavan('network', 'import', '--format', 'gtfs', 'feed', '--json')).out)
    expect([read.stops, read.trips]).toEqual([written.stops, written.trips])
    expect((await karavan('network', 'export', '--format', 'gtfs', 'feed')).code).toBe(0)

    rmSync(join(feed, '.karavan-export'))
    const refused = await karavan('network', 'export', '--format', 'gtfs', 'feed')
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('An export would overwrite what it did not write')
    expect(existsSync(join(feed, 'stops.txt'))).toBe(true)
    expect(readdirSync(folder).filter((name) => name.startsWith('.feed'))).toEqual([])
  })

  it('refuses a feed that is none', async () => {
    mkdirSync(join(folder, 'empty'))
    const { code, err } = await karavan('network', 'import', '--format', 'gtfs', 'empty')
    expect(code).toBe(2)
    expect(err).toMatch(/A feed lacks a file/)
  })
})

describe('karavan', () => {
  it('explains itself', async () => {
    const { code, out } = await karavan('--help')
    expect(code).toBe(0)
    for (const option of ['--ready', '--arrive-by', '--avoid', '--network', '--json']) expect(out).toContain(option)
    expect((await karavan('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('finds places in any script', async () => {
    const ids = await Promise.all(
      ['Ақтау', '阿克套', 'Aktau', 'ფოთი', '青岛'].map(
        async (text) => JSON.parse((await karavan('places', text, '--json')).out).locations[0]?.id,
      ),
    )
    expect(ids).toEqual(['KZ-AKTAU', 'KZ-AKTAU', 'KZ-AKTAU', 'GE-POTI', 'CN-QINGDAO'])
  })
})
