import { readIdentifier } from '@karavan/core'
import { expect, it } from 'vitest'
import { boxNumber, misspelt, wagonNumber } from './numbers.js'

it('numbers of samples have right check digits, and misspelt ones wrong ones', () => {
  for (let serial = 0; serial < 2000; serial++) {
    const [box, wagon] = [boxNumber(serial * 499), wagonNumber(7, serial * 499)]
    expect(readIdentifier('container', box).verdict).toBe('valid')
    expect(readIdentifier('wagon8', wagon).verdict).toBe('valid')
    expect(readIdentifier('container', misspelt(box)).verdict).toBe('checkDigitWrong')
  }
})
