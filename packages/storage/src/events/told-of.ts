import type { KeptEvent, ToldEvents } from '@karavan/exchange'
import type { Story } from '@karavan/model'
import { type GatheredStory, wordsIn } from '@karavan/tracking'
import type { ReportedRecord } from './about.js'

/**
 * The events that a story was gathered from, as they are written for others.
 * @param story - of it, what they may see
 * @param whole - whether they may read what others sent
 */
export function toldOf(
  { records, names }: GatheredStory<ReportedRecord>,
  story: Story,
  whole: boolean,
): [readonly KeptEvent[], ToldEvents] {
  const kept = records.map(({ event, contentHash, declarationKey, recordTime, context }) => ({
    event,
    contentHash,
    declarationKey,
    recordTime: recordTime.getTime(),
    namespaces: context.namespaces,
    ignored: new Set(context.ignored),
  }))
  return [kept, { story, told: wordsIn(story), names: new Set(names.map(({ name }) => name)), whole }]
}
