import { InnerLink } from '../shell/inner-link.js'
import { useWords } from '../words/words-context.js'
import { consignmentsAddress, FIRST_SHOWN } from './address.js'

/** That equipment goes on as another consignment, which can be opened. */
export function GoesOnAs({ id }: { readonly id: string }) {
  const { say } = useWords()
  return (
    <span className="consignment-goes-on">
      {say('consignments.goesOnAs')}{' '}
      <InnerLink href={consignmentsAddress({ ...FIRST_SHOWN, opened: id })}>{id}</InnerLink>
    </span>
  )
}
