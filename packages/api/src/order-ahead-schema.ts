import type { Message } from '@karavan/model'
import Type from 'typebox'
import { MessageSchema } from './plan-answer.js'
import { Instant, LocationId } from './words.js'

/** An order that holds goods. */
export const OrderAheadSchema = Type.Object({
  orderId: Type.String(),
  place: LocationId,
  from: Instant,
  until: Instant,
  isNew: Type.Boolean({ description: 'Whether it came after the plan was chosen.' }),
  text: Type.String(),
  told: Type.Unsafe<{ readonly text: Message }>(Type.Object({ text: MessageSchema })),
})
