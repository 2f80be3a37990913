import { listConditions, loadingFrom } from '@karavan/conditions'
import type { ConditionsAnswer } from '@karavan/model'
import { usualWays } from '@karavan/planner'
import type { World } from '@karavan/storage'
import type { LoadingTask } from './search.js'

/** What is shut, banned or queueing, with from when to load. @throws {StructuredError} as `loadingFrom` and the planner */
export function conditionsWithLoading(
  { network, snapshot, register, told }: World,
  { asked, from, now }: Omit<LoadingTask, 'kind'>,
): ConditionsAnswer {
  const answer = listConditions(register, told, asked)
  const ways = usualWays(network, snapshot, now)
  const loading = loadingFrom(from, asked, { register, queues: answer.queues }, now, ways)
  return { ...answer, loading }
}
