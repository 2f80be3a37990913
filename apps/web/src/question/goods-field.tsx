import type { GoodsAnswer } from '@karavan/api'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { api } from '../api/client.js'
import { Term } from '../help/term.js'
import { useWords } from '../words/words-context.js'
import { Combobox } from './combobox.js'
import { isGoodsCode } from './question.js'
import type { Search } from './use-search.js'

export type Goods = GoodsAnswer['goods'][number]

const MOST = 9

/** Looks for goods by code or by words in any language; offers the chapters where nothing is found. */
export function useGoodsSearch(): Search<Goods> {
  const { say, language } = useWords()
  return useCallback(
    async (text, signal) => {
      const { goods } = await api.goods(text, language, MOST, signal)
      if (goods.length === 0) {
        const chapters = await api.goods('', language, undefined, signal)
        return { items: chapters.goods, note: say('question.goods.unknown', { text }), sure: false }
      }
      if (goods.every(({ how }) => how === 'similar'))
        return { items: goods, note: say('question.goods.similar', { text }), sure: false }
      return { items: goods, sure: !isGoodsCode(text) }
    },
    [say, language],
  )
}

/** What goods of a code are called in the reader's language; undefined where that is not known, or not yet. */
export function useGoodsName(hs: string): string | undefined {
  return useNamed(hs)?.text
}

/** What goods of some codes are called in the reader's language; undefined where that is not known, or not yet. */
export function useGoodsNames(codes: readonly string[]): (code: string) => string | undefined {
  const { language } = useWords()
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const key = (code: string) => `${language} ${code}`
  const unknown = codes.filter((code) => isGoodsCode(code) && !names.has(key(code))).join(' ')
  useEffect(() => {
    if (unknown === '') return
    const leaving = new AbortController()
    const asked = unknown.split(' ').map(async (code) => {
      const { goods } = await api.goods(code, language, 1, leaving.signal)
      return goods.filter(({ hs }) => hs === code).map(({ text }): [string, string] => [`${language} ${code}`, text])
    })
    Promise.all(asked).then(
      (found) => setNames((before) => new Map([...before, ...found.flat()])),
      () => undefined,
    )
    return () => leaving.abort()
  }, [unknown, language])
  return (code) => names.get(key(code))
}

/** What is known of a code, once that has come. */
interface Named {
  readonly hs: string
  /** Undefined for a code that the Harmonized System has not. */
  readonly text: string | undefined
}

function useNamed(hs: string): Named | null {
  const { language } = useWords()
  const [named, setNamed] = useState<Named | null>(null)
  useEffect(() => {
    if (!isGoodsCode(hs)) return
    const leaving = new AbortController()
    api.goods(hs, language, 1, leaving.signal).then(
      ({ goods }) => setNamed({ hs, text: goods[0]?.text }),
      () => undefined,
    )
    return () => leaving.abort()
  }, [hs, language])
  return named?.hs === hs ? named : null
}

interface GoodsFieldProps {
  readonly id: string
  /** HS code, or what was typed, or empty. */
  readonly value: string
  readonly fault: ReactNode
  readonly onChange: (goods: string) => void
}

/** Goods by HS code or by words; what is chosen is the code. */
export function GoodsField({ id, value, fault, onChange }: GoodsFieldProps) {
  const { say } = useWords()
  const search = useGoodsSearch()
  const [chosen, setChosen] = useState<Goods | null>(null)
  const named = useNamed(value)
  const name = named?.text ?? (chosen?.hs === value ? chosen.text : undefined)
  return (
    <Combobox<Goods>
      id={id}
      label={say('question.goods')}
      hint={say('question.goods.hint')}
      shown={name === undefined ? value : `${value} ${name}`}
      pending={isGoodsCode(value) ? '' : value}
      search={search}
      itemId={({ hs }) => hs}
      option={(item) => <GoodsOption item={item} />}
      onType={onChange}
      onChoose={(item) => {
        setChosen(item)
        onChange(item.hs)
      }}
      fault={fault || (named !== null && name === undefined && say('question.goods.notInHs', { code: value }))}
      aside={
        <span className="aside">
          <Term name="hs-code" />
        </span>
      }
    />
  )
}

/** Goods in a list: code, name, the words under which they were found. */
export function GoodsOption({ item }: { item: Goods }) {
  const { say } = useWords()
  return (
    <>
      <span className="option-code">{item.hs}</span>
      <span className="option-name">
        {item.text}
        {item.matched !== item.text && <span className="option-other"> {item.matched}</span>}
      </span>
      {item.how === 'wider' && <span className="option-kind">{say('question.goods.chapter')}</span>}
    </>
  )
}
