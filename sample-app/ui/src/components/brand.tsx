import { cn } from '@/lib/cn'

/** The mark (a voice's wave) and the name. */
export function Brand({ className }: { className?: string }) {
  return (
    <span className={cn('flex items-center gap-2.5', className)}>
      <span className="flex size-7 items-center justify-center rounded-lg bg-primary text-primary-foreground">
        <svg viewBox="0 0 24 24" className="size-4" aria-hidden>
          <path
            d="M4 10v4M9.3 6v12M14.7 3v18M20 9v6"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.6"
            strokeLinecap="round"
          />
        </svg>
      </span>
      <span className="text-[15px] font-semibold tracking-tight">voicecrm</span>
    </span>
  )
}
