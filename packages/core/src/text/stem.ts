import { foldText } from '../fold.js'

/** Endings of Russian nouns and adjectives, folded, the longest first. */
const ENDINGS = [
  'иями ями ами иях ием аем ыми ими ого его ому ему',
  'ях ах ых их ым им ой ей ий ый ые ая яя ое ее ую юю ов ев ам ям ом ем ии ию ия ие ай аю ае',
  'а я о е у ю ы и ь й',
].flatMap((line) => line.split(' ').map(foldText))
const LONGEST_ENDING = 4
const SHORTEST_STEM = 3

const endings = new Set(ENDINGS)

/**
 * The part of a word that its cases share: `Курыка`, `Курыке` → `курык`; `wagons` → `wagon`.
 * @param folded - one word, as `foldText` gives it
 */
export function stem(folded: string): string {
  return /^\p{Script=Cyrillic}/u.test(folded) ? russianStem(folded) : englishStem(folded)
}

function russianStem(word: string): string {
  for (let length = Math.min(LONGEST_ENDING, word.length - SHORTEST_STEM); length > 0; length--) {
    if (endings.has(word.slice(-length))) return word.slice(0, -length)
  }
  return word
}

function englishStem(word: string): string {
  if (word.length < 4) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:s|x|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word
}
