import type { ReachAnswer } from '@karavan/api'
import { serviceNamed } from '@karavan/model'
import type { Words } from '../words/words.js'

interface ReachLine {
  /** `251 links` */
  readonly count: string
  /** The first of them by name, and how many more there are. */
  readonly first: string
}

/** What changes with a row, a line for each kind of which there is any. */
export function reachInWords({ links, places, services }: ReachAnswer, words: Words): ReachLine[] {
  const { say } = words
  const placeOf = ({ id, name }: { readonly id: string; readonly name: string }) => words.place(id, name)
  const named = [
    {
      count: links.count,
      said: say('sources.reach.links', { count: links.count }),
      names: links.first.map(({ from, to }) => `${placeOf(from)} – ${placeOf(to)}`),
    },
    {
      count: places.count,
      said: say('sources.reach.places', { count: places.count }),
      names: places.first.map(placeOf),
    },
    {
      count: services.count,
      said: say('sources.reach.services', { count: services.count }),
      names: services.first.map((service) => words.naming.ofData(serviceNamed(service))),
    },
  ]
  return named
    .filter(({ count }) => count > 0)
    .map(({ count, said, names }) => {
      const first = names.join('; ')
      const rest = count - names.length
      return { count: said, first: rest > 0 ? say('sources.reach.more', { first, count: rest }) : first }
    })
}
