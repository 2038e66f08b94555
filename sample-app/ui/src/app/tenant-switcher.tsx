import { Building2, ChevronsUpDown } from 'lucide-react'
import { useLocation, useNavigate } from 'react-router'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { useClients } from '@/features/clients/clients'
import { useActingTenant } from '@/features/session/session'
import { useActIn } from './use-act-in'

/** Which client the platform's user acts in. */
export function TenantSwitcher() {
  const clients = useClients()
  const acting = useActingTenant()
  const switchTo = useSwitchTenant()
  const navigate = useNavigate()
  const name = clients.items.find((client) => client.id === acting)?.name
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex h-12 w-full items-center gap-2.5 rounded-md border bg-card px-2.5 text-left shadow-xs outline-none hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring">
        <Building2 className="size-4 shrink-0 text-muted-foreground" aria-hidden />
        <span className="min-w-0 flex-1">
          <span className="block text-xs text-muted-foreground">Acting in</span>
          <span className="block truncate leading-tight font-medium">{name ?? 'Choose a client'}</span>
        </span>
        <ChevronsUpDown className="size-4 shrink-0 text-muted-foreground" aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-(--radix-dropdown-menu-trigger-width)">
        <DropdownMenuLabel>Act in a client</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={acting ?? ''} onValueChange={switchTo}>
          {clients.items.map((client) => (
            <DropdownMenuRadioItem key={client.id} value={client.id}>
              <span className="truncate">{client.name}</span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void navigate('/clients')}>All clients</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

/** Acts in another client, and leaves a page that shows one thing of the one before. */
function useSwitchTenant() {
  const actIn = useActIn()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  return (tenantId: string) => {
    actIn(tenantId)
    void navigate(`/${pathname.split('/')[1] ?? ''}`)
  }
}
