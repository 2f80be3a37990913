import type { Leg, TransportPlan } from '@karavan/model'
import { ModeIcon } from '../answers/mode-icon.js'
import { modeGroup } from '../words/modes.js'
import { useWords } from '../words/words-context.js'
import { alignLegs } from './align-legs.js'
import { type ComparedRow, CompareTable } from './compare-table.js'
import { letterOf } from './plan-letter.js'

/** The legs of plans side by side: what all do once, what they do instead beside each other. */
export function ComparedLegs({ plans }: { plans: readonly TransportPlan[] }) {
  const { say, place } = useWords()
  const stretches = alignLegs(plans.map(({ legs }) => legs))
  const rows = stretches.map(({ from, to, isCommon, legs }, i): ComparedRow => {
    const name = say('compare.stretch', { from: place(from.id, from.name), to: place(to.id, to.name) })
    const key = `${i} ${from.id} ${to.id}`
    if (isCommon) return { key, name, shared: true, cells: [<CommonLeg key={key} legs={legs.map(([leg]) => leg)} />] }
    return {
      key,
      name,
      cells: legs.map((own, plan) =>
        own.length === 0 ? (
          say('compare.stretch.none')
        ) : (
          <ol key={letterOf(plan)} className="compare-legs">
            {own.map((leg) => (
              <li key={`${leg.from} ${leg.to} ${leg.service}`}>
                <OneLeg leg={leg} named={own.length > 1} />
              </li>
            ))}
          </ol>
        ),
      ),
    }
  })
  return <CompareTable id="compare-legs" title={say('compare.legs')} rows={rows} />
}

function OneLeg({ leg, named }: { leg: Leg; named: boolean }) {
  const { say, tell, place, mode, spread } = useWords()
  return (
    <>
      <p className={`compare-mode mode-${modeGroup(leg.mode)}`}>
        <ModeIcon group={modeGroup(leg.mode)} /> {mode(leg.mode)} <strong>{spread(leg.hours)}</strong>
      </p>
      {named && <p>{say('compare.stretch', { from: place(leg.from, leg.fromName), to: place(leg.to, leg.toName) })}</p>}
      <p className="compare-service">{tell(leg.told.serviceName)}</p>
    </>
  )
}

/** A leg that all take; where they come to it at other times it may take other times. */
function CommonLeg({ legs }: { legs: readonly (Leg | undefined)[] }) {
  const { say, tell, mode, spread, list } = useWords()
  const [leg] = legs
  if (leg === undefined) return null
  const times = legs.map((own) => (own === undefined ? '' : spread(own.hours)))
  const time = new Set(times).size === 1 ? times[0] : null
  return (
    <>
      <p className={`compare-mode mode-${modeGroup(leg.mode)}`}>
        <ModeIcon group={modeGroup(leg.mode)} /> {mode(leg.mode)}{' '}
        <strong>
          {time ?? list(times.map((own, i) => say('compare.stretch.time', { name: letterOf(i), time: own })))}
        </strong>
      </p>
      <p className="compare-service">
        {tell(leg.told.serviceName)} · {say('compare.stretch.same')}
      </p>
    </>
  )
}
