import {
  AudioLines,
  Building2,
  ChartNoAxesColumn,
  Gauge,
  Inbox,
  LayoutDashboard,
  ListChecks,
  Megaphone,
  PhoneCall,
  PhoneOff,
  Scale,
  Users,
  type LucideIcon,
} from 'lucide-react'

export interface Destination {
  to: string
  label: string
  icon: LucideIcon
}

/** What belongs to a tenant; a platform user sees it for the tenant acted in. */
export const tenantDestinations: Destination[] = [
  { to: '/', label: 'Dashboard', icon: LayoutDashboard },
  { to: '/campaigns', label: 'Campaigns', icon: Megaphone },
  { to: '/leads', label: 'Leads', icon: Users },
  { to: '/calls', label: 'Calls', icon: PhoneCall },
  { to: '/agents', label: 'Agents', icon: AudioLines },
  { to: '/do-not-call', label: 'Do not call', icon: PhoneOff },
  { to: '/compliance', label: 'Compliance', icon: Scale },
  { to: '/usage', label: 'Usage', icon: ChartNoAxesColumn },
]

export const platformDestinations: Destination[] = [
  { to: '/clients', label: 'Clients', icon: Building2 },
  { to: '/queue', label: 'Queue', icon: Gauge },
  { to: '/webhook-inbox', label: 'Webhook inbox', icon: Inbox },
  { to: '/setup', label: 'Setup', icon: ListChecks },
]
