import type { Leg } from '@karavan/model'

/** A way as far as it is drawn. */
export interface DrawnWay {
  readonly legs: readonly Pick<Leg, 'mode' | 'from' | 'fromName' | 'to' | 'toName' | 'course'>[]
}
