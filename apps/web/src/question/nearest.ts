import { formatDate } from '@karavan/core'
import type { NearestQuestion } from '@karavan/model'
import type { Draft } from './question.js'

/** The question with the changes that the planner proposes. */
export function nearestDraft(draft: Draft, { query }: Pick<NearestQuestion, 'query'>): Draft {
  const { cargo, avoid } = query
  return {
    ...draft,
    ...(query.from === undefined ? {} : { from: query.from }),
    ...(query.to === undefined ? {} : { to: query.to }),
    ...(query.ready === undefined ? {} : { ready: formatDate(query.ready) }),
    ...('deadline' in query ? { deadline: query.deadline === undefined ? '' : formatDate(query.deadline) } : {}),
    ...(avoid === undefined
      ? {}
      : { avoid: [...avoid.countries, ...avoid.locations, ...avoid.modes, ...avoid.services] }),
    ...(cargo === undefined
      ? {}
      : {
          equipment: cargo.equipment,
          units: cargo.units,
          tonnes: String(cargo.tonnes),
          goods: cargo.hs ?? '',
          dg: cargo.dgClass ?? '',
          temperature: cargo.temperatureControlled ?? false,
        }),
  }
}
