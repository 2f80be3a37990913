import { fingerprint } from '@karavan/core'
import type { ConditionsSnapshot, HandlingOverride, Provenance } from '@karavan/model'

/** Chances that a forecast foresees are taken as the same where they differ by less, in steps. Assumed. */
const STEPS = 20

type Conditions = Pick<ConditionsSnapshot, 'restrictions' | 'closures' | 'handlingOverrides'>

const known = new WeakMap<Conditions, string>()

/**
 * Names what of the conditions holds goods on their way, as `stagesNow` lays it on a plan. It stays the same where nothing was learned:
 * when conditions are folded again at a later time, or a forecast is had again that says much the same.
 */
export function versionNow(snapshot: Conditions): string {
  const found = known.get(snapshot) ?? versionOf(snapshot)
  known.set(snapshot, found)
  return found
}

function versionOf({ restrictions, closures, handlingOverrides }: Conditions): string {
  const shutting = closures.map(({ location, weatherGroup, share, length, forecast }) => {
    const days = forecast?.days.map((day) => [day.day, Math.round(day.share * STEPS)])
    return [location, weatherGroup, share, length, days ?? null]
  })
  return fingerprint(JSON.stringify([restrictions, shutting, handlingOverrides.map(toldOf)]))
}

/** What is known of a queue; how long it still takes follows from that and the time. */
function toldOf({ hours: _, provenance, ...told }: HandlingOverride): unknown[] {
  return [told, provenance.map(({ source, sourceDate, basis }: Provenance) => [source, sourceDate, basis])]
}
