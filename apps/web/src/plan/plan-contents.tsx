import type { TransportPlan } from '@karavan/model'
import { useWords } from '../words/words-context.js'

/** The parts of a plan, to jump to. */
export function PlanContents({ plan }: { plan: TransportPlan }) {
  const { say } = useWords()
  const parts = (
    [
      ['timeline', plan.legs.length > 0],
      ['days', plan.legs.length > 0],
      ['uncertainty', plan.legs.length > 0],
      ['help', plan.legs.length > 0],
      ['cost', plan.cost.lines.length > 0],
      ['emissions', plan.co2eLines.length > 0],
      ['borders', plan.borders.length > 0],
      ['stages', plan.stages.length > 0],
    ] as const
  ).filter(([, present]) => present)
  const jump = (part: string) => {
    const target = document.getElementById(`plan-${part}`)
    if (target instanceof HTMLDetailsElement) target.open = true
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    target?.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'start' })
  }
  return (
    <nav className="contents" aria-label={say('plan.contents')}>
      {parts.map(([part]) => (
        <button key={part} type="button" onClick={() => jump(part)}>
          {say(`plan.contents.${part}`)}
        </button>
      ))}
    </nav>
  )
}
