import { useId } from 'react'
import { useWords } from '../words/words-context.js'
import { Labelled } from './labelled.js'
import type { PartProps } from './part-props.js'

/** Classes of the UN Model Regulations on the transport of dangerous goods. */
export const DANGER_CLASSES = [
  '1',
  '2.1',
  '2.2',
  '2.3',
  '3',
  '4.1',
  '4.2',
  '4.3',
  '5.1',
  '5.2',
  '6.1',
  '6.2',
  '7',
  '8',
  '9',
] as const

/** What the goods need beyond a place on the way: their class of danger, and a temperature. */
export function DangerFields({ draft, set }: Pick<PartProps, 'draft' | 'set'>) {
  const { say } = useWords()
  const id = useId()
  return (
    <>
      <Labelled id={id} label={say('question.dg')}>
        <select id={id} value={draft.dg} onChange={({ target }) => set({ dg: target.value })}>
          <option value="">{say('question.dg.none')}</option>
          {DANGER_CLASSES.map((dg) => (
            <option key={dg} value={dg}>
              {dg} {say(`question.dg.${dg}`)}
            </option>
          ))}
        </select>
      </Labelled>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.temperature}
          onChange={({ target }) => set({ temperature: target.checked })}
        />
        {say('question.temperature')}
      </label>
    </>
  )
}
