import { EQUIPMENT, EQUIPMENT_KINDS, type EquipmentFamily } from '@karavan/model'
import { useWords } from '../words/words-context.js'

/** The kinds as people look for them: boxes by size, wagons by kind, vehicles. */
const GROUPS = (['container', 'wagon', 'vehicle'] as const).map((family: EquipmentFamily) => ({
  family,
  kinds: EQUIPMENT_KINDS.filter((kind) => EQUIPMENT[kind].family === family),
}))

/** The kinds of equipment as the options of a list to choose from. */
export function EquipmentOptions() {
  const { say, equipment } = useWords()
  return GROUPS.map(({ family, kinds }) => (
    <optgroup key={family} label={say(`family.${family}`)}>
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {equipment(kind)}
        </option>
      ))}
    </optgroup>
  ))
}
