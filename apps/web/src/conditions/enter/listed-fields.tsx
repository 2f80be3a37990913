import { EQUIPMENT_KINDS, type EquipmentKind, isEquipmentKind } from '@karavan/model'
import { useCallback } from 'react'
import { Flag } from '../../flags/flag.js'
import { directionName } from '../../network/say-entry.js'
import { countriesNamed } from '../../question/country-search.js'
import { type Goods, GoodsOption, useGoodsNames, useGoodsSearch } from '../../question/goods-field.js'
import { PlaceOption } from '../../question/place-option.js'
import { type OfferedPlace, usePlaceSearch } from '../../question/place-search.js'
import type { Search } from '../../question/use-search.js'
import { useWords } from '../../words/words-context.js'
import { useLooking, usePlaceName } from '../conditions-context.js'
import { listIn } from './cells.js'
import { ChipsField } from './chips-field.js'
import { directionsNamed } from './directions.js'
import { useField } from './field.js'
import { hasWords } from './has-words.js'

interface ListedProps {
  readonly column: string
}

/** Places by any of their names. */
export function PlacesField({ column }: ListedProps) {
  const { say } = useWords()
  const { register } = useLooking()
  return (
    <ChipsField<OfferedPlace>
      column={column}
      hint={say('enter.places.hint')}
      search={usePlaceSearch()}
      itemId={({ id }) => id}
      option={(place) => <PlaceOption place={place} />}
      nameOf={usePlaceName()}
      countryOf={(id) => register.placeOf(id)?.country}
    />
  )
}

/** Countries by name or code. */
export function CountriesField({ column }: ListedProps) {
  const words = useWords()
  const { say, country } = words
  const search: Search<string> = useCallback(
    async (text) => found(countriesNamed(text, words), text, words.say('enter.countries.unknown', { text })),
    [words],
  )
  return (
    <ChipsField<string>
      column={column}
      hint={say('enter.countries.hint')}
      search={search}
      itemId={(code) => code}
      option={(code) => (
        <>
          <Flag country={code} />
          <span className="option-name">{country(code)}</span>
        </>
      )}
      nameOf={country}
      countryOf={(code) => code}
    />
  )
}

/** Pairs of countries: the one that is left, and the one that is entered. */
export function DirectionsField({ column }: ListedProps) {
  const words = useWords()
  const { say } = words
  const nameOf = (pair: string) => directionName(pair, words)
  const search: Search<string> = useCallback(
    async (text) => found(directionsNamed(text, words), text, words.say('enter.directions.how')),
    [words],
  )
  return (
    <ChipsField<string>
      column={column}
      hint={say('enter.directions.hint')}
      search={search}
      itemId={(pair) => pair}
      option={(pair) => <span className="option-name">{nameOf(pair)}</span>}
      nameOf={nameOf}
    />
  )
}

/** Goods by words or by the first digits of their code. */
export function PrefixesField({ column }: ListedProps) {
  const { say } = useWords()
  const { value } = useField(column)
  const goodsName = useGoodsNames(listIn(value))
  return (
    <ChipsField<Goods>
      column={column}
      hint={say('question.goods.hint')}
      search={useGoodsSearch()}
      itemId={({ hs }) => hs}
      option={(item) => <GoodsOption item={item} />}
      nameOf={(hs) => [hs, goodsName(hs)].filter(Boolean).join(' ')}
    />
  )
}

/** Kinds of equipment by name. */
export function EquipmentField({ column }: ListedProps) {
  const words = useWords()
  const { say, equipment } = words
  const search: Search<EquipmentKind> = useCallback(
    async (text) => {
      const kinds = EQUIPMENT_KINDS.filter((kind) => hasWords(`${kind} ${words.equipment(kind)}`, text))
      return found(kinds, text, words.say('enter.equipment.unknown', { text }))
    },
    [words],
  )
  return (
    <ChipsField<EquipmentKind>
      column={column}
      hint={say('enter.equipment.hint')}
      search={search}
      itemId={(kind) => kind}
      option={(kind) => <span className="option-name">{equipment(kind)}</span>}
      nameOf={(kind) => (isEquipmentKind(kind) ? equipment(kind) : kind)}
    />
  )
}

function found<Item>(items: readonly Item[], text: string, note: string) {
  return items.length === 0 ? { items, note, sure: false } : { items, sure: text.trim() !== '' }
}
