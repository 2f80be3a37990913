import type { Parting } from '@karavan/model'
import { InnerLink } from '../../shell/inner-link.js'
import { useWords } from '../../words/words-context.js'
import { consignmentsAddress, FIRST_SHOWN } from '../address.js'
import { useLooking } from '../consignments-context.js'
import { moment } from '../moments.js'

interface PartingsListProps {
  readonly partings: readonly Parting[]
  /** Name of an item or a piece of equipment by its id. */
  readonly nameOf: (id: string) => string
}

/** What went on by itself, and what joined; the other consignment is opened from here. */
export function PartingsList({ partings, nameOf }: PartingsListProps) {
  const words = useWords()
  const { say, list } = words
  const { open } = useLooking()
  if (partings.length === 0) return null
  return (
    <section>
      <h3>{say('consignments.parted')}</h3>
      <ul>
        {partings.map(({ kind, at, what, other, reason }) => (
          <li key={`${kind} ${at} ${other}`}>
            <span>
              {say(`consignments.parted.${kind}`, {
                what: list(what.map(nameOf)),
                other,
                at: moment(at, words),
                reason,
              })}
            </span>
            <InnerLink href={consignmentsAddress({ ...FIRST_SHOWN, opened: other })} onFollow={() => open(other)}>
              {other}
            </InnerLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
