import type { ConditionsAnswer, StandingOrder, Verdict } from '@karavan/model'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../words/words-context.js'
import { useLooking } from './conditions-context.js'
import { OrderLine } from './order-line.js'
import { PlaceLine } from './place-line.js'
import { QueueLine } from './queue-line.js'
import { UnratedLine } from './unrated-line.js'
import { likelyShut } from './weather.js'
import { WeatherLine } from './weather-line.js'

interface ConditionListProps {
  readonly answer: ConditionsAnswer
  /** Another day is being read. */
  readonly isOld: boolean
}

/** What is in force on the day: places that are shut, queues, orders that begin soon, then those in force, worst first. */
export function ConditionList({ answer, isOld }: ConditionListProps) {
  const { say } = useWords()
  const list = useOpenedInView()
  const { on, weather, asked } = useLooking()
  const { orders, coming, queues, unratedCounts } = answer
  const places = hampered(answer)
  const likely = weather === null ? [] : likelyShut(weather, on, asked.at)
  return (
    <div className="conditions-all" ref={list} aria-busy={isOld}>
      {places.length > 0 && (
        <Group title={say('conditions.places')} count={places.length}>
          {places.map((standing) => (
            <PlaceLine key={standing.report.id} standing={standing} />
          ))}
        </Group>
      )}
      {likely.length > 0 && (
        <Group title={say('conditions.weather.likely.ports')} count={likely.length}>
          {likely.map((one) => (
            <WeatherLine key={one.weather.threshold.place} {...one} />
          ))}
        </Group>
      )}
      {queues.length + unratedCounts.length > 0 && (
        <Group title={say('conditions.queues')} count={queues.length + unratedCounts.length}>
          {queues.map((queue) => (
            <QueueLine key={`${queue.place} ${queue.unit} ${queue.towards}`} queue={queue} among={queues} />
          ))}
          {unratedCounts.map((count) => (
            <UnratedLine key={count.id} count={count} />
          ))}
        </Group>
      )}
      {coming.length > 0 && (
        <Group title={say('conditions.coming')} count={coming.length}>
          {coming.map((standing) => (
            <OrderLine key={standing.order.id} standing={standing} />
          ))}
        </Group>
      )}
      {byVerdict(orders).map(([verdict, own]) => (
        <Group key={verdict} title={say(`conditions.orders.${verdict}`)} count={own.length}>
          {own.map((standing) => (
            <OrderLine key={standing.order.id} standing={standing} />
          ))}
        </Group>
      ))}
    </div>
  )
}

/** Places at which goods do not pass as always. */
export function hampered({ places }: ConditionsAnswer): ConditionsAnswer['places'] {
  return places.filter(({ state }) => state !== 'open')
}

interface GroupProps {
  readonly title: string
  readonly count: number
  readonly children: ReactNode
}

function Group({ title, count, children }: GroupProps) {
  const { number } = useWords()
  return (
    <section>
      <h2 className="conditions-group">
        {title} <small>{number(count)}</small>
      </h2>
      <ul className="entries">{children}</ul>
    </section>
  )
}

/** Orders by what they say, in their order: worst first. */
function byVerdict(orders: readonly StandingOrder[]): [Exclude<Verdict, 'clear'>, StandingOrder[]][] {
  const groups = new Map<Exclude<Verdict, 'clear'>, StandingOrder[]>()
  for (const standing of orders) {
    if (standing.verdict === 'clear') continue
    groups.set(standing.verdict, [...(groups.get(standing.verdict) ?? []), standing])
  }
  return [...groups]
}

/** Keeps the line of what is open in view; what was open gives the keyboard back to its line. */
function useOpenedInView() {
  const { order, place } = useLooking()
  const opened = order ?? place
  const list = useRef<HTMLDivElement>(null)
  const before = useRef<string | null>(null)
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current="true"]')
    current?.scrollIntoView({ block: 'nearest' })
    if (opened === null && before.current !== null)
      list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(before.current)}"]`)?.focus()
    before.current = current?.dataset['key'] ?? null
  }, [opened])
  return list
}
