import type { LocationId, TransportPlan } from '@karavan/model'
import { modeGroup } from '../../words/modes.js'
import type { Words } from '../../words/words.js'
import type { Doing } from './scatter.js'

/**
 * What a share of the journeys is doing, in words.
 * @param nameOf - English name of a place, for what no leg begins or ends at
 */
export function doingInWords(
  { span }: Doing,
  plan: TransportPlan,
  words: Words,
  nameOf: (id: LocationId) => string,
): string {
  const { say } = words
  if (span === null) return say('map.now.arrived')
  const { stage, leg } = span
  const place = words.place(stage.place, nameOf(stage.place))
  const mode = modeGroup(leg.mode)
  switch (stage.kind) {
    case 'run':
      return say(`map.now.run.${mode}`, {
        from: words.place(leg.from, leg.fromName),
        to: words.place(leg.to, leg.toName),
      })
    case 'wait':
      return say(`map.now.wait.${mode}`, { place })
    case 'hold':
      return say('map.now.hold', { place })
    case 'handling':
      return say(plan.borders.some((border) => border.place === stage.place) ? 'map.now.border' : 'map.now.handling', {
        place,
      })
  }
}
