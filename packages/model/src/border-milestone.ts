import type { CountryCode } from './network.js'
import type { BorderPassage } from './plan.js'
import type { Milestone } from './story.js'

/** Of a plan: where its way crosses which border. */
export interface BordersCrossed {
  readonly borders: readonly Pick<BorderPassage, 'place' | 'from' | 'to'>[]
}

/** The country that is left or entered at a border; null of other milestones, and where the plan does not say which, or several. */
export function countryOfBorder(
  plan: BordersCrossed | null,
  { kind, place }: Pick<Milestone, 'kind' | 'place'>,
): CountryCode | null {
  if (plan === null || (kind !== 'borderExit' && kind !== 'borderEntry')) return null
  const here = plan.borders.filter((border) => border.place === place)
  const countries = new Set(here.map(({ from, to }) => (kind === 'borderExit' ? from : to)))
  const [country] = countries
  return country === undefined || countries.size > 1 ? null : country
}
