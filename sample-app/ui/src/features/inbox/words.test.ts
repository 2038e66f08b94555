import { expect, test } from 'vitest'
import { partsOf, pretty, size, stateOf } from './words'

test('tells a delivery that is tried again from one that waits for its first try', () => {
  expect(stateOf({ state: 'open', error: null }).label).toBe('Waiting')
  expect(stateOf({ state: 'open', error: 'nobody knows whose call it is' }).label).toBe('Retrying')
  expect(stateOf({ state: 'buried', error: 'unreadable' }).label).toBe('Put aside')
})

test('reads the kind of event and the call out of a key', () => {
  expect(partsOf('post_call_transcription:conv_01:1764457176')).toEqual({
    kind: 'Post call transcription',
    subject: 'conv_01',
  })
  expect(partsOf('sha256:0123456789abcdef').kind).toBe('Without a name')
})

test('shows JSON with line breaks and anything else as it came', () => {
  expect(pretty('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(pretty('{"a":')).toBe('{"a":')
})

test('writes sizes for people', () => {
  expect([size(999), size(1_500), size(13_800)]).toEqual(['999 B', '1.5 kB', '14 kB'])
})
