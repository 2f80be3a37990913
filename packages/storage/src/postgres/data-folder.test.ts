import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolder } from './data-folder.js'

describe('the folder of data', () => {
  it('is the one that is named, made absolute', () => {
    expect(dataFolder({ KARAVAN_DATA: 'mine', XDG_DATA_HOME: '/x' }, 'linux')).toBe(resolve('mine'))
  })

  it('is else where the system keeps them', () => {
    expect(dataFolder({ XDG_DATA_HOME: '/x' }, 'linux')).toBe('/x/karavan')
    expect(dataFolder({ XDG_DATA_HOME: 'relative', KARAVAN_DATA: '' }, 'linux')).toBe(
      join(homedir(), '.local/share/karavan'),
    )
    expect(dataFolder({}, 'darwin')).toBe(join(homedir(), 'Library/Application Support/Karavan'))
    expect(dataFolder({ LOCALAPPDATA: '/l' }, 'win32')).toBe('/l/Karavan')
  })
})
