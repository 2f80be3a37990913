import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseInstant } from '@karavan/core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { knownThresholds, loadNetwork, openForecasts } from '../src/index.js'
import { fetchText } from '../src/weather/fetch-text.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-forecasts-'))
const start = parseInstant('2026-12-01T10:00Z')
let now = start
const AKTAU = { id: 'KZ-AKTAU', position: [51.22, 43.6] } as const
const POTI = { id: 'GE-POTI', position: [41.66, 42.15] } as const

const wind = (gusts: number) =>
  JSON.stringify({
    hourly_units: { wind_gusts_10m: 'm/s' },
    hourly: { time: ['2026-12-01T10:00', '2026-12-01T11:00'], wind_gusts_10m: [gusts, gusts] },
  })

/** Every request that came, and what is answered to each. */
const came: string[] = []
let open = 0
let mostOpen = 0
let answer: (request: IncomingMessage, response: ServerResponse) => void
const server = createServer((request, response) => {
  came.push(request.url ?? '')
  open += 1
  mostOpen = Math.max(mostOpen, open)
  response.on('close', () => {
    open -= 1
  })
  answer(request, response)
})
let base = ''
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(home, { recursive: true, force: true })
})
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(home, 'data-'))
  came.length = 0
  mostOpen = 0
  now = start
  answer = (_, response) => response.end(wind(20))
})
const opened = (over: Record<string, string> = {}) => {
  const settings = { KARAVAN_DATA: folder, KARAVAN_WEATHER: `${base}/at?lat={latitude}&lon={longitude}`, ...over }
  const source = openForecasts(settings, () => now)
  if (source === null) throw new Error('a forecast is connected')
  return source
}
const gusts = async (source = opened()) => (await source.at([AKTAU]))[0]?.[0]

describe('forecasts over HTTP', () => {
  it('are off where nothing is set', () => {
    expect(openForecasts({ KARAVAN_WEATHER: '', KARAVAN_DATA: folder }, () => now)).toBeNull()
  })

  it('are asked for by the position of each place', async () => {
    const [aktau, poti] = await opened({ KARAVAN_WEATHER_ATTRIBUTION: ' Weather by X ' }).at([AKTAU, POTI])
    expect([...came].sort()).toEqual(['/at?lat=42.15&lon=41.66', '/at?lat=43.6&lon=51.22'])
    expect(aktau).toEqual(poti)
    expect(aktau).toMatchObject([{ name: 'weather', fetched: start, fault: null, hours: [{ gusts: [20] }, {}] }])
  })

  it('are asked for once an hour, by all who ask at once and by another process', async () => {
    const source = opened()
    await Promise.all([source.at([AKTAU]), source.at([AKTAU])])
    now = start + 59
    await source.at([AKTAU])
    expect((await gusts(opened()))?.fetched).toBe(start)
    expect(came).toHaveLength(1)
    now = start + 60
    expect((await gusts(source))?.fetched).toBe(now)
    expect(came).toHaveLength(2)
  })

  it('stand where a newer one cannot be had, with their age and the reason', async () => {
    const source = opened()
    await source.at([AKTAU])
    answer = (_, response) => response.writeHead(503).end()
    now = start + 120
    const known = await gusts(source)
    expect(known).toMatchObject({ fetched: start, fault: { code: 'FORECAST_UNREACHABLE' } })
    expect(known?.hours).toHaveLength(2)
    expect(known?.fault?.text).toMatch(/status 503, from 127\.0\.0\.1/)
    now += 9
    await source.at([AKTAU])
    expect(came).toHaveLength(2)
    answer = (_, response) => response.end(wind(10))
    now += 1
    expect(await gusts(source)).toMatchObject({ fetched: now, fault: null, hours: [{ gusts: [10] }, {}] })
  })

  it.each([
    ['no JSON', '<html>', /FORECAST_INVALID.*expected JSON/],
    ['another JSON', '{"error":true}', /FORECAST_INVALID.*hourly/],
    ['more than is read', ' '.repeat(3_000_000), /more than 2000000 bytes/],
  ])('of one place that are %s take no other down', async (_, bad, why) => {
    answer = (request, response) => response.end(request.url?.includes('51.22') ? bad : wind(20))
    const [[aktau] = [], [poti] = []] = await opened().at([AKTAU, POTI])
    expect(aktau).toMatchObject({ hours: [], fetched: null })
    expect(aktau?.fault?.text).toMatch(why)
    expect(poti).toMatchObject({ fault: null, fetched: start })
  })

  it('come over few connections', async () => {
    answer = (_, response) => setTimeout(() => response.end(wind(20)), 30)
    const places = Array.from({ length: 12 }, (_, i) => ({ id: `XX-${i}`, position: [i, i] }) as const)
    const known = await opened().at(places)
    expect(known.every(([one]) => one?.fetched === start)).toBe(true)
    expect(came).toHaveLength(12)
    expect(mostOpen).toBe(3)
  })

  it('may have waves from another service', async () => {
    answer = (request, response) =>
      response.end(
        request.url === '/sea/KZ-AKTAU'
          ? JSON.stringify({
              hourly_units: { wave_height: 'm' },
              hourly: { time: ['2026-12-01T10:00'], wave_height: [3] },
            })
          : wind(20),
      )
    const [known] = await opened({ KARAVAN_WAVES: `${base}/sea/{place}` }).at([AKTAU])
    expect(known?.map(({ name, hours }) => [name, hours[0]?.gusts, hours[0]?.waves])).toEqual([
      ['weather', [20], []],
      ['waves', [], [3]],
    ])
  })

  it('need no folder that can be written', async () => {
    writeFileSync(join(folder, 'forecasts'), 'a file in its place')
    expect(await gusts()).toMatchObject({ fetched: start, fault: null })
  })

  it('that are kept are asked for again where they cannot be read', async () => {
    await gusts()
    const kept = join(folder, 'forecasts')
    for (const name of readdirSync(kept)) writeFileSync(join(kept, name), '{"fetched":')
    await gusts(opened())
    expect(came).toHaveLength(2)
  })
})

