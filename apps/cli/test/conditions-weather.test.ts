import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatDate } from '@karavan/core'
import type { WeatherAnswer } from '@karavan/model'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'karavan-weather-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A storm at Aktau, all day tomorrow. */
const tomorrow = Math.floor(Date.now() / 86_400_000) * 1440 + 1440
const time = Array.from({ length: 24 }, (_, hour) => new Date((tomorrow + hour * 60) * 60_000).toISOString())
writeFileSync(
  join(folder, 'KZ-AKTAU.json'),
  JSON.stringify({ hourly_units: { wind_gusts_10m: 'm/s' }, hourly: { time, wind_gusts_10m: time.map(() => 25) } }),
)

const weather = (args: readonly string[], settings: Record<string, string> = { KARAVAN_WEATHER: folder }) => {
  const {
    KARAVAN_WEATHER: _,
    KARAVAN_WAVES: _w,
    KARAVAN_WEATHER_ATTRIBUTION: _a,
    KARAVAN_THRESHOLDS: _t,
    ...env
  } = process.env
  return spawnSync(process.execPath, [join(root, 'apps/cli/bin/karavan.mjs'), 'conditions', 'weather', ...args], {
    encoding: 'utf8',
    env: { ...env, COLUMNS: '100', NO_COLOR: '1', KARAVAN_DATA: join(folder, 'data'), ...settings },
  })
}

describe('karavan conditions weather', () => {
  it('draws the chance of closing by day, with the threshold and its source', () => {
    const { status, stdout } = weather(['Aktau', 'Turkmenbashi'], {
      KARAVAN_WEATHER: folder,
      KARAVAN_WEATHER_ATTRIBUTION: 'by the met office',
    })
    expect(status).toBe(0)
    expect(stdout).toMatch(/^Aktau port: shuts from gusts of 15 m\/s$/m)
    expect(stdout).toMatch(/^ {2}estimated, https:\/\/geography\.name/m)
    expect(stdout).toMatch(/^ {2}forecast of weather, \d min old$/m)
    expect(stdout).toMatch(new RegExp(`^  ${formatDate(tomorrow)}  █{16}  >99 %  gusts up to 25\\.0 m/s$`, 'm'))
    expect(stdout).toMatch(/^Turkmenbashi port\n {2}nobody says from what wind or waves on it shuts$/m)
    expect(stdout).toMatch(/^by the met office$/m)
  }, 180_000)

  it('gives the answer of the interface as JSON, and tells a port without a forecast', () => {
    const { status, stdout } = weather(['Aktau', 'Poti', '--json'])
    const { configured, places } = JSON.parse(stdout) as WeatherAnswer
    expect([status, configured]).toEqual([0, true])
    expect(places.map(({ days, forecasts }) => [days.length, forecasts[0]?.fault?.code])).toEqual([
      [1, undefined],
      [0, 'FORECAST_UNREACHABLE'],
    ])
  })

  it('says once why there is no forecast of many ports', () => {
    const { status, stdout } = weather(['Poti', 'Baku', 'Kuryk'])
    expect(status).toBe(3)
    expect(stdout.match(/FORECAST_UNREACHABLE/g)).toHaveLength(1)
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /No newer forecast of weather for Poti port, .*Kuryk port: .*GE-POTI\.json/,
    )
    expect(stdout.match(/^ {2}no forecast of weather$/gm)?.length).toBeGreaterThan(1)
  })

  it('takes thresholds of the asker over ours, and names the row', () => {
    const own = join(folder, 'own.csv')
    const head = 'place,measure,from,source,source_date,basis,note'
    writeFileSync(own, `${head}\nKZ-AKTAU,gusts,30,harbour master,2026-11,quoted,\n`)
    const { stdout } = weather(['Aktau'], { KARAVAN_WEATHER: folder, KARAVAN_THRESHOLDS: own })
    expect(stdout).toMatch(
      /^Aktau port: shuts from gusts of 30 m\/s\n {2}quoted, harbour master \(your row .*own\.csv:2\)$/m,
    )
    writeFileSync(own, `${head}\nKZ-ATLANTIS,gusts,30,harbour master,2026-11,quoted,\n`)
    expect(weather(['Aktau'], { KARAVAN_THRESHOLDS: own }).stderr).toMatch(/A cell of a threshold[\s\S]*KZ-ATLANTIS/)
    expect(weather(['Aktau'], { KARAVAN_THRESHOLDS: join(folder, 'none.csv') }).stderr).toContain('KARAVAN_THRESHOLDS')
  })

  it('is off where no forecast is connected, and says how one is', () => {
    const { status, stdout } = weather([], {})
    expect(status).toBe(3)
    expect(stdout).toMatch(/^No forecast is connected\.\nName a folder .* in KARAVAN_WEATHER/)
    expect(stdout).toContain('Poti port: shuts from gusts of 20 m/s or waves of 1.9 m')
  })

  it('refuses a setting that cannot be used', () => {
    const { status, stderr } = weather(['Aktau'], { KARAVAN_WEATHER: 'ftp://example.org/{place}' })
    expect(status).toBe(2)
    expect(stderr).toContain('is nothing that can be used')
  })
})
