import { type ConditionEntries, closureForecasts, weatherAt } from '@karavan/conditions'
import type { EpochMinutes } from '@karavan/core'
import { knownThresholds, loadWorld, openForecasts, type World, worldUnder } from '@karavan/storage'

/**
 * The world in which a question is planned, with what the forecasts that are connected foresee of its ports.
 * @param overlay - folder with a user's own rows
 * @throws {StructuredError} as `loadWorld`; FORECAST_SETTING_INVALID, THRESHOLD_ROW_INVALID
 */
export async function worldToday(
  overlay: string | undefined,
  now: EpochMinutes,
  known: ConditionEntries,
): Promise<World> {
  const world = loadWorld(overlay, now, known)
  const { network } = world
  const source = openForecasts(process.env, () => now)
  if (source === null) return world
  const thresholds = knownThresholds(process.env, (id) => network.locations.has(id))
  const ports = network.closures.map(({ location }) => location)
  const weather = await weatherAt({ ...network, thresholds }, ports, source, now)
  return worldUnder(world, known, now, closureForecasts(weather))
}
