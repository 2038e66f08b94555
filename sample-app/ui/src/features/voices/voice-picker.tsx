import { Check, ChevronDown } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Voice } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { RowSkeletons } from '@/components/list-states'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { PlayButton, SamplePlayer } from './player'
import { VoiceFacts } from './voice-facts'
import { VoiceFilters } from './voice-filters'
import { EVERY_VOICE, useVoices, type VoiceFilter } from './voices'

interface VoicePickerProps {
  /** What ties it to its label. */
  control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }
  /** Id of the voice. One that is not in the list is kept and shown as it is. */
  value: string
  onChange: (voice: Voice) => void
  /** Where the agent lives, which has to have the voice; absent while it may still live anywhere. */
  provider?: string
}

/** Shows the chosen voice by its name, and opens a list in which each can be heard before it is taken. */
export function VoicePicker({ control, value, onChange, provider }: VoicePickerProps) {
  const [open, setOpen] = useState(false)
  const known = useVoices({ ...EVERY_VOICE, provider }).items.find((voice) => voice.voice_id === value)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button {...control} variant="outline" className="w-full justify-between px-3 font-normal">
          <span className={known ? 'truncate' : 'truncate font-mono text-[13px]'}>
            {known?.name ?? value}
          </span>
          <ChevronDown className="text-muted-foreground" aria-hidden />
        </Button>
      </DialogTrigger>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>Choose a voice</DialogTitle>
          <DialogDescription>Play one to hear how the agent will sound.</DialogDescription>
        </DialogHeader>
        <Choices
          value={value}
          provider={provider}
          onChoose={(voice) => {
            onChange(voice)
            setOpen(false)
          }}
        />
      </DialogContent>
    </Dialog>
  )
}

interface ChoicesProps {
  value: string
  provider: string | undefined
  onChoose: (voice: Voice) => void
}

function Choices({ value, provider, onChoose }: ChoicesProps) {
  const [filter, setFilter] = useState<VoiceFilter>({ ...EVERY_VOICE, provider })
  const voices = useVoices(useDeferredValue(filter))
  return (
    <SamplePlayer>
      <VoiceFilters filter={filter} onChange={setFilter} />
      <div className="mt-4 max-h-96 overflow-y-auto rounded-lg border">
        {voices.isPending ? (
          <RowSkeletons rows={4} />
        ) : voices.error ? (
          <ErrorState error={voices.error} onRetry={() => void voices.refetch()} />
        ) : (
          <ul aria-label="Voices" className="divide-y">
            {voices.items.map((voice) => (
              <Choice
                key={`${voice.provider}/${voice.voice_id}`}
                voice={voice}
                chosen={voice.voice_id === value}
                onChoose={() => onChoose(voice)}
              />
            ))}
            {voices.items.length === 0 && (
              <li className="px-5 py-8 text-center text-sm text-muted-foreground">No voice fits.</li>
            )}
          </ul>
        )}
        {voices.hasNextPage && (
          <div className="flex justify-center border-t p-3">
            <Button
              variant="ghost"
              size="sm"
              busy={voices.isFetchingNextPage}
              onClick={() => void voices.fetchNextPage()}
            >
              Load more
            </Button>
          </div>
        )}
      </div>
    </SamplePlayer>
  )
}

interface ChoiceProps {
  voice: Voice
  chosen: boolean
  onChoose: () => void
}

function Choice({ voice, chosen, onChoose }: ChoiceProps) {
  return (
    <li className="flex items-center gap-2 px-3 py-2">
      <PlayButton voice={voice} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{voice.name}</p>
        <VoiceFacts voice={voice} />
      </div>
      <Button
        variant={chosen ? 'secondary' : 'outline'}
        size="sm"
        aria-label={`Take ${voice.name}`}
        aria-pressed={chosen}
        onClick={onChoose}
      >
        {chosen && <Check aria-hidden />} {chosen ? 'Taken' : 'Take'}
      </Button>
    </li>
  )
}
