import { useWords } from '../../words/words-context.js'
import { ChoiceField, Toggles } from './choice-field.js'
import { MomentField } from './moment-field.js'
import type { RowProps } from './row-props.js'
import { TextField } from './text-field.js'
import type { Thing } from './things.js'

interface PartingFieldsProps extends RowProps<'partings'> {
  /** Goods and equipment of the consignment. */
  readonly things: readonly Thing[]
  /** Whether it can be chosen that a part joined instead. */
  readonly mayJoin: boolean
}

/** That a part went on by itself, or joined from another consignment: what, when, the other one, why. */
export function PartingFields({ row: parting, id, put, things, mayJoin }: PartingFieldsProps) {
  const { say } = useWords()
  const gone = parting.what.filter((named) => !things.some((thing) => thing.id === named))
  return (
    <>
      {mayJoin && (
        <ChoiceField
          id={`${id}-kind`}
          label={say('consignments.parting.kind')}
          value={parting.kind}
          choices={(['split', 'merge'] as const).map((value) => ({
            value,
            text: say(`consignments.parting.kind.${value}`),
          }))}
          onChange={(kind) => put({ ...parting, kind })}
        />
      )}
      <Toggles
        id={`${id}-what`}
        legend={say('consignments.parting.what')}
        items={[
          ...things.map(({ id: value, name: text }) => ({ value, text })),
          ...gone.map((value) => ({ value, text: value })),
        ]}
        chosen={parting.what}
        onChange={(what) => put({ ...parting, what })}
      />
      <MomentField
        id={`${id}-at`}
        label={say('consignments.report.at')}
        value={parting.at}
        onChange={(at) => put({ ...parting, at })}
      />
      <TextField
        id={`${id}-other`}
        label={say(`consignments.parting.other.${parting.kind}`)}
        value={parting.other}
        onChange={(other) => put({ ...parting, other })}
      />
      <TextField
        id={`${id}-reason`}
        label={say('consignments.parting.reason')}
        value={parting.reason}
        onChange={(reason) => put({ ...parting, reason })}
      />
    </>
  )
}
