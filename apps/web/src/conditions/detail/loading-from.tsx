import { formatDate } from '@karavan/core'
import type { LocationId } from '@karavan/model'
import { useState } from 'react'
import { api } from '../../api/client.js'
import { useKnownPlaces, withChosen } from '../../question/known-places.js'
import { PlaceField } from '../../question/place-field.js'
import { Opening } from '../../shell/opening.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../conditions-context.js'
import { Failed } from '../failed.js'
import { OrderLink } from '../order-link.js'
import { SourceButton } from '../source-button.js'
import { readIn, useReading } from '../use-reading.js'

/** From when it makes sense to load goods for a place: asks where, and says by which queue or ban. */
export function LoadingFrom({ place }: { readonly place: LocationId }) {
  const { say } = useWords()
  const { register } = useLooking()
  const [typed, setTyped] = useState('')
  const [from, setFrom] = useState<LocationId | null>(null)
  const [known, changeKnown] = useKnownPlaces()
  return (
    <section aria-labelledby="loading-title" className="loading-from">
      <h3 id="loading-title">{say('conditions.loading')}</h3>
      <PlaceField
        id="loading-from"
        label={say('conditions.loading.from')}
        hint={say('enter.places.hint')}
        value={from ?? typed}
        place={from === null ? undefined : register.placeOf(from)}
        known={known}
        fault={null}
        onType={(text) => {
          setTyped(text)
          setFrom(null)
        }}
        onChoose={(chosen) => {
          changeKnown((before) => withChosen(before, chosen))
          setTyped('')
          setFrom(chosen.id)
        }}
        onKnown={changeKnown}
      />
      {from !== null && <Answer place={place} from={from} />}
    </section>
  )
}

function Answer({ place, from }: { readonly place: LocationId; readonly from: LocationId }) {
  const { say, tell } = useWords()
  const { on, asked, revision } = useLooking()
  const { goods, equipment } = asked
  const question = {
    on: formatDate(on),
    at: place,
    from,
    ...(goods === '' ? {} : { goods }),
    ...(equipment === null ? {} : { equipment }),
  }
  const [state, again] = useReading(`${JSON.stringify(question)} ${revision}`, (signal) =>
    api.conditions(question, signal),
  )
  const [loading] = readIn(state)?.loading ?? []
  if (state.kind === 'failed') return <Failed problem={state.problem} onAgain={again} />
  if (loading === undefined) return <Opening word={say('conditions.loading.reading')} />
  const { told, queue, ban } = loading
  const newest = queue?.counts[0]?.count
  return (
    <div role="status" aria-busy={state.kind === 'reading'}>
      <p>{tell(told.text)}</p>
      {newest && (
        <p>
          <SourceButton what={say('conditions.queue')} value={tell(told.text)} source={newest} />
        </p>
      )}
      {ban && (
        <p>
          <OrderLink order={ban.order.id} on={on} />
        </p>
      )}
    </div>
  )
}
