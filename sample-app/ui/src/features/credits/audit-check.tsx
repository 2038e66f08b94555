import { CircleCheck, CircleX, ShieldQuestion } from 'lucide-react'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import { Button } from '@/components/ui/button'
import { plural } from '@/lib/format'
import { useAudit } from './credits'

/** Compares the whole ledger with itself, and says what it found. */
export function AuditCheck() {
  const audit = useAudit()
  const found = audit.data
  const Icon = !found ? ShieldQuestion : found.sound ? CircleCheck : CircleX
  return (
    <div className="flex flex-wrap items-center gap-3">
      <span role="status" className="text-[13px] text-muted-foreground">
        {found &&
          (found.sound
            ? `Sound: ${plural(found.entries, 'entry', 'entries')} of all clients`
            : found.findings.map(({ what }) => what).join('; ') || 'The sums are not zero')}
      </span>
      <Button
        variant="outline"
        size="sm"
        busy={audit.isPending}
        onClick={() => audit.mutate(undefined, { onError: (error) => toast.error(messageOf(error)) })}
      >
        <Icon className={found ? (found.sound ? 'text-success' : 'text-danger') : undefined} aria-hidden />
        Verify
      </Button>
    </div>
  )
}
