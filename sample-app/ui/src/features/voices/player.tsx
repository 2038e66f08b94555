import { CirclePlay, CircleStop } from 'lucide-react'
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { toast } from 'sonner'
import type { Voice } from '@/api/types'
import { Button } from '@/components/ui/button'

interface Player {
  /** Address of what plays now, or null. */
  playing: string | null
  toggle: (url: string) => void
}

const PlayerContext = createContext<Player>({ playing: null, toggle: () => undefined })

/** One loudspeaker for the samples below: a second one stops the first, and leaving stops them all. */
export function SamplePlayer({ children }: { children: ReactNode }) {
  const [playing, setPlaying] = useState<string | null>(null)
  const audio = useRef<HTMLAudioElement | null>(null)

  useEffect(() => () => audio.current?.pause(), [])

  const player = useMemo<Player>(
    () => ({
      playing,
      toggle: (url) => {
        audio.current?.pause()
        if (playing === url) return setPlaying(null)
        const sound = new Audio(url)
        // Only the one that plays now has a say in whether something plays.
        const ended = () => setPlaying((current) => (current === url ? null : current))
        sound.onended = ended
        audio.current = sound
        setPlaying(url)
        sound.play().catch((error: unknown) => {
          // Being stopped by a click is not a failure.
          if (error instanceof DOMException && error.name === 'AbortError') return
          ended()
          toast.error('The sample of this voice cannot be played now.')
        })
      },
    }),
    [playing],
  )
  return <PlayerContext value={player}>{children}</PlayerContext>
}

/** Plays a voice's sample, or stops it; nothing where there is none. */
export function PlayButton({ voice }: { voice: Voice }) {
  const { playing, toggle } = useContext(PlayerContext)
  const url = voice.preview_url
  if (!url) return null
  const on = playing === url
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={`${on ? 'Stop' : 'Play'} ${voice.name}`}
      className={on ? 'text-link' : 'text-muted-foreground'}
      onClick={() => toggle(url)}
    >
      {on ? <CircleStop aria-hidden className="size-5" /> : <CirclePlay aria-hidden className="size-5" />}
    </Button>
  )
}
