import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ForecastSource, KnownForecast } from '@karavan/conditions'
import { type EpochMinutes, StructuredError } from '@karavan/core'
import { dataFolder, type Environment } from '../postgres/data-folder.js'
import { Addresses, type Known } from './addresses.js'
import { forecastIn } from './forecast-in.js'
import { KeptAnswers } from './kept-answers.js'
import { filled, forecastSettings } from './settings.js'

/** Largest file that is read, bytes. */
const MOST_BYTES = 2_000_000

/**
 * The forecasts that a user has connected by `KARAVAN_WEATHER`, `KARAVAN_WAVES` and `KARAVAN_WEATHER_ATTRIBUTION`; null where
 * none is. Good answers are kept in the folder of `KARAVAN_DATA`.
 * @throws {StructuredError} FORECAST_SETTING_INVALID
 */
export function openForecasts(environment: Environment, now: () => EpochMinutes): ForecastSource | null {
  const settings = forecastSettings(environment)
  if (settings.length === 0) return null
  const addresses = new Addresses(new KeptAnswers(join(dataFolder(environment), 'forecasts')), now)
  const files = new Files()
  return {
    attribution: environment['KARAVAN_WEATHER_ATTRIBUTION']?.trim() || null,
    at: (places) =>
      Promise.all(
        places.map((place) =>
          Promise.all(
            settings.map(async ({ name, kind, template }): Promise<KnownForecast> => {
              const where = filled(template, place)
              const { hours, fetched, fault } = await (kind === 'address' ? addresses.at(where) : files.at(where))
              return { name, hours, fetched, fault: fault && { code: fault.code, text: fault.message } }
            }),
          ),
        ),
      ),
  }
}

/** Forecasts in files, each as old as its file; the last good one stands where a file can be read no more. */
class Files {
  private readonly known = new Map<string, Known>()

  async at(path: string): Promise<Known> {
    try {
      const { size, mtimeMs } = await stat(path)
      if (size > MOST_BYTES) throw unreadable(path, `a file of at most ${MOST_BYTES} bytes`)
      const hours = forecastIn(await readFile(path, 'utf8'))
      const read = { hours, fetched: Math.floor(mtimeMs / 60_000), fault: null }
      this.known.set(path, read)
      return read
    } catch (error) {
      const fault = error instanceof StructuredError ? error : unreadable(path, 'a file with a forecast in JSON', error)
      return { ...(this.known.get(path) ?? { hours: [], fetched: null }), fault }
    }
  }
}

function unreadable(path: string, expected: string, cause?: unknown): StructuredError {
  return new StructuredError({
    code: 'FORECAST_UNREACHABLE',
    received: path,
    expected,
    remediation: 'put the forecast of this place there, or correct KARAVAN_WEATHER or KARAVAN_WAVES',
    cause,
  })
}
