import { equipmentName, unitsText } from '../words/equipment.js'
import { countryName, dateInWords } from '../words/format.js'
import type { Draft } from './question.js'

interface QuestionLineProps {
  readonly draft: Draft
  readonly names: ReadonlyMap<string, string>
  readonly onChange: () => void
}

/** The question that was asked, in one line. */
export function QuestionLine({ draft, names, onChange }: QuestionLineProps) {
  const parts = [
    `${equipmentName(draft.equipment)}, ${unitsText(draft.equipment, draft.units)}`,
    ...(draft.tonnes ? [`${draft.tonnes}\u00a0t`] : []),
    ...(draft.goods ? [`HS ${draft.goods}`] : []),
    ...(draft.dg ? [`dangerous goods ${draft.dg}`] : []),
    ...(draft.temperature ? ['temperature kept'] : []),
    ...(draft.deadline ? [`by ${untilWhen(draft.deadline)}`] : []),
    ...(draft.avoid.length ? [`without ${draft.avoid.map((word) => countryName(word)).join(', ')}`] : []),
  ]
  return (
    <section className="question-line" aria-label="The question">
      <div>
        <h1>
          {names.get(draft.from) ?? draft.from} → {names.get(draft.to) ?? draft.to}
        </h1>
        <p>{parts.join(' · ')}</p>
      </div>
      <button type="button" className="button-second" onClick={onChange}>
        Change
      </button>
    </section>
  )
}

function untilWhen(deadline: string): string {
  return deadline.length === 10 ? `the end of ${dateInWords(deadline)}` : deadline
}
