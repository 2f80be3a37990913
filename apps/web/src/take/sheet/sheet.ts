import type { Language } from '../../words/languages.js'
import type { Certainty } from '../../words/modes.js'
import type { Drawing, Scale } from '../drawing/marks.js'

/** A picture that fits itself into the room it is given, and what it shows in words. */
export interface Figure {
  readonly draw: (scale: Scale) => Drawing
  readonly alt: string
}

/** A picture with its heading. */
export interface TitledFigure extends Figure {
  readonly heading: string
  /** How it is read; may be empty. */
  readonly note: string
}

/** A figure of the promise: `Nine in ten by`, `Tue 22 Dec`. */
export interface Fact {
  readonly name: string
  readonly value: string
  readonly note?: string
  readonly strong?: boolean
  /** Takes the room of two. */
  readonly wide?: boolean
}

/** Least, typical and greatest, as a bar that ends at `most`. */
export interface Range {
  readonly low: number
  readonly typical: number
  readonly high: number
  readonly most: number
  readonly certainty: Certainty
}

export interface Cell {
  readonly text: string
  /** A second line, smaller. */
  readonly more?: string
  readonly strong?: boolean
  /** Number of the plan whose line is drawn before the text. */
  readonly swatch?: number
  readonly range?: Range
}

export interface Column {
  readonly name: string
  /** Share of the width. */
  readonly share: number
  /** Ends at the right, and is never broken. */
  readonly numeric?: boolean
  /** Never broken, as a day or an amount. */
  readonly whole?: boolean
}

/** Parts of a sheet, one beneath the other. */
export type Block =
  | {
      readonly kind: 'heading'
      readonly text: string
      readonly level: 2 | 3
      readonly note?: string
      readonly swatch?: number
    }
  | { readonly kind: 'text'; readonly text: string; readonly soft?: boolean; readonly link?: string }
  | { readonly kind: 'figure'; readonly figure: Figure /** In sizes of its letters. */; readonly height: number }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'warnings'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly Cell[])[]
      readonly foot?: readonly Cell[]
    }
  | { readonly kind: 'sources'; readonly sources: readonly SourceLine[] }

/** A source as it is printed. */
export interface SourceLine {
  readonly number: number
  readonly text: string
  /** Address, where it is one. */
  readonly address: string | null
  /** Date and basis. */
  readonly detail: string
}

/** What must be heeded, where it stands apart from the sources of the sheet. */
export interface Warning {
  readonly text: string
  /** Its sources with their dates, in one line; empty without any. */
  readonly sources: string
  /** Whether it is of each of the plans; empty where there is one. */
  readonly ofPlans: readonly boolean[]
}

/** What is taken away, whatever it is written as. */
export interface Sheet {
  readonly language: Language
  readonly eyebrow: string
  readonly title: string
  /** The question in words. */
  readonly question: string
  /** What the way is called; empty for several. */
  readonly way: string
  readonly promise: Extract<Block, { kind: 'facts' | 'table' }>
  readonly arrivals: TitledFigure
  readonly map: TitledFigure
  /** Of all plans, each once: for a picture, which shows nothing of the blocks. */
  readonly warnings: readonly Warning[]
  readonly blocks: readonly Block[]
  /** The sources in one line, for a card. */
  readonly sourcesLine: string
  /** `Made on 26 Nov 2026`. */
  readonly madeOn: string
  /** `Made on 26 Nov 2026, data as of 19 Sep 2026`. */
  readonly madeLine: string
  readonly citation: string
  /** Opens the same question. */
  readonly link: string
  /** ISO 8601. */
  readonly made: string
}
