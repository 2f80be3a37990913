import { type ForecastHour, readForecast } from '@karavan/conditions'
import { StructuredError } from '@karavan/core'

/** The forecast that a text holds. @throws {StructuredError} FORECAST_INVALID */
export function forecastIn(text: string): readonly ForecastHour[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new StructuredError({
      code: 'FORECAST_INVALID',
      received: text,
      expected: 'JSON',
      remediation: 'docs/conditions.md says in what form',
      cause: error,
    })
  }
  return readForecast(json)
}
