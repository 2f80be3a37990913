import type { ReportAnswer } from '@karavan/api'
import { InnerLink } from '../../shell/inner-link.js'
import { useWords } from '../../words/words-context.js'
import { consignmentsAddress, FIRST_SHOWN } from '../address.js'

/** For which consignments a report does not count as things are, and what it takes; nothing where there are none. */
export function UncountedNote({ answer: { uncounted } }: { readonly answer: Pick<ReportAnswer, 'uncounted'> }) {
  const { say } = useWords()
  if (uncounted.length === 0) return null
  return (
    <ul className="import-uncounted">
      {uncounted.map(({ consignmentId, why }) => (
        <li key={consignmentId}>
          <InnerLink href={consignmentsAddress({ ...FIRST_SHOWN, opened: consignmentId })}>{consignmentId}</InnerLink>:{' '}
          {say(`consignments.uncounted.${why}`)}
        </li>
      ))}
    </ul>
  )
}
