import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Voice } from '@/api/types'
import { open, problem, serve } from '@/test/pages'
import { VoicePicker } from './voice-picker'
import VoicesPage from './voices-page'

const voice = (name: string, rest: Partial<Voice> = {}): Voice => ({
  provider: 'elevenlabs',
  voice_id: `v-${name}`,
  name,
  gender: 'female',
  languages: ['en', 'es'],
  accent: 'american',
  description: '',
  preview_url: `/api/voices/elevenlabs/v-${name}/preview`,
  ...rest,
})

let playing: string[]

beforeEach(() => {
  playing = []
  vi.stubGlobal(
    'Audio',
    class {
      url: string
      onended = () => undefined
      constructor(url: string) {
        this.url = url
      }
      play() {
        playing.push(this.url)
        return Promise.resolve()
      }
      pause() {
        playing = playing.filter((url) => url !== this.url)
      }
    },
  )
})

const library = {
  'GET /api/voices': () => ({
    items: [voice('Ava'), voice('Eric', { preview_url: null, gender: 'male' }), voice('Bea')],
    next: null,
  }),
}

test('says in words how each voice sounds', async () => {
  serve(library)
  open(<VoicesPage />)

  const row = (await screen.findByText('Ava')).closest('li')
  expect(row).toHaveTextContent('Female · American · English, Spanish · ElevenLabs')
})

test('plays one sample at a time', async () => {
  const user = userEvent.setup()
  serve(library)
  open(<VoicesPage />)

  await user.click(await screen.findByRole('button', { name: 'Play Ava' }))
  await user.click(screen.getByRole('button', { name: 'Play Bea' }))

  expect(playing).toEqual(['/api/voices/elevenlabs/v-Bea/preview'])
  await user.click(screen.getByRole('button', { name: 'Stop Bea' }))
  expect(playing).toEqual([])
})

test('has nothing to play for a voice without a sample', async () => {
  serve(library)
  open(<VoicesPage />)

  expect(await screen.findByText('Eric')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Play Eric' })).toBeNull()
})

test('shows that the provider was not reached', async () => {
  serve({ 'GET /api/voices': () => problem(422, 'The voice provider did not do what it was asked.') })
  open(<VoicesPage />)

  expect(await screen.findByRole('alert')).toHaveTextContent('did not do what it was asked')
})

test('takes a voice by its name into the form of an agent', async () => {
  const user = userEvent.setup()
  const taken = vi.fn()
  serve(library)
  open(<VoicePicker control={{ id: 'voice' }} value="v-Ava" onChange={taken} />)

  await waitFor(() => expect(screen.getByRole('button')).toHaveTextContent('Ava'))
  await user.click(screen.getByRole('button'))
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByRole('button', { name: 'Take Ava' })).toBePressed()
  await user.click(within(dialog).getByRole('button', { name: 'Take Bea' }))

  expect(taken).toHaveBeenCalledExactlyOnceWith(voice('Bea'))
})
