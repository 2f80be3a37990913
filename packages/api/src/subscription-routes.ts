import { DELIVERY_STATES } from '@karavan/model'
import Type from 'typebox'
import { DoneSchema } from './people-answers.js'
import { BODY_PROBLEMS, DATABASE_PROBLEMS, type Route } from './route.js'
import {
  DeliveriesAnswerSchema,
  MOST_DELIVERIES,
  PingAnswerSchema,
  ResendBodySchema,
  ResentAnswerSchema,
  SubscriptionBodySchema,
  SubscriptionChangeSchema,
  SubscriptionMadeSchema,
  SubscriptionSchema,
  SubscriptionsAnswerSchema,
} from './subscription-answers.js'
import { oneOf } from './words.js'

const PARTS = { subscriptionId: Type.String() }
const NAMED = ['SUBSCRIPTION_NOT_FOUND', ...DATABASE_PROBLEMS] as const
const FIELDS = ['QUESTION_FIELD_UNKNOWN', 'QUESTION_FIELD_MISSING', 'QUESTION_VALUE_INVALID', ...BODY_PROBLEMS] as const

/** Who is told of what is new, by webhook. */
export const SUBSCRIPTION_ROUTES = [
  {
    id: 'getSubscriptions',
    method: 'GET',
    path: '/subscriptions',
    access: 'signed-in',
    summary: 'Subscriptions of your organisation.',
    answer: SubscriptionsAnswerSchema,
    problems: DATABASE_PROBLEMS,
  },
  {
    id: 'postSubscription',
    method: 'POST',
    path: '/subscriptions',
    access: 'contributor',
    summary: 'Subscribe: what is new is sent to an address, signed.',
    body: SubscriptionBodySchema,
    answer: SubscriptionMadeSchema,
    status: 201,
    problems: [...FIELDS, 'RECEIVER_INVALID', 'CONSIGNMENT_NOT_FOUND', 'ORGANISATION_UNKNOWN', ...DATABASE_PROBLEMS],
  },
  {
    id: 'getSubscription',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}',
    access: 'signed-in',
    summary: 'One subscription, and how it stands.',
    parts: PARTS,
    answer: SubscriptionSchema,
    problems: NAMED,
  },
  {
    id: 'putSubscription',
    method: 'PUT',
    path: '/subscriptions/{subscriptionId}',
    access: 'contributor',
    summary: 'Change its address or what it asks for, pause it, or let it go on.',
    parts: PARTS,
    body: SubscriptionChangeSchema,
    answer: SubscriptionSchema,
    problems: [...FIELDS, 'RECEIVER_INVALID', ...NAMED],
  },
  {
    id: 'deleteSubscription',
    method: 'DELETE',
    path: '/subscriptions/{subscriptionId}',
    access: 'contributor',
    summary: 'End it, with all that waits for it.',
    parts: PARTS,
    answer: DoneSchema,
    problems: NAMED,
  },
  {
    id: 'postSubscriptionTest',
    method: 'POST',
    path: '/subscriptions/{subscriptionId}/test',
    access: 'contributor',
    summary: 'Send a ping now, once, and say what the receiver answered.',
    parts: PARTS,
    answer: PingAnswerSchema,
    problems: ['SERVER_BUSY', ...NAMED],
  },
  {
    id: 'postSubscriptionSecret',
    method: 'POST',
    path: '/subscriptions/{subscriptionId}/secret',
    access: 'contributor',
    summary: 'Sign with a new secret; the one before signs for a day too.',
    parts: PARTS,
    answer: SubscriptionMadeSchema,
    status: 201,
    problems: NAMED,
  },
  {
    id: 'getDeliveries',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/deliveries',
    access: 'signed-in',
    summary: 'What was sent, waits, or was given up.',
    parts: PARTS,
    query: {
      state: Type.Optional(oneOf([...DELIVERY_STATES], 'Only those.')),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_DELIVERIES })),
    },
    answer: DeliveriesAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID', ...NAMED],
  },
  {
    id: 'postResend',
    method: 'POST',
    path: '/subscriptions/{subscriptionId}/deliveries/resend',
    access: 'contributor',
    summary: 'Bring back what was given up: some, or all.',
    parts: PARTS,
    body: ResendBodySchema,
    answer: ResentAnswerSchema,
    problems: [...FIELDS, 'DELIVERY_NOT_DEAD', ...NAMED],
  },
] as const satisfies readonly Route[]
