import type { Story } from '@karavan/model'

/** Content hashes of all events that a story tells of, whichever word was taken. */
export function wordsIn({ milestones, others, stowages, positions }: Story): ReadonlySet<string> {
  const settled = [
    ...milestones.flatMap(({ pieces }) => pieces.flatMap(({ PLN, EST, ACT }) => [PLN, EST, ACT])),
    ...stowages.flatMap(({ from, until }) =>
      [from, until].map((bound) => (bound?.how === 'told' ? bound.settled : null)),
    ),
  ].filter((each) => each !== null)
  const tellings = [
    ...settled.flatMap(({ taken, others: kept }) => [taken, ...kept]),
    ...others.map(({ telling }) => telling),
    ...positions.map(({ telling }) => telling),
  ]
  return new Set(tellings.map(({ contentHash }) => contentHash))
}
