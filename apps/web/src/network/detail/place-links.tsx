import type { LocationId } from '@karavan/model'
import { Fragment } from 'react'
import { useBrowsing, useNetworkWords } from '../network-context.js'

/** Names of places that open them. */
export function PlaceLinks({ places }: { readonly places: readonly LocationId[] }) {
  const { place } = useNetworkWords()
  const { open } = useBrowsing()
  return places.map((id, i) => (
    <Fragment key={id}>
      {i > 0 && ', '}
      <button type="button" className="link place-link" onClick={() => open(id)}>
        {place(id)}
      </button>
    </Fragment>
  ))
}
