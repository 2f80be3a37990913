import type { Problem } from '@karavan/api'
import { isEquipmentKind, type LocationId } from '@karavan/model'
import { useState } from 'react'
import { usePlaces } from '../planning/use-places.js'
import { EquipmentOptions } from '../question/equipment-options.js'
import { GoodsField } from '../question/goods-field.js'
import { useKnownPlaces } from '../question/known-places.js'
import { Labelled } from '../question/labelled.js'
import { candidateId } from '../question/meant.js'
import { PlaceField } from '../question/place-field.js'
import { isGoodsCode } from '../question/question.js'
import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'
import type { Asked } from './address.js'
import { usePlaceName } from './conditions-context.js'

interface AskedFieldsProps {
  readonly asked: Asked
  /** Why the place that the address names is none. */
  readonly unknown: Problem | null
  readonly onAsk: (part: Partial<Asked>) => void
}

/** Which place, goods and equipment the list is of; what is only typed, and not chosen, changes nothing. */
export function AskedFields({ asked, unknown, onAsk }: AskedFieldsProps) {
  const { say } = useWords()
  const { at, atNamed, goods } = asked
  const [typed, setTyped] = useState({ at: atNamed, goods: '' })
  const { places, learn } = usePlaces(at === null ? [] : [at])
  const [known, changeKnown] = useKnownPlaces()
  return (
    <search className="asked-fields">
      <PlaceField
        id="conditions-at"
        label={say('conditions.at')}
        hint={say('conditions.at.hint')}
        value={at ?? typed.at}
        place={at === null ? undefined : places.get(at)}
        known={known}
        fault={unknown && <UnknownPlace problem={unknown} onTake={(id) => onAsk({ at: id, atNamed: '' })} />}
        onType={(text) => {
          setTyped({ ...typed, at: text })
          if (at !== null || atNamed !== '') onAsk({ at: null, atNamed: '' })
        }}
        onChoose={(place) => {
          learn(place)
          setTyped({ ...typed, at: '' })
          onAsk({ at: place.id, atNamed: '' })
        }}
        onKnown={changeKnown}
      />
      <GoodsField
        id="conditions-goods"
        value={goods === '' ? typed.goods : goods}
        fault={null}
        onChange={(text) => {
          const isCode = isGoodsCode(text)
          setTyped({ ...typed, goods: isCode ? '' : text })
          const chosen = isCode ? text : ''
          if (chosen !== goods) onAsk({ goods: chosen })
        }}
      />
      <Labelled id="conditions-equipment" label={say('question.equipment')}>
        <select
          id="conditions-equipment"
          value={asked.equipment ?? ''}
          onChange={({ target: { value } }) => onAsk({ equipment: isEquipmentKind(value) ? value : null })}
        >
          <option value="">{say('network.any')}</option>
          <EquipmentOptions />
        </select>
      </Labelled>
    </search>
  )
}

interface UnknownPlaceProps {
  readonly problem: Problem
  readonly onTake: (id: LocationId) => void
}

/** What the address named and no place is called, and the places that may have been meant. */
function UnknownPlace({ problem, onTake }: UnknownPlaceProps) {
  const nameOf = usePlaceName()
  const meant = (problem.candidates ?? []).flatMap((candidate) => candidateId(candidate) ?? [])
  return (
    <>
      <ProblemText problem={problem} />
      {meant.map((id) => (
        <button key={id} type="button" className="fix" onClick={() => onTake(id)}>
          {nameOf(id)}
        </button>
      ))}
    </>
  )
}
