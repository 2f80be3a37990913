import type { ListedConsignment } from '@karavan/api'
import { consignmentsAddress, FIRST_SHOWN } from '../consignments/address.js'
import { SampleMark } from '../consignments/sample-mark.js'
import type { Places } from '../consignments/use-places.js'
import { InnerLink } from '../shell/inner-link.js'
import { useWords } from '../words/words-context.js'

interface ConsignmentNameProps {
  readonly consignment: ListedConsignment
  readonly places: Places
}

/** What goes where, and the way to the consignment. */
export function ConsignmentName({ consignment: { consignmentId, from, to, sample }, places }: ConsignmentNameProps) {
  const { say } = useWords()
  return (
    <p className="watch-name">
      <InnerLink href={consignmentsAddress({ ...FIRST_SHOWN, opened: consignmentId })}>{consignmentId}</InnerLink>{' '}
      {say('consignments.fromTo', { from: places.nameOf(from), to: places.nameOf(to) })} {sample && <SampleMark />}
    </p>
  )
}
