import { useWords } from '../../words/words-context.js'
import { ChoiceField } from './choice-field.js'
import { MomentField } from './moment-field.js'
import type { RowProps } from './row-props.js'
import type { Thing } from './things.js'

interface LoadingRowProps extends RowProps<'loadings'> {
  /** Goods and equipment of the consignment. */
  readonly things: readonly Thing[]
}

/** What was in or on what, and from when to when. */
export function LoadingRow({ row: loading, id, put, things }: LoadingRowProps) {
  const { say } = useWords()
  const choices = (known: readonly Thing[], chosen: string) => [
    { value: '', text: say('consignments.choose') },
    ...known.map(({ id: value, name: text }) => ({ value, text })),
    // What it named may have been taken away since.
    ...(chosen === '' || known.some((thing) => thing.id === chosen) ? [] : [{ value: chosen, text: chosen }]),
  ]
  return (
    <>
      <ChoiceField
        id={`${id}-what`}
        label={say('consignments.loading.what')}
        value={loading.what}
        choices={choices(things, loading.what)}
        onChange={(what) => put({ ...loading, what })}
      />
      <ChoiceField
        id={`${id}-on`}
        label={say('consignments.loading.on')}
        value={loading.on}
        choices={choices(
          things.filter(({ isEquipment }) => isEquipment),
          loading.on,
        )}
        onChange={(on) => put({ ...loading, on })}
      />
      <MomentField
        id={`${id}-from`}
        label={say('consignments.loading.from')}
        value={loading.from}
        onChange={(from) => put({ ...loading, from })}
      />
      <MomentField
        id={`${id}-until`}
        label={say('consignments.loading.until')}
        value={loading.until}
        onChange={(until) => put({ ...loading, until })}
      />
    </>
  )
}
