import { formatDate } from '@karavan/core'
import { BASES, MODES, ORDER_ACTIONS } from '@karavan/model'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../conditions-context.js'
import { today } from '../day-picker.js'
import { AmendsField } from './amends-field.js'
import { ToggleChips } from './chips-field.js'
import { useEntryForm } from './entry-context.js'
import { Group, More } from './group.js'
import { CountriesField, DirectionsField, EquipmentField, PlacesField, PrefixesField } from './listed-fields.js'
import { AreaField, ChoiceField, DateField, TextField, YesField } from './plain-fields.js'

const EFFECTS = ['hold', 'forbid', 'quota', 'flag'] as const
const MOMENTS = ['passage', 'acceptance', 'loading', 'departure', 'arrival'] as const
const QUOTA_UNITS = ['wagons', 'trains', 'trucks', 'train pairs', 'containers', 'TEU', 'tonnes'] as const
const SELDOM = [
  ...['countries', 'origin_places', 'goods_excluded', 'foreign_wagons', 'empties_only', 'consignors', 'consignees'],
  ...['clauses', 'by_consent', 'depends_on', 'legal_basis', 'relief', 'note'],
]

/** All that an order may say. */
export function OrderFields() {
  const { say } = useWords()
  return (
    <>
      <What />
      <Group title={say('enter.group.who')} note={<span id="enter-dates">{say('enter.dates')}</span>}>
        <WhoAndWhen />
      </Group>
      <Group title={say('enter.group.where')} note={say('enter.any')}>
        <div className="enter-wide">
          <PlacesField column="places" />
        </div>
        <DirectionsField column="directions" />
        <CountriesField column="origins" />
        <CountriesField column="destinations" />
        <Modes />
      </Group>
      <Group title={say('enter.group.goods')} note={say('enter.any')}>
        <PrefixesField column="goods_hs" />
        <EquipmentField column="equipment" />
        <div className="enter-pair">
          <TextField column="quota_value" isNumber />
          <QuotaUnit />
        </div>
        <AreaField column="exceptions" isListed hint={say('enter.exceptions.hint')} />
      </Group>
      <Group title={say('enter.group.words')}>
        <TextField column="title" />
        <TextField column="reason" />
        <AreaField column="text" />
        <TextField column="source" hint={say('enter.source.hint')} />
        <DateField column="source_date" quick={[{ text: say('enter.today'), value: formatDate(today()) }]} />
        <Basis />
      </Group>
      <Seldom />
    </>
  )
}

function What() {
  const { say } = useWords()
  const { row } = useEntryForm()
  const effect = EFFECTS.find((one) => one === row['effect'])
  const action = ORDER_ACTIONS.find((one) => one === row['action'])
  return (
    <Group title={say('enter.group.what')}>
      <ChoiceField
        column="action"
        open={say('enter.choose')}
        choices={ORDER_ACTIONS.map((value) => ({ value, text: say(`enter.action.${value}`) }))}
        meaning={action && say(`enter.action.${action}.meaning`)}
      />
      <ChoiceField
        column="effect"
        choices={EFFECTS.map((value) => ({ value, text: say(`enter.effect.${value}`) }))}
        meaning={effect && say(`network.order.effect.${effect}`)}
      />
      <AmendsField />
    </Group>
  )
}

function WhoAndWhen() {
  const { say } = useWords()
  const { register } = useLooking()
  const issuers = [...new Set(register.orders.map(({ issuer }) => issuer))].sort()
  const now = [{ text: say('enter.today'), value: formatDate(today()) }]
  return (
    <>
      <TextField column="issuer" suggested={issuers} />
      <TextField column="number" />
      <DateField column="issued_on" quick={now} />
      <DateField column="from" quick={now} />
      <DateField column="to" />
      <Moment />
    </>
  )
}

/** At which moment the order looks, and what that is. */
function Moment() {
  const { say } = useWords()
  const { row } = useEntryForm()
  const moment = MOMENTS.find((one) => one === row['applies_at'])
  return (
    <ChoiceField
      column="applies_at"
      choices={MOMENTS.map((value) => ({ value, text: say(`network.order.at.${value}`) }))}
      meaning={moment && say(`enter.moment.${moment}.meaning`)}
    />
  )
}

function Modes() {
  const { mode } = useWords()
  return <ToggleChips column="modes" choices={MODES.map((value) => ({ value, text: mode(value) }))} />
}

function QuotaUnit() {
  const { say } = useWords()
  return (
    <ChoiceField
      column="quota_unit"
      open={say('enter.none')}
      choices={QUOTA_UNITS.map((value) => ({ value, text: say(`enter.quota.${value}`) }))}
    />
  )
}

/** How what is entered is known. */
export function Basis() {
  const { basis } = useWords()
  return <ChoiceField column="basis" choices={BASES.map((value) => ({ value, text: basis(value) }))} />
}

function Seldom() {
  const { say } = useWords()
  const { isCorrection } = useEntryForm()
  return (
    <More title={say('enter.more')} columns={SELDOM}>
      <CountriesField column="countries" />
      <PlacesField column="origin_places" />
      <PrefixesField column="goods_excluded" />
      <TextField column="legal_basis" />
      <AreaField column="consignors" isListed hint={say('enter.parties.hint')} />
      <AreaField column="consignees" isListed hint={say('enter.parties.hint')} />
      <AreaField column="clauses" hint={say('enter.clauses.hint')} />
      <AreaField column="relief" />
      <AreaField column="note" />
      <div className="enter-checks">
        <YesField column="foreign_wagons" />
        <YesField column="empties_only" />
        <YesField column="by_consent" />
      </div>
      {!isCorrection && <TextField column="id" />}
    </More>
  )
}
