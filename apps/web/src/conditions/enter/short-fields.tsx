import { DAY_MINUTES, formatDate } from '@karavan/core'
import { MODES, PLACE_REASONS, PLACE_STATES, QUEUE_UNITS } from '@karavan/model'
import { useState } from 'react'
import { useWords } from '../../words/words-context.js'
import { today } from '../day-picker.js'
import { ToggleChips } from './chips-field.js'
import { useEntryForm } from './entry-context.js'
import { Group, More } from './group.js'
import { CountriesField } from './listed-fields.js'
import { OnePlaceField } from './one-place-field.js'
import { Basis } from './order-fields.js'
import { AreaField, ChoiceField, DateField, Segments, TextField, YesField } from './plain-fields.js'
import { ownZone, timeTyped } from './typed-time.js'

const HOURS_AHEAD = [6, 12, 24, 72] as const
const WORST_FIRST = PLACE_STATES.toReversed()

/** The state of a port, pass or border post: what a desk needs first, the rest folded away. */
export function ReportFields() {
  const { say, mode, duration } = useWords()
  const zone = ownZone()
  const [now] = useState(() => Math.floor(Date.now() / 60_000))
  const ahead = HOURS_AHEAD.map((hours) => ({
    text: say('enter.ahead', { time: duration(hours) }),
    value: timeTyped(now + (hours * DAY_MINUTES) / 24, zone),
  }))
  return (
    <>
      <Group
        title={say('enter.group.state')}
        note={<span id="enter-dates">{say('enter.dates.minute', { zone })}</span>}
      >
        <OnePlaceField />
        <Segments
          column="state"
          choices={WORST_FIRST.map((value) => ({ value, text: say(`conditions.state.${value}`) }))}
        />
        <ChoiceField
          column="reason"
          open={say('enter.reason.none')}
          choices={PLACE_REASONS.map((value) => ({ value, text: say(`conditions.reason.${value}`) }))}
        />
        <DateField column="since" isMoment quick={[{ text: say('enter.now'), value: timeTyped(now, zone) }]} />
        <DateField column="expected_until" isMoment quick={ahead} />
      </Group>
      <More title={say('enter.more')} columns={['modes', 'until', 'source', 'note']}>
        <ToggleChips column="modes" choices={MODES.map((value) => ({ value, text: mode(value) }))} />
        <DateField column="until" isMoment />
        <DateField column="said" isMoment />
        <Origin />
      </More>
    </>
  )
}

/** A count of what waits at a place, or of what is handled there in a day. */
export function CountFields() {
  const { say } = useWords()
  return (
    <>
      <Group title={say('enter.group.count')} note={<span id="enter-dates">{say('enter.dates')}</span>}>
        <OnePlaceField />
        <Segments
          column="unit"
          choices={QUEUE_UNITS.map((value) => ({ value, text: say(`conditions.unit.${value}`) }))}
        />
        <TextField column="waiting" isNumber />
        <TextField column="handled_per_day" isNumber hint={say('enter.rate.hint')} />
        <DateField column="date" quick={[{ text: say('enter.today'), value: formatDate(today()) }]} />
        <CountriesField column="towards" />
        <YesField column="at_least" />
      </Group>
      <More title={say('enter.more')} columns={['source', 'note']}>
        <Origin />
      </More>
    </>
  )
}

/** Where that can be looked up. */
function Origin() {
  const { say } = useWords()
  const { isCorrection } = useEntryForm()
  return (
    <>
      <TextField column="source" hint={say('enter.source.hint')} />
      <DateField column="source_date" />
      <Basis />
      <AreaField column="note" />
      {!isCorrection && <TextField column="id" />}
    </>
  )
}
