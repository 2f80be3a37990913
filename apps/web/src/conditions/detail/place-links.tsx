import type { LocationId } from '@karavan/model'
import { Fragment } from 'react'
import { useLooking, usePlaceName } from '../conditions-context.js'

/** Names of places that open their calendars. */
export function PlaceLinks({ places }: { readonly places: readonly LocationId[] }) {
  const { openPlace } = useLooking()
  const nameOf = usePlaceName()
  return places.map((id, i) => (
    <Fragment key={id}>
      {i > 0 && ', '}
      <button type="button" className="link place-link" onClick={() => openPlace(id)}>
        {nameOf(id)}
      </button>
    </Fragment>
  ))
}
