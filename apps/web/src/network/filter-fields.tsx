import type { ReactNode } from 'react'
import { useWords } from '../words/words-context.js'
import type { Choices, Filter } from './filter.js'
import { kindName } from './say-entry.js'
import { type TableName, WAYS } from './tables.js'

interface FilterFieldsProps {
  readonly table: TableName
  readonly filter: Filter
  readonly choices: Choices
  readonly onSeek: (part: Partial<Filter>) => void
}

/** What rows are sought: words, a country, a mode, a kind. */
export function FilterFields({ table, filter, choices, onSeek }: FilterFieldsProps) {
  const words = useWords()
  const { say, country, number } = words
  const counted = (name: string, count = 0) => say('network.choice', { name, count: number(count) })
  const countries = [...choices.country.keys()].sort((a, b) => country(a).localeCompare(country(b), words.language))
  return (
    <search className="seek">
      <input
        type="search"
        value={filter.q}
        placeholder={say('network.search.example')}
        aria-label={say('network.search')}
        onChange={({ target }) => onSeek({ q: target.value })}
      />
      <Choice name={say('network.country')} value={filter.country} onChoose={(value) => onSeek({ country: value })}>
        {withChosen(countries, filter.country).map((code) => (
          <option key={code} value={code}>
            {counted(country(code), choices.country.get(code))}
          </option>
        ))}
      </Choice>
      <Choice
        name={say('network.mode')}
        value={filter.way}
        onChoose={(value) => onSeek({ way: WAYS.find((way) => way === value) ?? null })}
      >
        {WAYS.filter((way) => choices.way.has(way) || way === filter.way).map((way) => (
          <option key={way} value={way}>
            {counted(words.mode(way), choices.way.get(way))}
          </option>
        ))}
      </Choice>
      {table !== 'closures' && (
        <Choice name={say(`network.kinds.${table}`)} value={filter.kind} onChoose={(value) => onSeek({ kind: value })}>
          {withChosen([...choices.kind.keys()], filter.kind).map((kind) => (
            <option key={kind} value={kind}>
              {counted(kindName(kind, words), choices.kind.get(kind))}
            </option>
          ))}
        </Choice>
      )}
    </search>
  )
}

function withChosen(all: readonly string[], chosen: string | null): readonly string[] {
  return chosen === null || all.includes(chosen) ? all : [...all, chosen]
}

interface ChoiceProps {
  readonly name: string
  readonly value: string | null
  readonly onChoose: (value: string | null) => void
  readonly children: ReactNode
}

function Choice({ name, value, onChoose, children }: ChoiceProps) {
  const { say } = useWords()
  return (
    <label>
      <span className="seek-name">{name}</span>
      <select value={value ?? ''} onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}>
        <option value="">{say('network.any')}</option>
        {children}
      </select>
    </label>
  )
}
