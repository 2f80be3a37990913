import type { GrantMade, OrganisationsAnswer, Problem } from '@karavan/api'
import { GIVEN_ROLES, LINK_DAYS, MOST_LINK_DAYS } from '@karavan/api'
import { DAY_MINUTES, formatDate } from '@karavan/core'
import type { Consignment } from '@karavan/model'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useAccount } from '../../../account/account.js'
import { api, whyFailed } from '../../../api/client.js'
import { DayInput } from '../../../dates/day-input.js'
import { ProblemText } from '../../../shell/problem.js'
import { CopyLink } from '../../../take/copy-link.js'
import { isIsoDay } from '../../../words/typed-day.js'
import { useWords } from '../../../words/words-context.js'
import { useLooking } from '../../consignments-context.js'
import { ChoiceField } from '../../enter/choice-field.js'
import {
  FaultsContext,
  type FieldFaults,
  goToField,
  refusedFields,
  useFirstRefused,
} from '../../enter/faults-context.js'
import { FormField } from '../../enter/form-field.js'
import { type PartOfWay, PartOfWayField } from '../../enter/part-of-way.js'
import { refusalsOf } from '../../enter/refusals.js'
import { TextField } from '../../enter/text-field.js'
import { type GivenRole, guestAddress, scopedBy, seesInWords, untilInWords } from './sees.js'

interface GiveFormProps {
  readonly consignment: Consignment
  readonly onGiven: () => void
}

const NO_PART: PartOfWay = { legs: [], locations: [] }
const WHOM = ['organisation', 'link'] as const

/** Lets an organisation see a consignment, by what it is to it, or makes a link for a guest. */
export function GiveForm({ consignment, onGiven }: GiveFormProps) {
  const words = useWords()
  const { say } = words
  const { now } = useLooking()
  const organisations = useOrganisations()
  const [whom, setWhom] = useState<(typeof WHOM)[number]>('organisation')
  const [organisation, setOrganisation] = useState('')
  const [role, setRole] = useState<GivenRole>('guest')
  const [part, setPart] = useState<PartOfWay>(NO_PART)
  const [lastDay, setLastDay] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [made, setMade] = useState<GrantMade | null>(null)

  const isLink = whom === 'link'
  const by = isLink ? null : scopedBy(role)
  const refusals = refusalsOf(problem, (pointer) => FIELDS[pointer] ?? null)
  useFirstRefused(problem, refusals)
  const until = isIsoDay(lastDay) ? Date.parse(lastDay) / 60_000 + DAY_MINUTES : null
  const lastEnd = now + MOST_LINK_DAYS * DAY_MINUTES
  const wrong = new Map([
    ...(!isLink && organisation.trim() === ''
      ? [['give-organisation', say('consignments.seen.organisation.none')] as const]
      : []),
    ...(isLink && (until === null || until <= now || until > lastEnd)
      ? [['give-until', say('consignments.seen.link.lastDay.fault')] as const]
      : !isLink && lastDay !== '' && (until === null || until <= now)
        ? [['give-until', say('consignments.seen.lastDay.fault')] as const]
        : []),
  ])
  const faults: FieldFaults = new Map([...refusedFields(refusals), ...(isAsked ? wrong : [])])

  function choose(next: (typeof WHOM)[number]) {
    setWhom(next)
    setAsked(false)
    setLastDay(next === 'link' ? formatDate(now + LINK_DAYS * DAY_MINUTES) : '')
  }

  async function send(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (wrong.size > 0) return goToField([...wrong.keys()][0])
    setSending(true)
    setProblem(null)
    try {
      const given = await api.give(consignment.consignmentId, {
        ...(isLink ? {} : { organisation: organisation.trim(), role }),
        ...(by === 'legs' ? { legs: [...part.legs] } : by === 'locations' ? { locations: [...part.locations] } : {}),
        ...(until === null ? {} : { until }),
      })
      setMade(given.link === null ? null : given)
      setOrganisation('')
      setPart(NO_PART)
      setAsked(false)
      onGiven()
    } catch (error) {
      setProblem(whyFailed(error))
    }
    setSending(false)
  }

  return (
    <FaultsContext value={faults}>
      <form className="enter-form seen-give" noValidate onSubmit={send} aria-label={say('consignments.seen.give')}>
        <h3>{say('consignments.seen.give')}</h3>
        <fieldset className="segments">
          <legend>{say('consignments.seen.whom')}</legend>
          {WHOM.map((one) => (
            <label key={one} data-chosen={one === whom}>
              <input type="radio" name="give-whom" checked={one === whom} onChange={() => choose(one)} />
              {say(`consignments.seen.whom.${one}`)}
            </label>
          ))}
        </fieldset>
        <div className="enter-grid">
          {!isLink && (
            <>
              <TextField
                id="give-organisation"
                label={say('consignments.seen.organisation')}
                hint="ktz"
                maxLength={120}
                offers={organisations.map(({ id, name }) => ({ value: id, text: name }))}
                value={organisation}
                onChange={setOrganisation}
              />
              <ChoiceField
                id="give-role"
                label={say('consignments.seen.as')}
                value={role}
                choices={GIVEN_ROLES.map((value) => ({ value, text: say(`consignments.access.${value}`) }))}
                onChange={setRole}
              />
            </>
          )}
          <UntilField value={lastDay} from={formatDate(now)} isLink={isLink} onChange={setLastDay} />
          {by !== null && (
            <PartOfWayField
              id="give"
              by={by}
              part={part}
              way={consignment.plan?.legs ?? (by === 'legs' ? [] : [endsOf(consignment)])}
              onChange={(change) => setPart({ ...part, ...change })}
            />
          )}
        </div>
        <p className="note">{seesInWords(isLink ? 'guest' : role, words)}</p>
        <button type="submit" className="button" disabled={isSending}>
          {say(isLink ? 'consignments.seen.link.do' : 'consignments.seen.give.do')}
        </button>
        {problem && refusals.byField.size === 0 && (
          <div className="fault" role="alert">
            <ProblemText problem={problem} />
          </div>
        )}
      </form>
      {made?.link != null && <LinkMade id={consignment.consignmentId} link={made.link} until={made.until} />}
    </FaultsContext>
  )
}

