import { FlaskConical } from 'lucide-react'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { useApp } from '@/features/session/session'
import { cn } from '@/lib/cn'

/** Says that calls are simulated, and how to make real ones. Absent when they are real. */
export function SandboxBadge({ className }: { className?: string }) {
  const { data: app } = useApp()
  if (!app?.sandbox) return null
  return (
    <Popover>
      <PopoverTrigger
        className={cn(
          'inline-flex items-center gap-1 rounded-full bg-warning-soft px-2 py-0.5 text-xs font-medium text-warning outline-none focus-visible:ring-2 focus-visible:ring-ring',
          className,
        )}
      >
        <FlaskConical className="size-3" aria-hidden /> Sandbox
      </PopoverTrigger>
      <PopoverContent aria-label="About the sandbox">
        <p className="font-semibold">Calls are simulated</p>
        <p className="mt-1.5 text-muted-foreground">
          No phone rings and nothing is charged. Simulated people answer, decline or miss the calls; leads,
          minutes and invoices come out as they would from real ones.
        </p>
        <p className="mt-4 font-semibold">To go live</p>
        <p className="mt-1.5 text-muted-foreground">
          Start the app with your key of ElevenLabs, of Retell, or both:
        </p>
        <pre className="mt-2 overflow-x-auto rounded-md bg-muted px-3 py-2 font-mono text-xs">
          ELEVENLABS_API_KEY=…{'\n'}ELEVENLABS_WEBHOOK_SECRET=…{'\n'}RETELL_API_KEY=…
        </pre>
      </PopoverContent>
    </Popover>
  )
}
