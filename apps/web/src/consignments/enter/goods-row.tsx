import { DANGER_CLASSES } from '../../question/danger-fields.js'
import { GoodsField } from '../../question/goods-field.js'
import { useWords } from '../../words/words-context.js'
import { ChoiceField } from './choice-field.js'
import { useFault } from './faults-context.js'
import { Folded } from './folded.js'
import type { RowProps } from './row-props.js'
import { TextField } from './text-field.js'

/** Kinds of package that are common on the corridor, by UN/ECE Recommendation 21. */
const PACKAGE_KINDS = ['BG', 'BX', 'CT', 'DR', 'PK', 'PX', 'RO', 'WB'] as const
const PACKING_GROUPS = ['', 'I', 'II', 'III'] as const

interface GoodsRowProps extends RowProps<'items'> {
  /** What goods of the code are called. */
  readonly goodsName: string | undefined
}

/** Goods of one kind; packages and danger are folded away. */
export function GoodsRow({ row: item, id, put, goodsName }: GoodsRowProps) {
  const { say } = useWords()
  const { fault } = useFault(`${id}-hs`)
  return (
    <>
      <GoodsField id={`${id}-hs`} value={item.hs} fault={fault} onChange={(hs) => put({ ...item, hs })} />
      <TextField
        id={`${id}-description`}
        label={say('consignments.description')}
        hint={goodsName ?? ''}
        value={item.description}
        onChange={(description) => put({ ...item, description })}
      />
      <TextField
        id={`${id}-tonnes`}
        label={say('consignments.tonnes')}
        value={item.tonnes}
        onChange={(tonnes) => put({ ...item, tonnes })}
      />
      <Folded title={say('consignments.more.items')} isFilled={item.packages !== '' || item.unNumber !== ''}>
        <div className="enter-grid">
          <TextField
            id={`${id}-packages`}
            label={say('consignments.packages.count')}
            value={item.packages}
            onChange={(packages) => put({ ...item, packages })}
          />
          <TextField
            id={`${id}-packageKind`}
            label={say('consignments.packageKind')}
            hint="BX"
            maxLength={2}
            offers={PACKAGE_KINDS.map((value) => ({ value, text: say(`consignments.packageKind.${value}`) }))}
            value={item.packageKind}
            onChange={(typed) => put({ ...item, packageKind: typed.toUpperCase() })}
          />
          <TextField
            id={`${id}-unNumber`}
            label={say('consignments.unNumber')}
            hint="1830"
            value={item.unNumber}
            onChange={(unNumber) => put({ ...item, unNumber })}
          />
          <TextField
            id={`${id}-hazardClass`}
            label={say('consignments.hazardClass')}
            hint="8"
            maxLength={3}
            offers={DANGER_CLASSES.map((value) => ({ value, text: say(`question.dg.${value}`) }))}
            value={item.hazardClass}
            onChange={(hazardClass) => put({ ...item, hazardClass })}
          />
          <ChoiceField
            id={`${id}-packingGroup`}
            label={say('consignments.packingGroup')}
            value={item.packingGroup}
            choices={PACKING_GROUPS.map((value) => ({
              value,
              text: value === '' ? say('consignments.packingGroup.none') : value,
            }))}
            onChange={(packingGroup) => put({ ...item, packingGroup })}
          />
        </div>
      </Folded>
    </>
  )
}
