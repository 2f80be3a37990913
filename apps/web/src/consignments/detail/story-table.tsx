import type { BordersCrossed, Milestone } from '@karavan/model'
import { useWords } from '../../words/words-context.js'
import { moment } from '../moments.js'
import { milestoneInWords } from '../say-consignment.js'
import { ScrollBox } from '../scroll-box.js'
import type { Places } from '../use-places.js'

interface StoryTableProps {
  readonly milestones: readonly Omit<Milestone, 'pieces'>[]
  readonly places: Pick<Places, 'nameOf'>
  /** Names the countries at borders; left out for who does not see it. */
  readonly plan?: BordersCrossed | null
}

/** Milestones as a table: as planned, as expected, as they were. */
export function StoryTable({ milestones, places, plan = null }: StoryTableProps) {
  const words = useWords()
  const { say } = words
  const time = (at: number | null | undefined) => (at == null ? '–' : moment(at, words))
  return (
    <ScrollBox label={say('consignments.table')}>
      <table className="consignment-table">
        <thead>
          <tr>
            {(['milestone', 'p10', 'p50', 'p90', 'estimated', 'actual', 'done'] as const).map((column) => (
              <th key={column} scope="col">
                {say(`consignments.table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {milestones.map((milestone, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: milestones keep their order
            <tr key={i}>
              <th scope="row">{milestoneInWords(milestone, places, words, plan)}</th>
              <td>{time(milestone.planned?.p10)}</td>
              <td>{time(milestone.planned?.p50)}</td>
              <td>{time(milestone.planned?.p90)}</td>
              <td>{time(milestone.estimated)}</td>
              <td>{time(milestone.actual)}</td>
              <td>{say('consignments.doneOf', { done: milestone.done, of: milestone.of })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
