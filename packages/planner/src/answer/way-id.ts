import { fingerprint } from '@karavan/core'
import { carriageOf } from '../graph/carriage.js'
import type { Move } from '../graph/move.js'

/** The same for the same chain on any day and in any network that has it: what is done, by which service, through which places. */
export function wayIdOf(chain: readonly Move[]): string {
  const parts = chain.map(({ kind, service, mode, via, from, to }) =>
    [kind, service?.id ?? mode ?? '', carriageOf(from), carriageOf(to), ...via].join('|'),
  )
  return fingerprint(parts.join('\n'))
}
