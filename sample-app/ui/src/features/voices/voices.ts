import { api, dataOf } from '@/api/client'
import { usePages } from '@/api/use-pages'

export interface VoiceFilter {
  q: string | undefined
  gender: string | undefined
  language: string | undefined
  /** The only provider whose voices are of use; all when absent. */
  provider?: string
}

export const EVERY_VOICE: VoiceFilter = { q: undefined, gender: undefined, language: undefined }

/** The voices of all providers that fit. */
export function useVoices(filter: VoiceFilter) {
  return usePages(['voices', filter], (after) =>
    dataOf(api.GET('/api/voices', { params: { query: { ...filter, after } } })),
  )
}

const PROVIDERS: Record<string, string> = { elevenlabs: 'ElevenLabs', retell: 'Retell' }

/** A provider as it calls itself. */
export function providerName(id: string) {
  return PROVIDERS[id] ?? id
}

/** `en` as `English`; a tag that nobody knows as it came. */
export function languageName(tag: string) {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
