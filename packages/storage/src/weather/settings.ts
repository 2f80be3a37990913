import { existsSync, statSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { StructuredError } from '@karavan/core'
import { FORECASTS, type ForecastName, type Location } from '@karavan/model'
import type { Environment } from '../postgres/data-folder.js'

type Site = Pick<Location, 'id' | 'position'>

/** A forecast that is connected: for each place an address, or a file. */
export interface ForecastSetting {
  readonly name: ForecastName
  readonly kind: 'address' | 'file'
  /** As it was set; where it names no place, a file for each in that folder. */
  readonly template: string
}

const VARIABLES: Readonly<Record<ForecastName, string>> = { weather: 'KARAVAN_WEATHER', waves: 'KARAVAN_WAVES' }

/**
 * The forecasts that are connected by `KARAVAN_WEATHER` and `KARAVAN_WAVES`; none where neither is set.
 * @throws {StructuredError} FORECAST_SETTING_INVALID
 */
export function forecastSettings(environment: Environment): readonly ForecastSetting[] {
  return FORECASTS.flatMap((name) => {
    const template = environment[VARIABLES[name]]?.trim()
    return template ? [readSetting(name, template)] : []
  })
}

function readSetting(name: ForecastName, template: string): ForecastSetting {
  const fault = (expected: string) =>
    new StructuredError({
      code: 'FORECAST_SETTING_INVALID',
      pointer: VARIABLES[name],
      received: template,
      expected,
      remediation: 'correct the variable, or unset it; docs/conditions.md says how a forecast is connected',
    })
  const stray = /\{(?!(?:latitude|longitude|place)\})[^}]*\}?/.exec(template)
  if (stray !== null) throw fault('no other braces than {latitude}, {longitude} and {place}')
  const names = (...words: readonly string[]) => words.every((word) => template.includes(`{${word}}`))
  const scheme = /^([a-z][a-z\d+.-]+):/i.exec(template)?.[1]?.toLowerCase()
  if (scheme !== undefined) {
    if (scheme !== 'http' && scheme !== 'https') throw fault('an address of http or https, or a folder')
    if (!URL.canParse(filled(template, { id: 'XX-PLACE', position: [0, 0] }))) throw fault('an address')
    if (!names('place') && !names('latitude', 'longitude'))
      throw fault('an address with {latitude} and {longitude}, or {place}')
    return { name, kind: 'address', template }
  }
  const path = isAbsolute(template) ? template : resolve(template)
  if (names('place')) return { name, kind: 'file', template: path }
  if (!existsSync(path) || !statSync(path).isDirectory())
    throw fault('a folder that is there, with a file for each place, or a path with {place}')
  return { name, kind: 'file', template: join(path, '{place}.json') }
}

/** The address or file of a place. */
export function filled(template: string, { id, position: [longitude, latitude] }: Site): string {
  return template
    .replaceAll('{latitude}', String(latitude))
    .replaceAll('{longitude}', String(longitude))
    .replaceAll('{place}', encodeURIComponent(id))
}
