import { NavLink } from 'react-router'
import { Brand } from '@/components/brand'
import { useMe } from '@/features/session/session'
import { cn } from '@/lib/cn'
import { platformDestinations, tenantDestinations, type Destination } from './navigation'
import { SandboxBadge } from './sandbox-badge'
import { TenantSwitcher } from './tenant-switcher'
import { UserMenu } from './user-menu'

/** Brand, places to go, and who is signed in. `onNavigate` lets a sheet close itself. */
export function Sidebar({ onNavigate }: { onNavigate?: () => void }) {
  const me = useMe()
  const platform = me.role === 'platform_admin'
  return (
    <div className="flex h-full flex-col bg-sidebar">
      <div className="flex h-14 items-center justify-between px-4">
        <Brand />
        <SandboxBadge className={onNavigate && 'mr-8'} />
      </div>
      <div className="px-3 pb-3">
        {platform ? (
          <TenantSwitcher />
        ) : (
          <p className="truncate px-2 text-[13px] text-muted-foreground">{me.tenant?.name}</p>
        )}
      </div>
      <nav aria-label="Main" className="flex-1 space-y-6 overflow-y-auto px-3 py-1">
        <Destinations items={tenantDestinations} onNavigate={onNavigate} />
        {platform && (
          <div>
            <p className="px-2.5 pb-1.5 text-xs font-medium text-muted-foreground">Platform</p>
            <Destinations items={platformDestinations} onNavigate={onNavigate} />
          </div>
        )}
      </nav>
      <div className="border-t p-3">
        <UserMenu />
      </div>
    </div>
  )
}

function Destinations({ items, onNavigate }: { items: Destination[]; onNavigate?: () => void }) {
  return (
    <ul className="space-y-0.5">
      {items.map(({ to, label, icon: Icon }) => (
        <li key={to}>
          <NavLink
            to={to}
            end={to === '/'}
            onClick={onNavigate}
            className={({ isActive }) =>
              cn(
                'flex h-9 items-center gap-2.5 rounded-md px-2.5 font-medium transition-colors',
                isActive
                  ? 'bg-primary-soft text-link dark:text-foreground'
                  : 'text-muted-foreground hover:bg-accent hover:text-foreground',
              )
            }
          >
            <Icon className="size-4" aria-hidden />
            {label}
          </NavLink>
        </li>
      ))}
    </ul>
  )
}
