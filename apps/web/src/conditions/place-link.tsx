import type { LocationId } from '@karavan/model'
import { InnerLink } from '../shell/inner-link.js'
import { useWords } from '../words/words-context.js'
import { placeAddress } from './address.js'

/** Leads from where a place is said to be shut to what is known of it today. */
export function PlaceLink({ place }: { readonly place: LocationId }) {
  const { say } = useWords()
  return (
    <InnerLink className="order-link" href={placeAddress(place)}>
      {say('hits.place.open')}
    </InnerLink>
  )
}