describe('a request', () => {
  const limits = { milliseconds: 200, bytes: 1000, redirects: 2 }

  it('follows few redirects', async () => {
    answer = ({ url = '' }, response) => {
      const left = Number(url.slice(1))
      if (left === 0) response.end('there')
      else response.writeHead(302, { location: `/${left - 1}` }).end()
    }
    expect(await fetchText(`${base}/2`, limits)).toBe('there')
    await expect(fetchText(`${base}/3`, limits)).rejects.toThrow(/more than 2 redirects/)
  })

  it('follows none to another scheme', async () => {
    answer = (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end()
    await expect(fetchText(base, limits)).rejects.toThrow(/FORECAST_UNREACHABLE.*leads away/)
  })

  it('waits only so long, for the head and for the body', async () => {
    answer = () => {}
    await expect(fetchText(base, limits)).rejects.toThrow(/no answer in 0.2 seconds/)
    answer = (_, response) => response.write('slow')
    await expect(fetchText(base, limits)).rejects.toThrow(/no answer in 0.2 seconds/)
  })

  it('says that nobody listens, without the key in the address', async () => {
    const failing = fetchText('http://127.0.0.1:9/?apikey=secret', limits)
    await expect(failing).rejects.toThrow(/ECONNREFUSED|bad port/)
    await expect(failing).rejects.not.toThrow(/secret/)
  })
})

describe('forecasts in files', () => {
  it('are as old as the file, and those that are missing are told', async () => {
    const files = mkdtempSync(join(home, 'files-'))
    writeFileSync(join(files, 'KZ-AKTAU.json'), wind(17))
    const [[aktau] = [], [poti] = []] = await opened({ KARAVAN_WEATHER: files }).at([AKTAU, POTI])
    expect(aktau).toMatchObject({ fault: null, hours: [{ gusts: [17] }, {}] })
    expect(Math.abs((aktau?.fetched ?? 0) - Date.now() / 60_000)).toBeLessThan(5)
    expect(poti).toMatchObject({ hours: [], fetched: null, fault: { code: 'FORECAST_UNREACHABLE' } })
    expect(poti?.fault?.text).toContain('GE-POTI.json')
    expect(came).toEqual([])
  })

  it('stand where the file can be read no more, and the fault is told', async () => {
    const files = mkdtempSync(join(home, 'files-'))
    const file = join(files, 'KZ-AKTAU.json')
    writeFileSync(file, wind(17))
    const source = opened({ KARAVAN_WEATHER: files })
    const [[first] = []] = await source.at([AKTAU])
    writeFileSync(file, '{"hourly":')
    const [[broken] = []] = await source.at([AKTAU])
    expect(broken).toEqual({ ...first, fault: expect.objectContaining({ code: 'FORECAST_INVALID' }) })
    writeFileSync(file, wind(9))
    expect((await source.at([AKTAU]))[0]?.[0]).toMatchObject({ fault: null, hours: [{ gusts: [9] }, {}] })
  })

  it('may be named by a path of their own', async () => {
    mkdirSync(join(home, 'met/GE-POTI'), { recursive: true })
    writeFileSync(join(home, 'met/GE-POTI/today.json'), wind(9))
    const [[poti] = []] = await opened({ KARAVAN_WEATHER: `${home}/met/{place}/today.json` }).at([POTI])
    expect(poti?.hours[0]?.gusts).toEqual([9])
  })
})

describe('a setting', () => {
  it.each([
    ['ftp://example.org/{place}', /http or https/],
    ['https://example.org/forecast', /\{latitude\} and \{longitude\}, or \{place\}/],
    ['https://example.org/{lat}/{lon}', /no other braces/],
    ['http://a:b:c/{place}', /an address/],
    ['no/such/folder', /a folder that is there/],
  ])('that cannot be used is refused: %s', (text, why) => {
    expect(() => opened({ KARAVAN_WEATHER: text })).toThrow(/KARAVAN_WEATHER: FORECAST_SETTING_INVALID/)
    expect(() => opened({ KARAVAN_WAVES: text })).toThrow(why)
  })
})

it('may be asked for at every port that comes with a threshold', () => {
  const { locations } = loadNetwork(undefined)
  expect(
    knownThresholds({}, (id) => locations.has(id)).filter(({ place }) => locations.get(place)?.kind !== 'seaport'),
  ).toEqual([])
})
