import { Flag } from '../flags/flag.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { avoidedName } from './avoided-name.js'
import { useGoodsName } from './goods-field.js'
import type { Place } from './known-places.js'
import type { Draft } from './question.js'

interface QuestionLineProps {
  readonly draft: Draft
  /** Places that are known, by id. */
  readonly places: ReadonlyMap<string, Place>
  readonly onChange: () => void
}

/** The question that was asked, in one line. */
export function QuestionLine({ draft, places, onChange }: QuestionLineProps) {
  const words = useWords()
  const { say } = words
  const goods = useGoodsName(draft.goods)
  const end = (id: string) => {
    const place = places.get(id)
    return (
      <span className="end">
        {place && <Flag country={place.country} />} {place ? words.place(id, place.name) : id}
      </span>
    )
  }
  return (
    <section className="question-line" aria-label={say('question.title')}>
      <div>
        <h1>
          {end(draft.from)} → {end(draft.to)}
        </h1>
        <p>{partsOf(draft, goods, places, words).join(' · ')}</p>
      </div>
      <button type="button" className="button-second" onClick={onChange}>
        {say('question.change')}
      </button>
    </section>
  )
}

function partsOf(
  draft: Draft,
  goods: string | undefined,
  places: ReadonlyMap<string, Place>,
  words: Words,
): readonly string[] {
  const { say } = words
  const { equipment, units, goods: hs, dg, temperature, ready, deadline, avoid } = draft
  return [
    `${words.equipment(equipment)}, ${words.units(equipment, units)}`,
    ...(draft.tonnes ? [say('mass.tonnes', { text: words.typedAs(draft.tonnes) })] : []),
    ...(hs ? [goods ? say('question.line.goods', { name: goods, hs }) : say('question.line.hs', { hs })] : []),
    ...(dg ? [say('question.line.dg', { class: dg })] : []),
    ...(temperature ? [say('question.line.temperature')] : []),
    ...(ready ? [say('question.line.ready', { date: words.dateInWords(ready) })] : []),
    ...(deadline
      ? [
          deadline.length === 10
            ? say('question.line.endOf', { date: words.dateInWords(deadline) })
            : say('question.line.by', { date: deadline }),
        ]
      : []),
    ...(avoid.length
      ? [say('question.line.avoid', { list: words.list(avoid.map((word) => avoidedName(word, places, words))) })]
      : []),
  ]
}
