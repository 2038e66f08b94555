import { MoreHorizontal } from 'lucide-react'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { OwnedNumber } from '@/api/types'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { phone } from '@/lib/format'
import { usePoolCommand, type PoolCommand } from './numbers'
import type { PoolWish } from './pool-command-dialog'

export interface PoolActionsProps {
  owned: OwnedNumber
  /** Asked for something that takes a number away from somebody. */
  onCommand: (wish: PoolWish) => void
  onAssign: (owned: OwnedNumber) => void
}

/** What can be done with a number in its state; nothing with one that was given back. */
export function PoolActions({ owned, onCommand, onAssign }: PoolActionsProps) {
  const run = usePoolCommand()
  const { phone_number: number, status } = owned.number
  const commands = commandsOf(owned)
  if (commands.length === 0) return null

  function harmless(command: PoolCommand, done: string) {
    run.mutate(
      { number, command },
      {
        onSuccess: () => toast.success(`${phone(number)} ${done}`),
        onError: (error) => toast.error(messageOf(error)),
      },
    )
  }

  const select: Record<Entry, () => void> = {
    assign: () => onAssign(owned),
    restore: () => harmless('restore', 'restored'),
    reconnect: () => harmless('reconnect', 'connected again'),
    unassign: () => onCommand({ owned, command: 'unassign' }),
    suspend: () => onCommand({ owned, command: 'suspend' }),
    release: () => onCommand({ owned, command: 'release' }),
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={`Actions for ${phone(number)}`} busy={run.isPending}>
          {!run.isPending && <MoreHorizontal aria-hidden />}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {commands.map((command) => (
          <DropdownMenuItem key={command} onSelect={select[command]}>
            {command === 'assign' && status === 'assigned' ? 'Change agent…' : LABELS[command]}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

type Entry = PoolCommand | 'assign'

const LABELS: Record<Entry, string> = {
  assign: 'Assign…',
  restore: 'Restore',
  reconnect: 'Connect again',
  unassign: 'Take away…',
  suspend: 'Suspend…',
  release: 'Release…',
}

export function commandsOf({ number, client }: OwnedNumber): Entry[] {
  switch (number.status) {
    case 'available':
      return ['assign', 'suspend', 'release']
    case 'reserved':
      return ['assign', 'unassign']
    case 'assigned':
      return ['assign', 'reconnect', 'suspend', 'unassign']
    case 'suspended':
      return client ? ['restore', 'unassign'] : ['restore', 'release']
    case 'released':
      return []
  }
}