const FIELDS: Readonly<Record<string, string>> = {
  '/organisation': 'give-organisation',
  '/role': 'give-role',
  '/until': 'give-until',
  '/legs': 'give-legs',
  '/locations': 'give-locations',
}

function endsOf({ carrierAcceptanceLocation, consigneeReceiptLocation }: Consignment) {
  return { from: carrierAcceptanceLocation, to: consigneeReceiptLocation }
}

interface UntilFieldProps {
  readonly value: string
  /** The first day that can be chosen, YYYY-MM-DD. */
  readonly from: string
  /** A link ends in any case. */
  readonly isLink: boolean
  readonly onChange: (day: string) => void
}

function UntilField({ value, from, isLink, onChange }: UntilFieldProps) {
  const { say } = useWords()
  return (
    <FormField id="give-until" label={say('consignments.seen.lastDay')}>
      <DayInput id="give-until" value={value} min={from} onChange={onChange} aria-describedby="give-until-hint" />
      <small id="give-until-hint" className="enter-meaning">
        {say(isLink ? 'consignments.seen.link.lastDay.hint' : 'consignments.seen.lastDay.hint')}
      </small>
    </FormField>
  )
}

/** A link that was made, which is told this once. */
function LinkMade({ id, link, until }: { readonly id: string; readonly link: string; readonly until: number | null }) {
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each link is led to once
  useEffect(() => box.current?.focus(), [link])
  return (
    <div className="seen-link" ref={box} tabIndex={-1}>
      <p>{words.say('consignments.seen.link.made', { until: untilInWords(until, words) })}</p>
      <CopyLink
        address={guestAddress(location.origin, id, link)}
        label={words.say('consignments.seen.link.address')}
        local={words.say('consignments.seen.link.local')}
      />
    </div>
  )
}

/** The organisations of this server, where whoever looks may be told of them. */
function useOrganisations(): OrganisationsAnswer['organisations'] {
  const { person } = useAccount()
  const isTold = person === null || person.administers
  const [organisations, setOrganisations] = useState<OrganisationsAnswer['organisations']>([])
  useEffect(() => {
    if (!isTold) return
    const leaving = new AbortController()
    api.organisations(leaving.signal).then(
      (answer) => setOrganisations(answer.organisations),
      () => undefined,
    )
    return () => leaving.abort()
  }, [isTold])
  return organisations
}
